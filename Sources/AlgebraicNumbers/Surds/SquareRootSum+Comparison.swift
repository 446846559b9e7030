import ExactArithmetic

extension SquareRootSum {
  /// An enclosure whose width is at most `2^-bits` times the magnitude of the value; `[0, 0]` for zero.
  ///
  /// - Complexity: a square root for each term, of about `bits` plus the cancelled bits.
  public func enclosure(bits: Int) -> Enclosure {
    if let exact = rationalValue { return Enclosure(exact) }
    var precision = max(bits, 32) + 16
    while true {
      let value = roughEnclosure(bits: precision)
      if value.isAccurate(toRelativeBits: bits) { return value.rounded(toBits: bits + 8) }
      // The value is not zero, because its terms are linearly independent; some precision shows its sign.
      precision *= 2
    }
  }

  /// An enclosure no wider than about `2^-bits` times the sum of the terms' magnitudes.
  private func roughEnclosure(bits: Int) -> Enclosure {
    coefficients.reduce(Enclosure.zero) { sum, term in
      sum + term.value * Enclosure.squareRoot(Enclosure(Rational(term.key)), bits: bits)
    }
  }

  /// The sign of the value: -1, 0 or 1.  Always decided.
  ///
  /// - Complexity: see ``enclosure(bits:)``.
  public func signum() -> Int {
    if let exact = rationalValue { return exact.signum() }
    return enclosure(bits: 1).lower.signum() > 0 ? 1 : -1
  }

  /// Whether the value is zero; decided by the terms alone.
  public var isZero: Bool { coefficients.isEmpty }

  /// The value as a number that is enclosed to any width.
  public var computable: ComputableReal { ComputableReal { self.enclosure(bits: $0) } }
}

extension SquareRootSum: Equatable, Comparable {
  /// Whether two sums have the same value, whatever their terms.
  public static func == (lhs: SquareRootSum, rhs: SquareRootSum) -> Bool { (lhs - rhs).isZero }

  public static func < (lhs: SquareRootSum, rhs: SquareRootSum) -> Bool {
    (lhs - rhs).signum() < 0
  }
}
