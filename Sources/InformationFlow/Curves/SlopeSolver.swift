import ExactArithmetic

/// Finds the bounds of the slope of an information curve at 0, by Dinkelbach's method: the `q` that is best
/// for the multiplier `l`, which maximises `g_l(q) - g_l'(p) q` on the other concave part, has a ratio that is the
/// next multiplier.
struct SlopeSolver {
  private let curve: InformationCurve
  private let width: Rational
  private let search: CurveSearch
  private let peak: Rational

  init(_ curve: InformationCurve, width: Rational) {
    self.curve = curve
    self.width = width
    let input = curve.input
    // The ends of [0, 1] have no log-odds; there nothing is sought.
    let isInside = !input.isZero && input != 1
    search = CurveSearch(curve.pair, input: isInside ? input : Rational(1, 2))
    peak = CurveSearch.point(search.peak, end: 0)
  }

  func solve() -> CurveSlope {
    let input = curve.input
    let atInput = curve.lowerSlope(nil, bits: 64)
    func limit(_ multiplier: Rational, _ middle: Rational, _ touching: Rational) -> CurveSlope? {
      let isProved = curve.isUpperSlope(
        multiplier, middle: middle, touching: touching, bits: 128)
      return isProved
        ? CurveSlope(
          curve: curve, posterior: nil, multiplier: multiplier, middle: middle, touching: touching,
          bits: 128) : nil
    }
    // The law of the input may be where r is greatest, or the tangent at the greatest value close enough.
    if let exact = limit(atInput, input, input) { return exact }
    let highest = curve.pair.curvature(peak)
    let tilt = curve.pair.curvatureSlope(peak)
    let top = highest + max(tilt * (1 - peak), -tilt * peak)
    if top - atInput <= width, let close = limit(top, peak, peak) { return close }
    let touching = settled(
      CurveSearch.point(search.touching(Double(atInput)), end: input < peak ? 1 : 0), atInput)
    if let exact = limit(atInput, peak, touching) { return exact }
    return refined(from: touching, top: top)
  }

  /// Alternates between the best point for a multiplier and the ratio there, with more and more bits.
  private func refined(from start: Rational, top: Rational) -> CurveSlope {
    let atInput = curve.lowerSlope(nil, bits: 64)
    var best = CurveSlope(
      curve: curve, posterior: nil, multiplier: top, middle: peak, touching: peak, bits: 128)
    var touching = start
    var bits = 96 + width.denominator.bitWidth
    for _ in 0..<4 {
      var lower = atInput
      for _ in 0..<12 {
        let ratio = max(
          curve.lowerSlope(touching, bits: bits).rounded(toSignificantBits: bits, .down), atInput)
        if ratio <= lower { break }
        lower = ratio
        touching = corrected(touching, lower, bits: bits)
      }
      let posterior = lower > atInput ? touching : nil
      for share in [8, 2] {
        // A little above the ratio, so that the tangent passes the other part with room to spare.
        let multiplier = lower + width / Rational(share)
        let point = settled(corrected(touching, multiplier, bits: bits), multiplier)
        if curve.isUpperSlope(multiplier, middle: peak, touching: point, bits: bits) {
          let slope = CurveSlope(
            curve: curve, posterior: posterior, multiplier: multiplier, middle: peak,
            touching: point, bits: bits)
          if slope.enclosure.width < best.enclosure.width { best = slope }
          if best.enclosure.width <= width { return best }
        }
      }
      bits *= 2
    }
    return best
  }

  /// Newton's steps for `g_l'(q) = g_l'(p)`, on the side of the peak away from `p`.
  private func corrected(_ start: Rational, _ multiplier: Rational, bits: Int) -> Rational {
    if start.isZero || start == 1 { return start }
    let slope = curve.pair.slope(curve.input, multiplier: multiplier, bits: bits).midpoint
    let ln2 = Enclosure.log(Rational(2), bits: bits).midpoint
    var q = start
    for _ in 0..<8 {
      let excess = curve.pair.slope(q, multiplier: multiplier, bits: bits).midpoint - slope
      let bend = curve.pair.curvature(q) - multiplier
      if bend.signum() >= 0 { return start }
      // In log-odds: g_l'' q (1-q) is the bend.
      let step = -excess * ln2 / bend
      if step.magnitude > Rational(1, 2) { return start }
      let moved = q + q * (1 - q) * step
      q =
        moved * 2 < 1
        ? moved.rounded(toSignificantBits: bits)
        : 1 - (1 - moved).rounded(toSignificantBits: bits)
      if step.magnitude.scaled(byPowerOfTwo: bits - 16) < 1 { break }
    }
    return q
  }

  /// A point near `q` on its side of the peak where `r <= l`.
  private func settled(_ q: Rational, _ multiplier: Rational) -> Rational {
    let isLeft = q < peak
    let distance = CurveCertificate.settle(isLeft ? q : 1 - q, below: multiplier) {
      curve.pair.curvature(isLeft ? $0 : 1 - $0)
    }
    return isLeft ? distance : 1 - distance
  }
}
