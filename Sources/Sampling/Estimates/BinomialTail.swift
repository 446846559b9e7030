import Foundation

/// Tails of the binomial law in double precision, for numbers of trials up to `2^53`.
///
/// The masses are computed by C. Loader's method ("Fast and accurate computation of binomial probabilities",
/// 2000), in which nothing cancels, and the tails by the continued fraction of the incomplete beta function.
package enum BinomialTail {
  /// `Pr[Bin(n, p) >= x]`.
  package static func atLeast(_ x: Double, of n: Double, probability p: Double) -> Double {
    if x <= 0 { return 1 }
    if x > n || p <= 0 { return 0 }
    if p >= 1 { return 1 }
    // The continued fraction converges fast below the mean; above it the other tail is smaller.
    if p < (x + 1) / (n + 3) { return mass(x, of: n, p) * (1 - p) * fraction(x, n - x + 1, p) }
    return 1 - mass(x - 1, of: n, p) * p * fraction(n - x + 1, x, 1 - p)
  }

  /// `Pr[Bin(n, p) = x]`.
  static func mass(_ x: Double, of n: Double, _ p: Double) -> Double {
    if x == 0 { return exp(n * log1p(-p)) }
    if x == n { return exp(n * log(p)) }
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(n - x) - deviance(x, n * p)
      - deviance(n - x, n * (1 - p))
    return exp(exponent) * sqrt(n / (2 * .pi * x * (n - x)))
  }

  /// `ln n! - ln(sqrt(2 pi n) (n/e)^n)`.
  private static func stirlingError(_ n: Double) -> Double {
    if n < 16 {
      return (1...max(1, Int(n))).reduce(0) { $0 + log(Double($1)) }
        - 0.5 * log(2 * .pi * n) - n * log(n) + n
    }
    let square = n * n
    return
      (1 / 12.0
      - (1 / 360.0 - (1 / 1260.0 - (1 / 1680.0 - 1 / (1188.0 * square)) / square) / square)
        / square)
      / n
  }

  /// `x ln(x/m) + m - x`, accurate for x near m.
  private static func deviance(_ x: Double, _ m: Double) -> Double {
    let difference = x - m
    guard abs(difference) < 0.1 * (x + m) else { return x * log(x / m) + m - x }
    let v = difference / (x + m)
    var sum = difference * v
    var term = 2 * x * v
    for j in 1..<1000 {
      term *= v * v
      let next = sum + term / Double(2 * j + 1)
      if next == sum { return next }
      sum = next
    }
    return sum
  }

  /// The continued fraction of `a B_p(a, b) / (p^a (1-p)^b)`, by Lentz's method.
  private static func fraction(_ a: Double, _ b: Double, _ p: Double) -> Double {
    let tiny = 1e-300
    var c = 1.0
    var d = 1 - (a + b) * p / (a + 1)
    d = 1 / (abs(d) < tiny ? tiny : d)
    var value = d
    for m in 1..<10_000_000 {
      let m = Double(m)
      for numerator in [
        m * (b - m) * p / ((a + 2 * m - 1) * (a + 2 * m)),
        -(a + m) * (a + b + m) * p / ((a + 2 * m) * (a + 2 * m + 1)),
      ] {
        d = 1 + numerator * d
        d = 1 / (abs(d) < tiny ? tiny : d)
        c = 1 + numerator / c
        if abs(c) < tiny { c = tiny }
        value *= c * d
      }
      if abs(c * d - 1) < 1e-16 { break }
    }
    return value
  }
}
