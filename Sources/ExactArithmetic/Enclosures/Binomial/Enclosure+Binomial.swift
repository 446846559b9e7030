extension Enclosure {
  /// `ln n!`, without computing `n!`.
  ///
  /// - Parameters:
  ///   - n: the number whose factorial is meant.
  ///   - bits: the relative accuracy; at least that of a machine word is given.
  /// - Precondition: `n >= 0`.
  /// - Complexity: that of MPFR's logarithm of the gamma function, which hardly grows with `n`.
  public static func logFactorial(_ n: Int, bits: Int) -> Enclosure {
    precondition(n >= 0, "the factorial of \(n)")
    if n < 2 { return .zero }
    var value = BigFloat(bits: max(bits, Int.bitWidth))
    value.set(Integer(n) + 1, rounding: .down)
    value.logGamma(.down)
    let lower = value.rational
    // The bound is correctly rounded: the next number of the precision is an upper one.
    value.increase()
    return Enclosure(lower, value.rational)
  }

  /// `ln C(n, k)`, without computing the coefficient.
  ///
  /// - Parameters:
  ///   - n: the size of the set.
  ///   - k: the size of its subsets.
  ///   - bits: the accuracy relative to `ln n!`.
  /// - Precondition: `0 <= k <= n`.
  /// - Complexity: three logarithms of factorials.
  public static func logBinomial(_ n: Int, _ k: Int, bits: Int) -> Enclosure {
    precondition(k >= 0 && k <= n, "\(k) of \(n)")
    if k == 0 || k == n { return .zero }
    return logFactorial(n, bits: bits) - logFactorial(k, bits: bits)
      - logFactorial(n - k, bits: bits)
  }

  /// `Pr[Bin(n, p) = x] = C(n, x) p^x (1-p)^(n-x)`, with a relative width of about `2^-bits`.
  ///
  /// Below `2^-1000000` the lower end is 0.
  ///
  /// - Precondition: `0 <= x <= n` and `0 < p < 1`.
  /// - Complexity: three logarithms of factorials, two others and an exponential.
  public static func binomialMass(
    _ x: Int, of n: Int, probability p: Rational, bits: Int
  ) -> Enclosure {
    binomialMass(
      x, of: n, probability: p, bits: bits,
      logCoefficient: logBinomial(n, x, bits: workingBits(bits, trials: n)))
  }

  /// The same with `ln C(n, x)`, which the result is as accurate as.
  static func binomialMass(
    _ x: Int, of n: Int, probability p: Rational, bits: Int, logCoefficient: Enclosure
  ) -> Enclosure {
    let exponent = logBinomialMass(
      x, of: n, probability: p, bits: bits, logCoefficient: logCoefficient)
    // As a rational a number near the least exponent would fill the memory.
    if exponent.upper < -700_000 {
      return Enclosure(.zero, Rational.one.scaled(byPowerOfTwo: -1_000_000))
    }
    return exp(exponent, bits: bits + 4)
  }

  /// The natural logarithm of a mass, as accurate as a mass of so many bits needs it.
  static func logBinomialMass(
    _ x: Int, of n: Int, probability p: Rational, bits: Int, logCoefficient: Enclosure
  ) -> Enclosure {
    precondition(p.signum() > 0 && p < 1, "a probability of \(p)")
    // Of ln p and ln(1-p) too the bits before the point are lost.
    let length = max(p.numerator.bitWidth, p.denominator.bitWidth)
    let working = workingBits(bits, trials: n) + (Int.bitWidth - length.leadingZeroBitCount)
    return logCoefficient + Rational(x) * log(p, bits: working)
      + Rational(n - x) * log(1 - p, bits: working)
  }

  /// The bits to which parts of the exponent of a mass are computed: the sum loses those before the point, of
  /// numbers up to `n ln n`.
  static func workingBits(_ bits: Int, trials n: Int) -> Int {
    bits + (Int.bitWidth - n.leadingZeroBitCount) + 12
  }
}
