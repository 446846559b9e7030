import ExactArithmetic

extension SquareRootSum {
  /// The value of a polynomial, exact.
  ///
  /// - Complexity: a multiplication and an addition for each coefficient; the number of terms can double with each
  ///   radicand.
  public func value(of polynomial: Polynomial) -> SquareRootSum {
    polynomial.coefficients.reversed().reduce(SquareRootSum.zero) {
      $0 * self + SquareRootSum(Rational($1))
    }
  }

  /// The sign of `self - other`.  Always decided: enclosures separate different numbers, and equal ones are
  /// told by the value of the other's polynomial at this sum, which has one root in the isolating interval.
  ///
  /// - Complexity: enclosures up to 512 bits first; see ``value(of:)`` if they overlap.
  public func compare(to other: AlgebraicReal) -> Int {
    if let rational = other.rationalValue { return (self - SquareRootSum(rational)).signum() }
    var bits = 64
    var mayBeEqual = true
    while true {
      let (own, others) = (enclosure(bits: bits), other.enclosure(bits: bits))
      if own.lower > others.upper { return 1 }
      if own.upper < others.lower { return -1 }
      if bits >= 512 && mayBeEqual {
        let interval = other.interval
        let isInside =
          SquareRootSum(interval.lower) <= self && self <= SquareRootSum(interval.upper)
        if isInside && value(of: other.polynomial).isZero { return 0 }
        mayBeEqual = false
      }
      bits *= 2
    }
  }
}
