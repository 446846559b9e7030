import CGMP
import Work

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
  /// The multiples of `log 2`, which add up; a short list is one sum.
  private let multiplesOfTwo: [Rational]
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
    // The exact sum of many is long, and needed only where nothing else is there.
    multiplesOfTwo = twos.count <= 64 || odd.isEmpty ? [Rational.sum(twos)] : twos
    oddTerms = odd
  }

  /// The value when it is rational on sight: a number of bits with no odd terms, or zero.
  func exactValue(in unit: InformationUnit) -> Rational? {
    guard oddTerms.isEmpty else { return nil }
    let powersOfTwo = multiplesOfTwo[0]
    return powersOfTwo.isZero || unit == .bits ? powersOfTwo : nil
  }

  /// The sign of the value, if an enclosure at this precision shows it.
  func sign(precision: Int) -> Int? {
    if let exact = exactValue(in: .bits) { return exact.signum() }
    let value = enclosure(in: .bits, precision: precision)
    if value.lower.signum() > 0 { return 1 }
    return value.upper.signum() < 0 ? -1 : nil
  }

  /// An enclosure whose width is at most about `2^-precision` times the sum of the terms' magnitudes.
  func enclosure(in unit: InformationUnit, precision: Int) -> Enclosure {
    let odd = oddSum(precision: precision + 8)
    let powersOfTwo = sumOfMultiplesOfTwo(precision: precision + 8)
    let guardBits = precision + 16
    switch unit {
    case .nats:
      return odd + powersOfTwo * Enclosure.log(Rational(2), bits: guardBits + 16)
    case .hartleys:
      let natural = odd + powersOfTwo * Enclosure.log(Rational(2), bits: guardBits + 16)
      return natural.divided(by: Enclosure.log(Rational(10), bits: guardBits + 16), bits: guardBits)
    case .bits:
      if odd.isExact { return odd + powersOfTwo }
      return odd.divided(by: Enclosure.log(Rational(2), bits: guardBits), bits: guardBits)
        + powersOfTwo
    }
  }

  private func sumOfMultiplesOfTwo(precision: Int) -> Enclosure {
    if multiplesOfTwo.count == 1 { return Enclosure(multiplesOfTwo[0]) }
    let multiples = multiplesOfTwo
    let countBits = Int.bitWidth - multiples.count.leadingZeroBitCount
    let scale = precision + countBits - multiples.lazy.map(\.binaryWeight).max()!
    let partial = Concurrency.map(multiples.count, minimumPerRange: 512) { _, range in
      multiples[range].reduce(Integer.zero) { $0 + $1.scaled(byPowerOfTwo: scale).floor() }
    }
    let lower = partial.reduce(Integer.zero, +)
    return Enclosure(lower, lower + Integer(multiples.count)).scaled(byPowerOfTwo: -scale)
  }

  /// `sum q_i ln m_i`: each logarithm is a fixed-point integer with an error below two units, so the sum of
  /// its multiples is exact integer arithmetic.
  private func oddSum(precision: Int) -> Enclosure {
    if oddTerms.isEmpty { return .zero }
    // The fraction bits of the sum: relative to the greatest term, with room for the errors of all terms.
    let greatest = oddTerms.lazy.map { $0.coefficient.binaryWeight + $0.base.logarithmBits }.max()!
    let countBits = Int.bitWidth - oddTerms.count.leadingZeroBitCount
    let scale = precision + countBits + 4 - greatest
    let terms = oddTerms
    let partial = Concurrency.map(terms.count, minimumPerRange: 128) { _, range in
      SplitForm.fixedPointSum(terms[range], scale: scale)
    }
    let lower = partial.reduce(Integer.zero) { $0 + $1.lower }
    let upper = partial.reduce(Integer.zero) { $0 + $1.upper }
    return Enclosure(lower, upper).scaled(byPowerOfTwo: -scale)
  }

  /// Bounds of `2^scale * sum q ln m` over some of the terms.
  ///
  /// With `|q| < 2^w` and `f = scale + w` fraction bits (at least none), an integer `L` with
  /// `L <= 2^f ln m < L + 2` gives `2^scale q ln m` between `q L / 2^w` and `q (L + 2) / 2^w`, which lie
  /// within two units of each other.
  private static func fixedPointSum(
    _ terms: ArraySlice<LogForm.Term>, scale: Int
  ) -> (lower: Integer, upper: Integer) {
    // `m` enters with `p + 4` bits rounded down, a relative error below `2^-(p+3)`, and the logarithm is
    // rounded down to as many bits, where `2^-p ln m < 2^-f / 4`; the rest is the rounding to an integer.
    let precision = terms.lazy.map {
      max(scale + $0.coefficient.binaryWeight, 0) + $0.base.logarithmBits + 3
    }.max()!
    var logarithm = BigFloat(bits: precision + 4)
    let scratch = Limbs.zero()
    let total = Limbs.zero()
    var positiveCount = 0
    for term in terms {
      let fraction = max(scale + term.coefficient.binaryWeight, 0)
      let shift = fraction - scale
      logarithm.set(term.base, rounding: .down)
      logarithm.log(.down)
      logarithm.floorScaled(by: fraction, to: scratch)
      let product = scratch.pointer
      term.coefficient.numerator.withGMP { __gmpz_mul(product, product, $0) }
      if shift >= 0 {
        __gmpz_fdiv_q_2exp(product, product, UInt(shift))
      } else {
        __gmpz_mul_2exp(product, product, UInt(-shift))
      }
      if !term.coefficient.isInteger {
        term.coefficient.denominator.withGMP { __gmpz_fdiv_q(product, product, $0) }
      }
      __gmpz_add(total.pointer, total.pointer, product)
      if !term.coefficient.isNegative { positiveCount += 1 }
    }
    // Each floor is below by less than one; the error of `L` adds less than two, away from zero.
    let sum = Integer(normalizing: total)
    let negativeCount = terms.count - positiveCount
    return (sum - Integer(2 * negativeCount), sum + Integer(3 * positiveCount + negativeCount))
  }
}

extension Rational {
  /// An exponent `w` with `|self| < 2^w`.
  fileprivate var binaryWeight: Int { numerator.bitWidth - denominator.bitWidth + 1 }
}

extension Enclosure {
  fileprivate init(_ lower: Integer, _ upper: Integer) {
    self.init(Rational(lower), Rational(upper))
  }

  fileprivate func scaled(byPowerOfTwo exponent: Int) -> Enclosure {
    Enclosure(lower.scaled(byPowerOfTwo: exponent), upper.scaled(byPowerOfTwo: exponent))
  }
}

extension Integer {
  /// An exponent `e` with `ln self < 2^e`, for a positive value.
  fileprivate var logarithmBits: Int { Int.bitWidth - bitWidth.leadingZeroBitCount }
}
