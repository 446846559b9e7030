import Catalog
import ExactArithmetic
import LearningProblems
import Work

/// A learning problem with a learner, and up to how many samples, as a request names them.
struct LearningQuery: ReportQuery {
  let study: LearnerStudy

  /// The names of the parameters.
  static let names = ["problem", "parameter", "learner", "d", "n"]

  /// At most so many numbers of samples are shown.
  static let greatestSampleCount = 24
  /// At most so many coordinates: the best test for many takes long.
  static let greatestDimension = 64

  /// Reads `problem=boolean&parameter=1/2&learner=majority:2&d=4&n=6`.
  ///
  /// - Throws: ``QueryError``; `ProblemError` for a name that is no learner's; `WorkRefused` above the limits.
  init(_ query: Query) throws {
    let family = try LearningQuery.family(query)
    let samples = try query.integer("n", in: 1...Int.max, default: 6)
    let dimension = try query.integer("d", in: 1...Int.max, default: 1)
    let (rows, coordinates) = (
      LearningQuery.greatestSampleCount, LearningQuery.greatestDimension
    )
    if samples > rows {
      throw WorkRefused(
        "memorization on the page", size: .parameter("n = \(samples)"),
        limit: .fixed(rows, unit: "samples"))
    }
    if dimension > coordinates {
      throw WorkRefused(
        "memorization on the page", size: .parameter("d = \(dimension)"),
        limit: .fixed(coordinates, unit: "coordinates"))
    }
    study = LearnerStudy(
      family: family, samples: Array(1...samples), parameter: try query.rational("parameter"),
      learner: try LearningQuery.learner(query), dimension: dimension)
  }

  private static func family(_ query: Query) throws(QueryError) -> LearningProblem.Family {
    let families = LearningProblem.Family.allCases
    let names = families.map(\.rawValue).joined(separator: ", ")
    guard let text = query.text("problem") else {
      throw .missing("problem", expected: "one of \(names)")
    }
    guard let family = LearningProblem.Family(rawValue: text) else {
      throw .invalid("problem", text, expected: "one of \(names)")
    }
    return family
  }

  private static func learner(_ query: Query) throws -> Learner {
    guard let text = query.text("learner") else {
      throw QueryError.missing("learner", expected: "a name such as majority:1")
    }
    do {
      return try Learner(parsing: text)
    } catch let error as RationalParsingError {
      throw QueryError.invalid("learner", text, expected: "\(error)")
    }
  }

  /// Whether the rows are computed in a moment: informations of real numbers are integrals.
  var lane: Computation.Lane {
    let isShort = study.family.data == .signs && study.samples.count <= 8 && study.dimension <= 12
    return isShort ? .quick : .long
  }
}
