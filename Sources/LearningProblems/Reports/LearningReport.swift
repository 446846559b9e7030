import Claims
import ExactArithmetic
import InformationTheory
import Sampling

/// A learner at a large dimension: its error, estimated by simulation, its memorization, by a closed form, and the lower
/// bound between them.
public struct LearningReport: Sendable {
  /// The problem that the data come from.
  public let problem: LearningProblem
  /// The learner's name.
  public let learner: String
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The seed of the simulation.
  public let seed: UInt64
  /// The probabilities that were estimated.
  public let estimate: ClassifierEstimate
  /// The same classifier without sampling, where its law is known.
  public let test: EnclosedTest?
  /// The constants `tau` and `rho` of the problem.
  public let constants: SDPIConstants
  /// The informations of the learner, by closed forms or certified integration.
  public let quantities: MemorizationQuantities
  /// `(1-tau)/rho I(M;X)`, by the closed form; `nil` when `rho` is 0.
  public let bound: Quantity?
  /// `(1-tau)/rho d_2(a||b)` at its least in the intervals: with the confidence a lower bound on the memorization of
  /// every learner with this error; `nil` when `rho` is 0.
  public let accuracyBound: Quantity?
  /// What is compared with the estimate.
  public let checks: [ConsistencyCheck]
  /// What is decided without sampling.
  public let claims: [Claim]

  /// The least `d_2(a||b)` in the intervals.
  public var leastDivergence: Quantity { .enclosed(estimate.leastDivergenceEnclosure) }

  /// All verdicts on what is decided without sampling.
  public var verdict: Verdict { Verdict.all(claims.map(\.verdict)) }

  /// The memorization over the least bound that the error implies, rounded up; `nil` where that bound is 0.
  public var memorizationOverAccuracyBound: Rational? {
    guard let bound = accuracyBound?.enclosure().lower, bound.signum() > 0 else { return nil }
    return (quantities.memorization.enclosure(bits: 64).upper / bound)
      .rounded(toSignificantBits: 64, .up)
  }

  /// Whether the estimate contradicts nothing; without a trial it cannot.
  public var consistency: Consistency {
    checks.contains { $0.consistency == .contradicted } ? .contradicted : .consistent
  }
}

extension ClassifierEstimate {
  /// ``leastDivergence``, whose numbers are long, as an enclosure in bits.
  var leastDivergenceEnclosure: Enclosure {
    leastDivergence.enclosure(in: .bits, bits: 128)
  }
}

extension LearningSampling {
  /// Compares counts with what is known of the learner.
  ///
  /// - Throws: `ProblemError`, or what the constants of the problem throw.
  /// - Complexity: milliseconds for signs; for Gaussian data, whose informations are integrals, seconds for `sign:m` and
  ///   for `quantised:m,b` with few bits; with `b = 6` 12 seconds for `n = 3` and `lambda = 1/5`, and up to a minute, with
  ///   a wide enclosure, where the correlation of the mean and the parameter is near 1.
  public func report(
    _ counts: ClassifierCounts, confidence: Rational, constants known: SDPIConstants? = nil
  ) throws -> LearningReport {
    try report(counts, Confidence(confidence), constants: known)
  }

  /// The same for counts of a run that stopped by a width; see ``LearningRounds/confidence(after:)``.
  public func report(
    _ counts: ClassifierCounts, _ confidence: Confidence, constants known: SDPIConstants? = nil
  ) throws -> LearningReport {
    let constants = try known ?? problem.constants()
    let quantities = try problem.quantities(
      for: learner, dimension: dimension, withTest: false)
    let estimate = counts.estimate(confidence)
    let test = try problem.nearestPredictionTest(of: learner, dimension: dimension)
    let divergence = Quantity.enclosed(estimate.leastDivergenceEnclosure)
    let accuracyBound = constants.factor.map { factor in
      Quantity.enclosed((factor * estimate.leastDivergenceEnclosure).rounded(toBits: 128))
    }
    return LearningReport(
      problem: problem, learner: learner.name, dimension: dimension, seed: seed,
      estimate: estimate, test: test, constants: constants, quantities: quantities,
      bound: constants.factor.map { $0 * quantities.testInformation },
      accuracyBound: accuracyBound,
      checks: estimate.checks(against: test)
        + checks(divergence, accuracyBound, quantities),
      claims: claims(constants, quantities, test))
  }

  private func checks(
    _ divergence: Quantity, _ accuracyBound: Quantity?, _ quantities: MemorizationQuantities
  ) -> [ConsistencyCheck] {
    var checks = [
      ConsistencyCheck(
        "d2(a||b)", divergence, atMost: "I(M;X)", quantities.testInformation,
        reason: "Data processing: the classifier sees the message and the point only.")
    ]
    if let accuracyBound {
      checks.append(
        ConsistencyCheck(
          "(1-tau)/rho d2(a||b)", accuracyBound, atMost: "I(M;X1..n|theta)",
          quantities.memorization,
          reason: "Strong data processing: the accuracy forces so much memorization."))
    }
    return checks
  }

  private func claims(
    _ constants: SDPIConstants, _ quantities: MemorizationQuantities, _ test: EnclosedTest?
  ) -> [Claim] {
    var claims: [Claim] = []
    if let test, let acceptance = test.acceptance,
      let divergence = ClassifierEstimate.divergence(acceptance, test.falseAcceptance)
    {
      claims.append(
        Claim(
          "d2(a||b)", divergence, atMost: "I(M;X), without sampling", quantities.testInformation,
          reason: "The same for the classifier's enclosed probabilities."))
    }
    if let conclusion = constants.conclusion(of: quantities) { claims.append(conclusion) }
    return claims
  }
}

extension ClassifierEstimate {
  /// `d_2(a||b)` of two enclosed probabilities, exact where they are; `nil` where it is not known to be finite.
  static func divergence(_ a: Enclosure, _ b: Enclosure) -> Quantity? {
    if a.isExact && b.isExact {
      return binaryDivergence(a.lower, b.lower).logForm.map { .logForm($0) }
    }
    let least = leastDivergence(a, b).enclosure(in: .bits, bits: 128)
    // The divergence is convex in both, so it is greatest at a corner.
    var greatest = least.upper
    for (a, b) in [
      (a.lower, b.lower), (a.lower, b.upper), (a.upper, b.lower), (a.upper, b.upper),
    ] {
      guard let corner = binaryDivergence(a, b).logForm else { return nil }
      greatest = max(greatest, corner.enclosure(in: .bits, bits: 128).upper)
    }
    return .enclosed(Enclosure(max(least.lower, .zero), greatest))
  }

  /// That the intervals contain the probabilities that are known.
  fileprivate func checks(against test: EnclosedTest?) -> [ConsistencyCheck] {
    guard let test else { return [] }
    let reason = "The simulation against the probability that is known without it."
    var checks: [ConsistencyCheck] = []
    if let known = test.acceptance {
      checks.append(
        ConsistencyCheck("a lies in its interval", reason: reason, acceptance, meets: known))
    }
    checks.append(
      ConsistencyCheck(
        "b lies in its interval", reason: reason, falseAcceptance, meets: test.falseAcceptance))
    return checks
  }
}
