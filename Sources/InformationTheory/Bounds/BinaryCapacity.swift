import ExactArithmetic

/// The capacity in bits of the binary symmetric channel with correlation `theta`,
///
/// `Psi(theta) = 1 - h((1 - theta)/2) = [(1+theta) ln(1+theta) + (1-theta) ln(1-theta)] / (2 ln 2)`,
///
/// an increasing convex bijection of [0, 1], and its inverse.  In `theta` neither loses relative accuracy
/// near 0, as `1 - h` and `h^-1` near 1/2 would.
enum BinaryCapacity {
  /// The exact value at a rational.
  static func value(at theta: Rational) -> LogForm {
    LogForm.bits(1) - binaryEntropy((1 - theta) / 2)
  }

  /// An enclosure of `Psi`, accurate to about `bits` bits relative to the value at each end.
  static func value(at theta: Enclosure, bits: Int) -> Enclosure {
    let lower = point(theta.lower, bits: bits).value
    return theta.isExact
      ? lower : Enclosure(lower.lower, point(theta.upper, bits: bits).value.upper)
  }

  /// An enclosure of `Psi^-1`, accurate to about `bits` bits relative to the value at each end.
  static func inverse(at y: Enclosure, bits: Int) -> Enclosure {
    let lower = inverse(at: y.lower, bits: bits)
    return y.isExact ? lower : Enclosure(lower.lower, inverse(at: y.upper, bits: bits).upper)
  }

  /// `Psi` and an upper bound of its derivative `artanh(theta) / ln 2` at a rational in [0, 1]; the bound is
  /// `nil` at 1, where the derivative is infinite.
  private static func point(
    _ theta: Rational, bits: Int
  ) -> (value: Enclosure, slope: Rational?) {
    if theta.isZero { return (.zero, .zero) }
    if theta == 1 { return (Enclosure(1), nil) }
    // The two products are about +theta and -theta, their sum theta^2.
    let lost = max(0, theta.denominator.bitWidth - theta.numerator.bitWidth + 1)
    let guardBits = bits + lost + 8
    let above = Enclosure.log(1 + theta, bits: guardBits)
    let below = Enclosure.log(1 - theta, bits: guardBits)
    let scale = 2 * Enclosure.log(Rational(2), bits: bits + 8)
    let value = ((1 + theta) * above + (1 - theta) * below).divided(by: scale, bits: bits + 4)
    let slope = (above - below).divided(by: scale, bits: 64).upper
    return (Enclosure(max(value.lower, 0), min(value.upper, 1)), slope)
  }

  /// The inverse at a rational in [0, 1], by tangents from above and chords from below: as `Psi` is convex,
  /// a tangent meets the height `y` to the right of the root and a chord to the left.
  ///
  /// - Complexity: about `log2(bits)` rounds of two evaluations; bisection only near `y = 1`.
  private static func inverse(at y: Rational, bits: Int) -> Enclosure {
    if y.isZero || y == 1 { return Enclosure(y) }
    let workingBits = bits + 24
    // theta^2/(2 ln 2) <= Psi(theta) <= theta^2.
    var low = Enclosure.squareRoot(Enclosure(y), bits: 64).lower
    let scale = 2 * Enclosure.log(Rational(2), bits: 64)
    var high = min(1, Enclosure.squareRoot(y * scale, bits: 64).upper)
    while true {
      let width = high - low
      if width.scaled(byPowerOfTwo: bits) <= high { return Enclosure(low, high) }
      let atLow = point(low, bits: workingBits).value
      let atHigh = point(high, bits: workingBits)
      var (left, right) = (low, high)
      if let slope = atHigh.slope, atHigh.value.lower > y {
        let step = (atHigh.value.lower - y) / slope
        right = (high - step).rounded(toSignificantBits: workingBits, .up)
      }
      if y > atLow.upper {
        let step = (y - atLow.upper) * width / (atHigh.value.upper - atLow.upper)
        left = (low + step).rounded(toSignificantBits: workingBits, .down)
      }
      (low, high) = (max(low, left), min(high, right))
      if (high - low).scaled(byPowerOfTwo: 2) <= width { continue }
      let middle = (low + high).scaled(byPowerOfTwo: -1)
        .rounded(toSignificantBits: workingBits)
      let probe = point(middle, bits: workingBits).value
      if probe.upper <= y {
        low = middle
      } else if probe.lower >= y {
        high = middle
      } else {
        // The middle is the root to within the working precision.
        return around(middle, y, bits: bits, within: Enclosure(low, high))
      }
    }
  }

  /// The least certified interval about a point known to be close to the root.
  private static func around(
    _ middle: Rational, _ y: Rational, bits: Int, within bracket: Enclosure
  ) -> Enclosure {
    var radius = middle.scaled(byPowerOfTwo: -bits - 2)
    while true {
      let (left, right) = (max(bracket.lower, middle - radius), min(bracket.upper, middle + radius))
      let isCertified =
        (left == bracket.lower || point(left, bits: bits + 32).value.upper <= y)
        && (right == bracket.upper || point(right, bits: bits + 32).value.lower >= y)
      if isCertified { return Enclosure(left, right) }
      radius = radius.scaled(byPowerOfTwo: 4)
    }
  }
}
