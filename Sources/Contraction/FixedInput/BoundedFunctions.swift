/// Elementary functions in double precision whose relative error is at most ``relativeError``.
///
/// The standard library's logarithm and exponential come without a proved bound, so the few functions that
/// the rigorous search needs are built here from additions, multiplications and divisions, each of which
/// is rounded to nearest: with u = 2^-53, every step below errs by at most u, and no sum cancels by more
/// than the factor stated.
package enum BoundedFunctions {
  /// `2^-45 = 256 u`, more than any of the functions needs.
  package static let relativeError = 0x1p-45

  // 42 bits: its small multiples are exact.
  private static let logarithmOfTwoHead = 0x1.62e42fefa38p-1
  private static let logarithmOfTwoTail = 0x1.ef35793c7673p-45

  /// `ln x` for finite positive normal `x`; `-infinity` at 0.
  ///
  /// `x = 2^e m` with `m` in [1/sqrt 2, sqrt 2] and `ln m = 2 artanh((m-1)/(m+1))`, where `m - 1` is exact.
  /// The error of `ln m` is below 8u of its size; when `e != 0` the sum is at least 0.34 in size and its
  /// parts are at most 0.35 larger, so the sum errs by at most 24u.
  package static func logarithm(_ x: Double) -> Double {
    if x == 0 { return -.infinity }
    var exponent = Double(x.exponent)
    var m = x.significand
    if m > 0x1.6a09e667f3bcdp0 {
      m *= 0.5
      exponent += 1
    }
    let s = (m - 1) / (m + 1)
    let square = s * s  // at most 0.0295
    let series = areaTangentRemainder(square)
    let tail = exponent * logarithmOfTwoTail + 2 * s * square * series
    return exponent * logarithmOfTwoHead + (2 * s + tail)
  }

  /// `(artanh(s)/s - 1)/s^2 = 1/3 + s^2/5 + ...` for `square = s^2 <= 0.0312`: what the eleven terms leave is less than 2^-63
  /// of `artanh(s)/s`, and their sum errs by at most 3u.
  @inline(__always)
  fileprivate static func areaTangentRemainder(_ square: Double) -> Double {
    var series = 1.0 / 23
    series = series * square + 1.0 / 21
    series = series * square + 1.0 / 19
    series = series * square + 1.0 / 17
    series = series * square + 1.0 / 15
    series = series * square + 1.0 / 13
    series = series * square + 1.0 / 11
    series = series * square + 1.0 / 9
    series = series * square + 1.0 / 7
    series = series * square + 1.0 / 5
    return series * square + 1.0 / 3
  }

  /// `ln(1 + x)` for `x > -1`, without cancellation near 0; `-infinity` at -1.
  static func logarithm(onePlus x: Double) -> Double {
    if abs(x) >= 0.3 { return logarithm(1 + x) }
    let s = x / (2 + x)
    let square = s * s
    return 2 * (s + s * square * areaTangentRemainder(square))
  }

  /// `e^x` for `|x| <= 700`; beyond, a number that may be 0 or infinite.
  static func exponential(_ x: Double) -> Double {
    if abs(x) <= 700 { return FastExponential.value(x) }
    let root = FastExponential.value(max(-700, min(700, x / 2)))
    return root * root
  }

  /// `(e^x - 1)/x`, positive and increasing, with the value 1 at 0; `|x| <= 700`.  The error is at most 32u of the
  /// value.
  ///
  /// The sum has fifteen terms, which leave less than u; a coefficient, and each step of Horner's rule, err by at most u, so
  /// that the sum errs by at most `sum (2k + 2) u |x|^k/(k+1)! = 2u e^|x|`, less than 5u of it.
  static func firstExponentialQuotient(_ x: Double) -> Double {
    if abs(x) >= 0.5 { return (exponential(x) - 1) / x }  // cancels by less than 3
    return FastExponential.secondQuotient(x) * x + 1
  }

  /// `(e^x - 1 - x)/x^2`, positive and increasing, with the value 1/2 at 0; `|x| <= 700`.  The error is at most
  /// 32u of the value.
  static func secondExponentialQuotient(_ x: Double) -> Double {
    if abs(x) >= 2 { return (exponential(x) - 1 - x) / (x * x) }  // cancels by less than 2
    var series = 1.0
    for k in stride(from: 30.0, through: 3, by: -1) { series = 1 + series * x / k }
    return 0.5 * series
  }

  /// `ln(1 + x)/x` for `x >= 0`, with the value 1 at 0.
  static func logarithmQuotient(_ x: Double) -> Double {
    if x > 0.4 { return logarithm(1 + x) / x }
    let s = x / (2 + x)  // ln(1+x) = 2 artanh s, with s at most 1/6
    let square = s * s
    let series = 1 + square * areaTangentRemainder(square)
    return 2 * series / (2 + x)
  }
}

