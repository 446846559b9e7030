import ExactArithmetic

// Numbers with a fixed number of places after the point, rounded to nearest, ties to even.

extension CertifiedDecimal {
  /// A rational number rounded to so many places.
  init(rounding value: Rational, places: Int) {
    let scale = Rational(10).power(places)
    let scaled = value * scale
    let rounded = scaled.rounded(.toNearestOrEven)
    self.init(
      rounded: rounded, places: places, isApproximate: Rational(rounded) != scaled,
      isNegative: value.isNegative)
  }

  /// The number that every value of an enclosure is rounded to, or `nil` when there is none.
  init?(rounding enclosure: Enclosure, places: Int) {
    if enclosure.isExact {
      self.init(rounding: enclosure.lower, places: places)
      return
    }
    let scale = Rational(10).power(places)
    let rounded = (enclosure.lower * scale).rounded(.toNearestOrEven)
    guard rounded == (enclosure.upper * scale).rounded(.toNearestOrEven) else { return nil }
    // A value in the middle of two decimals would be exact; an end may be there.
    self.init(
      rounded: rounded, places: places, isApproximate: true,
      isNegative: enclosure.upper.signum() <= 0)
  }

  private init(rounded: Integer, places: Int, isApproximate: Bool, isNegative: Bool) {
    self.init(
      mantissa: CertifiedDecimal.fixed(rounded.magnitude, places: places),
      isNegative: isNegative && !rounded.isZero, isApproximate: isApproximate)
  }

  /// An integer divided by a power of ten, with all its places.
  static func fixed(_ scaled: Integer, places: Int) -> String {
    let digits = scaled.description
    if places == 0 { return digits }
    let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
    return padded.dropLast(places) + "." + padded.suffix(places)
  }
}

extension Rational {
  /// The greatest decimal with so many places that is not above the value, or the least that is not below it.
  func bounded(places: Int, rounding: FloatingPointRoundingRule) -> String {
    let scaled = (self * Rational(10).power(places)).rounded(rounding)
    let digits = CertifiedDecimal.fixed(scaled.magnitude, places: places)
    return scaled.isNegative ? "-" + digits : digits
  }
}
