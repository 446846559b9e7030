/// The exponential and its second quotient in double precision by fixed polynomials, with relative errors below `2^-45`.
enum FastExponential {
  private static let logarithmOfTwoHead = 0x1.62e42fefa38p-1
  private static let logarithmOfTwoTail = 0x1.ef35793c7673p-45

  /// `e^x` for `|x| <= 700`: `x = n ln 2 + f` with `|f| <= 0.35`, and 13 terms of the series leave less than 2^-56; the
  /// coefficients and each step err by u.
  @inline(__always)
  static func value(_ x: Double) -> Double {
    let n = (x * 1.4426950408889634).rounded()
    let f = (x - n * logarithmOfTwoHead) - n * logarithmOfTwoTail
    var series = 1 / 6227020800.0
    series = series * f + 1 / 479001600.0
    series = series * f + 1 / 39916800.0
    series = series * f + 1 / 3628800.0
    series = series * f + 1 / 362880.0
    series = series * f + 1 / 40320.0
    series = series * f + 1 / 5040.0
    series = series * f + 1 / 720.0
    series = series * f + 1 / 120.0
    series = series * f + 1 / 24.0
    series = series * f + 1 / 6.0
    series = series * f + 0.5
    series = series * f + 1
    series = series * f + 1
    // 2^n is normal for |n| <= 1010.
    return series * Double(bitPattern: UInt64(1023 + Int(n)) << 52)
  }

  /// `(e^x - 1 - x)/x^2` for `|x| <= 700`: by the difference where it cancels by less than 16, else by 14 terms.
  @inline(__always)
  static func secondQuotient(_ x: Double) -> Double {
    if abs(x) >= 0.5 { return (value(x) - 1 - x) / (x * x) }
    var series = 1 / 1307674368000.0
    series = series * x + 1 / 87178291200.0
    series = series * x + 1 / 6227020800.0
    series = series * x + 1 / 479001600.0
    series = series * x + 1 / 39916800.0
    series = series * x + 1 / 3628800.0
    series = series * x + 1 / 362880.0
    series = series * x + 1 / 40320.0
    series = series * x + 1 / 5040.0
    series = series * x + 1 / 720.0
    series = series * x + 1 / 120.0
    series = series * x + 1 / 24.0
    series = series * x + 1 / 6.0
    return series * x + 0.5
  }
}
