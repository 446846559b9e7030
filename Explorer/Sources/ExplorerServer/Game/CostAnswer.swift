import Catalog
import Documents
import ExactArithmetic
import Figures
import NearestNeighbourGame
import Tables
import Work

/// Information against success: what prefixes and noisy copies do, what this message does, and what every message must,
/// as `lemmata plot game` has it.
enum CostAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try Answer.computation(query) { (asked: GameQuery, format, reporter) in
      let study = TradeOffStudy(game: asked.game, message: asked.message)
      let own = try own(asked, study, reporter.monitor)
      // The curves take longer than this message's own numbers.
      if format == nil { reporter.send(part: own) }
      let drawn = try study.figure(limits: Limits.work, monitor: reporter.monitor)
      let question = asked.question("plot game")
      return Answer(
        Report(question: question, table: drawn.table), command: asked.command(question),
        view: ["own": own, "curves": .array(curves(drawn))])
    }
  }

  // MARK: What is shown

  /// This message, and the bounds for its success.
  private static func own(
    _ asked: GameQuery, _ study: TradeOffStudy, _ monitor: WorkMonitor
  ) throws -> JSONValue {
    let (success, information) = try study.point(
      of: asked.message, limits: Limits.work, monitor: monitor)
    // A success that is enclosed costs at least what its lower end does.
    let least: Rational =
      switch success {
      case .rational(let value): value
      case .enclosure(let value): max(value.lower, Rational(1, asked.game.examples))
      default: Rational(1, asked.game.examples)
      }
    let bounds = try asked.game.bounds(success: least)
    return [
      "message": .string(asked.message.name), "success": Shown.cell(success),
      "information": Shown.cell(information), "sdpi": Shown.number(.exact(bounds.sdpi)),
      "mrsGerber": Shown.number(bounds.mrsGerber),
    ]
  }

  /// The points for the drawing; those of this message come last.
  private static func curves(_ drawn: TabulatedFigure) -> [JSONValue] {
    var curves: [JSONValue] = []
    var rows = drawn.table.rows[...]
    for series in drawn.figure.series {
      let points = rows.prefix(series.points.count)
      rows = rows.dropFirst(points.count)
      curves.append([
        "name": .string(series.name.text), "isMarked": .bool(curves.isEmpty),
        "points": .array(points.map(point)),
      ])
    }
    return curves
  }

  /// A row of the table: curve, message, success and information.
  private static func point(_ row: [Table.Cell]) -> JSONValue {
    [
      "message": Shown.cell(row[1]), "success": Shown.cell(row[2]),
      "information": Shown.cell(row[3]),
    ]
  }
}
