import CertificateChecking
import Documents
import ExactArithmetic
import RateCertificates

extension CertificateClaim {
  /// Both bounds of a rate, `R(alpha)` or `R_OPT`, from a certificate of the library's own format.
  ///
  /// The law on rules and the weights of orbits are written out for all rules and all examples.
  ///
  /// - Parameters:
  ///   - certificate: the certificate, with rules by their answers.
  ///   - delta: the noise that the claims of `R_OPT` name, on which it does not depend.
  ///   - digits: how many decimals each bound has.
  /// - Throws: ``CertificationError`` for a game with too many rules and for majorities of odd sets.
  /// - Complexity: `k^(2^d) 2^(k d)` steps.
  public static func rate(
    _ certificate: RateCertificate, delta: Rational = Rational(1, 4), digits: Int = 12
  ) throws -> [CertificateClaim] {
    let problem = certificate.problem
    let noise = problem.correlation.map { (1 - $0) / 2 } ?? delta
    let name = "the rate at \(problem)"
    let rewards: RuleRewards
    let powers: RulePowers
    do {
      rewards = try RuleRewards(
        k: problem.examples, d: problem.dimension, delta: noise, alpha: certificate.alpha)
      powers = try RulePowers(theta: certificate.beta ?? 1, rewards)
    } catch {
      throw CertificationError.isBeyondTheFormat(claim: name, limit: error.description)
    }
    let statement: [(String, JSONValue)] = [
      ("k", .init(problem.examples)), ("d", .init(problem.dimension)),
      ("delta", .rational(noise)),
      ("alpha", .string(certificate.alpha.map { "\($0)" } ?? "optimum")),
    ]
    let symmetry = RuleSymmetry(examples: problem.examples, dimension: problem.dimension)
    return [
      try upper(certificate, rewards, powers, symmetry, statement, name, digits),
      try lower(certificate, rewards, powers, symmetry, statement, name, digits),
    ]
  }

  private static func upper(
    _ certificate: RateCertificate, _ rewards: RuleRewards, _ powers: RulePowers,
    _ symmetry: RuleSymmetry, _ statement: [(String, JSONValue)], _ name: String, _ digits: Int
  ) throws -> CertificateClaim {
    let law = try symmetry.law(of: certificate, name)
    var search = EvidenceSearch("an upper bound of \(name)")
    let bound: LogarithmSum
    do {
      bound = try rewards.channelBound(law.map(\.rule), law.map(\.weight), powers)
    } catch {
      throw CertificationError.isBeyondTheFormat(claim: search.claim, limit: error.description)
    }
    let value = try search.between(bound, digits: digits).ends.rationals()[1]
    let sign = try search.notNegative(value * .logTwo - bound)
    return try CertificateClaim(
      .rateUpper,
      statement + [
        ("value", .decimal(value, digits: digits)),
        (
          "evidence",
          [
            "theta": .rational(powers.theta),
            "rules": .array(law.map { .array($0.rule.map { JSONValue($0) }) }),
            "law": .rationals(law.map(\.weight)), "sign": sign,
          ]
        ),
      ])
  }

  private static func lower(
    _ certificate: RateCertificate, _ rewards: RuleRewards, _ powers: RulePowers,
    _ symmetry: RuleSymmetry, _ statement: [(String, JSONValue)], _ name: String, _ digits: Int
  ) throws -> CertificateClaim {
    let weights = weights(certificate, rewards, powers, symmetry)
    var search = EvidenceSearch("a lower bound of \(name)")
    let bound = rewards.weightBound(weights, powers)
    let value = try search.between(bound, digits: digits).ends.rationals()[0]
    let sign = try search.notNegative(bound.adding(-value, times: .logTwo))
    return try CertificateClaim(
      .rateLower,
      statement + [
        ("value", .decimal(value, digits: digits)),
        (
          "evidence",
          [
            "theta": .rational(powers.theta), "weights": .rationals(weights), "sign": sign,
          ]
        ),
      ])
  }

  /// The dual numbers over what no rule exceeds, or over a simpler number that none exceeds either, rounded down.
  private static func weights(
    _ certificate: RateCertificate, _ rewards: RuleRewards, _ powers: RulePowers,
    _ symmetry: RuleSymmetry
  ) -> [Rational] {
    // The certificate counts the exponents from the least one.
    let least = powers.theta.power(rewards.leastExponent)
    let duals = symmetry.duals(of: certificate).map { $0 / least }
    let margin = 1 - Rational(1).scaled(byPowerOfTwo: -30)
    let simple = Enclosure(margin * certificate.maximum, certificate.maximum).simplestRational
    let simplest = duals.map { $0 / simple }
    // Weights with too long a common denominator are rounded: powers of two have a short one.
    if (try? rewards.noRuleExceedsOne(simplest, powers)) == true { return simplest.map(rounded) }
    return duals.map { rounded($0 / certificate.maximum) }
  }

  /// The greatest fraction of 80 bits below a positive number; the number itself where it is short.
  private static func rounded(_ value: Rational) -> Rational {
    if value.denominator.bitWidth <= 16 { return value }
    let digits = 80 - value.numerator.bitWidth + value.denominator.bitWidth
    return Rational(value.scaled(byPowerOfTwo: digits).floor()).scaled(byPowerOfTwo: -digits)
  }
}
