import ExactArithmetic

/// The functions `f_1, f_2, ...` on the inputs that diagonalise `f -> E[E[f|Y]|X]`, beyond the constant, in double
/// precision: directions in which the ratio of divergences is great near P.
enum SingularFunctions {
  /// A direction, and how far the channel passes it on near P, up to a factor that all have in common.
  typealias Function = (eigenvalue: Double, deviation: [Double])

  /// The positive eigenvalues, greatest first, with the deviations `P f` of their eigenfunctions.
  ///
  /// - Complexity: O(k^3 + k n m) operations for n inputs, m outputs and k the smaller number (Jacobi's rotations).
  static func compute(_ instance: ReducedInput) -> [Function] {
    let prior = instance.prior.map { Double($0) }
    let output = instance.output.map { Double($0) }
    let excess = scaledExcess(instance)
    var functions =
      output.count < prior.count
      ? fromOutputs(excess, prior, output) : fromInputs(excess, prior, output)
    functions.sort { $0.eigenvalue > $1.eigenvalue }
    // The kernel has eigenvalue 0.
    return functions.filter { $0.eigenvalue > 1e-13 * functions[0].eigenvalue }
  }

  /// `W_xy/R_y - 1`, up to a factor that brings the greatest to about 1, as squares of tiny numbers are 0.
  ///
  /// The rows of likely inputs are close to the output's law: the difference is taken before rounding.
  private static func scaledExcess(_ instance: ReducedInput) -> [[Double]] {
    let excess = instance.rows.map { row in
      zip(row, instance.output).map { (entry: Rational, mass: Rational) -> Rational in
        entry / mass - Rational.one
      }
    }
    let greatest = excess.joined().map(\.magnitude).max() ?? .zero
    let bits = greatest.denominator.bitWidth - greatest.numerator.bitWidth
    return excess.map { row in row.map { Double($0.scaled(byPowerOfTwo: bits)) } }
  }

  /// By `B B^T - sqrt(P) sqrt(P)^T` for `B = diag(P)^(1/2) W diag(R)^(-1/2)`.
  private static func fromInputs(
    _ excess: [[Double]], _ prior: [Double], _ output: [Double]
  ) -> [Function] {
    var matrix = products(excess, weights: output, scales: prior)
    let vectors = diagonalize(&matrix)
    return prior.indices.compactMap { k in
      let deviation: [Double] = prior.indices.map { vectors[$0][k] * prior[$0].squareRoot() }
      // The mean of the function is 0 but for rounding, and 1 or -1 for the constant.
      let mean = deviation.reduce(0, +)
      if abs(mean) > 0.5 { return nil }
      return (matrix[k][k], zip(deviation, prior).map { $0 - $1 * mean })
    }
  }

  /// By the functions g of `g -> E[E[g|X]|Y]`, as `f = E[g|X]` up to a factor; constants have eigenvalue 0 here.
  private static func fromOutputs(
    _ excess: [[Double]], _ prior: [Double], _ output: [Double]
  ) -> [Function] {
    let columns = output.indices.map { y in excess.map { $0[y] } }
    var matrix = products(columns, weights: prior, scales: output)
    let vectors = diagonalize(&matrix)
    return output.indices.compactMap { k in
      let eigenvalue = matrix[k][k]
      if eigenvalue <= 0 { return nil }
      let deviation: [Double] = zip(excess, prior).map { (row: [Double], mass: Double) -> Double in
        var sum = 0.0
        for y in output.indices { sum += row[y] * output[y].squareRoot() * vectors[y][k] }
        return mass * sum / eigenvalue.squareRoot()
      }
      let mean = deviation.reduce(0, +)
      return (eigenvalue, zip(deviation, prior).map { $0 - $1 * mean })
    }
  }

  /// `sqrt(scale_i scale_j) sum_k weight_k row_ik row_jk`.
  private static func products(
    _ rows: [[Double]], weights: [Double], scales: [Double]
  ) -> [[Double]] {
    rows.indices.map { i in
      rows.indices.map { j in
        var sum = 0.0
        for k in weights.indices { sum += rows[i][k] * rows[j][k] * weights[k] }
        return (scales[i] * scales[j]).squareRoot() * sum
      }
    }
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
