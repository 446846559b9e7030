import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

/// The study `game`: the quantities of the 1-out-of-k game with one message, the bounds on `I(X;M)`, and whether every
/// inequality of the communication bound holds, for ranges of `k`, `d` and `rho`.
///
/// One game by itself is drawn by ``TradeOffStudy``.
public struct GameStudy: Sendable {
  public var ranges: GameRanges
  /// The messages, of which the rows of a game stand in this order; there is at least one.
  public var messages: [Message]
  /// The unit of information on the axis of the figure.
  public var unit: InformationUnit

  public init(
    _ ranges: GameRanges, message: Message = .everything, unit: InformationUnit = .bits
  ) {
    self.init(ranges, messages: [message], unit: unit)
  }

  /// The study of several messages.
  ///
  /// - Precondition: there is at least one.
  public init(_ ranges: GameRanges, messages: [Message], unit: InformationUnit = .bits) {
    precondition(!messages.isEmpty, "a study of no message")
    self.ranges = ranges
    self.messages = messages
    self.unit = unit
  }

  /// The first message.
  public var message: Message {
    get { messages[0] }
    set { messages[0] = newValue }
  }

  public init(
    examples: [Int], dimensions: [Int], correlations: [Rational], message: Message = .everything,
    unit: InformationUnit = .bits
  ) {
    self.init(
      GameRanges(examples: examples, dimensions: dimensions, correlations: correlations),
      message: message, unit: unit)
  }

  // MARK: The table

  /// Computes the table, a row for each game, by `rho`, then `k`, then `d`, and for each message, and the verdict on all of
  /// them.  Several messages have a last column of their names.
  ///
  /// - Throws: `GameError` for parameters out of range, and `WorkRefused`, before anything is computed;
  ///   `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> (table: Table, verdict: Verdict) {
    table(try rows(at: Array(0..<rowCount), limits: limits, monitor: monitor))
  }

  /// The table of the reports of all rows, and the verdict on them.
  func table(_ reports: [GameReport]) -> (table: Table, verdict: Verdict) {
    let isSingle = messages.count == 1
    let names = messages.map(\.name).list("and")
    let table = Table(
      title:
        "The 1-out-of-k nearest-neighbour game with the message\(isSingle ? "" : "s") \(names)",
      columns: GameStudy.columns
        + (isSingle ? [] : [Table.Column("message", alignment: .left)]),
      rows: reports.map { GameStudy.row($0) + (isSingle ? [] : [.text($0.message)]) })
    return (table, Verdict.all(reports.map(\.verdict)))
  }

  private static let columns: [Table.Column] = [
    Table.Column("rho"), Table.Column("k"),
    Table.Column("d"),
    Table.Column("success"),
    information("I(X;M)"),
    information("I(M;Y|J)"),
    information("I(J;Y|M)"),
    information("fano", header: "F"),
    information("sdpi", header: "SDPI bound"),
    information("mrsGerber", header: "Mrs Gerber bound"),
    Table.Column("verdict"),
  ]

  private static func information(_ key: String, header: String? = nil) -> Table.Column {
    Table.Column(key, header: header, unit: .information, notation: .decimal)
  }

  private static func row(_ report: GameReport) -> [Table.Cell] {
    [
      .rational(report.game.correlation), .integer(report.game.examples),
      .integer(report.game.dimension), .rational(report.quantities.success),
      .quantity(report.quantities.information), .quantity(report.quantities.noisyInformation),
      .quantity(report.quantities.indexInformation), .logForm(report.bounds.fano),
      .logForm(report.bounds.sdpi), .quantity(report.bounds.mrsGerber), .verdict(report.verdict),
    ]
  }

  // MARK: The figure

  /// Computes the figure: the information of the message and the lower bounds on it against the parameter that has most
  /// values.  Its data are the table, by growing parameters, and its verdict that of the table.
  ///
  /// - Throws: `GameError` for parameters out of range or too large; ``NamedFigureError/noRange(expected:)``;
  ///   `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let families = try GameFamilies(ranges)
    let (table, verdict) = try GameStudy(ranges.sorted, message: message)
      .table(limits: limits, monitor: monitor)
    return TabulatedFigure(figure: figure(families, table), table: table, verdict: verdict)
  }

  private func figure(_ families: GameFamilies, _ table: Table) -> Figure {
    let series = families.families.flatMap { family in
      GameStudy.curves.map { curve in
        let points = table.points(
          x: families.abscissa.key, y: curve.key, unit: unit, rows: family.games)
        var name = curve.name
        if !family.name.text.isEmpty { name.append(", ", family.name) }
        return Figure.Series(name, points: points)
      }
    }
    var figure = Figure(
      title: "The message \(message.name) and the lower bounds\(families.titleOfConstants)",
      xAxis: families.axis,
      yAxis: Figure.Axis(
        "information of the message", unit: unit.rawValue,
        scale: .suiting(series.flatMap { $0.points.map(\.y.midpoint) })))
    figure.series = series
    figure.mergeEqualSeries(joining: " and ")
    return figure
  }

  /// The columns of the table that are drawn.
  private static let curves: [(key: String, name: Figure.Label)] = [
    ("I(X;M)", Figure.Label("I(X;M)", latex: "$I(X;M)$")),
    ("mrsGerber", "Mrs Gerber bound"), ("sdpi", "SDPI bound"),
  ]
}
