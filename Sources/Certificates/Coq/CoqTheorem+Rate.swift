import CertificateChecking
import Documents
import ExactArithmetic

/// The theorems about what a success costs.
extension CoqTheorem {
  /// An upper bound of `R(alpha)`, by a channel from the examples to rules.
  static func rateUpper(_ claim: JSONValue, _ name: String) throws -> String {
    let rate = try StatedRate(claim)
    let keys = ["theta", "rules", "law", "sign"]
    let shown = try member(claim, "evidence").claimMembers(keys)
    let theta = try shown[0].claimRational()
    let rules = try shown[1].claimItems().map { try $0.words() }
    let law = try shown[2].claimLaw(count: rules.count)
    let (weights, over) = CoqNumeral.counts(law)
    var counts = [Integer](repeating: .zero, count: rate.ruleCount)
    for (rule, weight) in zip(rules, weights) { counts[rate.number(of: rule)] += weight }
    let totals = try rate.rewards.totals(rules, law, RulePowers(theta: theta, rate.rewards)).totals
    let sign = try evidence(
      shown[3], over: totals + [over, 2, theta.numerator, theta.denominator])
    let list = "\(sign)\n    \(CoqNumeral.list(counts))%Z \(CoqNumeral.text(over))"
    return theorem(
      name, rate.statement("within"), by: rate.check("within", list, theta: theta))
  }

  /// A lower bound of `R(alpha)`, for every channel from the examples to rules.
  static func rateLower(_ claim: JSONValue, _ name: String) throws -> String {
    let rate = try StatedRate(claim)
    let shown = try member(claim, "evidence").claimMembers(["theta", "weights", "sign"])
    let theta = try shown[0].claimRational()
    let (weights, over) = CoqNumeral.counts(
      try shown[1].claimRationals(count: rate.rewards.sourceCount))
    let sign = try evidence(
      shown[2], over: weights + [over, 2, theta.numerator, theta.denominator])
    let list = "\(sign)\n    \(CoqNumeral.list(weights))%Z \(CoqNumeral.text(over))"
    return theorem(name, rate.statement("costs"), by: rate.check("costs", list, theta: theta))
  }
}

/// The statement of a claim about rates.
private struct StatedRate {
  /// The kernel looks at every rule and all examples, in unary numbers.
  private static let greatestPairCount = 1 << 14

  let rewards: RuleRewards
  /// `k^(2^d)`.
  let ruleCount: Int
  private let delta: Rational
  /// `nil` for the optimum.
  private let alpha: Rational?
  private let value: Rational

  init(_ claim: JSONValue) throws {
    let k = try CoqTheorem.member(claim, "k").claimWhole()
    let d = try CoqTheorem.member(claim, "d").claimWhole()
    let pairs = Integer(k).power(1 << d) << (k * d)
    guard pairs <= Integer(StatedRate.greatestPairCount) else {
      throw CoqTheorem.Unavailable(
        description: "\(pairs) pairs of a rule and examples; "
          + "at most \(StatedRate.greatestPairCount) are looked at")
    }
    ruleCount = (0..<(1 << d)).reduce(1) { (count: Int, _) in count * k }
    delta = try CoqTheorem.member(claim, "delta").claimRational()
    let stated = try CoqTheorem.member(claim, "alpha")
    alpha = try stated.claimText() == "optimum" ? nil : stated.claimRational()
    value = try CoqTheorem.member(claim, "value").claimDecimal()
    rewards = try RuleRewards(k: k, d: d, delta: delta, alpha: alpha)
  }

  /// The number of a rule: its answers are the digits to the base `k`, that for 0 last.
  func number(of rule: [Int]) -> Int {
    rule.reversed().reduce(0) { $0 * rewards.k + $1 }
  }

  /// - Parameter relation: `costs` or `within`.
  func statement(_ relation: String) -> String {
    let sizes = "\(rewards.k) \(rewards.d)"
    let value = "(\(CoqNumeral.quotient(value)) * ln 2)"
    guard let alpha else { return "optimum_\(relation) \(sizes) \(value)" }
    return "success_\(relation) \(sizes) (\(CoqNumeral.quotient(delta))) "
      + "(\(CoqNumeral.quotient(alpha))) \(value)"
  }

  /// The lemma that a check applies, with the evidence.
  func check(_ relation: String, _ list: String, theta: Rational) -> String {
    if alpha == nil { return "check_optimum_\(relation)_correct \(list)" }
    return "check_success_\(relation)_correct \(list) \(CoqNumeral.text(theta.numerator)) "
      + "\(CoqNumeral.text(theta.denominator)) \(CoqNumeral.text(greatestExponent))"
  }

  /// `2^d g(0)`, which no exponent exceeds.
  private var greatestExponent: Integer {
    let (a, q) = (delta.numerator, delta.denominator)
    let gain = ((q - a).power(rewards.d) - a.power(rewards.d)).exactlyDivided(by: q - a - a)
    return gain << rewards.d
  }
}
