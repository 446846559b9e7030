import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningProblems
import Lemmas
import Tables

/// The constants of the sparse hypercube: `tau` exactly, `rho` between two bounds, and above chi-square's.
public struct SparseHypercubeLemma: Lemma {
  public init() {}

  public let id = "sparse-hypercube"
  public let title = "The sparse hypercube: memorization at rate n d/4^n"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here for a problem named by V. Feldman, G. Kornowski, X. Lyu, "Trade-offs in data memorization via \
    strong data processing inequalities", COLT 2025, arXiv 2506.01855; the model is stated here in our own form, \
    and is the law of a cluster of G. Brown, M. Bun, V. Feldman, A. Smith, K. Talwar, STOC 2021, arXiv 2012.06421.
    """
  public let statement = """
    Every coordinate of theta is 0 with probability 1-p, else a uniform sign, 0 < p < 1; given theta the coordinates \
    of X_1, ..., X_n and X equal theta's where it is not 0 and are uniform signs elsewhere, n >= 1. Let \
    s = p/2 + (1-p) 2^-n, q = p/(2s), psi(t) = ln 2 - h((1+t)/2) with h in nats. The least tau with \
    I(M;theta) <= tau I(M;X_1..n) for all messages M made from the data is q, as for chi-square. The least rho with \
    I(M;X) <= rho I(M;X_1..n) is at least p q, which is its chi-square value, at least psi(q)/ln(1/s), and at most \
    psi(q)/(ln(1/s) - 1 + 2s - 2s^2); it is p q if 2s >= 1/2, so for n <= 2, and greater than p q if n >= 3 and p < (1 - 3 2^(1-n))/2. Keeping the \
    common sign of m coordinates, or that there is none, has I(M;X_1..n|theta) = m (1-p)(h(2^(1-n)) + 2^(1-n)) and \
    I(M;X) = 2 s m (1 - h((1+q)/2)), in bits.
    """
  public let summary = """
    Given the statistic (all samples +1, all -1, or mixed) the parameter is the common sign with probability q, \
    else 0: an erasure channel, so tau is q. For the test point the divergence ratio depends on a law of the \
    statistic through the difference t of its weights on all +1 and all -1, and on the least divergence L(t) for \
    that difference, which is a Legendre transform; bounds on it bound rho on both sides. A fourth-order \
    expansion at t = 0 shows that the supremum exceeds its limit there, chi-square's value, when p is small.
    """
  public let enumerated = """
    n = 1 to 8 and p = 1/100, 1/10, 1/4, 1/2, 9/10: tau = q against a certified enclosure of the KL constant, \
    both bounds on rho, rho > p q where p is below nine tenths of the threshold, and agreement. Exhaustive adds \
    n = 9 to 20, 40 and 60.
    """
  public let buildsOn = ["memorization-from-sdpis", "boolean-clustering"]
  public let parameters = LemmaParameter.list(.samples, .fixed)

  public func cases(_ scope: LemmaScope) throws -> [SparseHypercube] {
    let samples = Array(1...8) + (scope == .exhaustive ? Array(9...20) + [40, 60] : [])
    let probabilities = [
      Rational(1, 100), Rational(1, 10), Rational(1, 4), Rational(1, 2), Rational(9, 10),
    ]
    return try samples.flatMap { n in
      try probabilities.map { try SparseHypercube(samples: n, fixedProbability: $0) }
    }
  }

  public func check(_ problem: SparseHypercube) throws -> [Claim] {
    let (p, n) = (problem.fixedProbability, problem.samples)
    guard p.signum() > 0 && p < 1 else {
      throw LemmaError.invalidInstance(id: id, reason: "p = \(p); expected 0 < p < 1")
    }
    let (s, q) = (problem.agreementProbability, problem.fixedGivenAgreement)
    let constants = try problem.constants()
    let tau = try problem.parameterChannel.klContraction(
      input: problem.statisticLaw, width: Rational(1, 10_000) * q
    ).interval
    let lower: Quantity = .rational(constants.rho.lower)
    var claims = [
      Claim(
        "tau's lower end", tau.lower, atMost: "q", q,
        reason: "An erasure channel that keeps with probability q."),
      Claim(
        "q", q, atMost: "tau's upper end", tau.upper,
        reason: "Chi-square's constant is the squared correlation q."),
      Claim(
        "rho_chi2", problem.rhoChiSquare, equals: "p q", p * q,
        reason: "The squared correlation of T and X."),
    ]
    let psi = LogForm.bits(1) - binaryEntropy((1 + q) / 2)
    // The bounds are multiplied out, so that log forms decide them.
    let offset = 1 - 2 * s + 2 * s * s
    claims.append(
      Claim(
        "rho (ln(1/s) - 1 + 2s - 2s^2)",
        .computable(
          ComputableReal { bits in
            let nats = Enclosure.log(s.reciprocal(), bits: bits) - Enclosure(offset)
            return (constants.rho.upper * nats).rounded(toBits: bits)
          }), atMost: "psi(q)", .computable(ComputableReal(psi, in: .nats)),
        reason: "A quadratic lower bound of L."))
    let threshold = (1 - 3 * Rational(2).scaled(byPowerOfTwo: -n)) / 2
    if n >= 3 && 10 * p < 9 * threshold {
      claims.append(
        Claim(
          "p q < rho", reason: "The fourth-order term at the law of the data.",
          .rational(p * q * (1 + Rational(1, 1_000_000_000))), atMost: lower))
    }
    // The search for the constant knows nothing of p and q.
    let found = try problem.testChannel.klContraction(
      input: problem.statisticLaw, width: Rational(1, 1_000_000) * p * q
    ).interval
    claims += [
      Claim("p q", p * q, atMost: "rho's upper end", found.upper, reason: "Chi-square's constant."),
      Claim(
        "psi(q)", psi, atMost: "rho's upper end times ln(1/s)",
        found.upper * LogForm.log(s.reciprocal()), reason: "The law that is certain of all +1."),
    ]
    if 4 * s >= 1 {
      claims.append(
        Claim(
          "rho's lower end", found.lower, atMost: "p q", p * q,
          reason: "The moment generating function, for 2s >= 1/2."))
    }
    return claims + (try agreementClaims(problem))
  }

  private func agreementClaims(_ problem: SparseHypercube) throws -> [Claim] {
    let quantities = try problem.quantities(for: .agreement(1), dimension: 1)
    let (s, q) = (problem.agreementProbability, problem.fixedGivenAgreement)
    let agree = Rational(2).scaled(byPowerOfTwo: -problem.samples)
    return [
      Claim(
        "I(M;X1..n|theta)", quantities.memorization, equals: "(1-p)(h(2^(1-n)) + 2^(1-n))",
        .logForm(
          (1 - problem.fixedProbability) * (binaryEntropy(agree) + LogForm.bits(agree))),
        reason: "In a free coordinate, whether the samples agree, and then the sign."),
      Claim(
        "I(M;X)", quantities.testInformation, equals: "2s(1 - h((1+q)/2))",
        .logForm(2 * s * (LogForm.bits(1) - binaryEntropy((1 + q) / 2))),
        reason: "X is biased only when the samples agree."),
    ]
  }

  public func label(_ problem: SparseHypercube) -> String { problem.parameters }

  public func instance(_ arguments: LemmaArguments) throws -> SparseHypercube {
    try SparseHypercube(
      samples: arguments.require(.samples, of: id),
      fixedProbability: arguments.require(.fixed, of: id))
  }

  public func results() throws -> Table? {
    try ProblemTables.constants(
      (1...6).map {
        try LearningProblem(.sparse, samples: $0, parameter: Rational(1, 100))
      })
  }
}

extension SparseHypercubeLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "rho <= p q",
        change: "The constant of chi-square, which a search for the supremum refutes."
      ) { problem in
        let constants = try problem.constants()
        return [
          Claim(
            "rho", constants.rho.lower, atMost: "p q", problem.rhoChiSquare,
            reason: "False.")
        ]
      }
    ]
  }
}
