import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

/// The figure `optimum`: Bob's optimal success against the parameter of the game that has most values, with a curve
/// for each combination of the others.
public struct OptimumFigure: Sendable {
  public var examples: [Int]
  public var dimensions: [Int]
  public var correlations: [Rational]

  public init(examples: [Int], dimensions: [Int], correlations: [Rational]) {
    self.examples = examples
    self.dimensions = dimensions
    self.correlations = correlations
  }

  /// Computes the figure; values are exact while `k d` is at most 10^5, else enclosures.
  ///
  /// - Throws: `GameError` for parameters out of range, `WorkRefused` for those too large; ``NamedFigureError/noRange(expected:)``;
  ///   `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let families = try GameFamilies(
      examples: examples, dimensions: dimensions, correlations: correlations)
    var table = OptimumTable.table(
      rows: try families.games.map { game in
        (game, try game.drawnOptimum(limits: limits, monitor: monitor).cell)
      })
    table.title = "Optimal success in the 1-out-of-k nearest-neighbour game"
    let constants = families.constants.isEmpty ? "" : ", " + families.constants
    var figure = Figure(
      title: "Optimal success in the Alice-Bob game\(constants)",
      xAxis: families.axis,
      yAxis: Figure.Axis("optimal success", unit: "probability", range: 0...1))
    figure.series = families.families.map { family in
      let name = family.name.text.isEmpty ? "optimal success" : family.name
      return Figure.Series(
        name,
        points: table.points(x: families.abscissa.key, y: "optimalSuccess", rows: family.games))
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
