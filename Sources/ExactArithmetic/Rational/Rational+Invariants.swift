import Work

extension Rational {
  /// Checks that the fraction is in lowest terms with a positive denominator.
  ///
  /// - Throws: ``BrokenInvariant``.
  package func checkInvariants() throws(BrokenInvariant) {
    try Rational.checkInvariants(numerator: numerator, denominator: denominator)
  }

  /// The same of the stored parts.
  package static func checkInvariants(
    numerator: Integer, denominator: Integer
  ) throws(BrokenInvariant) {
    try numerator.checkInvariants()
    try denominator.checkInvariants()
    try BrokenInvariant.check(
      denominator.signum() > 0, "\(numerator)/\(denominator) has no positive denominator")
    let divisor = Integer.gcd(numerator, denominator)
    try BrokenInvariant.check(
      divisor.isOne, "\(numerator)/\(denominator) is not in lowest terms: \(divisor) divides both")
  }
}
