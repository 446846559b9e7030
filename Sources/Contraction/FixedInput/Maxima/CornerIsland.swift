import ExactArithmetic

/// The laws near the one that always has the same input x, where no ratio exceeds that of the corner,
/// `D(W_x||R) / ln(1/P_x)`.
///
/// Let m be the least mass that another row has outside the support of `W_x`, and m above the ratio eta of the corner. For
/// `Q = (1-e) delta_x + e N`, convexity of the divergences gives
/// `eta D(Q||P) - D(QW||R) >= e ((m - eta) ln(1/e) - eta - ln max 1/R)`, which is not negative while
/// `ln(1/e) >= (eta + ln max 1/R) / (m - eta)`.  (Derived here.)
struct CornerIsland {
  let input: Int
  /// The number of inputs.
  let inputCount: Int
  /// The ratio of the corner.
  let value: LogQuotient
  /// Laws with `Q_x >= 1 - allowance` are in it.
  let allowance: Double
  /// A lower bound of m.
  private let leastMass: Double
  /// The outputs in the support of the row, and the others.
  let support: [Int]
  private let others: [Int]
  private let output: [Double]

  /// - Returns: `nil` where another row has too little mass outside the support.
  init?(_ instance: ReducedInput, input x: Int) {
    input = x
    inputCount = instance.inputCount
    let row = instance.rows[x]
    support = row.indices.filter { !row[$0].isZero }
    let others = row.indices.filter { row[$0].isZero }
    self.others = others
    output = instance.output.map { Double($0) }
    guard !others.isEmpty, instance.inputCount > 1 else { return nil }
    var corner = [Rational](repeating: .zero, count: instance.inputCount)
    corner[x] = .one
    value = DivergenceRatio(instance: instance).value(of: corner)
    let mass = instance.rows.indices.filter { $0 != x }
      .map { index in Rational.sum(others.map { instance.rows[index][$0] }) }.min()!
    guard value.compare(to: mass) < 0 else { return nil }
    let ratio = Double(value.enclosure(bits: 64).upper, rounding: .up)
    leastMass = Double(mass, rounding: .down)
    let depth = -BoundedFunctions.logarithm(output.min()!) * (1 + 1e-9)
    let exponent = (ratio + depth) / (leastMass - ratio) * (1 + 1e-9)
    guard exponent.isFinite, exponent >= 0 else { return nil }
    allowance = exponent < 600 ? BoundedFunctions.exponential(-exponent) * (1 - 1e-9) : 0
  }

  /// `(QW)(others) >= (1 - Q_x) m` puts laws with little mass there into the island.
  func contains(lower: [Double], upper: [Double]) -> Bool {
    guard let top = support.map({ lower[$0] }).max(), top > -.infinity else { return false }
    var (kept, lost) = (0.0, 0.0)
    for y in support where lower[y] - top > -600 {
      kept += output[y] * BoundedFunctions.exponential(lower[y] - top)
    }
    for y in others where upper[y] - top > -600 {
      if upper[y] - top > 600 { return false }
      lost += output[y] * BoundedFunctions.exponential(upper[y] - top)
    }
    let vanishing = Double(others.count) * 0x1p-800
    return (lost * (1 + 1e-9) + vanishing) <= kept * leastMass * allowance * (1 - 1e-9)
  }

  /// The values of `t = g_1 - g_0` in it, for two outputs.
  var binaryRange: ClosedRange<Double> {
    let (kept, lost) = (support[0], others[0])
    if allowance == 0 {
      let far = Double.greatestFiniteMagnitude
      return kept == 1 ? far...Double.infinity : -Double.infinity ... -far
    }
    let quotient = output[lost] / output[kept] / (leastMass * allowance)
    let least = (BoundedFunctions.logarithm(quotient)) + 1e-6
    return kept == 1 ? least...Double.infinity : -Double.infinity ... -least
  }
}
