import ExactArithmetic
import Figures
import InformationTheory
import NearestNeighbourGame
import Tables
import Work

/// The study `game` of one game: the information of a message against Bob's success.
///
/// The figure shows what Alice can do by sending prefixes or noisy copies of her strings, and the SDPI and Mrs Gerber bounds,
/// which say what every message with this success must carry.
public struct TradeOffStudy: Sendable {
  public var game: Game
  /// Messages that are drawn as points of their own.
  public var messages: [Message]
  /// The unit of information on the axis.
  public var unit: InformationUnit

  public init(game: Game, message: Message? = nil, unit: InformationUnit = .bits) {
    self.init(game: game, messages: message.map { [$0] } ?? [], unit: unit)
  }

  /// The study of a game with several messages of its own.
  public init(game: Game, messages: [Message], unit: InformationUnit = .bits) {
    self.game = game
    self.messages = messages
    self.unit = unit
  }

  /// The first of the messages, if there is one.
  public var message: Message? {
    get { messages.first }
    set { messages = newValue.map { [$0] } ?? [] }
  }

  /// The number of intervals into which success is cut for the bounds, and noise for noisy copies.
  static let steps = 32

  /// Computes the figure.
  ///
  /// - Throws: `GameError` when the message does not fit the game, `WorkRefused` when it is too large; `CancellationError`.
  public func figure(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    func row(_ message: Message) throws -> Row { try self.row(message, limits, monitor) }
    let optimum = try game.drawnOptimum(limits: limits, monitor: monitor)
    let lower = try bounds(upTo: optimum, monitor)
    var curves = [
      Curve("prefix of every string", try prefixes.map(row)),
      Curve("noisy copy of every string", try noisyCopies.map(row)),
      Curve("Mrs Gerber bound", lower.map { ("any", $0, .quantity($1.mrsGerber)) }),
      Curve("SDPI bound", lower.map { ("any", $0, .quantity(.exact($1.sdpi))) }),
    ]
    for message in messages {
      try message.check(in: game)
      curves.append(Curve("the message \(message.name)", [try row(message)], isJoined: false))
    }
    return drawn(curves, optimum)
  }

  // MARK: Curves

  typealias Row = (message: String, success: Table.Cell, information: Table.Cell)

  struct Curve {
    let name: Figure.Label
    let rows: [Row]
    let isJoined: Bool

    init(_ name: Figure.Label, _ rows: [Row], isJoined: Bool = true) {
      self.name = name
      self.rows = rows
      self.isJoined = isJoined
    }
  }

  var prefixes: [Message] {
    let count = min(game.dimension, TradeOffStudy.steps)
    if count == 0 { return [.prefix(0)] }
    // Divided first: the dimension may be as great as a number can be.
    let (quotient, rest) = game.dimension.quotientAndRemainder(dividingBy: count)
    return (0...count).map { .prefix($0 * quotient + $0 * rest / count) }
  }

  var noisyCopies: [Message] {
    let steps = TradeOffStudy.steps / 2
    // Success falls steeply near no noise, so the steps grow.
    return (0...steps).reversed().map { .noisy(Rational($0 * $0, 2 * steps * steps)) }
  }

  /// Bob's success with a message, and its information, as the table has them.
  ///
  /// - Throws: as ``figure(limits:monitor:)``.
  public func point(
    of message: Message, limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> (success: Table.Cell, information: Table.Cell) {
    try message.check(in: game)
    let row = try row(message, limits, monitor)
    return (row.success, row.information)
  }

  /// Bob's success with a message, and its information.
  ///
  /// Where everything does the same in another game neither needs the multisets of distances.
  func row(
    _ message: Message, _ limits: WorkLimits, _ monitor: WorkMonitor
  ) throws -> Row {
    guard let equivalent = message.kind.equivalentGame(of: game) else {
      let quantities = try game.quantities(for: message, limits: limits, monitor: monitor)
      return (message.name, .rational(quantities.success), .quantity(quantities.information))
    }
    return (
      message.name, try equivalent.game.drawnOptimum(limits: limits, monitor: monitor).cell,
      .logForm(equivalent.information)
    )
  }

  /// The bounds at successes from a blind guess to the optimum, on all cores.
  func bounds(
    upTo optimum: Enclosure, _ monitor: WorkMonitor
  ) throws -> [(success: Table.Cell, bounds: GameBounds)] {
    let blind = Rational(1, game.examples)
    let successes = (0...TradeOffStudy.steps).map { step -> Rational in
      let share = Rational(step, TradeOffStudy.steps)
      // Short numbers below the optimum, at most, keep the logarithms short.
      return max(
        blind,
        (blind + share * (optimum.lower - blind)).rounded(toSignificantBits: 24, .down))
    }
    return try monitor.map(successes) { success in
      (.rational(success), try game.bounds(success: success))
    }
  }
}
