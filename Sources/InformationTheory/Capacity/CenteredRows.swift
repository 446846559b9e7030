import ExactArithmetic

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The rows of a channel in floating point, with what each differs from their average by.
///
/// Rows may be equal but for 10^-20: differences that were rounded after a subtraction would be lost
/// then, and with them the divergences, which are their squares.
struct CenteredRows {
  let inputCount: Int
  let outputCount: Int
  /// The transition probabilities, row after row.
  private let matrix: [Double]
  /// The transition probabilities less the average of their column.
  private let differences: [Double]

  init(_ rows: [[Rational]]) {
    inputCount = rows.count
    outputCount = rows[0].count
    let average = rows[0].indices.map { y in
      Rational.sum(rows.map { $0[y] }) / Rational(rows.count)
    }
    matrix = rows.flatMap { row in row.map { Double($0) } }
    differences = rows.flatMap { row in zip(row, average).map { Double($0 - $1) } }
  }

  /// A 1 and the differences of each row, each column relative to its greatest: a combination of rows
  /// vanishes exactly if that of these does.
  var scaledDifferences: [[Double]] {
    let greatest = (0..<outputCount).map { y in
      (0..<inputCount).map { differences[$0 * outputCount + y].magnitude }.max()!
    }
    return (0..<inputCount).map { x in
      [1]
        + (0..<outputCount).map { y in
          greatest[y] > 0 ? differences[x * outputCount + y] / greatest[y] : 0
        }
    }
  }

  /// What depends on the law `p` on the inputs.
  struct Reached {
    /// `r = pW`.
    let output: [Double]
    /// `W_xy - r_y`.
    let excess: [Double]
    /// `D(W_x||r)` in nats.
    let divergences: [Double]
  }

  /// - Complexity: O(n m) operations.
  func reached(by law: [Double]) -> Reached {
    var output = [Double](repeating: 0, count: outputCount)
    var shift = output
    for x in 0..<inputCount {
      for y in 0..<outputCount {
        output[y] += law[x] * matrix[x * outputCount + y]
        shift[y] += law[x] * differences[x * outputCount + y]
      }
    }
    var excess = differences
    var divergences = [Double](repeating: 0, count: inputCount)
    for x in 0..<inputCount {
      for y in 0..<outputCount where output[y] > 0 {
        let index = x * outputCount + y
        excess[index] -= shift[y]
        let relative = matrix[index] > 0 ? max(-1, excess[index] / output[y]) : -1
        divergences[x] += output[y] * CenteredRows.divergenceTerm(relative)
      }
    }
    return Reached(output: output, excess: excess, divergences: divergences)
  }

  /// `(1 + t) ln(1 + t) - t` for `t >= -1`, without cancellation at 0.
  private static func divergenceTerm(_ t: Double) -> Double {
    if t <= -1 { return 1 }
    if t.magnitude > 0.01 { return (1 + t) * log1p(t) - t }
    return t * t * (1 / 2 - t * (1 / 6 - t * (1 / 12 - t * (1 / 20 - t * (1 / 30 - t / 42)))))
  }

  /// `sum_y (W_xy - r_y) (W_x'y - r_y) / r_y`, and a multiple of the matrix of ones that makes it
  /// definite for laws.
  ///
  /// - Complexity: n^2 m / 2 operations.
  static func curvature(excess: [Double], output: [Double], inputCount n: Int) -> [Double] {
    let m = output.count
    let weights = output.map { $0 > 0 ? 1 / $0 : 0 }
    var products = [Double](repeating: 0, count: n * n)
    products.withUnsafeMutableBufferPointer { products in
      excess.withUnsafeBufferPointer { excess in
        weights.withUnsafeBufferPointer { weights in
          for a in 0..<n {
            for b in 0...a {
              var sum = 0.0
              for y in 0..<m { sum += excess[a * m + y] * excess[b * m + y] * weights[y] }
              products[a * n + b] = sum
              products[b * n + a] = sum
            }
          }
        }
      }
    }
    let level = (0..<n).reduce(0) { $0 + products[$1 * n + $1] } / Double(n)
    return products.map { $0 + level }
  }
}
