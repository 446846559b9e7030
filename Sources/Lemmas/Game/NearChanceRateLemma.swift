import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import NearestNeighbourGame
import RateCertificates
import Rates
import Tables

/// What a success just above that of guessing costs, and one just below the optimum.
public struct NearChanceRateLemma: Lemma {
  public enum Instance: Sendable {
    /// The variances of all rules.
    case variance(Game)
    /// The cost of a success near `1/k`: a line below it and a law on rules above it, for a `beta`.
    case chance(Game, beta: Rational)
    /// The cost of a success below the optimum by a part of the least loss of a wrong answer.
    case optimum(Game, part: Rational)
  }

  public let id = "near-chance-rate"
  public let title = "What a success near 1/k costs, and one near the optimum"
  public let status = LemmaStatus.derived
  public let source = "derived here"
  public let statement = """
    In the game with k >= 2 examples of d >= 1 bits and 0 < rho < 1 let R(alpha) be the least I(X;M) in bits of a success alpha, and V the greatest \
    variance of the success r(X,f) of a rule f given X. Then R(alpha) = (alpha - 1/k)^2/(2 V ln 2) (1 + o(1)) as alpha decreases to 1/k, and V is k^-2 times \
    the greatest sum over j of Var(T_rho F_j) of partitions F_1, ..., F_k of the cube. V is at most (1 - 1/k) rho^2/k^2, with equality exactly for k = 2. Near \
    the optimum R_OPT <= R(OPT - e) + h(eta) + eta 2^d log2 k with eta = e k q^d/(q - 2a) of at most 1/2, where (1-rho)/2 = a/q in lowest terms; and \
    R_OPT - R(OPT - e) is of the order of e log(1/e).
    """
  public let summary = """
    Jensen's inequality with constant numbers bounds the cost from below by the best rule's logarithmic moments, and the images of one rule, tilted by their \
    reward, from above; both are half the variance to second order. The variance is a sum of noise stabilities, each at most rho^2 times a variance. Near \
    the optimum a rare wrong answer is replaced by a right one.
    """
  public let enumerated = """
    The variances of all rules up to symmetry for (2,1) to (2,4), (3,1), (3,2), (4,1), (4,2), (5,1) with rho = 1/2 and 9/10; both bounds near 1/k for (2,2), (2,3), \
    (3,1), (3,2), and near the optimum for (2,2), (3,1), against certificates. Exhaustive: variances for (3,3) and (6,1) as well, and more points.
    """
  public let buildsOn = ["nearest-neighbour-cost", "optimum", "symmetric-reduction"]
  public let parameters = LemmaParameter.list(.examples, .dimension, .correlation)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [Instance] {
    let isExhaustive = scope == .exhaustive
    func games(_ sizes: [(Int, Int)], _ rhos: [Rational]) throws -> [Game] {
      try sizes.flatMap { k, d in
        try rhos.map { try Game(examples: k, dimension: d, correlation: $0) }
      }
    }
    let rhos = [Rational(1, 2), Rational(9, 10)]
    var sizes = [(2, 1), (2, 2), (2, 3), (2, 4), (3, 1), (3, 2), (4, 1), (4, 2), (5, 1)]
    if isExhaustive { sizes += [(3, 3), (6, 1)] }
    var cases: [Instance] = try games(sizes, rhos).map { .variance($0) }
    let betas =
      [Rational(17, 16), Rational(5, 4)] + (isExhaustive ? [Rational(65, 64), Rational(3, 2)] : [])
    for game in try games([(2, 2), (2, 3), (3, 1), (3, 2)], [Rational(1, 2)]) {
      cases += betas.map { .chance(game, beta: $0) }
    }
    let parts =
      [Rational(1, 2), Rational(1, 10)] + (isExhaustive ? [Rational(1, 100), Rational(1, 5)] : [])
    for game in try games([(2, 2), (3, 1)], [Rational(1, 2)]) {
      cases += parts.map { .optimum(game, part: $0) }
    }
    return cases
  }

  public func check(_ instance: Instance) throws -> [Claim] {
    switch instance {
    case .variance(let game): checkVariance(game)
    case .chance(let game, let beta): try checkChance(game, beta)
    case .optimum(let game, let part): try checkOptimum(game, part)
    }
  }

  /// `(1 - 1/k) rho^2/k^2`.
  static func bound(_ game: Game) -> Rational {
    let k = Rational(game.examples)
    return (1 - k.reciprocal()) * game.correlation * game.correlation / (k * k)
  }

