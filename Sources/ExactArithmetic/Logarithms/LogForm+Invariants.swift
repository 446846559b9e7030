import Work

extension LogForm {
  /// Checks that the form holds no term that is zero: every base is at least 2 and every coefficient is not zero.
  ///
  /// - Throws: ``BrokenInvariant``.
  package func checkInvariants() throws(BrokenInvariant) {
    try LogForm.checkInvariants(collected: coefficients)
  }

  /// The same of the stored coefficients by base.
  package static func checkInvariants(
    collected coefficients: [Integer: Rational]
  ) throws(BrokenInvariant) {
    for (base, coefficient) in coefficients {
      try base.checkInvariants()
      try coefficient.checkInvariants()
      try BrokenInvariant.check(base >= 2, "the base \(base) is below 2")
      try BrokenInvariant.check(!coefficient.isZero, "the coefficient of log \(base) is zero")
    }
  }

  /// Checks in addition that the form is canonical: the bases are pairwise coprime, a base of at most 63 bits is a prime,
  /// and a longer one is no power.
  ///
  /// - Throws: ``BrokenInvariant``.
  package func checkCanonical() throws(BrokenInvariant) {
    try checkInvariants()
    try LogForm.checkCanonical(bases: coefficients.keys.sorted())
  }

  /// The same of increasing bases.
  package static func checkCanonical(bases: [Integer]) throws(BrokenInvariant) {
    for (index, base) in bases.enumerated() {
      if let word = Int(exactly: base) {
        try BrokenInvariant.check(
          WordFactorization.isPrime(UInt64(word)), "the base \(base) is not a prime")
      } else {
        let (root, exponent) = base.perfectPowerRoot
        try BrokenInvariant.check(exponent == 1, "the base \(base) is \(root)^\(exponent)")
      }
      for other in bases[..<index] {
        try BrokenInvariant.check(
          Integer.gcd(base, other).isOne, "the bases \(other) and \(base) are not coprime")
      }
    }
  }
}
