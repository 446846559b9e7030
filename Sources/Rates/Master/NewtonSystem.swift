/// `(B B^T + diag(D)) u = r` for a matrix `B` of `n` rows and a positive diagonal `D`.
package struct NewtonSystem {
  /// Row by row.
  package let matrix: [Double]
  package let columns: Int
  package let diagonal: [Double]

  package init(matrix: [Double], columns: Int, diagonal: [Double]) {
    self.matrix = matrix
    self.columns = columns
    self.diagonal = diagonal
  }

  private var rows: Int { diagonal.count }

  /// Directly, or through `I + B^T D^-1 B` where there are more rows than columns (Woodbury).
  package func solution(_ right: [Double]) -> [Double] {
    rows <= columns ? directSolution(right) : reducedSolution(right)
  }

  /// With a Cholesky factor of the whole.
  package func directSolution(_ right: [Double]) -> [Double] {
    let n = rows
    var product = [Double](repeating: 0, count: n * n)
    matrix.withUnsafeBufferPointer { b in
      for i in 0..<n {
        for j in 0...i {
          var sum = 0.0
          for c in 0..<columns { sum += b[i * columns + c] * b[j * columns + c] }
          product[i * n + j] = sum
        }
        product[i * n + i] += diagonal[i]
      }
    }
    return Cholesky(product, size: n).solution(right)
  }

  /// With a Cholesky factor of `I + B^T D^-1 B`.
  package func reducedSolution(_ right: [Double]) -> [Double] {
    let m = columns
    var product = [Double](repeating: 0, count: m * m)
    var projected = [Double](repeating: 0, count: m)
    matrix.withUnsafeBufferPointer { b in
      product.withUnsafeMutableBufferPointer { product in
        for i in 0..<rows {
          let row = b.baseAddress! + i * m
          let inverse = 1 / diagonal[i]
          for c in 0..<m where row[c] != 0 {
            let factor = row[c] * inverse
            projected[c] += factor * right[i]
            for e in 0...c { product[c * m + e] += factor * row[e] }
          }
        }
        for c in 0..<m { product[c * m + c] += 1 }
      }
    }
    let inner = Cholesky(product, size: m).solution(projected)
    return (0..<rows).map { i in
      var sum = right[i]
      for c in 0..<m { sum -= matrix[i * m + c] * inner[c] }
      return sum / diagonal[i]
    }
  }
}

/// The Cholesky factor of a symmetric positive matrix.
package struct Cholesky {
  /// Row by row, the lower triangle.
  private var factor: [Double]
  private let size: Int

  /// - Parameter matrix: row by row; only the lower triangle is read.
  package init(_ matrix: [Double], size: Int) {
    factor = matrix
    self.size = size
    factor.withUnsafeMutableBufferPointer { a in
      for j in 0..<size {
        let rowJ = a.baseAddress! + j * size
        for i in j..<size {
          let rowI = a.baseAddress! + i * size
          var sum = rowI[j]
          for c in 0..<j { sum -= rowI[c] * rowJ[c] }
          if i == j {
            // A pivot that rounding made negative belongs to a direction in which nothing can be gained.
            rowJ[j] = sum > 0 ? sum.squareRoot() : 1e150
          } else {
            rowI[j] = sum / rowJ[j]
          }
        }
      }
    }
  }

  package func solution(_ right: [Double]) -> [Double] {
    var x = right
    for i in 0..<size {
      for c in 0..<i { x[i] -= factor[i * size + c] * x[c] }
      x[i] /= factor[i * size + i]
    }
    for i in stride(from: size - 1, through: 0, by: -1) {
      x[i] /= factor[i * size + i]
      for c in 0..<i { x[c] -= factor[i * size + c] * x[i] }
    }
    return x
  }
}
