/// A gradient `g` and lower bounds of a Hessian `H`, from which `g t + 1/2 t H t` is bounded from below for all
/// `t_0` in [-1, 1] and `t_i`, `i >= 1`, coordinates on a simplex with the origin at its centroid, which lie in [-1, 1] too.
struct QuadraticBound {
  private let dimension: Int
  let gradient: ScratchVector
  /// The lower triangle of H.
  let hessian: ScratchMatrix
  /// `H_0i` is known up to this.
  let crossRadius: ScratchVector
  private let factor: ScratchMatrix
  private let solution: ScratchVector

  init(dimension d: Int) {
    dimension = d
    gradient = .allocated(count: d)
    hessian = .allocated(rows: d, columns: d)
    crossRadius = .allocated(count: d)
    factor = .allocated(rows: d, columns: d)
    solution = .allocated(count: d)
  }

  func deallocate() {
    for vector in [gradient, crossRadius, solution] { vector.deallocate() }
    for matrix in [hessian, factor] { matrix.deallocate() }
  }

  /// Sets everything to 0.
  func clear() {
    for i in 0..<dimension {
      gradient[i] = 0
      crossRadius[i] = 0
      for j in 0..<dimension { hessian[i, j] = 0 }
    }
  }

  /// The bound, and whether H is positive definite.
  ///
  /// The diagonal of H is lowered on the way.
  func least() -> (value: Double, isPositiveDefinite: Bool) {
    guard isFinite else { return (-.infinity, false) }
    absorbCrossRadii()
    let linear = leastLinear()
    if decompose() { return (max(linear, leastQuadratic()), true) }
    return (leastByRows(linear), false)
  }

  /// At laws on the boundary the derivatives can be infinite.
  private var isFinite: Bool {
    for i in 0..<dimension {
      guard gradient[i].isFinite, crossRadius[i].isFinite else { return false }
      for j in 0...i where !hessian[i, j].isFinite { return false }
    }
    return true
  }

  /// Replaces the intervals of the mixed derivatives by their middles and lowers the diagonal:
  /// `2 t_0 t_i c >= -|c| (w t_0^2 + t_i^2 / w)`.
  private func absorbCrossRadii() {
    for i in 1..<max(dimension, 1) where crossRadius[i] > 0 {
      let ratio = hessian[i, i] / hessian[0, 0]
      let w = ratio > 0 && ratio.isFinite ? (1 / ratio).squareRoot() : 1
      hessian[0, 0] -= crossRadius[i] * w
      hessian[i, i] -= crossRadius[i] / w
    }
  }

  /// The linear part is least at a vertex of the simplex and an end of the interval.
  private func leastLinear() -> Double {
    var atVertices = Double.infinity
    var share = 0.0
    for i in 1..<max(dimension, 1) { share += gradient[i] / Double(dimension) }
    for vertex in 0..<dimension {
      atVertices = min(atVertices, (vertex == 0 ? 0 : gradient[vertex]) - share)
    }
    return atVertices - abs(gradient[0])
  }

  /// The least of the linear part and of the quadratic one by the sums of its rows.
  private func leastByRows(_ linear: Double) -> Double {
    var bound = linear
    for i in 0..<dimension {
      var row = hessian[i, i]
      for j in 0..<dimension where j != i { row -= abs(hessian[max(i, j), min(i, j)]) }
      bound += min(0, row) / 2
    }
    return bound
  }

  /// Cholesky's decomposition of the lower triangle, less a multiple of the trace that exceeds its rounding errors:
  /// when it succeeds the matrix is positive definite.
  private func decompose() -> Bool {
    var trace = 0.0
    for i in 0..<dimension { trace += hessian[i, i] }
    let shift = trace * Double(dimension + 2) * 0x1p-48
    for i in 0..<dimension {
      for j in 0...i {
        var sum = hessian[i, j] - (i == j ? shift : 0)
        for k in 0..<j { sum -= factor[i, k] * factor[j, k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return false }
          factor[i, i] = sum.squareRoot()
        } else {
          factor[i, j] = sum / factor[j, j]
        }
      }
    }
    return true
  }

  /// The least value of `g t + 1/2 t H t` over `|t_i| <= 1` for the decomposed H: with `t*` near `-g/H`
  /// and the residual `e = g + H t*`, it is at least `-1/2 t* H t* - sum |e_i|`.
  private func leastQuadratic() -> Double {
    solve()
    var (quadratic, residual) = (0.0, 0.0)
    for i in 0..<dimension {
      var row = 0.0
      for j in 0..<dimension { row += hessian[max(i, j), min(i, j)] * solution[j] }
      quadratic += row * solution[i]
      residual += abs(gradient[i] + row)
    }
    return -(quadratic / 2 + residual) * (1 + 1e-12)
  }

  /// `t* = -g/H` by the factor, up to rounding errors.
  private func solve() {
    let d = dimension
    for i in 0..<d {
      var sum = -gradient[i]
      for k in 0..<i { sum -= factor[i, k] * solution[k] }
      solution[i] = sum / factor[i, i]
    }
    for i in stride(from: d - 1, through: 0, by: -1) {
      var sum = solution[i]
      for k in (i + 1)..<max(d, i + 1) { sum -= factor[k, i] * solution[k] }
      solution[i] = sum / factor[i, i]
    }
  }
}
