import Foundation

/// The quotient `Pr[Bin(n, p) >= x] / Pr[Bin(n, p) = x]` by a continued fraction.
///
/// With `a = x`, `b = n-x+1` and `l = a - (n+1) p` it is `a (1-p)` divided by
///
///     B_0 + A_1/(B_1 + A_2/(B_2 + ...)),
///     A_m = (a+m-1) (a+b+m-1) m (b-m) p^2 / (a+2m-1)^2,
///     B_m = m + m (b-m) p / (a+2m-1) + (a+m) (l + 1 + m (2-p)) / (a+2m+1),
///
/// which ends at `m = b-1` because `A_b = 0`.  For `l >= 0` all `A_m` and `B_m` are positive, so that cutting it off after an even
/// `m` gives a lower bound, after an odd one an upper bound.
///
/// Source: A. R. DiDonato and A. H. Morris, "Significant digit computation of the incomplete beta function ratios", ACM
/// Transactions on Mathematical Software 18, 1992, for the fraction.
struct TailFraction {
  private let p: Rational
  private let a: Int
  private let b: Int
  /// `l + 1`.
  private let excess: Rational

  /// - Precondition: `0 < p < 1` and `x >= (n+1) p`.
  init(_ tail: BinomialTail, at p: Rational) {
    self.p = p
    a = tail.threshold
    b = tail.trials - tail.threshold + 1
    excess = Rational(a + 1) - Rational(tail.trials + 1) * p
    precondition(excess >= 1, "the tail from \(a) on at \(p) is no small one")
  }

  /// An enclosure of the quotient with a relative width of about `2^-bits`.
  func ratio(bits: Int) -> Enclosure {
    let approximation = ApproximateTailFraction(
      a: Double(a), b: Double(b), p: Double(p), excess: Double(excess))
    let depth = approximation.followed(bits: bits + 2).depth
    let working = bits + (Int.bitWidth - depth.leadingZeroBitCount) + 12
    let fraction = Enclosure(
      bound(.down, depth: depth, bits: working), bound(.up, depth: depth, bits: working))
    return Enclosure(Rational(a) * (1 - p)).divided(by: fraction, bits: bits + 8)
  }

  // MARK: Bounds

  /// A bound of the fraction, evaluated from the inside outwards.
  private func bound(_ direction: Direction, depth: Int, bits: Int) -> Rational {
    // A bound of the whole needs bounds of its parts in alternating directions.
    func side(_ m: Int) -> Direction { m % 2 == 0 ? direction : direction.opposite }
    // The part from B_m on is at least B_m, and equal to it at the end.
    let start = depth < b - 1 && side(depth) == .up ? depth + 1 : depth
    let (down, up) = (constants(.down, bits: bits), constants(.up, bits: bits))
    var value = BigFloat(bits: bits)
    var numerator = BigFloat(bits: bits)
    var product = BigFloat(bits: bits)
    for m in stride(from: start, through: 0, by: -1) {
      let side = side(m)
      let constants = side == .down ? down : up
      if m < start {
        setNumerator(&numerator, m + 1, constants, side)
        numerator.divide(by: value, side)
      }
      setDenominator(&value, &product, m, constants, side)
      if m < start { value.add(numerator, side) }
    }
    return value.rational
  }

  /// `p`, `p^2`, `l + 1` and `2 - p`, rounded.
  private func constants(_ direction: Direction, bits: Int) -> BigFloatVector {
    let vector = BigFloatVector(count: 4, bits: bits)
    for (index, value) in [p, p * p, excess, 2 - p].enumerated() {
      vector[index].set(value, rounding: direction)
    }
    return vector
  }

  /// `A_m`
  private func setNumerator(
    _ value: inout BigFloat, _ m: Int, _ constants: BigFloatVector, _ direction: Direction
  ) {
    value.set(constants[1], rounding: direction)
    value.multiply(by: a + m - 1, direction)
    value.multiply(by: a + b + m - 1, direction)
    value.multiply(by: m, direction)
    value.multiply(by: b - m, direction)
    value.divide(by: a + 2 * m - 1, direction)
    value.divide(by: a + 2 * m - 1, direction)
  }

  /// `B_m`
  private func setDenominator(
    _ value: inout BigFloat, _ product: inout BigFloat, _ m: Int, _ constants: BigFloatVector,
    _ direction: Direction
  ) {
    product.set(constants[3], rounding: direction)
    product.multiply(by: m, direction)
    product.add(constants[2], direction)
    product.multiply(by: a + m, direction)
    product.divide(by: a + 2 * m + 1, direction)
    value.set(constants[0], rounding: direction)
    value.multiply(by: m, direction)
    value.multiply(by: b - m, direction)
    if m > 0 { value.divide(by: a + 2 * m - 1, direction) }
    value.add(product, direction)
    value.add(m, direction)
  }
}

/// The same in double precision.
struct ApproximateTailFraction {
  let a: Double
  let b: Double
  let p: Double
  /// `l + 1`.
  let excess: Double

  /// How far the fraction has to be followed until its convergents differ by less than `2^-bits`, relatively, and its
  /// value there.
  func followed(bits: Int) -> (depth: Int, value: Double) {
    var value = denominator(0)
    if b == 1 { return (0, value) }
    // The convergents differ by alternating products of quotients, which underflow before long.
    var inverse = 1 / denominator(1)
    var difference = numerator(1) * inverse
    var logarithm = log2(difference)
    value += difference
    var m = 1.0
    while logarithm > -Double(bits) && m < b - 1 {
      m += 1
      let next = 1 / (denominator(m) + numerator(m) * inverse)
      let quotient = numerator(m) * inverse * next
      difference *= -quotient
      logarithm += log2(quotient)
      value += difference
      inverse = next
    }
    return (Int(m), value)
  }

  /// `A_m`
  private func numerator(_ m: Double) -> Double {
    let divisor = a + 2 * m - 1
    return (a + m - 1) / divisor * ((a + b + m - 1) / divisor) * m * (b - m) * p * p
  }

  /// `B_m`
  private func denominator(_ m: Double) -> Double {
    let first = m == 0 ? 0 : m * (b - m) * p / (a + 2 * m - 1)
    return m + first + (a + m) * (excess + m * (2 - p)) / (a + 2 * m + 1)
  }
}
