import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Leakage
import Lemmas
import Tables

/// Accuracy is correlation with the samples.
public struct TracingAccuracyLemma: Lemma {
  public let id = "tracing-accuracy"
  public let title = "Accuracy is correlation with the samples, exactly"
  public let status = LemmaStatus.derived
  public let source =
    "Derived here from the fingerprinting identity; the problem is (7) of S. Voitovych, M. Haghifam, I. Attias, "
    + "G. Dziugaite, R. Livni, D. Roy (arXiv 2502.17384)"
  public let statement = """
    In each of d coordinates let p have the density proportional to (1-p^2)^(beta-1) on [-1,1] for an integer beta >= 1, let \
    the samples be n signs of mean p, and let a learner make f in [-1,1] of them. The loss of w in the cube [-1,1]^d on z in \
    {-1,1}^d is -<w,z>/d. Then the expected excess risk is the mean over coordinates of excess = E|p| - E[p f], and for every \
    learner and every n
    E[f sum_i (x_i - p)] = 2 beta (E|p| - excess), with E|p| = 1/(beta B), B = 2^(2 beta - 1) Gamma(beta)^2/Gamma(2 beta).
    The least excess is E|p| - E|S_n|/(n + 2 beta) for the sum S_n of the signs, that of the sign of S_n; for beta = 1 and odd n it is \
    1/(2(n+2)).
    """
  public let summary = """
    The risk of w at the means p is -<w,p>/d, the least is minus the mean of |p|, and E[p f] is the tracing score over 2 beta. \
    Given the samples the mean of p is S_n/(n + 2 beta), and f of the same sign with magnitude 1 makes E[p f] greatest.
    """
  public let enumerated =
    "n <= 5 and beta <= 4 (exhaustive: n <= 8, beta <= 6): majority, the mean, the constant 1, and three seeded random learners."
  public let buildsOn = ["fingerprinting"]

  public let parameters = LemmaParameter.list(.points, .channel)

  public init() {}

  /// The learner of `--channel` for `-n` signs, with beta = 1, 2 and 3: its outputs are -1 and +1, in this order.
  public func instances(_ arguments: LemmaArguments) throws -> [Instance] {
    try arguments.learnersWithPriors(of: id)
  }

  /// The first of ``instances(_:)``.
  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    try instances(arguments)[0]
  }

  public typealias Instance = FingerprintingLemma.Instance

  public func label(_ instance: Instance) -> String {
    "\(instance.learner), beta = \(instance.prior.beta)"
  }

  public func size(_ instance: Instance) -> CaseSize { instance.learner.values.caseSize }

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    var generator = InstanceGenerator(seed: 252)
    let (samples, betas) = scope == .standard ? (5, 4) : (8, 6)
    var cases: [Instance] = []
    for n in 1...samples {
      var learners = [
        try CoordinateLearner.majority(samples: n), try CoordinateLearner.mean(samples: n),
        try CoordinateLearner(
          [Rational](repeating: 1, count: 1 << n), samples: n, name: "constant 1"),
      ]
      for number in 1...3 {
        let values = (0..<(1 << n)).map { _ in Rational(generator.index(below: 9) - 4, 4) }
        learners.append(try CoordinateLearner(values, samples: n, name: "random \(number)"))
      }
      for beta in 1...betas {
        let prior = try SymmetricBetaPrior(beta: Rational(beta))
        cases += learners.map { Instance(learner: $0, prior: prior) }
      }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    let (learner, prior) = (instance.learner, instance.prior)
    let (n, beta) = (learner.samples, prior.beta)
    let magnitude = MeanPolynomial.meanMagnitude(beta: beta)
    let excess = magnitude - MeanPolynomial(learner).timesMean.expectation(beta: beta)
    let least = try LeastExcess(samples: n, prior: prior)
    var claims = [
      Claim(
        "E|p|", magnitude, equals: "1/(beta B)", prior.meanMagnitude, reason: "A Beta integral."),
      Claim(
        "E[f sum_i (x_i - p)]", learner.score(prior), equals: "2 beta (E|p| - excess)",
        Rational(2 * beta) * (magnitude - excess), reason: "The fingerprinting identity."),
      Claim(
        "E|p| - E|S_n|/(n + 2 beta)", least.excess, atMost: "excess", excess,
        reason: "The sign of the posterior mean is best."),
    ]
    if try learner == .majority(samples: n) {
      claims.append(
        Claim(
          "E|p| - E|S_n|/(n + 2 beta)", least.excess, equals: "excess of the majority", excess,
          reason: "It is the sign of S_n; where S_n = 0 the value does not matter."))
      if beta == 1 && n % 2 == 1 {
        claims.append(
          Claim(
            "excess of the majority", excess, equals: "1/(2(n+2))", Rational(1, 2 * (n + 2)),
            reason: "S_n is uniform on its values."))
      }
    }
    return claims
  }

  // MARK: Results

  public func results() throws -> Table? {
    var table = Table(
      title:
        "The most accurate learner along n = beta: accuracy epsilon takes n of order 1/epsilon^2",
      columns: [
        Table.Column("n", header: "n = beta"), Table.Column("excess", notation: .decimal),
        Table.Column("score", notation: .decimal),
        Table.Column("scaled", header: "n excess^2", notation: .decimal),
        Table.Column("product", header: "score excess", notation: .decimal),
      ])
    for n in [1, 4, 16, 64] {
      let least = try LeastExcess(samples: n, prior: SymmetricBetaPrior(beta: Rational(n)))
      table.append([
        .integer(n), .rational(least.excess), .rational(least.score),
        .rational(least.scaledExcess), .rational(least.score * least.excess),
      ])
    }
    return table
  }
}

extension TracingAccuracyLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "E[f sum_i (x_i - p)] <= 2 beta (E|p| - excess) - excess",
        change: "An accurate learner that is less correlated with its samples."
      ) { instance in
        let (learner, prior) = (instance.learner, instance.prior)
        let excess = learner.excess(prior)
        return [
          Claim(
            "E[f sum_i (x_i - p)]", learner.score(prior),
            atMost: "2 beta (E|p| - excess) - excess",
            Rational(2 * prior.beta) * (prior.meanMagnitude - excess) - excess, reason: "False.")
        ]
      }
    ]
  }
}
