import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

/// The study `optimum`: Bob's optimal success in the 1-out-of-k game for ranges of `k`, `d` and `rho`.
public struct OptimumStudy: Sendable {
  public var ranges: GameRanges

  public init(_ ranges: GameRanges) { self.ranges = ranges }

  public init(examples: [Int], dimensions: [Int], correlations: [Rational]) {
    self.init(
      GameRanges(examples: examples, dimensions: dimensions, correlations: correlations))
  }

  // MARK: The table

  /// Computes the table, a row for each game, by `rho`, then `k`, then `d`; all values are exact.
  ///
  /// - Throws: `GameError` for parameters out of range or too large; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    let games = try ranges.games()
    let operations = try games.reduce(0) { try $0 + $1.checkOptimalSuccess(limits: limits) }
    try GameRanges.check(
      "the exact optimum", games.count, operations: operations, limits, monitor)
    return OptimumStudy.table(
      title: OptimumStudy.title,
      rows: try games.map { game in
        (game, .rational(try game.optimalSuccess(limits: limits, monitor: monitor)))
      })
  }

  /// The table of values that are known, exact or as enclosures.
  public static func table(
    title: String = "", rows: [(game: Game, optimalSuccess: Table.Cell)]
  ) -> Table {
    Table(
      title: title,
      columns: [
        Table.Column("rho"), Table.Column("k"),
        Table.Column("d"),
        Table.Column("optimalSuccess", header: "optimal success", notation: .both),
      ],
      rows: rows.map { game, value in
        [
          .rational(game.correlation), .integer(game.examples), .integer(game.dimension), value,
        ]
      })
  }

  /// The optimal success of one game, exact or as an enclosure.
  ///
  /// - Parameters:
  ///   - game: the game.
  ///   - optimalSuccess: the value of its optimum.
  ///   - readerDigits: the number of significant digits for a reader unless others are asked for.
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

  private static let title = "Optimal success in the 1-out-of-k nearest-neighbour game"

  // MARK: The figure

  /// Computes the figure: the success against the parameter of the game that has most values, with a curve for each
  /// combination of the others.  Values are exact while `k d` is at most 10^5, else enclosures.
  ///
  /// - Throws: `GameError` for parameters out of range or too large; ``NamedFigureError/noRange(expected:)``;
  ///   `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let families = try GameFamilies(ranges)
    for game in families.games { try game.checkDrawnOptimum(limits: limits) }
    let table = OptimumStudy.table(
      title: OptimumStudy.title,
      rows: try families.games.map { game in
        (game, try game.drawnOptimum(limits: limits, monitor: monitor).cell)
      })
    return TabulatedFigure(figure: OptimumStudy.figure(families, table), table: table)
  }

  private static func figure(_ families: GameFamilies, _ table: Table) -> Figure {
    var figure = Figure(
      title: "Optimal success in the Alice-Bob game\(families.titleOfConstants)",
      xAxis: families.axis,
      yAxis: Figure.Axis("optimal success", unit: "probability", range: 0...1))
    figure.series = families.families.map { family in
      let name = family.name.text.isEmpty ? "optimal success" : family.name
      return Figure.Series(
        name,
        points: table.points(x: families.abscissa.key, y: "optimalSuccess", rows: family.games))
    }
    return figure
  }
}
