import COpenBLAS

/// A factor of a product: a matrix, or its transpose.
public enum Factor {
  case plain(Matrix)
  case transposed(Matrix)

  fileprivate var matrix: Matrix {
    switch self {
    case .plain(let matrix), .transposed(let matrix): return matrix
    }
  }

  fileprivate var isTransposed: Bool {
    if case .transposed = self { return true }
    return false
  }

  fileprivate var rows: Int { isTransposed ? matrix.columns : matrix.rows }
  fileprivate var columns: Int { isTransposed ? matrix.rows : matrix.columns }
}

extension Matrix {
  /// Sets the matrix to a product, by OpenBLAS.
  ///
  /// - Precondition: the sizes fit.
  /// - Complexity: O(rows columns m) for factors `rows x m` and `m x columns`; no memory is allocated here.
  public mutating func set(toProductOf left: Factor, _ right: Factor) {
    multiply(left, right, keeping: 0)
  }

  /// Adds a product, by OpenBLAS.
  ///
  /// - Precondition: the sizes fit.
  /// - Complexity: as ``set(toProductOf:_:)``.
  public mutating func add(productOf left: Factor, _ right: Factor) {
    multiply(left, right, keeping: 1)
  }

  /// Adds a product to a multiple of what was there.
  private mutating func multiply(_ left: Factor, _ right: Factor, keeping share: Float) {
    precondition(
      left.columns == right.rows && rows == left.rows && columns == right.columns,
      "\(left.rows) x \(left.columns) times \(right.rows) x \(right.columns) into \(rows) x \(columns)"
    )
    let inner = left.columns
    if rows == 0 || columns == 0 { return }
    let (rows, columns) = (rows, columns)
    elements.withUnsafeMutableBufferPointer { result in
      cblas_sgemm(
        CblasRowMajor, left.isTransposed ? CblasTrans : CblasNoTrans,
        right.isTransposed ? CblasTrans : CblasNoTrans, blasint(rows), blasint(columns),
        blasint(inner), 1, left.matrix.elements, blasint(max(1, left.matrix.columns)),
        right.matrix.elements, blasint(max(1, right.matrix.columns)), share, result.baseAddress,
        blasint(columns))
    }
  }

  /// A product, by OpenBLAS.
  ///
  /// - Precondition: the sizes fit.
  public static func product(_ left: Factor, _ right: Factor) -> Matrix {
    var result = Matrix(rows: left.rows, columns: right.columns)
    result.set(toProductOf: left, right)
    return result
  }
}

/// The threads of OpenBLAS.
public enum LinearAlgebra {
  /// Products of matrices use so many threads from now on, in the whole process.
  ///
  /// - Precondition: `count` is positive.
  public static func setThreadCount(_ count: Int) {
    precondition(count >= 1, "\(count) threads")
    openblas_set_num_threads(Int32(count))
  }
}
