extension Rational {
  /// The value as a decimal with the given number of significant digits, rounded by `rule`.
  ///
  /// Trailing zeros are dropped, so a value with a short decimal prints exactly.  Values below `1e-6`,
  /// and those with more integer digits than asked for (and more than seven), are written with an exponent:
  /// `1.25e-9`.
  ///
  /// - Parameters:
  ///   - significantDigits: the number of digits from the first that is not zero; at least 1.
  ///   - rule: `.down` and `.up` give a lower and an upper end that surely enclose the value.
  /// - Complexity: one long division of about `significantDigits` digits plus the length of the value.
  public func decimal(
    significantDigits: Int, rounding rule: FloatingPointRoundingRule = .toNearestOrEven
  ) -> String {
    precondition(significantDigits >= 1, "\(significantDigits) significant digits")
    if isZero { return "0" }
    var exponent = decimalExponent
    var scaled = roundedTimesPowerOfTen(significantDigits - 1 - exponent, rule).magnitude
    var digits = scaled.description
    if digits.utf8.count > significantDigits {  // rounding carried to the next power of ten
      exponent += 1
      scaled = scaled / 10
      digits = scaled.description
    }
    return (isNegative ? "-" : "") + Rational.layOut(digits: digits, exponent: exponent)
  }

  /// The value with at most `digits` significant decimal digits, rounded by `rule`: a decimal.
  public func rounded(
    toSignificantDigits digits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven
  ) -> Rational {
    precondition(digits >= 1, "\(digits) significant digits")
    if isZero { return self }
    let places = digits - 1 - decimalExponent
    let power = Integer(10).power(abs(places))
    let multiple = roundedTimesPowerOfTen(places, rule)
    return places >= 0 ? Rational(multiple, power) : Rational(multiple * power)
  }

  /// `floor(log10 |self|)`, for a value other than zero.
  public var decimalExponent: Int {
    let n = numerator.magnitude
    // 2^x is at most |value| < 2^(x+1); multiply by log10 2 and settle the last units exactly.
    let binary = n.binaryExponent(dividedBy: denominator)
    var estimate = (binary * 301_029_995) / 1_000_000_000 - 2
    while true {
      let next = estimate + 1
      let reaches =
        next >= 0
        ? n >= denominator * Integer(10).power(next) : n * Integer(10).power(-next) >= denominator
      if !reaches { return estimate }
      estimate = next
    }
  }

  /// `self * 10^exponent` rounded to an integer, without reducing the fraction.
  private func roundedTimesPowerOfTen(
    _ exponent: Int, _ rule: FloatingPointRoundingRule
  ) -> Integer {
    let scale = Integer(10).power(abs(exponent))
    return exponent >= 0
      ? Integer.quotient(numerator * scale, denominator, rounding: rule)
      : Integer.quotient(numerator, denominator * scale, rounding: rule)
  }

  /// Writes `d.ddd * 10^exponent` without trailing zeros.
  private static func layOut(digits: String, exponent: Int) -> String {
    var significant = Array(digits.utf8)
    let asked = significant.count
    while significant.count > 1, significant.last == UInt8(ascii: "0") { significant.removeLast() }
    func text(_ bytes: some Sequence<UInt8>) -> String {
      String(decoding: Array(bytes), as: UTF8.self)
    }
    if exponent < -6 || exponent >= Swift.max(asked, 7) {
      let fraction = significant.dropFirst()
      return text(significant.prefix(1)) + (fraction.isEmpty ? "" : "." + text(fraction))
        + "e\(exponent)"
    }
    if exponent < 0 {
      return "0." + String(repeating: "0", count: -exponent - 1) + text(significant)
    }
    if significant.count <= exponent + 1 {
      return text(significant) + String(repeating: "0", count: exponent + 1 - significant.count)
    }
    return text(significant.prefix(exponent + 1)) + "." + text(significant.dropFirst(exponent + 1))
  }
}
