extension LogForm {
  /// The sign of the value: -1, 0 or 1.  Always decided.
  ///
  /// The value is enclosed at 64 bits.  If zero is inside, groups of terms that cancel by the equality of two
  /// products are dropped, and the rest is enclosed once more, so finely that bases of usual length
  /// which differ are told apart.  If zero is still inside, the bases are refined to pairwise coprime ones, whose
  /// logarithms are linearly independent over the rationals, which settles whether the form is zero;
  /// if it is not, the precision grows until the sign shows.
  ///
  /// - Complexity: for `n` terms of `b` bits in all, `n` logarithms; the refinement costs
  ///   O(M(b) log^2 n) when it is needed.
  public func signum() -> Int {
    if let sign = SplitForm(self).sign(precision: 64) { return sign }
    let rest = withoutEqualProducts()
    let split = SplitForm(rest)
    // Two bases of this length that differ by one: their logarithms differ by 2^-length.
    let greatestWidth = rest.coefficients.keys.lazy.map(\.bitWidth).max() ?? 0
    var precision = max(128, min(greatestWidth, 512) + 64)
    if let sign = split.sign(precision: precision) { return sign }
    if CoprimeRefinement.isZero(rest.coefficients) { return 0 }
    while true {
      precision *= 2
      if let sign = split.sign(precision: precision) { return sign }
    }
  }

  /// Whether the value is zero.  Always decided.
  public var isZero: Bool { signum() == 0 }

  /// Whether the coprime refinement of the form is empty.
  var isZeroByRefinement: Bool {
    CoprimeRefinement.isZero(withoutEqualProducts().coefficients)
  }
}

extension LogForm: Equatable, Comparable {
  /// Whether two forms have the same value, whatever their terms.
  public static func == (lhs: LogForm, rhs: LogForm) -> Bool {
    lhs.coefficients == rhs.coefficients || (lhs - rhs).isZero
  }

  public static func < (lhs: LogForm, rhs: LogForm) -> Bool { (lhs - rhs).signum() < 0 }

  /// The absolute value.
  public var magnitude: LogForm { signum() < 0 ? -self : self }
}

extension LogForm: Hashable {
  /// Hashes the floating-point number nearest to the value in nats.
  ///
  /// Equal forms can have different coprime bases (`log 6`, `log 2 + log 3`), so the terms cannot be
  /// hashed.  The rounding is well defined because the value is zero or transcendental, never half-way
  /// between two floating-point numbers.
  public func hash(into hasher: inout Hasher) { hasher.combine(approximation(in: .nats)) }

  /// The floating-point number nearest to the value.
  ///
  /// The value in bits may be a rational half-way between two floating-point numbers; then ties go to even.
  public func approximation(in unit: InformationUnit = .bits) -> Double {
    var bits = 64
    while true {
      let value = enclosure(in: unit, bits: bits)
      let (low, high) = (Double(value.lower), Double(value.upper))
      if low == high { return low }
      // Only a value that is rational in the unit can stay on a tie; its canonical form shows it.
      if unit != .nats, bits >= 256, let exact = LogForm.rationalValue(of: terms, in: unit) {
        return Double(exact)
      }
      bits *= 2
    }
  }

  /// The value in bits when the form is a multiple of `log 2` on sight.
  public var rationalBits: Rational? { SplitForm(self).exactValue(in: .bits) }
}
