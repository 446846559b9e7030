import Claims
import ExactArithmetic
import InformationTheory

/// A learning problem, a learner if there is one, and the lower bounds on its excess memorization checked step by
/// step.
public struct MemorizationReport: Sendable {
  public let problem: LearningProblem
  /// The contraction constants, of one coordinate and of all.
  public let constants: SDPIConstants
  /// What the learner does; `nil` for a report on the problem alone.
  public let outcome: Outcome?
  /// The inequalities and equations that were checked.
  public let claims: [Claim]

  /// What a learner does.
  public struct Outcome: Sendable {
    /// The name of the learner.
    public let learner: String
    /// The number `d` of coordinates.
    public let dimension: Int
    public let quantities: MemorizationQuantities
    /// `(1-tau)/rho I(M;X)`; `nil` when `rho` is 0.
    public let bound: Quantity?
    /// `(1-tau)/rho d2(a||b)` for the best test, which accepts test points with probability a and others with
    /// probability b; `nil` when `rho` is 0 or the test is not computed.
    public let accuracyBound: Quantity?
    /// `d2(a||b)`, at most `I(M;X)`.
    public let accuracyInformation: LogForm?
  }

  /// All verdicts together.
  public var verdict: Verdict { Verdict.all(claims.map(\.verdict)) }

  /// Whether every claim is known to hold.
  public var holds: Bool { verdict == .holds }
}

extension LearningProblem {
  /// Computes the constants of the problem.
  public func report() throws -> MemorizationReport {
    let constants = try constants()
    return MemorizationReport(
      problem: self, constants: constants, outcome: nil, claims: constants.claims)
  }

  /// Computes what a learner memorizes and checks the lower bounds.
  ///
  /// ```swift
  /// let problem = try LearningProblem.clustering(
  ///   BooleanClustering(samples: 3, correlation: 1 / 2))
  /// let report = try problem.report(for: .majority(2), dimension: 4)
  /// print(report.holds)  // true
  /// ```
  ///
  /// - Parameters:
  ///   - learner: what is kept of the samples.
  ///   - dimension: the number of coordinates, at least 1.
  ///   - known: the constants of the problem, where they are known already.
  /// - Throws: ``ProblemError`` when the learner does not suit the problem or the dimension.
  public func report(
    for learner: Learner, dimension: Int, constants known: SDPIConstants? = nil
  ) throws -> MemorizationReport {
    let quantities = try quantities(for: learner, dimension: dimension)
    let constants = try known ?? constants()
    let accuracy = quantities.bestTest.map {
      binaryDivergence($0.acceptance, $0.falseAcceptance).logForm!
    }
    let outcome = MemorizationReport.Outcome(
      learner: learner.name, dimension: dimension, quantities: quantities,
      bound: constants.factor.map { $0 * quantities.testInformation },
      accuracyBound: constants.factor.flatMap { factor in accuracy.map { factor * .logForm($0) } },
      accuracyInformation: accuracy)
    return MemorizationReport(
      problem: self, constants: constants, outcome: outcome,
      claims: constants.claims + constants.claims(of: quantities, accuracy: accuracy))
  }
}

extension Enclosure {
  /// An enclosed multiple of a quantity of information: exact where both are.
  package static func * (factor: Enclosure, quantity: Quantity) -> Quantity {
    if let form = quantity.logForm {
      if form.isZero { return quantity }
      if factor.isExact { return .logForm(factor.lower * form) }
    }
    return .enclosed((factor * quantity.enclosure(bits: 128)).rounded(toBits: 128))
  }
}
