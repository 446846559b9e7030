extension Polynomial {
  /// Narrows an interval with one simple root inside to a width of at most `2^-bits`.
  ///
  /// Quadratic interval refinement: the interval is cut into `2^j` parts, the secant says in which the root
  /// should lie, and the signs at the ends of that part prove it; j doubles after a success and is halved
  /// after a failure.  Values are computed only to the bits that the next step needs.  (J. Abbott,
  /// "Quadratic interval refinement for real roots", 2006; with approximate values, M. Kerber, M.
  /// Sagraloff, "Root refinement for real polynomials", ISSAC 2011.)
  ///
  /// - Parameter interval: its ends are not roots, and the polynomial has different signs there.
  /// - Returns: such an interval again, or one of width 0 when the root was met.
  /// - Complexity: a few evaluations with numbers of about `bits` bits more than the derivative at the root
  ///   leaves.
  func refined(_ interval: DyadicInterval, toBits bits: Int) -> DyadicInterval {
    var interval = interval
    let width = interval.width
    // The number of further bisections, which keep the width in units of 2^-exponent.
    func missing() -> Int { bits + width.bitWidth - interval.exponent }
    if width.isZero || missing() <= 0 { return interval }
    let start = coefficientBits - 64
    var left = signedFixedPointValue(at: interval.lower, over: interval.exponent, unit: start)
    var right = signedFixedPointValue(at: interval.upper, over: interval.exponent, unit: start)
    let signAtLower = left.sign!
    precondition(signAtLower * right.sign! < 0, "no sign change")
    var j = 1
    while case let rest = missing(), rest > 0 {
      j = min(j, rest)
      var (difference, unit, error) = FixedPointValue.difference(left, right)
      if j > 1 && difference.bitWidth < j + 4 + error.bitWidth {
        // The secant needs the values at the ends more precisely.
        let finer = unit + difference.bitWidth - 2 * j - 8
        left = signedFixedPointValue(at: interval.lower, over: interval.exponent, unit: finer)
        right = signedFixedPointValue(at: interval.upper, over: interval.exponent, unit: finer)
        (difference, unit, error) = FixedPointValue.difference(left, right)
      }
      let parts = Integer.one << j
      let shifted = left.value << (left.unit - unit + j)
      let guess = (shifted + (difference >> 1)).floorDivided(by: difference)
      let part = max(Integer.one, min(parts - 1, guess))
      // Values inside are about 2^-j of those at the ends; the next step wants 2j bits of them.
      let magnitude = unit + difference.bitWidth - j
      let next = rest <= j ? magnitude - 16 : magnitude - 2 * j - 8
      let exponent = interval.exponent + j
      func evaluate(_ part: Integer) -> FixedPointValue {
        signedFixedPointValue(
          at: (interval.lower << j) + part * width, over: exponent, unit: next)
      }
      func value(_ part: Integer) -> FixedPointValue {
        part.isZero ? left : part == parts ? right : evaluate(part)
      }
      let middle = evaluate(part)
      let middleSign = middle.sign!
      if middleSign == 0 {
        let root = (interval.lower << j) + part * width
        return DyadicInterval(lower: root, upper: root, exponent: exponent)
      }
      let isRight = middleSign == signAtLower
      let neighbour = isRight ? part + 1 : part - 1
      let other = value(neighbour)
      let otherSign = other.sign!
      if otherSign == 0 {
        let root = (interval.lower << j) + neighbour * width
        return DyadicInterval(lower: root, upper: root, exponent: exponent)
      }
      if otherSign == middleSign {
        j = max(1, j / 2)
        continue
      }
      let lower = (interval.lower << j) + (isRight ? part : neighbour) * width
      interval = DyadicInterval(lower: lower, upper: lower + width, exponent: exponent)
      (left, right) = isRight ? (middle, other) : (other, middle)
      j *= 2
    }
    return interval
  }
}

extension FixedPointValue {
  /// `left - right` in the smaller of their units, as is its error bound.
  fileprivate static func difference(
    _ left: FixedPointValue, _ right: FixedPointValue
  ) -> (value: Integer, unit: Int, error: Integer) {
    let unit = min(left.unit, right.unit)
    return (
      (left.value << (left.unit - unit)) - (right.value << (right.unit - unit)), unit,
      (left.error << (left.unit - unit)) + (right.error << (right.unit - unit))
    )
  }
}
