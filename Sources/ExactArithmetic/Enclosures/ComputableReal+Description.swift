extension ComputableReal: CustomStringConvertible {
  /// The first 17 significant digits, cut off: `1.414213562373095…`; the number itself where an enclosure is a
  /// single one, and an interval where the digits cannot be settled, as for a number near a short decimal.
  ///
  /// - Complexity: an enclosure accurate to 20 digits, or to 40 after the point around zero.
  public var description: String {
    let value = enclosure(significantDigits: 20, floor: 40)
    return value.certainDigits(atMost: 17) ?? value.description
  }
}
