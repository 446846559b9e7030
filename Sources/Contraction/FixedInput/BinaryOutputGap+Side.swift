import ExactArithmetic

extension BinaryOutputGap.Side {
  /// A cumulant generating function at a point, with its first two derivatives.
  struct Cumulants {
    var value: Double
    var slope: Double
    var curvature: Double
    /// The sizes of what was subtracted to get value and slope, where anything was.
    var valueScale: Double
    var slopeScale: Double
  }

  /// `ln sum_x p_x e^(t w_x)` for `sum_x p_x w_x = 0` and `t >= 0`.
  static func cumulants(
    _ probabilities: [Double], _ values: [Double], at t: Double
  ) -> Cumulants {
    let top = values.max()!
    let bottom = values.min()!
    var curvature = 0.0
    if t * max(top, -bottom) <= 500 {
      var (second, first) = (0.0, 0.0)  // sums of p w^2 E(tw), E the quotients of the exponential
      for (p, w) in zip(probabilities, values) {
        second += p * w * w * BoundedFunctions.secondExponentialQuotient(t * w)
        first += p * w * w * BoundedFunctions.firstExponentialQuotient(t * w)
      }
      let square = t * t * second
      let value = square * BoundedFunctions.logarithmQuotient(square)
      let slope = t * first / (1 + square)
      for (p, w) in zip(probabilities, values) {
        curvature += p * (w - slope) * (w - slope) * BoundedFunctions.exponential(t * w)
      }
      return Cumulants(
        value: value, slope: slope, curvature: curvature / (1 + square), valueScale: value,
        slopeScale: slope)
    }
    var (total, mean) = (0.0, 0.0)
    let weights = zip(probabilities, values).map { p, w in
      t * (w - top) < -700 ? 0 : p * BoundedFunctions.exponential(t * (w - top))
    }
    for (weight, w) in zip(weights, values) {
      total += weight
      mean += weight * w
    }
    mean /= total
    for (weight, w) in zip(weights, values) { curvature += weight * (w - mean) * (w - mean) }
    return Cumulants(
      value: t * top + BoundedFunctions.logarithm(total), slope: mean,
      curvature: curvature / total, valueScale: t * max(top, -bottom) + 1,
      slopeScale: max(top, -bottom))
  }

  /// The deviation from P of the law proportional to `P e^(t w)`.
  func tilt(by t: Double) -> [Double] {
    let top = excess.max()! * t
    let weights = zip(prior, excess).map {
      $0 * BoundedFunctions.exponential(max(-700, $1 * t - top))
    }
    let total = weights.reduce(0, +)
    return zip(weights, prior).map { $0 / total - $1 }
  }

  /// Proves `F <= 0` on `[start, infinity)` outside some intervals, or finds where it is not.
  func decide(
    from start: Double, ratio r: Double, except islands: [ClosedRange<Double>]
  ) -> BinaryOutputGap.SideAnswer {
    var low = start
    var width = start
    for _ in 0..<200_000 {
      if let island = islands.first(where: { $0.contains(low) && $0.upperBound > low }) {
        if island.upperBound == .infinity { return .proved }
        low = island.upperBound
        width = max(width, island.upperBound - island.lowerBound)
      }
      if tailIsProved(from: low, ratio: r) { return .proved }
      let limit = islands.lazy.map(\.lowerBound).filter { $0 > low }.min() ?? .infinity
      let high = min(low + width, limit)
      if endsProve(low, high, ratio: r) {
        low = high
        width *= 2
        continue
      }
      switch bound(low, high, ratio: r) {
      case .proved:
        low = high
        width *= 2
      case .violated(let t): return .violated(t)
      case .unresolved:
        width /= 2
        if width < low * 1e-12 { return .unresolved }
      }
    }
    return .unresolved
  }

  /// Whether `F <= 0` on an interval of positive numbers.
  ///
  /// A variance under a tilt changes by at most the factor `e^(range * shift)`, since its logarithmic derivative is the
  /// third central moment over the second; that bounds `F'' = L_P''(t/r)/r - L_R''(t)`.
  func bound(_ low: Double, _ high: Double, ratio r: Double) -> BinaryOutputGap.SideAnswer {
    let (c, h) = ((low + high) / 2, (high - low) / 2 * (1 + 0x1p-50))
    let p = Self.cumulants(prior, excess, at: c / r)
    let q = Self.cumulants(
      [outputLaw.zero, outputLaw.one], [-outputLaw.one, outputLaw.zero], at: c)
    // The functions, the rounded data and a sum of n positive terms cost up to (96 + n)u; an exponent x of
    // relative error 4u costs 4xu, in the value and in both parts of the slope.
    let exponentSize = c / r * max(excess.max()!, -excess.min()!) + c
    let error = (Double(96 + prior.count) + 16 * exponentSize) * 0x1p-53
    let value = r * p.value - q.value
    let valueError = error * (r * p.valueScale + q.valueScale)
    if value > valueError { return .violated(c) }
    let slope = abs(p.slope - q.slope) + error * (p.slopeScale + q.slopeScale)
    let exponent = range * h / r
    if exponent > 30 || h > 30 { return .unresolved }
    let curvature =
      p.curvature / r * BoundedFunctions.exponential(exponent) * (1 + 1e-9)
      - q.curvature * BoundedFunctions.exponential(-h) * (1 - 1e-9)
    var greatest = value + valueError + slope * h + max(0, curvature) * h * h / 2
    if curvature < 0 {
      greatest = min(greatest, value + valueError - slope * slope / (2 * curvature))
    }
    return greatest <= 0 ? .proved : .unresolved
  }

