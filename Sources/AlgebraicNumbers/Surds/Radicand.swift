import ExactArithmetic

/// The removal of square factors from under a square root.
enum Radicand {
  /// `(r, m)` with `n = r^2 m`, and whether `m` is known to be squarefree.
  ///
  /// A cofactor below 2^63 is factored completely.  A longer one loses the squares of primes below 1000, and
  /// vanishes if it is itself a square.
  static func reduce(
    _ n: Integer
  ) -> (root: Integer, radicand: Integer, isSquarefree: Bool) {
    var (root, radicand, rest) = (Integer.one, Integer.one, n)
    func take(_ prime: Integer, _ exponent: Int) {
      root *= prime.power(exponent / 2)
      if exponent % 2 == 1 { radicand *= prime }
    }
    if Int(exactly: n) == nil {
      for prime in SmallPrimes.primes {
        let (cofactor, exponent) = rest.removing(Integer(prime))
        if exponent == 0 { continue }
        take(Integer(prime), exponent)
        rest = cofactor
      }
    }
    if let word = Int(exactly: rest) {
      for (prime, exponent) in WordFactorization.factor(UInt64(word)) {
        take(Integer(prime), exponent)
      }
      return (root, radicand, true)
    }
    if rest.isPerfectSquare { return (root * rest.squareRoot(), radicand, true) }
    return (root, radicand * rest, false)
  }
}
