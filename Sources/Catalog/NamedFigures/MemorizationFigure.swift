import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Work

/// The figure `memorization`: how much a learner memorizes for each bit that its message tells about a test point,
/// against the number of samples.
///
/// The lower bound is `(1-tau)/rho` with the KL constants.  With chi-square's constants the same factor is no bound:
/// for the sparse hypercube it lies above what a learner attains.
public struct MemorizationFigure: Sendable {
  public var family: LearningProblem.Family
  /// The numbers of samples.
  public var samples: [Int]
  /// `lambda`, or the probability `p` of a fixed coordinate.
  public var parameter: Rational

  public init(family: LearningProblem.Family, samples: [Int], parameter: Rational) {
    self.family = family
    self.samples = samples
    self.parameter = parameter
  }

  /// Computes the figure.
  ///
  /// - Throws: `ProblemError` for a parameter out of range; `CancellationError`.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let problems = try Set(samples).sorted().map {
      try LearningProblem(family, samples: $0, parameter: parameter)
    }
    let symbol = family == .sparse ? "p" : "lambda"
    let learner = family.simpleLearner.name
    let title = "\(family.name) with \(symbol) = \(parameter)"
    let table = Table(
      title: "\(title): memorization for each bit of test information, learner \(learner)",
      columns: MemorizationFigure.columns, rows: try rows(problems, monitor))
    let points = ["learner", "bound", "chiSquare"].map { table.points(x: "n", y: $0) }
    var figure = Figure(
      title: "\(title.replacing("lambda", with: "λ"))",
      xAxis: Figure.Axis(
        Figure.Label("number of samples n", latex: "number of samples $n$"),
        scale: .suiting(points[1].map(\.x.midpoint)), isIntegral: true),
      yAxis: Figure.Axis(
        "memorization / test information", unit: "bits per bit",
        scale: .suiting(points.flatMap { $0.map(\.y.midpoint) }, factor: 10)))
    figure.series = [
      Figure.Series("learner \(learner)", points: points[0]),
      Figure.Series(
        Figure.Label("lower bound (1−τ)/ρ", latex: "lower bound $(1-\\tau)/\\rho$"),
        points: points[1]),
    ]
    // For the other problems the constants agree, or nearly so.
    if family == .sparse {
      let name = Figure.Label(
        "chi-square's (1−τ)/ρ, no bound", latex: "chi-square's $(1-\\tau)/\\rho$, no bound")
      figure.series.append(Figure.Series(name, points: points[2]))
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  private static let columns: [Table.Column] = [
    Table.Column("n", latexHeader: "$n$"),
    Table.Column("tau", latexHeader: "$\\tau$", notation: .decimal),
    Table.Column("rho", latexHeader: "$\\rho$", notation: .decimal),
    Table.Column(
      "learner", header: "learner's memorization/test information", notation: .decimal),
    Table.Column(
      "bound", header: "(1-tau)/rho", latexHeader: "$(1-\\tau)/\\rho$", notation: .decimal),
    Table.Column(
      "chiSquare", header: "the same with chi-square's constants", notation: .decimal),
  ]

  private func rows(
    _ problems: [LearningProblem], _ monitor: WorkMonitor
  ) throws -> [[Table.Cell]] {
    monitor.announce("contraction constants of \(problems.count) learning problems")
    return try monitor.map(problems) { try row($0) }
  }

  private func row(_ problem: LearningProblem) throws -> [Table.Cell] {
    let constants = try problem.constants()
    let quantities = try problem.quantities(of: family.simpleLearner, dimension: 1)
    let information = quantities.testInformation.enclosure(bits: 192)
    let cells: [Table.Cell] = [
      .integer(problem.samples), constants.tau.cell, constants.rho.cell,
    ]
    guard let factor = constants.factor, information.lower.signum() > 0 else {
      return cells + [.text("none"), .text("none"), .text("none")]
    }
    let learner = quantities.memorization.enclosure(bits: 192)
      .divided(by: information, bits: 128)
    return cells + [
      learner.cell, factor.cell,
      .rational((1 - constants.tauChiSquare) / constants.rhoChiSquare),
    ]
  }
}
