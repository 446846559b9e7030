import ExactArithmetic
import InformationTheory

/// What proves an upper bound on the information curve of a channel with a binary input, for every budget:
/// `F_I(t) <= multiplier t + K`.
///
/// For a variable `U` with `U - X - Y` and any `l >= 0`,
/// `I(U;Y) - l I(U;X) = E[g_l(q_U)] - g_l(p)` with `q_U = P(X=1|U)`, `g_l(q) = l h(q) - H(s(q))`; hence
/// `F_I(t) <= l t + c + b p - g_l(p)` whenever `g_l(q) <= c + b q` on [0, 1].  Now `g_l` is concave on
/// `[0, a]`, convex on `[a, a']` and concave on `[a', 1]`, where `[a, a']` is where `r >= l`.  On the middle
/// interval `g_l(q) - b q` is at most its greater end.  On the first it lies below any tangent, so below that
/// at ``left``, and likewise on the last below that at ``right``; which part the points belong to is seen
/// from `r(left) <= l`, `r(middle) >= l`, `r(right) <= l` with `left <= middle <= right`, in rational
/// arithmetic.  A point at 0 or 1 where `r >= l` stands for a part that is empty.  (Derived here.)
public struct CurveCertificate: Sendable, Hashable {
  /// The slope `l >= 0` of the bound.
  public let multiplier: Rational
  /// The slope `b` of the affine majorant in bits.
  public let slope: Rational
  /// Where the affine majorant nearly touches `g_l` on the left.
  public let left: Rational
  /// A point where `r >= l`.
  public let middle: Rational
  /// Where the affine majorant nearly touches `g_l` on the right.
  public let right: Rational

  public init(
    multiplier: Rational, slope: Rational, left: Rational, middle: Rational, right: Rational
  ) {
    self.multiplier = multiplier
    self.slope = slope
    self.left = left
    self.middle = middle
    self.right = right
  }

  /// Whether the points prove what they should for a channel with two inputs; exact.
  public func isValid(for channel: Channel) -> Bool {
    channel.inputCount == 2 && isValid(for: BinaryInputPair(channel))
  }

  func isValid(for pair: BinaryInputPair) -> Bool {
    guard !multiplier.isNegative, !left.isNegative, right <= 1, left <= middle, middle <= right
    else { return false }
    func isInPlace(_ point: Rational, end: Rational) -> Bool {
      let curvature = pair.curvature(point)
      return point == end ? curvature >= multiplier : curvature <= multiplier
    }
    return isInPlace(left, end: 0) && isInPlace(right, end: 1)
      && pair.curvature(middle) >= multiplier
  }

  /// The upper bound in bits on `F_I(t)` for the input law `(1-p, p)`, or `nil` when the certificate is not
  /// valid for the channel.
  ///
  /// - Parameters:
  ///   - channel: a channel with two inputs.
  ///   - input: `p = P(X = 1)`, in [0, 1].
  ///   - budget: an enclosure of `t` in bits.
  ///   - bits: the working precision.
  public func upperBound(
    for channel: Channel, input: Rational, budget: Enclosure, bits: Int = 96
  ) -> Rational? {
    guard channel.inputCount == 2 else { return nil }
    return upperBound(for: BinaryInputPair(channel), input: input, budget: budget, bits: bits)
  }

  func upperBound(
    for pair: BinaryInputPair, input: Rational, budget: Enclosure, bits: Int
  ) -> Rational? {
    guard isValid(for: pair) else { return nil }
    let height = max(
      greatest(pair, at: left, until: middle, end: 0, bits: bits),
      greatest(pair, at: right, until: middle, end: 1, bits: bits))
    let atInput = pair.value(input, multiplier: multiplier, bits: bits).lower
    let bound = multiplier * budget.upper + height + slope * input - atInput
    return bound.rounded(toSignificantBits: bits, .up)
  }

  /// An upper bound of `g_l(q) - b q` over the concave part of an end, none of which is farther from the end
  /// than `middle`, by the tangent at `point`.
  private func greatest(
    _ pair: BinaryInputPair, at point: Rational, until middle: Rational, end: Rational, bits: Int
  ) -> Rational {
    let value = pair.value(point, multiplier: multiplier, bits: bits).upper - slope * point
    if point == end { return value }
    let tilt = pair.slope(point, multiplier: multiplier, bits: bits) - Enclosure(slope)
    let rises = [end - point, middle - point].map { ($0 * tilt).upper }
    return value + max(0, rises.max()!)
  }

  /// Moves a point, given by its distance from its end, towards the end until `r <= l`; the end itself where
  /// `r >= l` up to it.
  static func settle(
    _ distance: Rational, below multiplier: Rational, _ curvature: (Rational) -> Rational
  ) -> Rational {
    if curvature(0) >= multiplier { return 0 }
    var moved = distance.isZero ? Rational(1).scaled(byPowerOfTwo: -1000) : distance
    var step = 60
    while curvature(moved) > multiplier {
      // With ever greater steps the end is reached, near which r is below l.
      moved *= 1 - Rational(1).scaled(byPowerOfTwo: -max(step, 1))
      step -= 1
    }
    return moved
  }
}
