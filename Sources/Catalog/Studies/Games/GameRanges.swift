import ExactArithmetic
import NearestNeighbourGame
import Work

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

  /// The games, once all of them are known to be within reach, each by itself and all together.
  ///
  /// - Parameters:
  ///   - subject: what is computed of every game, in the plural.
  ///   - operations: how many operations a game needs; it throws when the game is out of reach.
  /// - Throws: `GameError` for the first parameter that is out of range; `WorkRefused`, before anything is computed.
  func checkedGames(
    _ subject: String, _ limits: WorkLimits, _ monitor: WorkMonitor,
    operations: (Game) throws -> Double
  ) throws -> [Game] {
    let games = try games()
    let total = try games.reduce(0) { try $0 + operations($1) }
    let estimate = WorkEstimate(
      subject: "\(subject) of \(games.count) games", operations: total, bytes: 0)
    try limits.check(estimate)
    monitor.announce(estimate.description)
    return games
  }

  /// Each value once, by growing value: in the order of a curve.
  var sorted: GameRanges {
    GameRanges(
      examples: Set(examples).sorted(), dimensions: Set(dimensions).sorted(),
      correlations: Set(correlations).sorted())
  }
}
