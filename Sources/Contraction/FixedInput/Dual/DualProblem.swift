import ExactArithmetic

/// The numbers of a search over functions g on the outputs, in double precision, with the boxes that must be covered.
///
/// It suffices to look at `g = ln(QW/R) + const`, so that for every pair of outputs `g_y - g_k` lies between the least and
/// the greatest `ln (W_xy R_k / (W_xk R_y))` of the inputs x.
struct DualProblem: Sendable {
  let inputCount: Int
  let outputCount: Int
  let prior: [Double]
  let output: [Double]
  /// The transition probabilities, row after row.
  let rows: [Double]
  /// The bounds of `g_y - g_k`, at `y * outputCount + k`, outward.
  let pairLower: [Double]
  let pairUpper: [Double]
  /// Chi-square's coefficient, rounded up.
  let chiSquare: Double

  init(_ instance: ReducedInput, chiSquare: Double) {
    inputCount = instance.inputCount
    outputCount = instance.outputCount
    prior = instance.prior.map { Double($0) }
    output = instance.output.map { Double($0) }
    rows = instance.rows.flatMap { $0.map { Double($0) } }
    self.chiSquare = chiSquare
    let (n, m) = (inputCount, outputCount)
    let (rows, output) = (rows, output)
    var lower = [Double](repeating: 0, count: m * m)
    var upper = lower
    for y in 0..<m {
      for k in 0..<m where k != y {
        (lower[y * m + k], upper[y * m + k]) = DualProblem.range(
          (0..<n).map { (rows[$0 * m + y] / output[y], rows[$0 * m + k] / output[k]) })
      }
    }
    (pairLower, pairUpper) = (lower, upper)
  }

  /// The least and the greatest logarithm of some quotients, outward; of `0/0` none.
  private static func range(_ quotients: [(Double, Double)]) -> (Double, Double) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for (a, b) in quotients where a > 0 || b > 0 {
      let value =
        a == 0 ? -Double.infinity : b == 0 ? Double.infinity : BoundedFunctions.logarithm(a / b)
      (low, high) = (min(low, value), max(high, value))
    }
    return (low - 1e-9 * (1 + abs(low)), high + 1e-9 * (1 + abs(high)))
  }

  /// The boxes to be covered, each with an output whose value is 0.
  ///
  /// One box when a column has no zero; else one for each output, as the greatest of g.
  var boxes: [DualBox] {
    let m = outputCount
    let full = (0..<m).filter { k in (0..<inputCount).allSatisfy { rows[$0 * m + k] > 0 } }
    if let k = full.max(by: { output[$0] < output[$1] }) {
      return [box(reference: k, isMaximal: false)]
    }
    return (0..<m).map { box(reference: $0, isMaximal: true) }
  }

  private func box(reference k: Int, isMaximal: Bool) -> DualBox {
    let m = outputCount
    var (lower, upper) = ([Double](repeating: 0, count: m), [Double](repeating: 0, count: m))
    for y in 0..<m where y != k {
      lower[y] = pairLower[y * m + k]
      upper[y] = isMaximal ? min(0, pairUpper[y * m + k]) : pairUpper[y * m + k]
    }
    return DualBox(reference: k, lower: lower, upper: upper)
  }
}

/// A box of functions g with `g_k = 0` for the reference output k; lower ends may be `-infinity`.
struct DualBox: Sendable {
  let reference: Int
  var lower: [Double]
  var upper: [Double]

  var isEmpty: Bool { zip(lower, upper).contains { $0 > $1 } }

  /// Where a side is cut: in the middle, or one without a lower end below its upper end by the depth of that below the top
  /// of the root box, and at least by a step.
  ///
  /// - Parameters:
  ///   - top: the upper end of the root box on that side.
  ///   - step: the first step.
  /// - Returns: `nil` when the side is too short.
  static func cut(lower: Double, upper: Double, top: Double, step: Double) -> Double? {
    if lower == -.infinity { return upper - max(step, top - upper) }
    let middle = lower + (upper - lower) / 2
    return middle > lower && middle < upper ? middle : nil
  }
}