  /// Whether `F <= 0` on an interval of positive numbers by its ends alone, where F is far from 0 on an interval of any
  /// length.
  ///
  /// Both cumulant generating functions increase for positive arguments, as they are convex and the means are 0, so that
  /// `F <= r L_P(high/r) - L_R(low)` on the interval.
  func endsProve(_ low: Double, _ high: Double, ratio r: Double) -> Bool {
    let p = Self.cumulants(prior, excess, at: high / r)
    let q = Self.cumulants(
      [outputLaw.zero, outputLaw.one], [-outputLaw.one, outputLaw.zero], at: low)
    // Exponents above 500 are taken relative to the greatest, and those below -700 dropped: what is left of an error of
    // the exponents beyond that is relative to the scale.
    let exponentSize = min(700, high / r * max(excess.max()!, -excess.min()!)) + min(700, low)
    let error = (Double(96 + prior.count) + 16 * exponentSize) * 0x1p-53
    return r * p.value - q.value + error * (r * p.valueScale + q.valueScale) <= 0
  }

  /// Whether `F <= 0` on `[t, infinity)`.
  ///
  /// As `L_R(t) >= t R(0) + ln R(1)` and `R(0) - w_x = W(0|x)`, it suffices that
  /// `r ln sum_x P(x) e^(-(t/r) W(0|x)) <= ln R(1)`, and the left side decreases in t.
  func tailIsProved(from t: Double, ratio r: Double) -> Bool {
    // The least W(0|x) is taken out, so that the sum does not underflow.
    let least = others.min()!
    let scale = -(t / r) * (1 - 1e-9)
    var sum = 0.0
    for (p, other) in zip(prior, others) {
      let difference = max(0, (other - least) * (1 - 0x1p-52) - other * 0x1p-52)
      sum += p * BoundedFunctions.exponential(max(-700, scale * difference))
    }
    // Terms are positive, so that a sum of n of them errs by some n u of its size; smaller probabilities than
    // double precision holds are lost.
    let count = Double(prior.count)
    let bound = min(1, sum * (1 + (96 + count) * 0x1p-52) + count * 0x1p-1022)
    let parts = (r * BoundedFunctions.logarithm(bound), BoundedFunctions.logarithm(outputLaw.one))
    let slack = 96 * 0x1p-53 * (1 + abs(parts.0) + abs(parts.1))
    return -t * least * (1 - 1e-9) + parts.0 - parts.1 + slack <= 0
  }

  /// A radius T with `F <= 0` on `[0, T]`, from `F(t) <= t^2 (F''(0)/2 + F'''(0) t/6 + C t^2/24)` with C at least
  /// the fourth derivative on the interval.
  ///
  /// The fifth cumulant of a variable on an interval of length l is at most `3.5 l^3` times its variance.
  ///
  /// - Parameter chiSquare: the ratio's exact value, when it is chi-square's coefficient: then `F''(0) = 0`.
  func radiusAroundZero(ratio r: Double, chiSquare: Rational?) -> Double? {
    guard let rational = chiSquare ?? Rational(exactly: r), rational.signum() > 0 else {
      return nil
    }
    let second = Double(input.second / rational - output.second, rounding: .up)
    let third = Double(
      input.third / (rational * rational) - output.third, rounding: .up)
    let fourth = Double(
      input.fourth / (rational * rational * rational) - output.fourth, rounding: .up)
    let variances = (Double(input.second) * (1 + 1e-9), Double(output.second) * (1 + 1e-9))
    if second > 0 { return nil }
    var radius = min(1, 4 * r / range)
    for _ in 0..<100 {
      let growth =
        3.5 * (range / r) * (range / r) * (range / r) * variances.0
        * BoundedFunctions.exponential(range * radius / r) * radius / r
        + 3.5 * variances.1 * BoundedFunctions.exponential(radius) * radius
      let greatest = fourth + growth * (1 + 1e-9)
      if !greatest.isFinite { return nil }
      if isNegative(second / 2, third / 6, greatest / 24, upTo: radius) { return radius }
      radius /= 2
    }
    return nil
  }

  /// Whether `a + b t + c t^2 <= 0` on `[0, end]`, with room for rounding.
  func isNegative(_ a: Double, _ b: Double, _ c: Double, upTo end: Double) -> Bool {
    if a > 0 { return false }
    if b <= 0 && c <= 0 { return true }
    let peak = c < 0 ? min(end, b / (-2 * c)) : end
    let rising = max(0, b) * peak * (1 + 1e-12)
    return c < 0
      ? a * (1 - 1e-12) + rising + c * peak * peak * (1 - 1e-12) <= 0
      : a * (1 - 1e-12) + rising + c * peak * peak * (1 + 1e-12) <= 0
  }
}
