import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import Posteriors
import Tables

/// In the limit the nearest neighbour errs at most twice as often as Bayes, and at finite n nearly so.
public struct CoverHartLemma: Lemma {
  public let id = "cover-hart"
  public let title = "The nearest neighbour errs at most twice as often as Bayes, in the limit"
  public let status = LemmaStatus.published
  public let source = """
    T. Cover and P. Hart, Nearest neighbor pattern classification, IEEE Transactions on Information Theory 13, 1967; (ii) derived here.
    """
  public let statement = """
    Let a point x be drawn from a law P on a finite set with a metric, with a label that is 1 with probability eta_x; let R* = E min(eta, \
    1-eta), R_inf = E 2 eta (1-eta), and R_n the error of 1-NN with n independent samples, ties broken by chance. Then (i) R* <= R_inf <= \
    2 R* (1-R*), and (ii) |R_n - R_inf| <= sum_x P(x)(1-P(x))^n, the missing mass. R_n itself may be above 2 R* (1-R*).
    """
  public let summary = """
    (i) 2 eta (1-eta) = 2 r (1-r) for r = min(eta, 1-eta), which is concave in r and at least r. (ii) If x is among the samples its \
    neighbour is at x and has an independent label of law eta_x; else two errors in [0, 1] are compared.
    """
  public let enumerated = """
    40 seeded sets of up to 3 points in the plane with laws and eta in 0, 1/6, ..., 1; n = 1, 2, 3; all samples, beside the closed form \
    for k = 1 and k = 3 (exhaustive: 400 sets, n <= 5).
    """

  public let parameters = LemmaParameter.list(.law, .draws)

  public init() {}

  /// `-n` samples of `--law`, whose last variable is the label, 0 or 1, and whose others are the coordinates of a point; distances are
  /// sums of differences.
  public func instance(_ arguments: LemmaArguments) throws -> NeighbourCase {
    try arguments.neighbourCase(of: id)
  }

  public func cases(_ scope: LemmaScope) throws -> [NeighbourCase] {
    let (number, most) = scope == .standard ? (40, 3) : (400, 5)
    return try NeighbourCase.random(number, seed: 1967, isConstant: false).flatMap { neighbours in
      (1...most).map { NeighbourCase(neighbours, samples: $0) }
    }
  }

  public func label(_ instance: NeighbourCase) -> String { "\(instance)" }

  public func size(_ instance: NeighbourCase) -> CaseSize {
    instance.neighbours.labelLaw.caseSize + instance.samples.caseSize
  }

  public func check(_ instance: NeighbourCase) throws -> [Claim] {
    let (neighbours, n) = (instance.neighbours, instance.samples)
    let (error, limit) = (
      instance.enumeratedError(.chance), neighbours.limitingError(neighbours: 1)
    )
    let risk = neighbours.bayesRisk
    let missing = Rational.sum(
      neighbours.law.probabilities.map { $0 * (1 - $0).power(n) })
    var claims = [
      Claim(
        "R_n by all samples", error, equals: "R_n in closed form",
        try neighbours.error(samples: n), reason: "A random neighbour has the law of its shell."),
      Claim("R*", risk, atMost: "R_inf", limit, reason: "2r(1-r) >= r for r <= 1/2."),
      Claim("R_inf", limit, atMost: "2R*(1-R*)", 2 * risk * (1 - risk), reason: "Jensen."),
      Claim(
        "|R_n - R_inf|", (error - limit).magnitude, atMost: "missing mass", missing,
        reason: "Unless x is missing, its neighbour is at x."),
    ]
    if n >= 3 {
      let three = NeighbourCase(neighbours, samples: n, count: 3)
      claims.append(
        Claim(
          "3-NN by all samples", three.enumeratedError(.chance), equals: "3-NN in closed form",
          try neighbours.error(samples: n, neighbours: 3),
          reason: "The votes are a sum of two binomial numbers."))
    }
    return claims
  }

  /// An example on the line.
  public func results() throws -> Table? {
    let line = try NearestNeighbours(labelLaw: [1 / 10, 1 / 5, 1 / 2, 4 / 5, 9 / 10])
    return Table(
      title: "Five points on the line, eta = 1/10, 1/5, 1/2, 4/5, 9/10: R* = 11/50, R_inf = 3/10",
      columns: ["n", Table.Column("error", header: "R_n", notation: .both)],
      rows: try [1, 2, 4, 8, 16, 32].map {
        [.integer($0), .rational(try line.error(samples: $0))]
      })
  }
}

extension CoverHartLemma {
  public var falseVariants: [FalseVariant<NeighbourCase>] {
    [
      FalseVariant("R_n <= 2 R* (1-R*)", change: "At finite n instead of in the limit.") {
        instance in
        let risk = instance.neighbours.bayesRisk
        return [
          Claim(
            "R_n", instance.enumeratedError(.chance), atMost: "2R*(1-R*)", 2 * risk * (1 - risk),
            reason: "False.")
        ]
      },
      FalseVariant("R_inf <= R*", change: "Without the factor 2.") { instance in
        let neighbours = instance.neighbours
        return [
          Claim(
            "R_inf", neighbours.limitingError(neighbours: 1), atMost: "R*", neighbours.bayesRisk,
            reason: "False.")
        ]
      },
    ]
  }
}