/// The kernel `k(z) = ((1+z) ln(1+z) - z)/z^2 = int_0^1 (1-t)/(1+tz) dt` of the divergence, on `z >= -1`, with its
/// first two derivatives.
///
/// `D(P + v || P) = sum_x P(x) a_x^2 k(a_x)` for `a = v/P`.  `k`, `-k'`, `k''`, `-(3k' + z k'')` and
/// `k'' z^2 + 4 k' z + 2k = 1/(1+z)` are positive and decrease: under the integral they are `1-t` times
/// `1/(1+tz)`, `t/(1+tz)^2`, `2t^2/(1+tz)^3` and `t(3+tz)/(1+tz)^3`.
struct DivergenceKernel {
  /// `k(z)`; its relative error is at most ``BoundedFunctions/relativeError``.
  var value: Double
  /// `-k'(z)`; relative error at most ``derivativeError``.
  var slope: Double
  /// `k''(z)`; relative error at most ``derivativeError``.
  var curvature: Double

  /// Far more than the cancellation at `|z| = 0.3` costs: about 3000u.
  static let derivativeError = 0x1p-40

  /// Of the series, these leave less than 2^-52 of the derivatives for `|z| < 0.3`.
  private static let coefficients: [Double] = (0..<34).map { (index: Int) -> Double in
    let product = (index + 1) * (index + 2)
    return 1 / Double(product)
  }

  /// - Precondition: `z >= -1`.
  init(_ z: Double) {
    if abs(z) < 0.3 {
      self.init(series: -z)
      return
    }
    let w = 1 + z
    if w <= 0 {
      self.init(value: 1, slope: .infinity, curvature: .infinity)
      return
    }
    let logarithm = BoundedFunctions.logarithm(w)
    let square = z * z
    let value = (w * logarithm - z) / square
    let slope = (2 * z * value - logarithm) / square
    let curvature = (1 / w - 2 * value + 4 * z * slope) / square
    self.init(value: value, slope: slope, curvature: curvature)
  }

  private init(value: Double, slope: Double, curvature: Double) {
    (self.value, self.slope, self.curvature) = (value, slope, curvature)
  }

  /// The derivatives of `k(-x) = sum_n x^n/((n+1)(n+2))`.
  private init(series x: Double) {
    var (value, slope, halfCurvature) = (0.0, 0.0, 0.0)
    DivergenceKernel.coefficients.withUnsafeBufferPointer { coefficients in
      for coefficient in coefficients.reversed() {
        halfCurvature = halfCurvature * x + slope
        slope = slope * x + value
        value = value * x + coefficient
      }
    }
    self.init(
      value: DivergenceKernel.valueNearZero(-x), slope: slope, curvature: 2 * halfCurvature)
  }

  /// `k(z)` alone, the same number.
  @inline(__always)
  static func value(_ z: Double) -> Double {
    if abs(z) < 0.3 { return valueNearZero(z) }
    let w = 1 + z
    return w <= 0 ? 1 : (w * BoundedFunctions.logarithm(w) - z) / (z * z)
  }

  /// `k(z) = (1 - s)/2 (1 + s (1 + s) (1/3 + s^2/5 + ...))` with `s = z/(2 + z)`, as `1 + z = (1 + s)/(1 - s)`; for
  /// `|z| < 0.3`, where s is in [-0.177, 0.131], no sum cancels by more than 1.3, and it errs by at most 16u.
  @inline(__always)
  private static func valueNearZero(_ z: Double) -> Double {
    let s = z / (2 + z)
    return 0.5 * (1 - s) * (1 + s * (1 + s) * BoundedFunctions.areaTangentRemainder(s * s))
  }

  /// `-(3k' + z k'')` where `k` was evaluated at `z`.
  func mixed(at z: Double) -> Double {
    // 3(-k') - z k'' cancels for large z only, where the caller's intervals are wide.
    max(0, 3 * slope - z * curvature)
  }
}
