extension Enclosure: CustomStringConvertible {
  /// Both ends as decimals, rounded outward, with as many digits as the width carries:
  /// `[1.41421356237309504, 1.41421356237309505]`; the number itself where the interval is a single one: `1/2`.
  ///
  /// The last digit that is written weighs at most the width, so the ends differ in their last digits only; an
  /// end that is a short decimal is written in full.
  public var description: String {
    if isExact { return lower.description }
    return "[\(end(lower, rounding: .down)), \(end(upper, rounding: .up))]"
  }

  /// Both ends as decimals of a number of significant digits, rounded outward.
  public func description(significantDigits: Int) -> String {
    let lower = lower.decimal(significantDigits: significantDigits, rounding: .down)
    let upper = upper.decimal(significantDigits: significantDigits, rounding: .up)
    return "[\(lower), \(upper)]"
  }

  /// An end that is an exact decimal of at most so many significant digits is written in full.
  private static var shortDecimalDigits: Int { 12 }

  /// An end with digits down to the first whose weight is at most the width, but at least two.
  private func end(_ value: Rational, rounding rule: FloatingPointRoundingRule) -> String {
    if value.isZero { return "0" }
    let digits = max(2, value.decimalExponent - width.decimalExponent + 1)
    let short = value.decimal(
      significantDigits: max(digits, Enclosure.shortDecimalDigits), rounding: rule)
    if Rational(short) == value { return short }
    return value.decimal(significantDigits: digits, rounding: rule)
  }
}

extension Enclosure {
  /// The digits that every number in the interval begins with, cut off after at most `digits`: `1.41421356…`; the
  /// number itself where the interval is a single one.
  ///
  /// - Returns: `nil` when fewer digits are certain than the width lets expect: when zero lies inside or the
  ///   number may be a short decimal, which its upper neighbours only reach.
  package func certainDigits(atMost digits: Int) -> String? {
    if isExact { return lower.description }
    guard lower.signum() * upper.signum() > 0 else { return nil }
    let exponent = upper.magnitude > lower.magnitude ? upper.decimalExponent : lower.decimalExponent
    let carried = min(digits, exponent - width.decimalExponent + 1)
    for count in stride(from: carried, through: max(2, carried - 2), by: -1) {
      // Before the point all digits are written, and those after the `count`-th would be zeros.
      if exponent < max(count, 7) && count < exponent + 2 { return nil }
      let first = lower.decimal(significantDigits: count, rounding: .towardZero)
      if first == upper.decimal(significantDigits: count, rounding: .towardZero) {
        return Enclosure.markedAsCutOff(first)
      }
    }
    return nil
  }

  /// Puts `…` after the mantissa: `1.25…e-9`.
  fileprivate static func markedAsCutOff(_ decimal: String) -> String {
    guard let mark = decimal.firstIndex(of: "e") else { return decimal + "…" }
    return decimal[..<mark] + "…" + decimal[mark...]
  }
}

extension Rational {
  /// A fraction of up to 256 bits as it is; of a longer one the first digits, cut off and marked: `0.124999887654…`.
  package func brief(digits: Int = 12) -> String {
    if numerator.bitWidth + denominator.bitWidth <= 256 { return description }
    return Enclosure.markedAsCutOff(decimal(significantDigits: digits, rounding: .towardZero))
  }
}
