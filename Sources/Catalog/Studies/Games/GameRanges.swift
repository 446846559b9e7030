import ExactArithmetic
import NearestNeighbourGame

/// Ranges of the parameters of the game: a study takes all combinations of their values.
public struct GameRanges: Hashable, Sendable {
  /// The numbers `k` of examples.
  public var examples: [Int]
  /// The dimensions `d`.
  public var dimensions: [Int]
  /// The correlations `rho`.
  public var correlations: [Rational]

  public init(examples: [Int], dimensions: [Int], correlations: [Rational]) {
    self.examples = examples
    self.dimensions = dimensions
    self.correlations = correlations
  }

  /// The games in the order of the rows of a table: by `rho`, then `k`, then `d`.
  ///
  /// - Throws: `GameError` for the first parameter that is out of range, before anything is computed.
  public func games() throws(GameError) -> [Game] {
    var games: [Game] = []
    for rho in correlations {
      for k in examples {
        for d in dimensions {
          games.append(try Game(examples: k, dimension: d, correlation: rho))
        }
      }
    }
    return games
  }

  /// Each value once, by growing value: in the order of a curve.
  var sorted: GameRanges {
    GameRanges(
      examples: Set(examples).sorted(), dimensions: Set(dimensions).sorted(),
      correlations: Set(correlations).sorted())
  }
}
