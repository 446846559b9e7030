import ExactArithmetic

/// The number with 2^-bits precision that the maximum over b of the function for a pair of rows is near to,
/// found by bisection on the sign of the derivative in exact arithmetic on dyadic b.
func klByBisection(_ p: [Rational], _ q: [Rational], bits: Int = 64) -> Enclosure {
  let pairs = zip(p, q).filter { !($0.isZero && $1.isZero) }
  func slope(_ b: Rational) -> Rational {
    pairs.reduce(Rational.zero) { sum, pair in
      if pair.0.isZero || pair.1.isZero { return sum }
      let mixture = b * pair.0 + (1 - b) * pair.1
      return sum + pair.0 * pair.1 * (pair.0 - pair.1) / (mixture * mixture)
    }
  }
  func value(_ b: Rational) -> Rational {
    let sum = pairs.reduce(Rational.zero) { sum, pair in
      let d = pair.0 - pair.1
      return sum + d * d / (b * pair.0 + (1 - b) * pair.1)
    }
    return b * (1 - b) * sum
  }
  var (left, right) = (Rational.zero, Rational.one)
  while right - left > Rational(1).scaled(byPowerOfTwo: -bits) {
    let middle = (left + right).scaled(byPowerOfTwo: -1)
    if slope(middle).signum() > 0 { left = middle } else { right = middle }
  }
  let middle = (left + right).scaled(byPowerOfTwo: -1)
  let reached = value(middle)
  // The tangent at the middle bounds the maximum, which is not farther than 2^-bits.
  let rise = slope(middle).magnitude.scaled(byPowerOfTwo: -bits)
  return Enclosure(reached, reached + rise).rounded(toBits: 2 * bits)
}
