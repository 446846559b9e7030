import ExactArithmetic

/// The functions `f_1, f_2, ...` on the inputs that diagonalise `f -> E[E[f|Y]|X]`, beyond the constant, in double
/// precision: directions in which the ratio of divergences is great near P.
enum SingularFunctions {
  /// The positive eigenvalues, greatest first, with the deviations `P f` of their eigenfunctions.
  ///
  /// - Complexity: O(n^3 + n^2 m) operations for n inputs and m outputs (Jacobi's rotations).
  static func compute(_ instance: ReducedInput) -> [(eigenvalue: Double, deviation: [Double])] {
    let n = instance.inputCount
    let prior = instance.prior.map { Double($0) }
    let output = instance.output.map { Double($0) }
    // The rows of likely inputs are close to the output's law: the difference is taken before rounding.
    let excess: [[Double]] = instance.rows.map { row in
      zip(row, instance.output).map { (entry: Rational, mass: Rational) -> Double in
        let quotient: Rational = entry / mass
        return Double(quotient - Rational.one)
      }
    }
    // B B^T - sqrt(P) sqrt(P)^T for B = diag(P)^(1/2) W diag(R)^(-1/2).
    var matrix = (0..<n).map { i in
      (0..<n).map { j in
        var sum = 0.0
        for y in output.indices {
          sum += excess[i][y] * excess[j][y] * output[y]
        }
        return (prior[i] * prior[j]).squareRoot() * sum
      }
    }
    let vectors = diagonalize(&matrix)
    var functions: [(eigenvalue: Double, deviation: [Double])] = []
    for k in 0..<n {
      let deviation: [Double] = (0..<n).map { vectors[$0][k] * prior[$0].squareRoot() }
      // The mean of the function is 0 but for rounding, and 1 or -1 for the constant.
      let mean = deviation.reduce(0, +)
      if abs(mean) > 0.5 { continue }
      functions.append((matrix[k][k], zip(deviation, prior).map { $0 - $1 * mean }))
    }
    functions.sort { $0.eigenvalue > $1.eigenvalue }
    // The kernel has eigenvalue 0.
    return functions.filter { $0.eigenvalue > 1e-13 * functions[0].eigenvalue }
  }

  /// Diagonalises a symmetric matrix in place and returns the eigenvectors as columns.
  private static func diagonalize(_ matrix: inout [[Double]]) -> [[Double]] {
    let n = matrix.count
    var vectors = (0..<n).map { i in (0..<n).map { $0 == i ? 1.0 : 0 } }
    for _ in 0..<40 {
      // Entries are compared with those of their own inputs: rare inputs have small ones.
      let isDiagonal = (0..<n).allSatisfy { i in
        (0..<i).allSatisfy { j in
          let entry = matrix[i][j]
          return entry * entry <= 1e-32 * abs(matrix[i][i] * matrix[j][j])
        }
      }
      if isDiagonal { break }
      for p in 0..<n {
        for q in (p + 1)..<max(n, p + 1) where matrix[p][q] != 0 {
          let theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q])
          let t = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
          let c = 1 / (t * t + 1).squareRoot()
          let s = t * c
          for k in 0..<n {
            let (a, b) = (matrix[k][p], matrix[k][q])
            (matrix[k][p], matrix[k][q]) = (c * a - s * b, s * a + c * b)
          }
          for k in 0..<n {
            let (a, b) = (matrix[p][k], matrix[q][k])
            (matrix[p][k], matrix[q][k]) = (c * a - s * b, s * a + c * b)
          }
          for k in 0..<n {
            let (a, b) = (vectors[k][p], vectors[k][q])
            (vectors[k][p], vectors[k][q]) = (c * a - s * b, s * a + c * b)
          }
        }
      }
    }
    return vectors
  }
}
