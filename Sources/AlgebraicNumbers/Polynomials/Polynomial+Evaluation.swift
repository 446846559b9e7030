import ExactArithmetic

extension Polynomial {
  /// `p(x)`, by Horner's rule; disfavoured, so that the division in `value(at: 1 / 2)` is exact.
  @_disfavoredOverload
  public func value(at x: Integer) -> Integer {
    coefficients.reversed().reduce(Integer.zero) { $0 * x + $1 }
  }

  /// `p(x)`.
  public func value(at x: Rational) -> Rational {
    if isZero { return .zero }
    return Rational(homogeneousValue(x.numerator, x.denominator), x.denominator.power(degree))
  }

  /// The sign of `p(x)`: -1, 0 or 1.
  public func sign(at x: Rational) -> Int {
    homogeneousValue(x.numerator, x.denominator).signum()
  }

  /// `sum_i c_i n^i d^(deg-i)`: the value at `n/d` times `d^deg`.
  package func homogeneousValue(_ n: Integer, _ d: Integer) -> Integer {
    if d.isOne { return value(at: n) }
    let shift = d.trailingZeroBitCount
    let isPowerOfTwo = shift == d.bitWidth - 1
    var value = leadingCoefficient
    var power = Integer.one
    for step in 1..<max(coefficients.count, 1) {
      let coefficient = coefficients[degree - step]
      value *= n
      if isPowerOfTwo {
        if !coefficient.isZero { value += coefficient << (shift * step) }
      } else {
        power *= d
        value.addProduct(coefficient, power)
      }
    }
    return value
  }

  /// An enclosure of the values on an interval, by Horner's rule.
  ///
  /// - Parameters:
  ///   - x: the interval.
  ///   - bits: the number of significant bits to which the ends are rounded outward after each step; exact
  ///     ends if `nil`.
  public func value(at x: Enclosure, bits: Int? = nil) -> Enclosure {
    var result = Enclosure.zero
    for coefficient in coefficients.reversed() {
      result = result * x + Enclosure(Rational(coefficient))
      if let bits { result = result.rounded(toBits: bits) }
    }
    return result
  }
}
