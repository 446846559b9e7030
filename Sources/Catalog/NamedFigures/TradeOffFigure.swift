import ExactArithmetic
import Figures
import InformationTheory
import Memorization
import Tables

/// The figure `game` for one game: the information of a message against Bob's success.
///
/// It shows what Alice can do by sending prefixes or noisy copies of her strings, and the SDPI and Mrs Gerber bounds,
/// which say what every message with this success must carry.
public struct TradeOffFigure: Sendable {
  public var game: Game
  /// A message that is drawn as a point of its own, if any.
  public var message: Message?
  /// The unit of information on the axis.
  public var unit: InformationUnit

  public init(game: Game, message: Message? = nil, unit: InformationUnit = .bits) {
    self.game = game
    self.message = message
    self.unit = unit
  }

  /// The number of intervals into which success is cut for the bounds, and noise for noisy copies.
  private static let steps = 32

  /// Computes the figure.
  ///
  /// - Throws: `GameError` when the game is too large, or the message does not fit it; `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    let optimum = try game.drawnOptimum(limits: limits, monitor: monitor)
    var curves = [
      Curve("prefix of every string", try prefixes(limits, monitor)),
      Curve("noisy copy of every string", try noisyCopies(limits, monitor)),
      Curve("Mrs Gerber bound", try bounds(upTo: optimum) { $0.mrsGerber }),
      Curve("SDPI bound", try bounds(upTo: optimum) { .exact($0.sdpi) }),
    ]
    if let message {
      let quantities = try game.quantities(of: message, limits: limits, monitor: monitor)
      curves.append(
        Curve(
          "the message \(message.name)",
          [(message.name, .rational(quantities.success), .quantity(quantities.information))],
          isJoined: false))
    }
    return drawn(curves, optimum)
  }

  // MARK: Curves

  private typealias Row = (message: String, success: Table.Cell, information: Table.Cell)

  private struct Curve {
    let name: Figure.Label
    let rows: [Row]
    let isJoined: Bool

    init(_ name: Figure.Label, _ rows: [Row], isJoined: Bool = true) {
      self.name = name
      self.rows = rows
      self.isJoined = isJoined
    }
  }

  /// The first m coordinates of every string are everything in the game of dimension m.
  private func prefixes(_ limits: WorkLimits, _ monitor: WorkMonitor) throws -> [Row] {
    let count = min(game.dimension, TradeOffFigure.steps)
    return try (0...max(count, 1)).map { count == 0 ? 0 : $0 * game.dimension / count }.map { m in
      let sent = try Game(
        examples: game.examples, dimension: m, correlation: game.correlation)
      return (
        "prefix:\(m)", try sent.drawnOptimum(limits: limits, monitor: monitor).cell,
        .logForm(.bits(Rational(Integer(game.examples) * Integer(m))))
      )
    }
  }

  /// Noisy copies are everything in the game with less correlation, and tell `1 - h(a)` about each bit.
  private func noisyCopies(_ limits: WorkLimits, _ monitor: WorkMonitor) throws -> [Row] {
    let steps = TradeOffFigure.steps / 2
    let size = Rational(Integer(game.examples) * Integer(game.dimension))
    return try (0...steps).reversed().map { step in
      // Success falls steeply near no noise, so the steps grow.
      let a = Rational(step * step, 2 * steps * steps)
      let sent = try Game(
        examples: game.examples, dimension: game.dimension,
        correlation: game.correlation * (1 - 2 * a))
      return (
        "noisy:\(a)", try sent.drawnOptimum(limits: limits, monitor: monitor).cell,
        .logForm(size * (LogForm.bits(1) - binaryEntropy(a)))
      )
    }
  }

  /// A bound at successes from a blind guess to the optimum.
  private func bounds(
    upTo optimum: Enclosure, _ bound: (GameBounds) -> InformationQuantity
  ) throws -> [Row] {
    let blind = Rational(1, game.examples)
    return try (0...TradeOffFigure.steps).map { step in
      let share = Rational(step, TradeOffFigure.steps)
      // Short numbers below the optimum, at most, keep the logarithms short.
      let success = max(
        blind,
        (blind + share * (optimum.lower - blind)).rounded(toSignificantBits: 24, .down))
      return ("any", .rational(success), .quantity(bound(try game.bounds(success: success))))
    }
  }

  // MARK: The figure

  private func drawn(_ curves: [Curve], _ optimum: Enclosure) -> TabulatedFigure {
    let parameters =
      "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
    var table = Table(
      title: "Information against success in the game with \(parameters)",
      columns: [
        Table.Column("curve", alignment: .left), Table.Column("message", alignment: .left),
        Table.Column("success", notation: .decimal),
        Table.Column(
          "information", header: "I(X;M)", latexHeader: "$I(X;M)$", unit: .information,
          notation: .decimal),
      ])
    var figure = Figure(
      title: """
        Information against success, \(parameters.replacing("rho", with: "ρ")), \
        optimum \(optimum.midpoint.decimal(significantDigits: 4))
        """,
      xAxis: Figure.Axis("Bob's success", unit: "probability"),
      yAxis: Figure.Axis(
        Figure.Label("information I(X;M)", latex: "information $I(X;M)$"), unit: unit.rawValue))
    for curve in curves {
      let first = table.rows.count
      for row in curve.rows {
        table.append([.text(curve.name.text), .text(row.message), row.success, row.information])
      }
      figure.series.append(
        Figure.Series(
          curve.name,
          points: table.points(
            x: "success", y: "information", unit: unit, rows: Array(first..<table.rows.count)),
          isJoined: curve.isJoined))
    }
    let all = LogForm.bits(Rational(Integer(game.examples) * Integer(game.dimension)))
    figure.referenceLines = [
      Figure.ReferenceLine(
        Figure.Label("k d", latex: "$kd$"), at: all.enclosure(in: unit, bits: 64))
    ]
    return TabulatedFigure(figure: figure, table: table)
  }
}
