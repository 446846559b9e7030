import ExactArithmetic
import LearningProblems
import Tables
import Work

/// The table `memorization`: the contraction constants of a learning problem for several numbers of samples, and
/// how the rate at which memorization must exceed test information emerges.
///
/// The factor `(1-tau)/rho` bounds memorization from below by its multiple of the test information.  With
/// `lambda = C d^(-1/4)` or `p = C d^(-1/2)` the scaled factor is its multiple of `d/(C^4 n)`, which is
/// `1 - lambda^2` exactly for Gaussian clustering and close to it for Boolean clustering, or of
/// `n d/(C^2 4^n)` for the sparse hypercube, which tends to `8 ln 2 = 5.545...` as n grows while `p 2^n` is small.
public struct MemorizationTable: Sendable {
  public var family: LearningProblem.Family
  /// One problem of the family for each row.
  public var problems: [LearningProblem]

  public init(family: LearningProblem.Family, problems: [LearningProblem]) {
    self.family = family
    self.problems = problems
  }

  /// Computes the table, a row for each problem.
  ///
  /// - Throws: `CancellationError`.
  public func table(monitor: WorkMonitor = WorkMonitor()) throws -> Table {
    monitor.announce("contraction constants of \(problems.count) learning problems")
    return Table(
      title: title, columns: columns, rows: try monitor.map(problems) { try row($0) })
  }

  private var title: String { "\(family.name), with the learner \(family.simpleLearner.name)" }

  private var columns: [Table.Column] {
    let isSparse = family == .sparse
    return [
      Table.Column("n", latexHeader: "$n$"),
      isSparse
        ? Table.Column("p", latexHeader: "$p$")
        : Table.Column("lambda", latexHeader: "$\\lambda$"),
      Table.Column("tau", latexHeader: "$\\tau$", notation: .decimal),
      Table.Column("rho", latexHeader: "$\\rho$", notation: .decimal),
      Table.Column(
        "rhoChiSquare", header: "rho_chi2", latexHeader: "$\\rho_{\\chi^2}$", notation: .decimal),
      Table.Column(
        "factor", header: "(1-tau)/rho", latexHeader: "$(1-\\tau)/\\rho$", notation: .decimal),
      isSparse
        ? Table.Column(
          "scaledFactor", header: "p^2 4^n/n factor", latexHeader: "$p^2 4^n/n\\cdot$ factor",
          notation: .decimal)
        : Table.Column(
          "scaledFactor", header: "n lambda^4 factor", latexHeader: "$n\\lambda^4\\cdot$ factor",
          notation: .decimal),
      Table.Column(
        "memorizationOverBound", header: "memorization/bound", notation: .decimal),
    ]
  }

  private func row(_ problem: LearningProblem) throws -> [Table.Cell] {
    let constants = try problem.constants()
    let quantities = try problem.quantities(of: family.simpleLearner, dimension: 1)
    let (parameter, scale) = scaling(problem)
    var cells: [Table.Cell] = [
      .integer(problem.samples), .rational(parameter), constants.tau.cell, constants.rho.cell,
      .rational(constants.rhoChiSquare),
    ]
    guard let factor = constants.factor else {
      return cells + [.text("none"), .text("none"), .text("none")]
    }
    cells += [factor.cell, (scale * factor).rounded(ifInexact: 128).cell]
    let bound = factor * quantities.testInformation.enclosure(bits: 192)
    if bound.lower.signum() > 0 {
      let ratio = quantities.memorization.enclosure(bits: 192).divided(by: bound, bits: 128)
      return cells + [ratio.cell]
    }
    return cells + [.text("none")]
  }

  /// The parameter, and what the factor is multiplied by.
  private func scaling(_ problem: LearningProblem) -> (parameter: Rational, scale: Rational) {
    let n = Rational(problem.samples)
    switch problem {
    case .clustering(let sparse as SparseHypercube):
      let p = sparse.fixedProbability
      return (p, p * p * Rational(Integer(4).power(sparse.samples)) / n)
    case .clustering(let boolean as BooleanClustering):
      return (boolean.correlation, n * boolean.correlation.power(4))
    case .gaussian(let gaussian):
      return (gaussian.correlation, n * gaussian.correlation.power(4))
    case .clustering(let other): preconditionFailure("\(other.title) is of none of the families")
    }
  }
}

extension LearningProblem.Family {
  /// The name of the problem, for titles.
  var name: String {
    switch self {
    case .boolean: return "Boolean clustering"
    case .sparse: return "The sparse hypercube"
    case .gaussian: return "Gaussian clustering"
    }
  }

  /// A learner that comes close to the lower bound, on one coordinate.
  var simpleLearner: Learner {
    switch self {
    case .boolean: return .majority(1)
    case .sparse: return .agreement(1)
    case .gaussian: return .meanPlusNoise(1)
    }
  }
}

extension Enclosure {
  /// One number where it is known exactly, else the interval.
  var cell: Table.Cell { isExact ? .rational(lower) : .enclosure(self) }

  fileprivate func rounded(ifInexact bits: Int) -> Enclosure {
    isExact ? self : rounded(toBits: bits)
  }
}
