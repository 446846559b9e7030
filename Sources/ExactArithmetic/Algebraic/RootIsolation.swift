/// Isolation of real roots by Descartes' rule of signs and bisection.
///
/// The number of sign variations of `(1+x)^d p((lower + upper x)/(1+x))` exceeds the number of roots in the open
/// interval, with multiplicity, by an even number; it is exact when it is 0 or 1, and when all roots of `p` are
/// real.  Bisection ends because of the converse theorems of Vincent and Obreschkoff.  (G. E. Collins, A. G.
/// Akritas, "Polynomial real root isolation using Descartes' rule of signs", SYMSAC 1976.)
extension Polynomial {
  /// The number of sign changes in the sequence of coefficients, zeros left out.
  package var signVariations: Int {
    var variations = 0
    var last = 0
    for coefficient in coefficients {
      let sign = coefficient.signum()
      if sign == 0 { continue }
      if sign == -last { variations += 1 }
      last = sign
    }
    return variations
  }

  /// A bound on the number of roots in the open interval from `lower` to `upper`, with the same parity, and equal
  /// to it when it is at most 1 or all roots are real.
  package func rootBound(from lower: Rational, to upper: Rational) -> Int {
    mapped(from: lower, to: upper).variationsInUnitInterval
  }

  /// A positive multiple of `p(lower + (upper - lower) x)`: its roots in (0, 1) are those of `p` in the interval.
  func mapped(from lower: Rational, to upper: Rational) -> Polynomial {
    // The number lower + (upper - lower) x is (n + w x) / m with integers.
    let m = Integer.lcm(lower.denominator, upper.denominator)
    let n = lower.numerator * m.exactlyDivided(by: lower.denominator)
    let w = upper.numerator * m.exactlyDivided(by: upper.denominator) - n
    return homogeneousScaling(by: m).shifted(by: n).scaledArgument(by: w)
  }

  /// Descartes' bound for the interval (0, 1).
  var variationsInUnitInterval: Int { reversed.shiftedByOne.signVariations }

  /// Disjoint intervals for the roots in (0, 1), increasing; the polynomial is squarefree.
  ///
  /// A root that bisection meets is an interval of width 0.  The ends of the others are not roots.
  func isolatedRootsInUnitInterval() -> [DyadicInterval] {
    var found: [DyadicInterval] = []
    // The last entry is the leftmost interval.
    var pending: [(polynomial: Polynomial, interval: DyadicInterval)] = [
      (self, DyadicInterval(lower: .zero, upper: .one, exponent: 0))
    ]
    while let (polynomial, interval) = pending.popLast() {
      // Zeros at the ends belong to the neighbours, or are no roots in the open interval.
      let variations = polynomial.variationsInUnitInterval
      if variations == 0 {
        if interval.width.isZero { found.append(interval) }
        continue
      }
      if variations == 1 && !polynomial[0].isZero
        && !polynomial.coefficients.reduce(Integer.zero, +).isZero
      {
        found.append(interval)
        continue
      }
      // 2^d p(x/2), and the same for the right half.
      let left = polynomial.scaledArgument(byPowerOfTwo: 1)
      let right = left.shiftedByOne
      let (lower, middle, upper) = (
        interval.lower << 1, interval.lower + interval.upper, interval.upper << 1
      )
      let exponent = interval.exponent + 1
      pending.append((right, DyadicInterval(lower: middle, upper: upper, exponent: exponent)))
      if right[0].isZero {
        pending.append((.one, DyadicInterval(lower: middle, upper: middle, exponent: exponent)))
      }
      pending.append((left, DyadicInterval(lower: lower, upper: middle, exponent: exponent)))
    }
    return found
  }

  /// A power of two, at least 1, that exceeds every root in magnitude: `2^k` by its exponent.
  ///
  /// Cauchy's bound: a root is at most 1 plus the greatest ratio of a coefficient to the leading one.
  var rootBoundExponent: Int {
    let leading = leadingCoefficient.bitWidth
    return coefficients.dropLast().reduce(0) { max($0, $1.bitWidth - leading + 1) } + 1
  }
}

/// The interval from `lower 2^-exponent` to `upper 2^-exponent`.
struct DyadicInterval: Sendable {
  var lower: Integer
  var upper: Integer
  var exponent: Int

  /// The width times `2^exponent`.
  var width: Integer { upper - lower }

  var enclosure: Enclosure {
    Enclosure(
      Rational(lower).scaled(byPowerOfTwo: -exponent),
      Rational(upper).scaled(byPowerOfTwo: -exponent))
  }
}
