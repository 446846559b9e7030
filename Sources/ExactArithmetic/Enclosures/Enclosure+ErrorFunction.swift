extension Enclosure {
  /// The complementary error function `erfc x = (2/sqrt(pi)) int_x^inf e^(-t^2) dt`, which decreases from 2 to 0.
  ///
  /// The upper tail of a standard normal variable beyond x is `erfc(x/sqrt 2)/2`.
  ///
  /// - Parameters:
  ///   - x: an enclosure of the argument.
  ///   - bits: the number of significant bits to which the ends are rounded outward.
  public static func complementaryErrorFunction(_ x: Enclosure, bits: Int) -> Enclosure {
    func value(_ argument: Rational, _ direction: Direction) -> Rational {
      // The argument is rounded the other way, because the function decreases.
      let integerBits = max(0, argument.numerator.bitWidth - argument.denominator.bitWidth)
      var value = BigFloat(
        argument, bits: bits + 2 * integerBits + 16, rounding: direction.opposite)
      value.complementaryErrorFunction(direction)
      return value.rational
    }
    return Enclosure(value(x.upper, .down), value(x.lower, .up))
  }
}
