/// How far around a function g0 the dual function is convex, in double precision with margins that exceed the rounding.
///
/// Tilting a law by h changes a variance by factors in `[e^(-osc h), e^(osc h)]`, so that on the box of half width d the
/// Hessian is at least `e^(-w) Cov_R - e^(w') Cov_P / eta` with `w = 2d` and `w'` from the rows, both at the centre.
struct IslandShape {
  private let size: Int
  private let outputCovariance: [Double]
  private let rowCovariance: [Double]
  /// `max_x sum_y W_xy` over the coordinates y, divided by the ratio, doubled: `w' = spread d`.
  private let spread: Double
  /// What the tilt of P changes within the range of ratios.
  private let slack: Double
  /// The square roots of the variances of the coordinates.
  let scales: [Double]

  init(
    _ function: DualFunction, _ laws: (output: [Double], prior: [Double]), center: [Double],
    ratios: ClosedRange<Double>
  ) {
    let n = function.coordinates.count
    size = n
    let outputCovariance = function.outputCovariance(laws.output)
    self.outputCovariance = outputCovariance
    rowCovariance = function.rowCovariance(laws.prior).map { $0 / ratios.lowerBound }
    scales = (0..<n).map { outputCovariance[$0 * n + $0].squareRoot() }
    let reach = function.rows.map { row in function.coordinates.reduce(0.0) { $0 + row[$1] } }
      .max()!
    spread = 2 * reach / ratios.lowerBound * (1 + 1e-9)
    let means = function.rows.map { row in zip(row, center).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let range = (means.max()! - means.min()!) * (1 + 1e-9)
    slack = range * (1 / ratios.lowerBound - 1 / ratios.upperBound) * (1 + 1e-6)
  }

  /// The greatest of the radii `1, 1/2, 1/4, ...` for which the Hessian is positive definite on the box, and a lower bound
  /// of its eigenvalues relative to the scales.
  func greatestRadius() -> (radius: Double, least: Double)? {
    var radius = 1.0
    while radius > 0x1p-40 {
      if let least = leastEigenvalue(radius: radius) { return (radius, least) }
      radius /= 2
    }
    return nil
  }

  private func leastEigenvalue(radius: Double) -> Double? {
    let exponents = (2 * radius, spread * radius + slack)
    if exponents.1 > 600 { return nil }
    let shrink = BoundedFunctions.exponential(-exponents.0) * (1 - 1e-8)
    let growth = BoundedFunctions.exponential(exponents.1) * (1 + 1e-8)
    var matrix = [Double](repeating: 0, count: size * size)
    for i in 0..<size {
      for j in 0...i {
        let value = shrink * outputCovariance[i * size + j] - growth * rowCovariance[i * size + j]
        matrix[i * size + j] = value / (scales[i] * scales[j])
      }
    }
    var greatest: Double?
    for least in [0x1p-22, 0x1p-16, 0x1p-10, 0x1p-4] {
      var shifted = matrix
      for i in 0..<size { shifted[i * size + i] -= least }
      if PositiveMatrix(shifted, size: size) == nil { break }
      greatest = least / 2
    }
    return greatest
  }
}
