import Claims
import ExactArithmetic
import Leakage
import Lemmas
import Tables

/// Privacy shields from tracing.
public struct TracingPrivacyLemma: Lemma {
  public let id = "tracing-privacy"
  public let title = "A private learner is hardly traced"
  public let status = LemmaStatus.published
  public let source =
    "S. Voitovych, M. Haghifam, I. Attias, G. Dziugaite, R. Livni, D. Roy, On traceability in l_p stochastic convex "
    + "optimization (arXiv 2502.17384), proposition A.5"
  public let statement = """
    Let a learner of n independent samples be (epsilon, delta)-private under replacing one sample: \
    P(A(x) in T) <= e^epsilon P(A(x') in T) + delta for every set T of outputs and all x, x' that differ in one place. If it is traced by a score with \
    soundness xi and recall m, then m <= n (e^epsilon xi + delta).
    """
  public let summary = """
    Replace sample i by a fresh point: the output is hardly different, and sample i is then a fresh point for it.
    """
  public let enumerated =
    "The learners of tracing-information with e^epsilon = 1, 3/2, 2 and 4, and the least delta for each by all samples and outputs."

  public let parameters = LemmaParameter.list(.points, .channel)

  public init() {}

  /// A learner with a factor.
  public struct Instance: Sendable {
    public let learner: TracedLearner
    /// `e^epsilon`; a user's own learner is checked at several.
    public let factors: [Rational]
    /// The first factor.
    public var factor: Rational { factors[0] }

    public init(learner: TracedLearner, factors: [Rational]) {
      precondition(!factors.isEmpty, "no factor")
      self.learner = learner
      self.factors = factors
    }
  }

  private static let factors: [Rational] = [1, 3 / 2, 2, 4]

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    try TracedLearner.small(scope).flatMap { learner in
      TracingPrivacyLemma.factors.map { Instance(learner: learner, factors: [$0]) }
    }
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    Instance(
      learner: try arguments.tracedLearner(of: id), factors: TracingPrivacyLemma.factors)
  }

  public func label(_ instance: Instance) -> String {
    "\(instance.learner), e^epsilon = "
      + instance.factors.map(\.description).joined(separator: ", ")
  }

  public func size(_ instance: Instance) -> CaseSize { instance.learner.caseSize }

  public func check(_ instance: Instance) -> [Claim] {
    let learner = instance.learner
    return instance.factors.map { factor in
      Claim(
        instance.factors.count == 1 ? "m" : "m, e^epsilon = \(factor)", learner.recall,
        atMost: "n (e^epsilon xi + delta)",
        Rational(learner.samples)
          * (factor * learner.soundness + learner.privacyLoss(factor: factor)),
        reason: "Sample i is replaced by a fresh point.")
    }
  }
}

extension TracingPrivacyLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant("m <= n e^epsilon xi", change: "Approximate privacy taken for pure privacy.") {
        instance in
        let (learner, factor) = (instance.learner, instance.factor)
        return [
          Claim(
            "m", learner.recall, atMost: "n e^epsilon xi",
            Rational(learner.samples) * factor * learner.soundness, reason: "False.")
        ]
      }
    ]
  }
}
