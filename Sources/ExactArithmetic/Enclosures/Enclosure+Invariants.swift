import Work

extension Enclosure {
  /// Checks that the ends are sound rationals in order.
  ///
  /// - Throws: ``BrokenInvariant``.
  package func checkInvariants() throws(BrokenInvariant) {
    try Enclosure.checkInvariants(lower: lower, upper: upper)
  }

  /// The same of the stored parts.
  package static func checkInvariants(
    lower: Rational, upper: Rational
  ) throws(BrokenInvariant) {
    try lower.checkInvariants()
    try upper.checkInvariants()
    try BrokenInvariant.check(lower <= upper, "the ends \(lower) and \(upper) are out of order")
  }
}
