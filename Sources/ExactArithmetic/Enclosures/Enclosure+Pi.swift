extension Enclosure {
  /// The number pi.
  ///
  /// - Parameter bits: the number of significant bits to which the ends are rounded outward.
  public static func pi(bits: Int) -> Enclosure {
    func bound(_ direction: Direction) -> Rational {
      var value = BigFloat(bits: bits)
      value.setToPi(direction)
      return value.rational
    }
    return Enclosure(bound(.down), bound(.up))
  }

  /// `sqrt(2 pi)` to 72 bits.
  package static let rootOfTwoPi = squareRoot(2 * pi(bits: 90), bits: 72)
}
