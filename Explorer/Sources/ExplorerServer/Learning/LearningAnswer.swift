import Catalog
import Claims
import Documents
import ExactArithmetic
import Figures
import LearningProblems
import Tables

/// What `lemmata table learner` says: memorization and its bound as the number of samples grows.
enum LearningAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try Answer.computation(query) { (asked: LearningQuery, _, reporter) in
      let report = try asked.study.report(monitor: reporter.monitor)
      return Answer(report, view: view(asked.study, report))
    }
  }

  /// The digits in the table of the page, which has many columns.
  private static let digits = 7

  private static func view(_ study: LearnerStudy, _ report: Report) -> JSONValue {
    guard let table = report.summary else { return .null }
    return [
      "title": .string(table.title), "problem": .string(study.family.name),
      "model": .string(study.family.model), "learner": .string(study.learner.name),
      "parameter": .string(study.family.parameter.symbol),
      "columns": .array(table.columns.map { .string($0.header) }),
      "keys": .array(table.columns.map { .string($0.key) }),
      "rows": .array(table.rows.map { row in .array(row.map { Shown.cell($0, digits: digits) }) }),
      "last": .array((table.rows.last ?? []).map { Shown.cell($0) }),
      "verdict": .string((report.verdict ?? .undecided).rawValue),
      "conclusion": .string(conclusion(report.verdict, table.rows.count)),
    ]
  }

  private static func conclusion(_ verdict: Verdict?, _ count: Int) -> String {
    let rows = count == 1 ? "for 1 sample" : "for 1 to \(count) samples"
    switch verdict {
    case .holds: return "Every bound holds \(rows)."
    case .violated: return "A bound is violated \(rows)."
    case .undecided, nil: return "A bound is left undecided \(rows)."
    }
  }
}

extension LearningProblem.Family {
  /// The name of a learner of each kind that suits the data, with the meaning of the kind: for a list to choose from.
  static func learners(for data: Learner.Data) -> [(name: String, meaning: String)] {
    Learner.names(for: data).map { entry in
      let form = entry.form
      let ones = form.parameters.map { _ in "1" }.joined(separator: ",")
      return (form.parameters.isEmpty ? form.word : "\(form.word):\(ones)", "\(entry)")
    }
  }
}
