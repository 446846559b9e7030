/// A symmetric positive definite matrix in double precision, by Cholesky's decomposition.
struct PositiveMatrix {
  private let size: Int
  private let factor: [Double]

  /// Decomposes the lower triangle of a matrix given row after row.
  ///
  /// - Returns: `nil` unless the matrix less a multiple of the unit matrix that exceeds all rounding errors of the
  ///   decomposition has a decomposition: then the matrix is positive definite.
  init?(_ matrix: [Double], size n: Int) {
    size = n
    var factor = matrix
    var trace = 0.0
    for i in 0..<n { trace += abs(matrix[i * n + i]) }
    let shift = trace * Double(n + 4) * 0x1p-46
    for i in 0..<n {
      for j in 0...i {
        var sum = matrix[i * n + j] - (i == j ? shift : 0)
        for k in 0..<j { sum -= factor[i * n + k] * factor[j * n + k] }
        if i == j {
          guard sum > 0, sum.isFinite else { return nil }
          factor[i * n + i] = sum.squareRoot()
        } else {
          factor[i * n + j] = sum / factor[j * n + j]
        }
      }
    }
    self.factor = factor
  }

  /// An approximate solution of `A x = b`.
  func solution(_ b: [Double]) -> [Double] {
    var x = b
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[i * size + k] * x[k] }
      x[i] /= factor[i * size + i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(size, i + 1) { x[i] -= factor[k * size + i] * x[k] }
      x[i] /= factor[i * size + i]
    }
    return x
  }
}
