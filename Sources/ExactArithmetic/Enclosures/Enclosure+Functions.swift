// The monotone functions of this library, each rounded outward to a number of significant bits.

extension Enclosure {
  /// The image under an increasing function given by an outward-rounding evaluation at one point.
  private func mapIncreasing(_ evaluate: (Rational, Direction) -> Rational) -> Enclosure {
    Enclosure(evaluate(lower, .down), evaluate(upper, .up))
  }

  /// `ln x`.
  ///
  /// - Precondition: the interval is positive.
  public static func log(_ x: Enclosure, bits: Int) -> Enclosure {
    precondition(x.lower.signum() > 0, "the logarithm of \(x.lower)")
    return x.mapIncreasing { naturalLogarithm($0, bits: bits, $1) }
  }

  /// `ln x` of a positive rational.
  public static func log(_ x: Rational, bits: Int) -> Enclosure { log(Enclosure(x), bits: bits) }

  /// `log2 x`; exact at powers of two.
  ///
  /// - Precondition: the interval is positive.
  public static func log2(_ x: Enclosure, bits: Int) -> Enclosure {
    precondition(x.lower.signum() > 0, "the logarithm of \(x.lower)")
    let low = log2(x.lower, bits: bits)
    return x.isExact ? low : Enclosure(low.lower, log2(x.upper, bits: bits).upper)
  }

  /// `log2 x` of a positive rational.
  public static func log2(_ x: Rational, bits: Int) -> Enclosure {
    precondition(x.signum() > 0, "the logarithm of \(x)")
    // Split off the power of two, so that only an odd part needs a logarithm.
    let exponent = x.numerator.trailingZeroBitCount - x.denominator.trailingZeroBitCount
    let odd = x.scaled(byPowerOfTwo: -exponent)
    if odd == 1 { return Enclosure(Rational(exponent)) }
    let guardBits = bits + 8
    return log(Enclosure(x), bits: guardBits)
      .divided(by: log(Enclosure(2), bits: guardBits), bits: bits)
  }

  /// `e^x`.
  public static func exp(_ x: Enclosure, bits: Int) -> Enclosure {
    x.mapIncreasing { argument, direction in
      if argument.isZero { return .one }
      var value = BigFloat(
        argument,
        bits: bits + max(0, argument.numerator.bitWidth - argument.denominator.bitWidth) + 8,
        rounding: direction)
      value.exp(direction)
      return value.rational
    }
  }

  /// The square root.
  ///
  /// - Precondition: the interval is not negative.
  public static func squareRoot(_ x: Enclosure, bits: Int) -> Enclosure {
    precondition(!x.lower.isNegative, "the square root of \(x.lower)")
    return x.mapIncreasing { argument, direction in
      var value = BigFloat(argument, bits: bits, rounding: direction)
      value.squareRoot(direction)
      return value.rational
    }
  }

  /// The binary entropy `h(p) = -p log2 p - (1-p) log2(1-p)` in bits.
  ///
  /// It increases up to 1/2 and decreases beyond, and has the value 0 at both ends.
  ///
  /// - Precondition: the interval lies in [0, 1].
  public static func binaryEntropy(_ p: Enclosure, bits: Int) -> Enclosure {
    precondition(
      !p.lower.isNegative && p.upper <= 1, "the binary entropy of \(p), which leaves [0, 1]")
    let half = Rational(1, 2)
    if p.upper <= half {
      return Enclosure(
        entropyAtPoint(p.lower, bits: bits).lower, entropyAtPoint(p.upper, bits: bits).upper)
    }
    if p.lower >= half {
      return Enclosure(
        entropyAtPoint(p.upper, bits: bits).lower, entropyAtPoint(p.lower, bits: bits).upper)
    }
    let least = min(
      entropyAtPoint(p.lower, bits: bits).lower, entropyAtPoint(p.upper, bits: bits).lower)
    return Enclosure(least, 1)
  }

  /// The inverse of the binary entropy on [0, 1/2], by certified bisection: every step compares an
  /// enclosure of `h` at a rational point with the argument.
  ///
  /// - Parameters:
  ///   - y: an enclosure of the entropy, in bits; it must lie in [0, 1].
  ///   - bits: the accuracy.
  /// - Returns: an enclosure of `h^-1(y)` no wider than what the width of `y` forces plus `2^-bits`.
  /// - Complexity: `bits` evaluations of `h` for each end.
  public static func inverseBinaryEntropy(_ y: Enclosure, bits: Int) -> Enclosure {
    precondition(
      !y.lower.isNegative && y.upper <= 1,
      "the inverse binary entropy of \(y), which leaves [0, 1]")
    return Enclosure(
      inverseEntropyBound(y.lower, bits: bits, .down), inverseEntropyBound(y.upper, bits: bits, .up)
    )
  }

  // MARK: One point

  private static func naturalLogarithm(
    _ x: Rational, bits: Int, _ direction: Direction
  ) -> Rational {
    if x == 1 { return .zero }
    let isNearOne = x > Rational(1, 2) && x < 2
    // Near 1 the logarithm of a rounded argument would lose its leading digits: use ln(1 + (x-1)).
    var value = BigFloat(isNearOne ? x - 1 : x, bits: bits, rounding: direction)
    if isNearOne { value.log1p(direction) } else { value.log(direction) }
    return value.rational
  }

  private static func entropyAtPoint(_ p: Rational, bits: Int) -> Enclosure {
    if p.isZero || p == 1 { return .zero }
    if p == Rational(1, 2) { return Enclosure(1) }
    let guardBits = bits + 8
    let q = 1 - p
    let first = -p * log2(p, bits: guardBits)
    let second = -q * log2(q, bits: guardBits)
    let sum = (first + second).rounded(toBits: bits)
    return Enclosure(max(sum.lower, 0), min(sum.upper, 1))
  }

  /// A lower or an upper bound of `h^-1(y)` for one rational `y`.
  private static func inverseEntropyBound(
    _ y: Rational, bits: Int, _ direction: Direction
  ) -> Rational {
    if y.isZero { return .zero }
    if y == 1 { return Rational(1, 2) }
    var low = Rational.zero  // h(low) <= y throughout
    var high = Rational(1, 2)  // h(high) >= y throughout
    let target = Rational(1).scaled(byPowerOfTwo: -bits)
    while high - low > target {
      let middle = (low + high).scaled(byPowerOfTwo: -1)
      // Between 0 and 1/2 the entropy of a rational is irrational, so some precision tells it from y.
      var precision = bits + 16
      while true {
        let value = entropyAtPoint(middle, bits: precision)
        if value.upper <= y {
          low = middle
          break
        }
        if value.lower >= y {
          high = middle
          break
        }
        precision *= 2
      }
    }
    return direction == .down ? low : high
  }
}
