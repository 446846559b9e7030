import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

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
  /// - Throws: `GameError` for parameters out of range, `WorkRefused` for those too large; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    let games = try Game.all(
      examples: examples, dimensions: dimensions, correlations: correlations)
    var table = OptimumTable.table(
      rows: try games.map { game in
        (game, .rational(try game.optimalSuccess(limits: limits, monitor: monitor)))
      })
    table.title = "Optimal success in the 1-out-of-k nearest-neighbour game"
    return table
  }

  /// The table of values that are known, exact or as enclosures.
  public static func table(rows: [(game: Game, optimalSuccess: Table.Cell)]) -> Table {
    Table(
      columns: [
        Table.Column("rho", latexHeader: "$\\rho$"), Table.Column("k", latexHeader: "$k$"),
        Table.Column("d", latexHeader: "$d$"),
        Table.Column("optimalSuccess", header: "optimal success", notation: .both),
      ],
      rows: rows.map { game, value in
        [
          .rational(game.correlation), .integer(game.examples), .integer(game.dimension), value,
        ]
      })
  }
}

extension OptimumTable {
  /// The optimal success of one game, exact or as an enclosure.
  ///
  /// - Parameter readerDigits: the number of significant digits for a reader unless others are asked for.
  public static func report(
    _ game: Game, _ optimalSuccess: Table.Cell, readerDigits: Int? = nil
  ) -> Report {
    let (k, d, rho) = (game.examples, game.dimension, game.correlation)
    var summary = table(rows: [(game, optimalSuccess)])
    summary.readerDigits = readerDigits
    return Report(
      question: Report.Question(
        "optimum", ["k": .integer(k), "d": .integer(d), "rho": .rational(rho)]),
      title: "The optimal success of the 1-out-of-k nearest-neighbour game",
      sections: [
        Report.Section([
          .entries(
            [
              Report.Entry(
                "optimal success for k = \(k), d = \(d), rho = \(rho)", optimalSuccess,
                path: "optimalSuccess")
            ], .sentences)
        ])
      ],
      layout: .lines, summary: summary, readerDigits: readerDigits)
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
