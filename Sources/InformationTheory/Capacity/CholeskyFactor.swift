/// The factor `L` of a positive definite matrix `L L^T`, in floating point, for solving linear
/// equations approximately.
struct CholeskyFactor {
  private var entries: [Double]
  private let size: Int

  /// Factors a symmetric matrix, of which the lower triangle is read; `nil` when a number in it is not
  /// finite.
  ///
  /// A pivot that vanishes by rounding is raised to a small part of its diagonal entry.
  ///
  /// - Complexity: n^3/6 operations.
  init?(_ matrix: [Double], size: Int) {
    entries = matrix
    self.size = size
    var isFinite = true
    entries.withUnsafeMutableBufferPointer { entries in
      for row in 0..<size {
        for column in 0...row {
          var sum = entries[row * size + column]
          for k in 0..<column { sum -= entries[row * size + k] * entries[column * size + k] }
          if column < row {
            entries[row * size + column] = sum / entries[column * size + column]
            continue
          }
          let least = max(1e-14 * matrix[row * size + row], 1e-290)
          if !sum.isFinite || !least.isFinite { isFinite = false }
          entries[row * size + row] = max(sum, least).squareRoot()
        }
      }
    }
    if !isFinite { return nil }
  }

  /// The solution of `L L^T x = right`.
  ///
  /// - Complexity: n^2 operations.
  func solve(_ right: [Double]) -> [Double] {
    var x = right
    for row in 0..<size {
      for k in 0..<row { x[row] -= entries[row * size + k] * x[k] }
      x[row] /= entries[row * size + row]
    }
    for row in (0..<size).reversed() {
      for k in (row + 1)..<size { x[row] -= entries[k * size + row] * x[k] }
      x[row] /= entries[row * size + row]
    }
    return x
  }
}
