import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

/// The figure `game` for ranges of parameters: the information of a message and the lower bounds on it, against
/// the parameter that has most values.
public struct GameFigure: Sendable {
  public var examples: [Int]
  public var dimensions: [Int]
  public var correlations: [Rational]
  public var message: Message
  /// The unit of information on the axis.
  public var unit: InformationUnit

  public init(
    examples: [Int], dimensions: [Int], correlations: [Rational], message: Message = .everything,
    unit: InformationUnit = .bits
  ) {
    self.examples = examples
    self.dimensions = dimensions
    self.correlations = correlations
    self.message = message
    self.unit = unit
  }

  /// Computes the figure, whose data are the table `game`, with the verdict on its inequalities.
  ///
  /// - Throws: `GameError` for parameters out of range, `WorkRefused` for those too large; ``NamedFigureError/noRange(expected:)``;
  ///   `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> (figure: TabulatedFigure, verdict: Verdict) {
    let families = try GameFamilies(
      examples: examples, dimensions: dimensions, correlations: correlations)
    let (table, verdict) = try GameTable(
      examples: Set(examples).sorted(), dimensions: Set(dimensions).sorted(),
      correlations: Set(correlations).sorted(), message: message
    ).table(limits: limits, monitor: monitor)
    let series = families.families.flatMap { family in
      GameFigure.curves.map { curve in
        let points = table.points(
          x: families.abscissa.key, y: curve.key, unit: unit, rows: family.games)
        var name = curve.name
        if !family.name.text.isEmpty { name.append(", ", family.name) }
        return Figure.Series(name, points: points)
      }
    }
    let constants = families.constants.isEmpty ? "" : ", " + families.constants
    var figure = Figure(
      title: "The message \(message.name) and the lower bounds\(constants)",
      xAxis: families.axis,
      yAxis: Figure.Axis(
        "information of the message", unit: unit.rawValue,
        scale: .suiting(series.flatMap { $0.points.map(\.y.midpoint) })))
    figure.series = series
    figure.mergeEqualSeries(joining: " and ")
    return (TabulatedFigure(figure: figure, table: table, verdict: verdict), verdict)
  }

  /// The columns of the table that are drawn.
  private static let curves: [(key: String, name: Figure.Label)] = [
    ("I(X;M)", Figure.Label("I(X;M)", latex: "$I(X;M)$")),
    ("mrsGerber", "Mrs Gerber bound"), ("sdpi", "SDPI bound"),
  ]
}
