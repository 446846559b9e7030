import ExactArithmetic
import InformationTheory

/// The slope of an information curve at 0,
///
/// `F_I'(0) = sup_U I(U;Y) / I(U;X) = sup_q D(s(q)||s(p)) / D(q||p)`,
///
/// which is the KL contraction coefficient `eta_KL(P, W)` for the input law `P = (1-p, p)`.
///
/// The lower end is the ratio at a rational ``posterior``, or the limit `r(p)` of the ratio as `q` tends to `p`.
/// The upper end `l` is proved in one of two ways.  Either `r <= l` everywhere, because the tangent of the
/// concave `r` at ``middle`` stays below `l`.  Or `g_l` lies below its tangent at `p`: on the concave part that has `p`
/// in it by concavity; on the other below the tangent at ``touching``, of which the tangent at `p` is an upper
/// bound; and in between, where `g_l` is convex, by its ends.  (See ``CurveCertificate``; derived here.)
public struct CurveSlope: Sendable {
  /// The curve.
  public let curve: InformationCurve
  /// A law of the input with a ratio that is the lower end; `nil` where that is the limit `r(p)`.
  public let posterior: Rational?
  /// `l`, the upper end.
  public let multiplier: Rational
  /// A point where `r >= l`, or whose tangent is below `l`.
  public let middle: Rational
  /// A point of the concave part without `p`; not needed where `r <= l` everywhere.
  public let touching: Rational
  /// An enclosure of the slope.
  public let enclosure: Enclosure

  /// The slope when it is known exactly, which it is when the supremum is the limit at `p`.
  public var exactValue: Rational? { enclosure.isExact ? enclosure.lower : nil }

  init(
    curve: InformationCurve, posterior: Rational?, multiplier: Rational, middle: Rational,
    touching: Rational, bits: Int
  ) {
    self.curve = curve
    self.posterior = posterior
    self.multiplier = multiplier
    self.middle = middle
    self.touching = touching
    let lower = curve.lowerSlope(posterior, bits: bits)
    enclosure = Enclosure(lower, max(lower, multiplier))
  }

  /// Whether both ends pass their checks, which use exact arithmetic and outward rounding only.
  public func check(bits: Int = 256) -> Bool {
    curve.lowerSlope(posterior, bits: bits) >= enclosure.lower && multiplier <= enclosure.upper
      && curve.isUpperSlope(multiplier, middle: middle, touching: touching, bits: bits)
  }
}

extension InformationCurve {
  /// The slope of the curve at 0, which is `eta_KL(P, W)`.
  ///
  /// - Parameter width: the width that is wanted.
  /// - Returns: the slope; exact when `p` is 0 or 1, when `r` is constant, and when the supremum is the limit
  ///   at `p`.
  /// - Throws: ``CurveError/widthIsNotPositive(_:)``.
  /// - Complexity: some hundred evaluations of `r` and `g_l`.
  public func slopeAtZero(
    width: Rational = Rational(1, 1_000_000)
  ) throws(CurveError) -> CurveSlope {
    if width.signum() <= 0 { throw .widthIsNotPositive(width) }
    return SlopeSolver(self, width: width).solve()
  }

  /// A lower bound of the slope: the ratio at `q`, rounded down, or `r(p)`.
  func lowerSlope(_ posterior: Rational?, bits: Int) -> Rational {
    if input.isZero || input == 1 { return 0 }
    guard let q = posterior, q != input else { return pair.curvature(input) }
    guard case .finite(let spent) = binaryDivergence(q, input) else { return 0 }
    // D(s(q)||s(p)), whose terms are rational multiples of logarithms of rationals.
    var kept = LogForm.zero
    for (a, b) in zip(pair.output(q), pair.output(input)) where !a.isZero {
      kept += a * LogForm.log(a / b)
    }
    return kept.enclosure(bits: bits).divided(by: spent.enclosure(bits: bits), bits: bits).lower
  }

  /// Whether the slope is proved to be at most `l`.
  func isUpperSlope(_ l: Rational, middle: Rational, touching: Rational, bits: Int) -> Bool {
    if input.isZero || input == 1 { return !l.isNegative }
    guard !middle.isNegative, middle <= 1, !touching.isNegative, touching <= 1 else { return false }
    let atMiddle = pair.curvature(middle)
    let tilt = pair.curvatureSlope(middle)
    if atMiddle + max(tilt * (1 - middle), -tilt * middle) <= l { return true }
    let end: Rational = input < middle ? 1 : 0
    guard pair.curvature(input) <= l, atMiddle >= l, input != middle,
      end == 1 ? touching >= middle : touching <= middle
    else { return false }
    let atTouching = pair.curvature(touching)
    guard touching == end ? atTouching >= l : atTouching <= l else { return false }
    let slope = pair.slope(input, multiplier: l, bits: bits)
    var excess = pair.value(touching, multiplier: l, bits: bits)
    excess = excess - pair.value(input, multiplier: l, bits: bits) - (touching - input) * slope
    if touching == end { return excess.upper.signum() <= 0 }
    let turn = pair.slope(touching, multiplier: l, bits: bits) - slope
    let rises = [end - touching, middle - touching].map { ($0 * turn).upper }
    return (excess.upper + max(0, rises.max()!)).signum() <= 0
  }
}
