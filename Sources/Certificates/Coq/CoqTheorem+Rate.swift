import CertificateChecking
import Documents
import ExactArithmetic

/// The theorems about what a success costs.
extension CoqTheorem {
  /// The kernel looks at every rule and all examples, in unary numbers.
  private static let greatestPairCount = 1 << 14

  /// A lower bound of `R(alpha)`, for every channel from the examples to rules.
  static func rateLower(_ claim: JSONValue, _ name: String) throws -> String {
    let (k, d) = (try member(claim, "k").claimWhole(), try member(claim, "d").claimWhole())
    let pairs = Integer(k).power(1 << d) << (k * d)
    guard pairs <= Integer(greatestPairCount) else {
      throw Unavailable(
        description:
          "\(pairs) pairs of a rule and examples; at most \(greatestPairCount) are looked at")
    }
    let shown = try member(claim, "evidence").claimMembers(["theta", "weights", "sign"])
    let theta = try shown[0].claimRational()
    let (weights, over) = CoqNumeral.counts(try shown[1].claimRationals(count: 1 << (k * d)))
    let list = "\(CoqNumeral.list(weights))%Z \(CoqNumeral.text(over))"
    let value = "(\(CoqNumeral.quotient(try member(claim, "value").claimDecimal())) * ln 2)"
    let sign = try evidence(
      shown[2], over: weights + [over, 2, theta.numerator, theta.denominator])
    if try member(claim, "alpha").claimText() == "optimum" {
      return theorem(
        name, "optimum_costs \(k) \(d) \(value)",
        by: "check_optimum_costs_correct \(sign)\n    \(list)")
    }
    let delta = try member(claim, "delta").claimRational()
    let alpha = try member(claim, "alpha").claimRational()
    let powers = "\(CoqNumeral.text(theta.numerator)) \(CoqNumeral.text(theta.denominator)) "
    return theorem(
      name,
      "success_costs \(k) \(d) (\(CoqNumeral.quotient(delta))) (\(CoqNumeral.quotient(alpha))) \(value)",
      by: "check_success_costs_correct \(sign)\n    \(list) \(powers)"
        + CoqNumeral.text(greatestExponent(delta, d)))
  }

  /// `2^d g(0)`, which no exponent exceeds.
  private static func greatestExponent(_ delta: Rational, _ d: Int) -> Integer {
    let (a, q) = (delta.numerator, delta.denominator)
    let gain = ((q - a).power(d) - a.power(d)).exactlyDivided(by: q - a - a)
    return gain << d
  }
}
