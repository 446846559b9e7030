import Documents
import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

/// Information against success: what prefixes and noisy copies do, what this message does, and what every message must.
enum CostAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: GameQuery.names + ["format"])
    let asked = try GameQuery(query)
    let format = try query.format
    return Computation(lane: asked.lane) { reporter in
      let cost = try CostCurves(asked, reporter.monitor)
      let report = cost.report
      return Answer(report, command: asked.command(report.question), view: cost.view).json(format)
    }
  }
}

/// The curves of one game.
struct CostCurves {
  private let asked: GameQuery
  private let own: Point
  private let bounds: GameBounds
  private let curves: [Curve]

  private struct Point {
    let message: String
    let success: Rational
    let information: InformationQuantity
  }

  private struct Curve {
    let name: String
    let points: [Point]
    var isMarked = false
  }

  /// The number of intervals into which success is cut for the bounds, and noise for noisy copies.
  private static let steps = 32

  /// - Throws: `GameError`; `WorkRefused`; `CancellationError`.
  init(_ asked: GameQuery, _ monitor: WorkMonitor) throws {
    let game = asked.game
    func point(_ message: Message) throws -> Point {
      try Task.checkCancellation()
      try message.kind.check(in: game)
      guard let equivalent = message.kind.equivalentGame(of: game) else {
        let found = try game.quantities(for: message, limits: Limits.work, monitor: monitor)
        return Point(
          message: message.name, success: found.success, information: found.information)
      }
      let success = try equivalent.game.optimalSuccess(limits: Limits.work, monitor: monitor)
      return Point(
        message: message.name, success: success, information: .exact(equivalent.information))
    }
    self.asked = asked
    own = try point(asked.message)
    bounds = try game.bounds(success: own.success)
    let optimum = try game.optimalSuccess(limits: Limits.work, monitor: monitor)
    let lower = try CostCurves.successes(game, upTo: optimum).map { success in
      (success, try game.bounds(success: success))
    }
    curves = [
      Curve(
        name: "prefix of every string", points: try CostCurves.prefixes(game).map(point),
        isMarked: true),
      Curve(name: "noisy copy of every string", points: try CostCurves.noisyCopies.map(point)),
      Curve(
        name: "Mrs Gerber bound",
        points: lower.map { Point(message: "any", success: $0, information: $1.mrsGerber) }),
      Curve(
        name: "SDPI bound",
        points: lower.map { Point(message: "any", success: $0, information: .exact($1.sdpi)) }),
      Curve(name: "the message \(asked.message.name)", points: [own]),
    ]
  }

  private static func prefixes(_ game: Game) -> [Message] {
    let count = min(game.dimension, steps)
    if count == 0 { return [.prefix(0)] }
    // Divided first: the dimension may be as great as a number can be.
    let (quotient, rest) = game.dimension.quotientAndRemainder(dividingBy: count)
    return (0...count).map { .prefix($0 * quotient + $0 * rest / count) }
  }

  /// Success falls steeply near no noise, so the steps grow.
  private static let noisyCopies: [Message] = {
    let count = steps / 2
    return (0...count).reversed().map { .noisy(Rational($0 * $0, 2 * count * count)) }
  }()

  /// Short numbers from a blind guess to the optimum, which keep the logarithms short.
  private static func successes(_ game: Game, upTo optimum: Rational) -> [Rational] {
    let blind = Rational(1, game.examples)
    return (0...steps).map { step in
      let share = Rational(step, steps) * (optimum - blind)
      return max(blind, (blind + share).rounded(toSignificantBits: 24, .down))
    }
  }

  // MARK: What is shown

  /// The points as a table, as `lemmata plot game` prints the data of its figure.
  var report: Report {
    let game = asked.game
    let parameters = "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
    let table = Table(
      title: "Information against success in the game with \(parameters)",
      columns: [
        Table.Column("curve", alignment: .left), Table.Column("message", alignment: .left),
        Table.Column("success", notation: .decimal),
        Table.Column(
          "information", header: "I(X;M)", latexHeader: "$I(X;M)$", unit: .information,
          notation: .decimal),
      ],
      rows: curves.flatMap { curve in
        curve.points.map { point -> [Table.Cell] in
          [
            .text(curve.name), .text(point.message), .rational(point.success),
            .quantity(point.information),
          ]
        }
      })
    let question = Report.Question(
      "plot game",
      [
        "k": .integer(game.examples), "d": .integer(game.dimension),
        "rho": .rational(game.correlation), "message": .text(asked.message.name),
      ])
    return Report(question: question, table: table)
  }

  /// The points for the drawing.
  var view: JSONValue {
    [
      "message": .string(asked.message.name), "own": shown(own),
      "bounds": [
        "sdpi": Shown.number(.exact(bounds.sdpi)), "mrsGerber": Shown.number(bounds.mrsGerber),
      ],
      "curves": .array(
        curves.map { curve in
          [
            "name": .string(curve.name), "isMarked": .bool(curve.isMarked),
            "points": .array(curve.points.map(shown)),
          ]
        }),
    ]
  }

  private func shown(_ point: Point) -> JSONValue {
    [
      "message": .string(point.message), "success": Shown.number(point.success),
      "information": Shown.number(point.information),
    ]
  }
}
