import ExactArithmetic

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
    let width = interval.width
    if width.isZero || bits + width.bitWidth <= interval.exponent { return interval }
    var bracket = RootBracket(of: self, in: interval)
    while case let missing = bracket.bisections(toBits: bits), missing > 0 {
      if let root = bracket.narrow(missing: missing) { return root }
    }
    return bracket.interval
  }
}

/// An interval at whose ends a polynomial has different signs, with its values there.
private struct RootBracket {
  private let polynomial: Polynomial
  private(set) var interval: DyadicInterval
  /// The width in units of the interval's exponent, which grows instead.
  private let width: Integer
  private let signAtLower: Int
  /// The value at the lower end, and that at the upper.
  private var left: FixedPointValue
  private var right: FixedPointValue
  /// `j`: the next step cuts the interval into `2^j` parts.
  private var cuts = 1

  /// - Precondition: the signs at the ends are different.
  init(of polynomial: Polynomial, in interval: DyadicInterval) {
    self.polynomial = polynomial
    self.interval = interval
    width = interval.width
    let unit = polynomial.coefficientBits - 64
    left = polynomial.signedFixedPointValue(
      at: interval.lower, over: interval.exponent, unit: unit)
    right = polynomial.signedFixedPointValue(
      at: interval.upper, over: interval.exponent, unit: unit)
    signAtLower = left.sign!
    precondition(signAtLower * right.sign! < 0, "no sign change")
  }

  /// The number of bisections after which the width is at most `2^-bits`.
  func bisections(toBits bits: Int) -> Int { bits + width.bitWidth - interval.exponent }

  /// Tries the part of the interval that the secant chooses.
  ///
  /// - Parameter missing: the number of bisections that are wanted, at least 1.
  /// - Returns: the root as an interval of width 0, if it was met.
  mutating func narrow(missing: Int) -> DyadicInterval? {
    cuts = min(cuts, missing)
    let secant = preciseSecant()
    let unit = unitInside(secant, isLast: missing <= cuts)
    let part = innerPoint(nearestTo: secant)
    let middle = value(at: part, unit: unit)
    let sign = middle.sign!
    if sign == 0 { return root(at: part) }
    let isRight = sign == signAtLower
    let neighbour = isRight ? part + 1 : part - 1
    let other = valueAtEnd(neighbour) ?? value(at: neighbour, unit: unit)
    let otherSign = other.sign!
    if otherSign == 0 { return root(at: neighbour) }
    if otherSign == sign {
      cuts = max(1, cuts / 2)
    } else {
      interval = cell(from: isRight ? part : neighbour)
      (left, right) = isRight ? (middle, other) : (other, middle)
      cuts *= 2
    }
    return nil
  }

  // MARK: The secant

  /// The difference of the values at the ends, in a unit, as is its error bound.
  private typealias Secant = (difference: Integer, unit: Int, error: Integer)

  private var secant: Secant {
    let unit = min(left.unit, right.unit)
    return (
      (left.value << (left.unit - unit)) - (right.value << (right.unit - unit)), unit,
      (left.error << (left.unit - unit)) + (right.error << (right.unit - unit))
    )
  }

  /// The secant, after the values at the ends were computed more precisely if that many parts need it.
  private mutating func preciseSecant() -> Secant {
    let (difference, unit, error) = secant
    guard cuts > 1 && difference.bitWidth < cuts + 4 + error.bitWidth else {
      return (difference, unit, error)
    }
    let finer = unit + difference.bitWidth - 2 * cuts - 8
    left = polynomial.signedFixedPointValue(
      at: interval.lower, over: interval.exponent, unit: finer)
    right = polynomial.signedFixedPointValue(
      at: interval.upper, over: interval.exponent, unit: finer)
    return secant
  }

  /// The inner point of the grid that is nearest to the zero of the secant, counted from the lower end.
  private func innerPoint(nearestTo secant: Secant) -> Integer {
    let shifted = left.value << (left.unit - secant.unit + cuts)
    let guess = (shifted + (secant.difference >> 1)).floorDivided(by: secant.difference)
    return max(Integer.one, min((Integer.one << cuts) - 1, guess))
  }

  /// The unit in which the next step needs values at inner points: they are about `2^-j` of those at the ends, and the
  /// next step wants `2j` bits of them; after the last only the sign counts.
  private func unitInside(_ secant: Secant, isLast: Bool) -> Int {
    let magnitude = secant.unit + secant.difference.bitWidth - cuts
    return isLast ? magnitude - 16 : magnitude - 2 * cuts - 8
  }

  // MARK: The grid

  /// The point `lower + part * width / 2^j`, in units of the finer exponent.
  private func point(_ part: Integer) -> Integer {
    (interval.lower << cuts) + part * width
  }

  private func value(at part: Integer, unit: Int) -> FixedPointValue {
    polynomial.signedFixedPointValue(at: point(part), over: interval.exponent + cuts, unit: unit)
  }

  /// The value that is known already, at an end of the interval.
  private func valueAtEnd(_ part: Integer) -> FixedPointValue? {
    part.isZero ? left : part == Integer.one << cuts ? right : nil
  }

  private func root(at part: Integer) -> DyadicInterval {
    let root = point(part)
    return DyadicInterval(lower: root, upper: root, exponent: interval.exponent + cuts)
  }

  /// The part of the interval that begins at a point of the grid: as wide as before in units of the finer exponent.
  private func cell(from start: Integer) -> DyadicInterval {
    let lower = point(start)
    return DyadicInterval(
      lower: lower, upper: lower + width, exponent: interval.exponent + cuts)
  }
}
