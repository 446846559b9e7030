// Evaluation: fixed-point logarithms from MPFR, summed exactly.

extension LogForm {
  /// An enclosure of the value whose width is at most `2^-bits` times the value; `[0, 0]` for zero, and a
  /// single number when the form is a rational number of bits by its powers of two alone.
  ///
  /// - Parameters:
  ///   - unit: the unit in which the form is read.
  ///   - bits: the relative accuracy.
  /// - Complexity: one logarithm of about `bits` plus the cancelled bits for each term; the decision
  ///   whether the form is zero (see ``signum()``) only when 128 bits do not show its sign.
  public func enclosure(in unit: InformationUnit = .bits, bits: Int = 64) -> Enclosure {
    let split = SplitForm(self)
    if let exact = split.exactValue(in: unit) { return Enclosure(exact) }
    var precision = max(bits, 32) + 16
    var mayBeZero = true
    while true {
      let value = split.enclosure(in: unit, precision: precision)
      if value.isAccurate(toRelativeBits: bits) { return value.rounded(toBits: bits + 8) }
      let straddlesZero = value.lower.signum() * value.upper.signum() <= 0
      if mayBeZero && straddlesZero && precision >= 128 {
        if isZeroByRefinement { return .zero }
        mayBeZero = false
      }
      precision += straddlesZero ? precision : missingBits(of: value, toward: bits)
    }
  }

  /// An enclosure of the value in bits, no wider than `2^-bits` times the sum of the terms' magnitudes.
  /// It may have zero inside.
  func roughEnclosure(bits: Int) -> Enclosure {
    SplitForm(self).enclosure(in: .bits, precision: bits)
  }

  private func missingBits(of value: Enclosure, toward bits: Int) -> Int {
    let least = min(value.lower.magnitude, value.upper.magnitude)
    let ratio = value.width / least
    let exponent = ratio.numerator.bitWidth - ratio.denominator.bitWidth
    return max(bits + exponent, 0) + 16
  }
}

/// A form as `rational * log 2 + sum q_i log m_i` with odd `m_i > 1`.
struct SplitForm {
  private let powersOfTwo: Rational
  private let oddTerms: [LogForm.Term]

  init(_ form: LogForm) {
    var twos: [Rational] = []
    var odd: [LogForm.Term] = []
    odd.reserveCapacity(form.coefficients.count)
    for (base, coefficient) in form.coefficients {
      let exponent = base.trailingZeroBitCount
      if exponent > 0 { twos.append(Rational(exponent) * coefficient) }
      let oddPart = exponent > 0 ? base >> exponent : base
      if !oddPart.isOne { odd.append(LogForm.Term(coefficient: coefficient, base: oddPart)) }
    }
    powersOfTwo = Rational.sum(twos)
    oddTerms = odd
  }

  /// The value when it is rational on sight: a number of bits with no odd terms, or zero.
  func exactValue(in unit: InformationUnit) -> Rational? {
    guard oddTerms.isEmpty else { return nil }
    return powersOfTwo.isZero || unit == .bits ? powersOfTwo : nil
  }

  /// An enclosure whose width is at most about `2^-precision` times the sum of the terms' magnitudes.
  func enclosure(in unit: InformationUnit, precision: Int) -> Enclosure {
    let odd = oddSum(precision: precision + 8)
    let guardBits = precision + 16
    switch unit {
    case .nats:
      return odd + powersOfTwo * Enclosure.log(Rational(2), bits: guardBits + 16)
    case .bits:
      if odd.isExact { return odd + Enclosure(powersOfTwo) }
      return odd.divided(by: Enclosure.log(Rational(2), bits: guardBits), bits: guardBits)
        + Enclosure(powersOfTwo)
    }
  }

  /// `sum q_i ln m_i`: each logarithm is a fixed-point integer with an error below two units, so the sum of
  /// its multiples is exact integer arithmetic.
  private func oddSum(precision: Int) -> Enclosure {
    if oddTerms.isEmpty { return .zero }
    // The fraction bits: relative to the greatest term, with room for the errors of all terms.
    let greatest =
      oddTerms.lazy.map { term in
        term.coefficient.numerator.bitWidth - term.coefficient.denominator.bitWidth
          + (Int.bitWidth - term.base.bitWidth.leadingZeroBitCount)
      }.max()!
    let countBits = Int.bitWidth - oddTerms.count.leadingZeroBitCount
    let scale = precision + countBits + 4 - greatest
    let terms = oddTerms
    let partial = Concurrency.map(terms.count, minimumPerRange: 128) { _, range in
      SplitForm.fixedPointSum(terms[range], scale: scale)
    }
    let lower = partial.reduce(Integer.zero) { $0 + $1.lower }
    let upper = partial.reduce(Integer.zero) { $0 + $1.upper }
    return Enclosure(
      Rational(lower).scaled(byPowerOfTwo: -scale), Rational(upper).scaled(byPowerOfTwo: -scale))
  }

  /// Bounds of `2^scale * sum q ln m` over some of the terms.
  private static func fixedPointSum(
    _ terms: ArraySlice<LogForm.Term>, scale: Int
  ) -> (lower: Integer, upper: Integer) {
    var lower = Integer.zero
    var upper = Integer.zero
    for term in terms {
      let coefficient = term.coefficient
      // Fraction bits of this logarithm: its error is multiplied by the coefficient.
      let weight = max(0, coefficient.numerator.bitWidth - coefficient.denominator.bitWidth + 1)
      let fraction = max(scale + weight, 0)
      let low = fixedPointLogarithm(term.base, fractionBits: fraction)
      let high = low + 2
      let (below, above) = coefficient.isNegative ? (high, low) : (low, high)
      let shift = fraction - scale
      lower += floorScaled(coefficient, below, shift)
      upper += floorScaled(coefficient, above, shift) + .one
    }
    return (lower, upper)
  }

  /// `floor(q * n / 2^shift)`.
  private static func floorScaled(_ q: Rational, _ n: Integer, _ shift: Int) -> Integer {
    let product = q.numerator * n
    return q.denominator.isOne
      ? product >> shift : product.floorDivided(by: q.denominator << shift)
  }

  /// An integer `L` with `L <= 2^f ln m < L + 2`.
  ///
  /// `m` enters with `p + 4` bits rounded down, a relative error below `2^-(p+3)`, and the logarithm is
  /// rounded down to `p` bits, where `2^-p ln m < 2^-f / 4`; the rest is the final rounding to an integer.
  private static func fixedPointLogarithm(_ m: Integer, fractionBits f: Int) -> Integer {
    let logarithmBits = Int.bitWidth - m.bitWidth.leadingZeroBitCount  // ln m < 2^this
    let p = f + logarithmBits + 3
    var value = BigFloat(bits: p + 4)
    value.set(m, rounding: .down)
    value.log(.down)
    return value.floorScaled(by: f)
  }
}
