import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Work

/// The study `memorization`: the contraction constants of a learning problem for several numbers of samples, and how
/// the rate at which memorization must exceed test information emerges.
///
/// The factor `(1-tau)/rho` bounds memorization from below by its multiple of the test information.  With
/// `lambda = C d^(-1/4)` or `p = C d^(-1/2)` the scaled factor is its multiple of `d/(C^4 n)`, which is
/// `1 - lambda^2` exactly for Gaussian clustering and close to it for Boolean clustering, or of
/// `n d/(C^2 4^n)` for the sparse hypercube, which tends to `8 ln 2 = 5.545...` as n grows while `p 2^n` is small.
public struct MemorizationStudy: Sendable {
  public var family: LearningProblem.Family
  /// The numbers of samples, a row each.
  public var samples: [Int]
  /// `lambda`, or the probability `p` of a fixed coordinate.
  public var parameter: Rational

  public init(family: LearningProblem.Family, samples: [Int], parameter: Rational) {
    self.family = family
    self.samples = samples
    self.parameter = parameter
  }

  // MARK: The rows

  /// What is known for one number of samples.
  private struct Point {
    let samples: Int
    let constants: SDPIConstants
    /// The bits that the simple learner memorizes, and those that its message tells about a test point.
    let memorization: Enclosure
    let testInformation: Enclosure

    init(_ problem: LearningProblem, learner: Learner) throws {
      samples = problem.samples
      constants = try problem.constants()
      let quantities = try problem.quantities(for: learner, dimension: 1)
      memorization = quantities.memorization.enclosure(bits: 192)
      testInformation = quantities.testInformation.enclosure(bits: 192)
    }
  }

  /// The cells of the rows for numbers of samples.
  ///
  /// - Throws: `ProblemError` for a parameter out of range; `CancellationError`.
  private func rows(
    _ samples: [Int], _ monitor: WorkMonitor, _ cells: @Sendable (Point) -> [Table.Cell]
  ) throws -> [[Table.Cell]] {
    let problems = try samples.map {
      try LearningProblem(family, samples: $0, parameter: parameter)
    }
    let learner = family.simpleLearner
    monitor.announce("contraction constants of \(problems.count) learning problems")
    return try monitor.map(problems) { cells(try Point($0, learner: learner)) }
  }

  // MARK: The table

  /// Computes the table, a row for each number of samples.
  ///
  /// - Throws: `ProblemError` for a parameter out of range; `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    Table(
      title: "\(family.title), with the learner \(family.simpleLearner.name)", columns: columns,
      rows: try rows(samples, monitor, tableRow))
  }

  private var columns: [Table.Column] {
    [
      Table.Column("n"),
      Table.Column(family.parameter.symbol),
      Table.Column("tau", notation: .decimal),
      Table.Column("rho", notation: .decimal),
      Table.Column(
        "rhoChiSquare", header: "rho_chi2", notation: .decimal),
      Table.Column(
        "factor", header: "(1-tau)/rho", notation: .decimal),
      Table.Column(
        "scaledFactor", header: "\(family.scaling.header) factor", notation: .decimal),
      Table.Column(
        "memorizationOverBound", header: "memorization/bound", notation: .decimal),
    ]
  }

  @Sendable private func tableRow(_ point: Point) -> [Table.Cell] {
    let constants = point.constants
    var cells: [Table.Cell] = [
      .integer(point.samples), .rational(parameter), constants.tau.cell, constants.rho.cell,
      .rational(constants.rhoChiSquare),
    ]
    guard let factor = constants.factor else {
      return cells + [.text("none"), .text("none"), .text("none")]
    }
    cells += [factor.cell, (scale(samples: point.samples) * factor).rounded(ifInexact: 128).cell]
    let bound = factor * point.testInformation
    if bound.lower.signum() > 0 {
      return cells + [point.memorization.divided(by: bound, bits: 128).cell]
    }
    return cells + [.text("none")]
  }

  /// What the factor is multiplied by.
  private func scale(samples n: Int) -> Rational {
    family.scaling.value(n, parameter)
  }

  // MARK: The figure

  /// Computes the figure: how much a learner memorizes for each bit that its message tells about a test point, against
  /// the number of samples.
  ///
  /// The lower bound is `(1-tau)/rho` with the KL constants.  With chi-square's constants the same factor is no bound:
  /// for the sparse hypercube it lies above what a learner attains.
  ///
  /// - Throws: `ProblemError` for a parameter out of range; `CancellationError`.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    let learner = family.simpleLearner.name
    let title = "\(family.title) with \(family.parameter.symbol) = \(parameter)"
    let table = Table(
      title: "\(title): memorization for each bit of test information, learner \(learner)",
      columns: MemorizationStudy.figureColumns,
      rows: try rows(Set(samples).sorted(), monitor, MemorizationStudy.figureRow))
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
    if family.hasLooseChiSquare {
      let name = Figure.Label(
        "chi-square's (1−τ)/ρ, no bound", latex: "chi-square's $(1-\\tau)/\\rho$, no bound")
      figure.series.append(Figure.Series(name, points: points[2]))
    }
    return TabulatedFigure(figure: figure, table: table)
  }

  private static let figureColumns: [Table.Column] = [
    Table.Column("n"),
    Table.Column("tau", notation: .decimal),
    Table.Column("rho", notation: .decimal),
    Table.Column(
      "learner", header: "learner's memorization/test information", notation: .decimal),
    Table.Column(
      "bound", header: "(1-tau)/rho", notation: .decimal),
    Table.Column(
      "chiSquare", header: "the same with chi-square's constants", notation: .decimal),
  ]

  @Sendable private static func figureRow(_ point: Point) -> [Table.Cell] {
    let constants = point.constants
    let cells: [Table.Cell] = [
      .integer(point.samples), constants.tau.cell, constants.rho.cell,
    ]
    guard let factor = constants.factor, point.testInformation.lower.signum() > 0 else {
      return cells + [.text("none"), .text("none"), .text("none")]
    }
    return cells + [
      point.memorization.divided(by: point.testInformation, bits: 128).cell, factor.cell,
      .rational((1 - constants.tauChiSquare) / constants.rhoChiSquare),
    ]
  }
}

extension Enclosure {
  fileprivate func rounded(ifInexact bits: Int) -> Enclosure {
    isExact ? self : rounded(toBits: bits)
  }
}
