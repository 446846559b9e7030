import ExactArithmetic
import Work

extension OneRunAudit {
  /// `p_E(v)`, a bound of the probability of so many right guesses, or more, that holds for every mechanism that is
  /// `(ln E, delta)`-differentially private in each coin; enclosed with a relative width of about `2^-bits`.
  ///
  /// - Precondition: `E >= 1`.
  /// - Complexity: that of `BinomialTail.value(at:bits:)`.
  public func pValue(at factor: Rational, bits: Int = 112) -> Enclosure {
    OneRunAudit.check(factor)
    guard let tail else { return Enclosure(1) }
    let success = OneRunAudit.success(factor)
    if delta.isZero { return tail.value(at: success, bits: bits) }
    let scale = Rational(canaries) * delta
    if selection == .fromModel {
      let value = tail.value(at: success, bits: bits + 4) + Enclosure(scale * guessConstant)
      return value.cappedAtOne.rounded(toBits: bits)
    }
    let (value, spread) = tail.tailAndSpread(at: success, bits: bits + 4)
    return (value + scale / Rational(correct) * spread).cappedAtOne.rounded(toBits: bits)
  }

  /// `p_E(v)` as a rational.
  ///
  /// - Precondition: `E >= 1`.
  /// - Throws: `WorkRefused` where the numbers would have more than 2^26 bits.
  /// - Complexity: that of `BinomialTail.exactValue(at:)`.
  public func exactPValue(at factor: Rational) throws(WorkRefused) -> Rational {
    OneRunAudit.check(factor)
    guard let tail else { return 1 }
    let success = OneRunAudit.success(factor)
    try OneRunAudit.admit(trials: guesses, success)
    let value = tail.exactValue(at: success)
    if delta.isZero { return value }
    let scale = Rational(canaries) * delta
    if selection == .fromModel { return min(1, value + scale * guessConstant) }
    let spread = value * (1 - value) / (Rational(correct) * tail.exactMass(at: success))
    return min(1, value + scale * spread)
  }

  /// Whether `p_E(v) <= 1 - confidence`: then the mechanism is not `(ln E, delta)`-differentially private, with the
  /// confidence.  Decided by enclosures where they tell, and else exactly.
  ///
  /// - Returns: `undecided` only where the two agree to 500 bits and exact numbers are too long.
  /// - Precondition: `E >= 1`.
  public func isRefuted(at factor: Rational) -> Verdict {
    var bits = 64
    while bits <= 512 {
      let value = pValue(at: factor, bits: bits)
      if value.upper <= error { return .holds }
      if value.lower > error { return .violated }
      bits *= 2
    }
    guard let isAtMost = decidedExactly(at: factor) else { return .undecided }
    return Verdict(isAtMost)
  }

  /// Whether `p_E(v) <= 1 - confidence`, by rationals; `nil` where they are too long.
  func decidedExactly(at factor: Rational) -> Bool? {
    let length = Double(guesses) * Double(OneRunAudit.success(factor).denominator.bitWidth)
    guard length <= 1e6, let value = try? exactPValue(at: factor) else { return nil }
    return value <= error
  }

  /// `E/(1+E)`
  static func success(_ factor: Rational) -> Rational { factor / (1 + factor) }

  private static func check(_ factor: Rational) {
    precondition(factor >= 1, "a factor e^eps of \(factor)")
  }

  /// Numbers of more bits are not computed exactly.
  static let greatestLength = 1 << 26

  /// Refuses exact tails that are too long.
  static func admit(trials: Int, _ success: Rational) throws(WorkRefused) {
    let bits = success.denominator.bitWidth
    let (length, overflow) = trials.multipliedReportingOverflow(by: bits)
    if overflow || length > greatestLength {
      throw WorkRefused(
        "the exact tail of a binomial law",
        size: .parameter(
          "\(trials) trials with a denominator of \(bits) bits, together \(Integer(trials) * Integer(bits)) bits"
        ),
        limit: .fixed(greatestLength, unit: "bits"))
    }
  }
}

extension Enclosure {
  /// The enclosure of `min(1, x)`.
  var cappedAtOne: Enclosure { Enclosure(min(lower, 1), min(upper, 1)) }
}
