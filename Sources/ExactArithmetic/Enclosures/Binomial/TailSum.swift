/// The numerator of an upper tail of a binomial law, by halves.
///
/// With `p = u/v`, `w = v-u` and `k = n-x` it is
/// `sum_{i <= k} C(n, i) w^i u^(n-i) = u^(n-k) (u^k k! + S)/k!`, where `S/(u^k k!)` is the sum of the products of the first
/// `1, ..., k` of the quotients `w (n-t+1) / (u t)` of neighbouring terms.
struct TailSum {
  private let trials: Int
  private let success: Integer
  private let failure: Integer

  /// - Precondition: `0 <= p < 1`.
  init(trials: Int, _ p: Rational) {
    self.trials = trials
    success = p.numerator
    failure = p.denominator - p.numerator
  }

  /// `v^n Pr[Bin(n, p) >= x]`
  func numerator(from threshold: Int) -> Integer {
    let count = trials - threshold
    if success.isZero { return threshold == 0 ? failure.power(trials) : .zero }
    if count == 0 { return success.power(trials) }
    let part = part(1, count)
    let quotient = (part.divisor + part.sum).exactlyDivided(by: Integer.factorial(count))
    return quotient * success.power(trials - count)
  }

  /// The quotients from `first` to `last`: their product as `product/divisor`, and the sum of the products of the first
  /// ones, times `divisor`.
  private func part(
    _ first: Int, _ last: Int
  ) -> (product: Integer, divisor: Integer, sum: Integer) {
    if first == last {
      let product = failure * Integer(trials - first + 1)
      return (product, success * Integer(first), product)
    }
    let middle = first + (last - first) / 2
    let (left, right) = (part(first, middle), part(middle + 1, last))
    return (
      left.product * right.product, left.divisor * right.divisor,
      left.sum * right.divisor + left.product * right.sum
    )
  }
}
