import Catalog
import Documents
import ExactArithmetic
import NearestNeighbourGame
import RateCertificates
import Rates
import Tables
import Work

/// The certified rate function of a game, as `lemmata table rate` has it: the least information for each success.
enum RateAnswer {
  /// The names of the parameters.
  private static let names = ["k", "d", "rho", "points", "format"]
  /// At most so many points are computed.
  private static let greatestPointCount = 24

  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: names)
    let game = try Game(
      examples: query.integer("k"), dimension: query.integer("d"),
      correlation: query.rational("rho"))
    let count = try query.integer("points", in: 1...greatestPointCount, default: 8)
    let format = try query.format
    let study = RateCurveStudy(game: game, pointCount: count)
    return Computation(lane: .long) { reporter in
      let curve = try study.curve(limits: Limits.work, monitor: reporter.monitor)
      let report = Report(
        question: question(study), table: try study.table(of: curve, limits: Limits.work))
      return Answer(report, view: view(curve)).json(format)
    }
  }

  private static func question(_ study: RateCurveStudy) -> Report.Question {
    Report.Question(
      "table rate",
      [
        "k": .integer(study.game.examples), "d": .integer(study.game.dimension),
        "rho": .rational(study.game.correlation), "points": .integer(study.pointCount),
      ])
  }

  // MARK: What is shown

  /// Certified points, and for each the line below the whole function; between points chords lie above it.
  private static func view(_ curve: RateCurve) -> JSONValue {
    [
      "points": .array((curve.points + [curve.end]).map { point($0, curve) }),
      "gap": .string(curve.gap.decimal(significantDigits: 2, rounding: .up)),
      "method": Shown.text(curve.points.last?.pricing.method.rawValue),
    ]
  }

  private static func point(_ certificate: RateCertificate, _ curve: RateCurve) -> JSONValue {
    let success = certificate.success ?? curve.optimum
    return [
      "success": Shown.number(success), "rate": Shown.number(certificate.interval()),
      "line": certificate.line.map(line) ?? .null,
    ]
  }

  private static func line(_ line: RateCertificate.Line) -> JSONValue {
    ["slope": Shown.number(.exact(line.slope)), "intercept": Shown.number(.exact(line.intercept))]
  }
}
