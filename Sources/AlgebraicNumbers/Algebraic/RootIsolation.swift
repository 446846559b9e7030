import ExactArithmetic

/// Isolation of real roots by Descartes' rule of signs and bisection.
///
/// The number of sign variations of `(1+x)^d p((lower + upper x)/(1+x))` exceeds the number of roots in the
/// open interval, with multiplicity, by an even number; it is exact when it is 0 or 1, and when all roots
/// of `p` are real.  Bisection ends because of the converse theorems of Vincent and Obreschkoff.  (G. E.
/// Collins, A. G. Akritas, "Polynomial real root isolation using Descartes' rule of signs", SYMSAC 1976.)
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

  /// A bound on the number of roots in the open interval from `lower` to `upper`, with the same parity, and
  /// equal to it when it is at most 1 or all roots are real.
  package func rootBound(from lower: Rational, to upper: Rational) -> Int {
    mapped(from: lower, to: upper).variationsInUnitInterval
  }

  /// A positive multiple of `p(lower + (upper - lower) x)`: its roots in (0, 1) are those of `p` in the
  /// interval.
  func mapped(from lower: Rational, to upper: Rational) -> Polynomial {
    // The number lower + (upper - lower) x is (n + w x) / m with integers.
    let m = Integer.lcm(lower.denominator, upper.denominator)
    let n = lower.numerator * m.exactlyDivided(by: lower.denominator)
    let w = upper.numerator * m.exactlyDivided(by: upper.denominator) - n
    return homogeneousScaling(by: m).shifted(by: n).scaledArgument(by: w)
  }

  /// Descartes' bound for the interval (0, 1).
  var variationsInUnitInterval: Int { reversed.shiftedByOne.signVariations }

  /// Disjoint intervals for the positive roots, increasing; the polynomial is squarefree and not zero at 0.
  ///
  /// A root that bisection meets is an interval of width 0.  The ends of the others are not roots.
  func isolatedPositiveRoots() -> [DyadicInterval] {
    rootOctaves.flatMap { octaves in
      // Between 2^first and 2^last: scaled to the part of (0, 1) above 2^(first - last).
      let unit = scaledArgument(byPowerOfTwo: -octaves.upperBound)
      return unit.isolatedRootsInUnitInterval(above: octaves.count - 1).map {
        DyadicInterval(
          lower: $0.lower, upper: $0.upper, exponent: $0.exponent - octaves.upperBound)
      }
    }
  }

  /// Disjoint ranges of exponents of two, increasing, between which all positive roots lie; `2^k` is no
  /// root for the ends k.
  ///
  /// The roots are near the slopes of the Newton polygon, the upper hull of the points `(i, log2 |c_i|)`.
  /// At x with `log2 x` at least 3 from every slope, one term `c_k x^k` exceeds the sum of the others: with
  /// lengths in bits for the logarithms, term i is smaller than it by a factor of `2^(3 |k-i| - 1)` at
  /// least.
  private var rootOctaves: [ClosedRange<Int>] {
    var hull: [(power: Int, bits: Int)] = []
    for (power, coefficient) in coefficients.enumerated() where !coefficient.isZero {
      let point = (power: power, bits: coefficient.bitWidth)
      while hull.count >= 2 {
        let (a, b) = (hull[hull.count - 2], hull[hull.count - 1])
        // The middle point is on or below the line between its neighbours.
        if (b.bits - a.bits) * (point.power - a.power) > (point.bits - a.bits) * (b.power - a.power)
        {
          break
        }
        hull.removeLast()
      }
      hull.append(point)
    }
    var ranges: [ClosedRange<Int>] = []
    for (a, b) in zip(hull, hull.dropFirst()) {
      let slope = Rational(a.bits - b.bits, b.power - a.power)
      guard let low = Int(exactly: slope.floor()), let high = Int(exactly: slope.ceiling()) else {
        preconditionFailure("a coefficient of \(coefficientBits) bits")
      }
      if let last = ranges.last, last.upperBound >= low - 3 {
        ranges[ranges.count - 1] = last.lowerBound...(high + 3)
      } else {
        ranges.append((low - 3)...(high + 3))
      }
    }
    return ranges
  }

  /// Disjoint intervals for the roots between `2^-depth` and 1, increasing; neither of these is a root.
  private func isolatedRootsInUnitInterval(above depth: Int) -> [DyadicInterval] {
    var found: [DyadicInterval] = []
    // The last entry is the leftmost interval; a root that was met has no polynomial.
    var pending: [(polynomial: Polynomial?, interval: DyadicInterval)] = [
      (self, DyadicInterval(lower: .zero, upper: .one, exponent: 0))
    ]
    while let (polynomial, interval) = pending.popLast() {
      guard let polynomial else {
        found.append(interval)
        continue
      }
      let beginsAtZero = interval.lower.isZero
      if beginsAtZero && interval.exponent >= depth { continue }
      let variations = polynomial.variationsInUnitInterval
      if variations == 0 { continue }
      if variations == 1 && !beginsAtZero && !polynomial[0].isZero
        && !polynomial.value(at: .one as Integer).isZero
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
        pending.append((nil, DyadicInterval(lower: middle, upper: middle, exponent: exponent)))
      }
      pending.append((left, DyadicInterval(lower: lower, upper: middle, exponent: exponent)))
    }
    return found
  }
}

/// The interval from `lower 2^-exponent` to `upper 2^-exponent`.
struct DyadicInterval: Sendable {
  var lower: Integer
  var upper: Integer
  var exponent: Int

  /// The width times `2^exponent`.
  var width: Integer { upper - lower }

  /// The interval of the opposite numbers.
  var negated: DyadicInterval {
    DyadicInterval(lower: -upper, upper: -lower, exponent: exponent)
  }

  var enclosure: Enclosure {
    Enclosure(
      Rational(lower).scaled(byPowerOfTwo: -exponent),
      Rational(upper).scaled(byPowerOfTwo: -exponent))
  }
}