  private func checkVariance(_ game: Game) -> [Claim] {
    let variances = RuleVariance(RewardedRules(game))
    let greatest = variances.greatest.variance
    let bound = NearChanceRateLemma.bound(game)
    var claims = [
      Claim(
        "rules whose variance is not the sum of noise stabilities",
        Rational(variances.rules.count { variances.direct($0) != variances.byNoise($0) }),
        equals: "0", 0, reason: "The examples are independent."),
      Claim(
        "V", greatest, atMost: "(1 - 1/k) rho^2/k^2", bound,
        reason: "T_rho shrinks every degree by rho at least."),
    ]
    if game.examples == 2 {
      claims.append(
        Claim("V", greatest, equals: "rho^2/8", bound, reason: "A dictator for two examples."))
    } else {
      claims.append(
        Claim(
          "the games in which V is the bound", Rational(greatest == bound ? 1 : 0), equals: "0", 0,
          reason: "No dictator has the density 1/k."))
    }
    return claims
  }

  private func checkChance(_ game: Game, _ beta: Rational) throws -> [Claim] {
    let variances = RuleVariance(RewardedRules(game))
    let law = variances.tilted(variances.greatest.rule, beta: beta)
    let success = law.success.rounded(toSignificantBits: 24, .down)
    let certificate = try Rate(game).certificate(success: success)
    try RateCertificateChecker.check(certificate)
    return [
      Claim(
        "the line", variances.line(beta: beta, success: success), atMost: "R(alpha)",
        certificate.upper, reason: "Jensen's inequality with constant numbers."),
      Claim(
        "R(alpha)", certificate.lower, atMost: "the cost of the images of one rule", law.cost,
        reason: "Their law has at least this success."),
    ]
  }

  private func checkOptimum(_ game: Game, _ part: Rational) throws -> [Claim] {
    let rules = RewardedRules(game)
    let optimum = try game.optimalSuccess()
    let success = optimum - part * Rational(rules.step) / rules.unit
    let certificate = try Rate(game).certificate(success: success)
    try RateCertificateChecker.check(certificate)
    let end = try AlwaysNearest(examples: game.examples, dimension: game.dimension).certificate()
    let price =
      binaryEntropy(part) + (part * Rational(rules.size)) * LogForm.log(game.examples)
    return [
      Claim(
        "R_OPT", end.lower, atMost: "R(OPT - e) + h(eta) + eta 2^d log2 k",
        certificate.upper + price, reason: "Wrong answers are replaced by right ones.")
    ]
  }

  public func label(_ instance: Instance) -> String {
    switch instance {
    case .variance(let game): label(game)
    case .chance(let game, let beta): "\(label(game)), beta = \(beta)"
    case .optimum(let game, let part): "\(label(game)), eta = \(part)"
    }
  }

  private func label(_ game: Game) -> String {
    "k = \(game.examples), d = \(game.dimension), rho = \(game.correlation)"
  }

  public func instance(_ arguments: LemmaArguments) throws -> Instance {
    let game = try arguments.game(of: id)
    let (k, d) = (game.examples, game.dimension)
    let bits = d > 4 ? Double.infinity : Double(Integer(k).power(1 << d).bitWidth)
    guard k >= 2, d >= 1, bits <= 17, k * d <= 12, game.correlation.signum() > 0,
      game.correlation < 1, game.correlation.denominator <= 1000
    else {
      throw LemmaError.invalidInstance(
        id: id,
        reason:
          "k = \(k), d = \(d), rho = \(game.correlation); expected k >= 2, d >= 1, 0 < rho < 1 of a denominator of at "
          + "most 1000, k d of at most 12 and k^(2^d) of at most 2^16")
    }
    return .variance(game)
  }

  public func results() throws -> Table? {
    let sizes = [(2, 1), (2, 2), (2, 3), (3, 1), (3, 2), (4, 1), (4, 2)]
    return Table(
      title: "The greatest variance of the success of a rule",
      columns: [
        "k", "d", "rho", Table.Column("variance", header: "V", notation: .both),
        Table.Column("bound", header: "(1 - 1/k) rho^2/k^2", notation: .both),
        Table.Column("ratio", header: "V/bound", notation: .decimal),
      ],
      rows: try [Rational(1, 2), Rational(9, 10)].flatMap { rho in
        try sizes.map { k, d in
          let game = try Game(examples: k, dimension: d, correlation: rho)
          let variance = RuleVariance(RewardedRules(game)).greatest.variance
          let bound = NearChanceRateLemma.bound(game)
          return [
            .integer(k), .integer(d), .rational(rho), .rational(variance), .rational(bound),
            .rational(variance / bound),
          ]
        }
      }, readerDigits: 6)
  }
}

extension NearChanceRateLemma {
  public var falseVariants: [FalseVariant<Instance>] {
    [
      FalseVariant(
        "V = (1 - 1/k) rho^2/k^2 for every k", change: "The equality of two examples for all."
      ) { instance in
        guard case .variance(let game) = instance else { return [] }
        return [
          Claim(
            "V", RuleVariance(RewardedRules(game)).greatest.variance, equals: "(1 - 1/k) rho^2/k^2",
            NearChanceRateLemma.bound(game), reason: "False.")
        ]
      }
    ]
  }
}
