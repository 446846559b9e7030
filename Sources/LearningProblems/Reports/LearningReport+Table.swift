import Claims
import ExactArithmetic
import Tables

extension LearningReport {
  /// The report as a table with one row; see ``table(of:title:)``.
  public var table: Table {
    LearningReport.table(of: [self], title: "Simulation of \(problem.title)")
  }

  /// Several reports as a table, a row each: the error, estimated and where known enclosed; the memorization and its lower
  /// bound from the test information; the bound that the error implies with the confidence, and the memorization over
  /// that bound, rounded up; and whether the estimates are consistent with all claims, empty without a trial.
  ///
  /// Each row has its own confidence; the study `learning` divides what the confidence leaves so that all hold together.
  public static func table(of reports: [LearningReport], title: String) -> Table {
    Table(
      title: title, columns: columns(reports.first), rows: reports.map(\.row), readerDigits: 6)
  }

  private static func columns(_ report: LearningReport?) -> [Table.Column] {
    let parameter = (report?.problem.member?.family ?? .boolean).parameter
    func information(_ key: String, _ header: String) -> Table.Column {
      Table.Column(key, header: header, unit: .information, notation: .decimal)
    }
    return [
      Table.Column("n"), Table.Column("d"),
      Table.Column(
        parameter.symbol, notation: .decimal),
      Table.Column("learner", alignment: .left), Table.Column("trials"),
      Table.Column("confidence", notation: .decimal),
      Table.Column("error", header: "error, estimated", notation: .decimal),
      Table.Column("testError", header: "error, enclosed", notation: .decimal),
      information("memorization", "memorization"),
      information("bound", "(1-tau)/rho I(M;X)"),
      information("accuracyBound", "(1-tau)/rho d2, at least"),
      Table.Column(
        "memorizationOverAccuracyBound", header: "ratio, at most",
        notation: .decimal),
      Table.Column("verdict", header: "estimates", alignment: .left),
    ]
  }

  private var row: [Table.Cell] {
    let ratio = memorizationOverAccuracyBound.map { Measure(.rational($0), end: .upper) }
    return [
      .integer(problem.samples), .integer(dimension),
      problem.member.map { .rational($0.parameter) } ?? .empty,
      .text(learner), .integer(estimate.counts.trials), .rational(estimate.confidence),
      .enclosure(estimate.error), test?.error.map { .enclosure($0) } ?? .empty,
      .information(quantities.memorization), bound.map { .information($0) } ?? .empty,
      accuracyBound.map { .leastInformation($0) } ?? .empty, ratio.map { .measure($0) } ?? .empty,
      estimate.counts.trials == 0 ? .empty : .text(consistency.rawValue),
    ]
  }
}
