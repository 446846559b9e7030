import Foundation

extension BinomialTail {
  /// The `p` at which the tail has a value: an enclosure with a relative width of at most `2^-bits`.
  ///
  /// - Precondition: `0 < value < 1`.
  /// - Complexity: one enclosure of the tail for a width of 64 bits, two for more, after some steps in double
  ///   precision; more above 10^13 trials.
  public func argument(ofValue value: Rational, bits: Int) -> Enclosure {
    precondition(value.signum() > 0 && value < 1, "a tail of \(value)")
    if value + value <= 1 {
      return solution(value, bits: bits) { $0.isAccurate(toRelativeBits: bits) }
    }
    let failure = mirrored.solution(1 - value, bits: bits) {
      (Enclosure(1) - $0).isAccurate(toRelativeBits: bits)
    }
    return Enclosure(1) - failure
  }

  /// The greatest decimal of so many significant digits that is at most the `p` at which the tail has a value, or the
  /// least that is at least as great.
  ///
  /// Where no enclosure separates `p` from a decimal the two may be equal, which is decided exactly; in numbers too
  /// large for that (see ``reaches(_:at:)``) the result is the next decimal beyond.
  ///
  /// - Parameters:
  ///   - value: the value of the tail.
  ///   - digits: the number of significant digits of the result.
  ///   - rule: `.down` or `.up`.
  /// - Precondition: `0 < value < 1`, and at least one digit.
  /// - Complexity: that of ``argument(ofValue:bits:)``, nearly always once.
  public func argument(
    ofValue value: Rational, significantDigits digits: Int, rounding rule: FloatingPointRoundingRule
  ) -> Rational {
    precondition(rule == .down || rule == .up, "rounding \(rule)")
    var bits = digits * 10 / 3 + 12
    while true {
      let enclosure = argument(ofValue: value, bits: bits)
      let lower = enclosure.lower.rounded(toSignificantDigits: digits, rule)
      let upper = enclosure.upper.rounded(toSignificantDigits: digits, rule)
      if lower == upper { return lower }
      if bits < 8 * digits {
        bits *= 2
      } else if rule == .down {
        // T(upper) <= value, told by the other tail
        return mirrored.reaches(1 - value, at: 1 - upper) == .holds ? upper : lower
      } else {
        return reaches(value, at: lower) == .holds ? lower : upper
      }
    }
  }

  /// An enclosure of the solution of `T(p) = value` that satisfies a condition, for a value up to 1/2.
  ///
  /// - Parameter bits: about as many as the condition asks for.
  private func solution(
    _ value: Rational, bits wanted: Int, until isEnough: (Enclosure) -> Bool
  ) -> Enclosure {
    let sufficient = max(80, wanted + 24)
    var bits = 80
    var coefficientBits = wanted <= 64 ? bits : sufficient
    var coefficient = logCoefficient(bits: coefficientBits)
    var guess = start(value, coefficient)
    while true {
      if let enclosure = newtonInterval(from: guess, value, bits: bits, coefficient) {
        if isEnough(enclosure) { return enclosure }
        guess = enclosure.midpoint
        bits = bits < sufficient ? min(2 * bits, sufficient) : bits + 64
        if bits > coefficientBits {
          coefficientBits = bits
          coefficient = logCoefficient(bits: bits)
        }
      } else {
        guess = logarithmicStep(from: guess, value, coefficient)
      }
      // What an enclosure of so many bits can use, and what tells p from 1.
      guess = guess.rounded(toSignificantBits: bits + Int.bitWidth)
    }
  }

  // MARK: Newton's method

  /// Newton's method for intervals: from `p` near the solution, an enclosure of it; `nil` from farther away.
  ///
  /// The derivative is `T' = x Pr[x]/p`, and `(ln T')' = L(p) = (x-1)/p - (n-x)/(1-p)` decreases. Within a distance
  /// `h` of `p` the derivative is `T'(p)` times a number between `e^-t` and `e^t` with `t = h max |L|`, which is at
  /// least `1 - t` and, for `t <= 1/4`, at most `1 + 2t`. For `h T'(p) = 2 |T(p) - value|` the solution is as near,
  /// as `2 (1-t) > 1`, and `p - (T(p) - value)/T'` encloses it.
  private func newtonInterval(
    from p: Rational, _ value: Rational, bits: Int, _ logCoefficient: Enclosure
  ) -> Enclosure? {
    let (tail, mass) = parts(at: p, bits: bits, logCoefficient)
    let derivative = Rational(threshold) / p * mass
    guard derivative.lower.signum() > 0 else { return nil }
    let error = tail - Enclosure(value)
    let distance = max(error.lower.magnitude, error.upper.magnitude)
    let h = (2 * distance / derivative.lower).rounded(toSignificantBits: 64, .up)
    guard h < p && h < 1 - p else { return nil }
    func logarithmicSlope(_ p: Rational) -> Rational {
      Rational(threshold - 1) / p - Rational(trials - threshold) / (1 - p)
    }
    let steepest = max(
      logarithmicSlope(p - h).magnitude, logarithmicSlope(p + h).magnitude)
    let t = (h * steepest).rounded(toSignificantBits: 64, .up)
    guard 4 * t <= 1 else { return nil }
    let slopes = Enclosure(derivative.lower * (1 - t), derivative.upper * (1 + 2 * t))
    return (Enclosure(p) - error.divided(by: slopes, bits: bits))
      .intersection(Enclosure(p - h, p + h))
  }

  /// A step of Newton's method for `ln T` as a function of `ln p`, which is concave and increasing: from the left of
  /// the solution it comes nearer without passing it, from the right it passes to the left.
  private func logarithmicStep(
    from p: Rational, _ value: Rational, _ logCoefficient: Enclosure
  ) -> Rational {
    let (tail, mass) = parts(at: p, bits: 64, logCoefficient)
    let excess = Enclosure.log(tail.midpoint, bits: 128) - Enclosure.log(value, bits: 128)
    let step = excess.midpoint * tail.midpoint / (Rational(threshold) * mass.midpoint)
    return p * Enclosure.exp(Enclosure(-step), bits: 128).midpoint
  }

  /// The same from far left on, in double precision, until rounding errors end it.
  private func start(_ value: Rational, _ logCoefficient: Enclosure) -> Rational {
    let coefficient = Double(logCoefficient.lower)
    let target = Double(Enclosure.log(value, bits: 64).lower)
    let (a, rest) = (Double(threshold), Double(trials - threshold))
    // T is at most C(n, x) p^x.
    var logarithm = (target - coefficient) / a
    for _ in 0..<100 {
      let (p, failure) = (exp(logarithm), -expm1(logarithm))
      let fraction = ApproximateTailFraction(
        a: a, b: rest + 1, p: p, excess: a * failure - rest * p + failure)
      let ratio = a * failure / fraction.followed(bits: 50).value
      let tail = coefficient + a * logarithm + rest * log(failure) + log(ratio)
      let step = (target - tail) * ratio / a
      guard step > 0 && logarithm + step < 0 else { break }
      logarithm += step
      if step < abs(logarithm) * 0x1p-44 { break }
    }
    return Enclosure.exp(Enclosure(Rational(exactly: logarithm)!), bits: 128).midpoint
  }
}
