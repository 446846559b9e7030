import ExactArithmetic
import NearestNeighbourGame
import Tables
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

  /// The number of games.
  var count: Int { examples.count * dimensions.count * correlations.count }

  /// What a table is asked about the games.
  public var parameters: [Report.Question.Parameter] {
    [.init("k", .list(examples)), .init("d", .list(dimensions)), .init("rho", .list(correlations))]
  }

  /// The games in the order of the rows of a table: by `rho`, then `k`, then `d`.
  ///
  /// - Throws: `GameError` for the first parameter that is out of range, before anything is computed.
  public func games() throws(GameError) -> [Game] {
    var games: [Game] = []
    for index in 0..<count { games.append(try game(at: index)) }
    return games
  }

  /// The game at a place in the order of the rows.
  func game(at index: Int) throws(GameError) -> Game {
    let (row, d) = index.quotientAndRemainder(dividingBy: dimensions.count)
    let (rho, k) = row.quotientAndRemainder(dividingBy: examples.count)
    return try Game(
      examples: examples[k], dimension: dimensions[d], correlation: correlations[rho])
  }

  /// Checks that games, each of them within reach by itself, are so all together.
  ///
  /// - Parameters:
  ///   - subject: what is computed of every game, in the plural.
  ///   - gameCount: the number of games.
  ///   - operations: how many operations all of them need.
  /// - Throws: `WorkRefused`.
  static func check(
    _ subject: String, _ gameCount: Int, operations: Double, _ limits: WorkLimits,
    _ monitor: WorkMonitor
  ) throws {
    let estimate = WorkEstimate(
      subject: "\(subject) of \(gameCount) games", operations: operations, bytes: 0)
    try limits.check(estimate)
    monitor.announce(estimate.description)
  }

  /// Each value once, by growing value: in the order of a curve.
  var sorted: GameRanges {
    GameRanges(
      examples: Set(examples).sorted(), dimensions: Set(dimensions).sorted(),
      correlations: Set(correlations).sorted())
  }
}
