import ExactArithmetic
import Memorization
import Tables

/// The table `optimum`: Bob's optimal success in the 1-out-of-k game for ranges of `k`, `d` and `rho`.
public struct OptimumTable: Sendable {
  public var examples: [Int]
  public var dimensions: [Int]
  public var correlations: [Rational]

  public init(examples: [Int], dimensions: [Int], correlations: [Rational]) {
    self.examples = examples
    self.dimensions = dimensions
    self.correlations = correlations
  }

  /// Computes the table, a row for each game, by `rho`, then `k`, then `d`.
  ///
  /// - Throws: ``Memorization/GameError`` for parameters out of range or too large; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    var table = Table(
      title: "Optimal success in the 1-out-of-k nearest-neighbour game",
      columns: [
        Table.Column("rho", latexHeader: "$\\rho$"), Table.Column("k", latexHeader: "$k$"),
        Table.Column("d", latexHeader: "$d$"),
        Table.Column("optimalSuccess", header: "optimal success", notation: .both),
      ])
    for game in try games() {
      let value = try game.optimalSuccess(limits: limits, monitor: monitor)
      table.append([
        .rational(game.correlation), .integer(game.examples), .integer(game.dimension),
        .rational(value),
      ])
    }
    return table
  }

  private func games() throws -> [Game] {
    try Game.all(examples: examples, dimensions: dimensions, correlations: correlations)
  }
}

extension Game {
  /// The games of a table, by `rho`, then `k`, then `d`; checked before the first is computed.
  public static func all(
    examples: [Int], dimensions: [Int], correlations: [Rational]
  ) throws(GameError) -> [Game] {
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
}
