import Catalog
import ExactArithmetic
import NearestNeighbourGame
import Testing

/// Ranges of the parameters of the game.
struct GameRangesTests {
  static let ranges = GameRanges(
    examples: [1, 2, 3], dimensions: [0, 1, 3], correlations: [0, Rational(1, 3), 1])

  /// The games in the order of the rows: by `rho`, then `k`, then `d`.
  static func games() throws -> [Game] {
    var games: [Game] = []
    for rho in [Rational(0), Rational(1, 3), Rational(1)] {
      for k in 1...3 {
        for d in [0, 1, 3] { games.append(try Game(examples: k, dimension: d, correlation: rho)) }
      }
    }
    return games
  }

  @Test func games() throws {
    #expect(try GameRangesTests.ranges.games() == GameRangesTests.games())
    #expect(try GameRanges(examples: [], dimensions: [1], correlations: [1]).games() == [])
    #expect(throws: GameError.examplesOutOfRange(0)) {
      try GameRanges(examples: [1, 0], dimensions: [1], correlations: [1]).games()
    }
  }
}
