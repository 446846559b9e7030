import ExactArithmetic

/// The least of `k` independent distances Bin(d, 1/2): `Pr[least >= h] = T_h^k`.
///
/// `k` is an integer of any size.  No bit of accuracy is lost to it: where `T_h^k` is not negligible, the
/// exponent `k log T_h` is of moderate size, and `log T_h` has a small relative error because it is computed from
/// the complement `1 - T_h`, itself a tail, where `T_h` is near 1.
struct LeastDistance: Sendable {
  let examples: Integer
  let binomial: FairBinomial

  var dimension: Int { binomial.dimension }
  var precision: Int { binomial.precision }

  /// A bound of `Pr[least >= h] = T_h^k = exp(k log T_h)`, for `h` from 0 to `d + 1`.
  func tail(_ h: Int, _ direction: Direction) -> BigFloat {
    if h > dimension { return BigFloat(bits: precision) }
    var value: BigFloat
    if binomial.tails[direction][h].isAboveHalf {
      value = BigFloat(copying: binomial.tails[direction.opposite][dimension + 1 - h])
      value.negate()
      value.log1p(direction)
    } else {
      value = BigFloat(copying: binomial.tails[direction][h])
      value.log(direction)
    }
    value.multiply(by: examples, direction)
    value.exp(direction)
    return value
  }

  /// A bound of `Pr[least = h] = T_h^k - T_(h+1)^k`, which cancels, as
  /// `T_h^k * -expm1(k log1p(-p_h / T_h))`.
  func mass(_ h: Int, _ direction: Direction) -> BigFloat {
    var value = tail(h, direction)
    if h == dimension { return value }
    var factor = BigFloat(copying: binomial.masses[direction][h])
    factor.divide(by: binomial.tails[direction.opposite][h], direction)
    factor.negate()  // now an opposite bound: a lower bound of p/T is an upper bound of -p/T
    factor.log1p(direction.opposite)
    factor.multiply(by: examples, direction.opposite)
    factor.expm1(direction.opposite)
    factor.negate()
    value.multiply(by: factor, direction)
    return value
  }

  /// The least `h` that the least distance exceeds with a probability below `2^-bits`.
  func last(bits: Int) -> Int {
    var (low, high) = (0, dimension)  // T_(high+1)^k is small enough: it is 0 at h = d
    while low < high {
      let middle = (low + high) / 2
      if tail(middle + 1, .up).isBelow(exponent: -bits) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

extension BigFloat {
  /// Whether the value is zero or below `2^exponent`; it is not negative.
  borrowing func isBelow(exponent: Int) -> Bool {
    guard let own = self.exponent else { return true }
    return own <= exponent
  }
}
