/// Squared polynomial extrapolation: where an iteration that closes in slowly would be after many steps.
///
/// With `r = x1 - x0`, `v = (x2 - x1) - r` and `a = |r|/|v|` the point is `x0 + 2 a r + a^2 v`.
///
/// Source: R. Varadhan, C. Roland, "Simple and globally convergent methods for accelerating the convergence of any EM
/// algorithm", Scandinavian Journal of Statistics 35, 2008.
package enum SquaredExtrapolation {
  /// The point beyond three that follow one another; `nil` where the steps are equal, up to a factor of `greatest`.
  package static func point(
    _ x0: [Double], _ x1: [Double], _ x2: [Double], greatest: Double = .infinity
  ) -> [Double]? {
    var (change, bend) = (0.0, 0.0)
    for i in x0.indices {
      let r = x1[i] - x0[i]
      let v = x2[i] - x1[i] - r
      change += r * r
      bend += v * v
    }
    let length = (change / bend).squareRoot()
    guard length < greatest else { return nil }
    return x0.indices.map { (i: Int) -> Double in
      let r = x1[i] - x0[i]
      let v = x2[i] - x1[i] - r
      return x0[i] + 2 * length * r + length * length * v
    }
  }
}
