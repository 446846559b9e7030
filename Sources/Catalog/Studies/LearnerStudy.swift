import Claims
import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Work

/// The study `learner`: what one learner memorizes about its samples for several numbers of them, beside the lower bound
/// that strong data processing puts on it.
///
/// With the contraction constants `tau` of (parameter, samples) and `rho` of (test point, samples), the excess memorization
/// `I(M;X_1..n|theta)` is at least `(1-tau)/rho I(M;X)`. ``MemorizationStudy`` shows the factor alone, with the simple
/// learner of a family in one coordinate; here the learner and the dimension are chosen.
public struct LearnerStudy: Sendable {
  public var family: LearningProblem.Family
  /// The numbers of samples, a row each.
  public var samples: [Int]
  /// `lambda`, or the probability `p` of a fixed coordinate.
  public var parameter: Rational
  /// What is kept of the samples.
  public var learner: Learner
  /// The number `d` of coordinates.
  public var dimension: Int

  public init(
    family: LearningProblem.Family, samples: [Int], parameter: Rational, learner: Learner,
    dimension: Int = 1
  ) {
    self.family = family
    self.samples = samples
    self.parameter = parameter
    self.learner = learner
    self.dimension = dimension
  }

  /// Computes the table, a row for each number of samples, with the verdict on all claims of all rows.
  ///
  /// A row is what `lemmata memorization` says of its number of samples: every inequality and equation of that report
  /// is checked.
  ///
  /// - Throws: `ProblemError` for a parameter out of range or a learner that does not suit; `WorkRefused`;
  ///   `CancellationError`.
  /// - Complexity: that of `LearningProblem.report(for:dimension:)` for each row, on all cores.
  public func table(
    monitor: WorkMonitor = WorkMonitor()
  ) throws -> (table: Table, verdict: Verdict) {
    let reports = try reports(monitor)
    let verdict = Verdict.all(reports.map(\.verdict))
    return (Table(title: title, columns: columns, rows: reports.map(row)), verdict)
  }

  /// Computes the table as the report of `lemmata table learner`, with the verdict on all claims.
  ///
  /// - Throws: as ``table(monitor:)``.
  public func report(monitor: WorkMonitor = WorkMonitor()) throws -> Report {
    let (table, verdict) = try table(monitor: monitor)
    return Report(question: question, table: table, verdict: verdict)
  }

  /// What is asked.
  package var question: Report.Question {
    var question = Report.Question(
      "table learner", parameters: [.init("problem", .text(family.rawValue), isPositional: true)])
    question.parameters += [
      .init(family.parameter.option, .rational(parameter)),
      .init("n", .text(samples.map(String.init).joined(separator: ","))),
      .init("learner", .text(learner.name)), .init("dimension", .integer(dimension)),
    ]
    return question
  }

  private func reports(_ monitor: WorkMonitor) throws -> [MemorizationReport] {
    let problems = try samples.map {
      try LearningProblem(family, samples: $0, parameter: parameter)
    }
    monitor.announce("the learner \(learner.name) for \(problems.count) numbers of samples")
    return try monitor.map(problems) { try $0.report(for: learner, dimension: dimension) }
  }

  private var title: String {
    "\(family.title) with \(family.parameter.symbol) = \(parameter) and d = \(dimension), "
      + "with the learner \(learner.name)"
  }

  // MARK: The table

  private var columns: [Table.Column] {
    func information(_ key: String, _ header: String) -> Table.Column {
      Table.Column(key, header: header, unit: .information, notation: .decimal)
    }
    return [
      Table.Column("n"),
      Table.Column("tau", notation: .decimal),
      Table.Column("rho", notation: .decimal),
      information("memorization", "I(M;X1..n|theta)"),
      information("testInformation", "I(M;X)"),
      information("bound", "(1-tau)/rho I(M;X)"),
      Table.Column("memorizationOverBound", header: "memorization/bound", notation: .decimal),
      Table.Column("verdict", header: "claims", alignment: .left),
    ]
  }

  @Sendable private func row(_ report: MemorizationReport) -> [Table.Cell] {
    var cells: [Table.Cell] = [
      .integer(report.problem.samples), report.constants.tau.cell, report.constants.rho.cell,
    ]
    guard let outcome = report.outcome else {
      return cells + [.empty, .empty, .empty, .empty, .verdict(report.verdict)]
    }
    let quantities = outcome.quantities
    cells += [.information(quantities.memorization), .information(quantities.testInformation)]
    guard let bound = outcome.bound else {
      return cells + [.empty, .empty, .verdict(report.verdict)]
    }
    let least = bound.enclosure(bits: 192)
    let ratio: Table.Cell =
      least.lower.signum() > 0
      ? quantities.memorization.enclosure(bits: 192).divided(by: least, bits: 128).cell : .empty
    return cells + [.information(bound), ratio, .verdict(report.verdict)]
  }

  // MARK: The figure

  /// Computes the figure: memorization, its lower bound and the test information against the number of samples.
  ///
  /// - Throws: as ``table(monitor:)``.
  public func figure(
    unit: InformationUnit = .bits, monitor: WorkMonitor = WorkMonitor()
  ) throws -> TabulatedFigure {
    var study = self
    study.samples = Set(samples).sorted()
    let (table, verdict) = try study.table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label(table.title.replacing("lambda", with: "λ")),
      xAxis: Figure.Axis(
        Figure.Label("number of samples n", latex: "number of samples $n$"), isIntegral: true),
      yAxis: Figure.Axis("information", unit: unit.rawValue))
    for (key, name) in LearnerStudy.curves {
      figure.series.append(
        Figure.Series(name, points: table.points(x: "n", y: key, unit: unit)))
    }
    return TabulatedFigure(figure: figure, table: table, verdict: verdict)
  }

  private static let curves: [(key: String, name: Figure.Label)] = [
    (
      "memorization",
      Figure.Label(
        "memorization I(M;X1..n|θ)", latex: "memorization $I(M;X_{1..n}\\mid\\theta)$")
    ),
    (
      "bound",
      Figure.Label(
        "lower bound (1−τ)/ρ I(M;X)", latex: "lower bound $\\frac{1-\\tau}{\\rho}I(M;X)$")
    ),
    (
      "testInformation",
      Figure.Label("test information I(M;X)", latex: "test information $I(M;X)$")
    ),
  ]
}
