/// A symmetric positive definite matrix in double precision, by Cholesky's decomposition.
struct PositiveMatrix {
  private let size: Int
  /// The upper triangle U with `A = U^T U`, row after row.
  private let factor: [Double]

  /// Decomposes the lower triangle of a matrix given row after row.
  ///
  /// - Returns: `nil` unless the matrix less a multiple of the unit matrix that exceeds all rounding errors of the
  ///   decomposition has a decomposition: then the matrix is positive definite.
  init?(_ matrix: [Double], size n: Int) {
    size = n
    var trace = 0.0
    for i in 0..<n { trace += abs(matrix[i * n + i]) }
    let shift = trace * Double(n + 4) * 0x1p-46
    var rows = PositiveMatrix.upperTriangle(matrix, size: n)
    for i in 0..<n { rows[i * n + i] -= shift }
    guard rows.withUnsafeMutableBufferPointer({ PositiveMatrix.decompose($0, size: n) }) else {
      return nil
    }
    factor = rows
  }

  private static func upperTriangle(_ matrix: [Double], size n: Int) -> [Double] {
    var rows = [Double](repeating: 0, count: n * n)
    for i in 0..<n {
      for j in 0...i { rows[j * n + i] = matrix[i * n + j] }
    }
    return rows
  }

  /// Replaces the upper triangle A by U with `A = U^T U`, row after row, so that the innermost loop runs along rows.
  private static func decompose(_ a: UnsafeMutableBufferPointer<Double>, size n: Int) -> Bool {
    for k in 0..<n {
      let pivot = a[k * n + k]
      guard pivot > 0, pivot.isFinite else { return false }
      let root = pivot.squareRoot()
      a[k * n + k] = root
      for j in (k + 1)..<max(n, k + 1) { a[k * n + j] /= root }
      let row = UnsafePointer(a.baseAddress! + k * n)
      for i in (k + 1)..<max(n, k + 1) {
        let target = a.baseAddress! + i * n
        let entry = row[i]
        for j in i..<n { target[j] -= entry * row[j] }
      }
    }
    return true
  }

  /// An approximate solution of `A x = b`.
  func solution(_ b: [Double]) -> [Double] {
    var x = b
    for i in 0..<size {
      for k in 0..<i { x[i] -= factor[k * size + i] * x[k] }
      x[i] /= factor[i * size + i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      for k in (i + 1)..<max(size, i + 1) { x[i] -= factor[i * size + k] * x[k] }
      x[i] /= factor[i * size + i]
    }
    return x
  }
}
