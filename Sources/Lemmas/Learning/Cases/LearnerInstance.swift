import Claims
import ExactArithmetic
import InformationLemmas
import LearningProblems
import Lemmas

/// A learner on one of the model problems: an instance of the lemmas about memorization.
public struct LearnerInstance: Sendable {
  public let problem: LearningProblem
  /// The constants of the problem, computed once for many learners.
  let constants: SDPIConstants
  public let learner: Learner
  /// The number of coordinates.
  public let dimension: Int
  /// Whether it belongs to a list of thousands, where time counts.
  let isOneOfMany: Bool

  public init(_ problem: LearningProblem, _ learner: Learner, dimension: Int) throws {
    self.init(problem, try problem.constants(), learner, dimension)
  }

  init(
    _ problem: LearningProblem, _ constants: SDPIConstants, _ learner: Learner, _ dimension: Int,
    isOneOfMany: Bool = false
  ) {
    self.isOneOfMany = isOneOfMany
    self.problem = problem
    self.constants = constants
    self.learner = learner
    self.dimension = dimension
  }

  /// The problem, the learner and the dimension.
  var label: String { "\(problem.title), d = \(dimension), learner \(learner.name)" }

  /// What the learner does, with all claims.
  func report() throws -> MemorizationReport {
    try problem.report(for: learner, dimension: dimension, constants: constants)
  }

  /// The instance that a user gives by `-n`, `--lambda` (Boolean clustering) or `--fixed`, `-d` and `--learner`.
  init(_ arguments: LemmaArguments, of id: String) throws {
    try self.init(
      arguments.learningProblem(of: id, lambda: .boolean),
      arguments.require(.learner, of: id),
      dimension: arguments[.dimension] ?? 1)
  }
}

extension FalseVariant where Instance == LearnerInstance {
  /// The lower bound on the memorization times a decimal above 1, where both sides are exact.
  static func overstated(by decimal: String, change: String) -> FalseVariant {
    let left = "\(decimal) (1-tau)/rho I(M;X)"
    return FalseVariant("\(left) <= I(M;X1..n|theta)", change: change) { instance in
      let quantities = try instance.problem.quantities(
        for: instance.learner, dimension: instance.dimension)
      guard let factor = Rational(decimal),
        let claim = instance.constants.conclusion(of: quantities),
        let bound = claim.left.logForm, let memorization = claim.right.logForm
      else { return [] }
      return [
        Claim(
          left, factor * bound, atMost: "I(M;X1..n|theta)", memorization, reason: "False.")
      ]
    }
  }
}
