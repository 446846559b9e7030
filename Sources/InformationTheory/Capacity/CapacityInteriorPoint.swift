/// A law on the inputs of a channel that nearly attains its capacity, by an interior-point method in
/// floating point.
///
/// At the optimum there are slacks `s >= 0` with `D(W_x||pW) + s_x = C` and `p_x s_x = 0`. The method
/// follows `p_x s_x = mu` as `mu` falls, by Newton's steps. Nothing that it finds is trusted: the law
/// is rounded and certified afterwards.
///
/// Unlike alternating maximisation (S. Arimoto 1972, R. E. Blahut 1972), whose gap closes like one over
/// the number of steps, it needs some 30 steps however small the weights are.
struct CapacityInteriorPoint {
  private let rows: CenteredRows
  private var reached: CenteredRows.Reached

  /// The law on the inputs.
  private(set) var law: [Double]
  /// What each divergence falls short of the capacity.
  private(set) var slacks: [Double]
  /// The capacity in nats.
  private(set) var capacity: Double

  /// Follows the path to its end.
  ///
  /// - Complexity: O(n^2 (n + m)) operations for each of some 30 steps.
  init(_ rows: CenteredRows) {
    self.rows = rows
    let count = rows.inputCount
    law = [Double](repeating: 1 / Double(count), count: count)
    reached = rows.reached(by: law)
    let greatest = reached.divergences.max()!
    capacity = greatest + 0.1 * max(greatest - reached.divergences.min()!, 1e-6 * greatest)
    slacks = reached.divergences.map { [capacity] in capacity - $0 }
    for _ in 0..<120 {
      let mu = zip(law, slacks).reduce(0) { $0 + $1.0 * $1.1 } / Double(count)
      if mu <= 1e-17 * greatest / Double(count) || !step(toward: 0.1 * mu) { break }
    }
  }

  /// The inputs whose weight is greater than their slack, in proportion to the capacity.
  var active: [Int] {
    law.indices.filter { law[$0] * capacity > slacks[$0] }
  }

  /// One step toward `p_x s_x = mu`; whether it could be made.
  private mutating func step(toward mu: Double) -> Bool {
    let count = rows.inputCount
    var system = CenteredRows.curvature(
      excess: reached.excess, output: reached.output, inputCount: count)
    var right = [Double](repeating: 0, count: count)
    for x in 0..<count {
      // A little more on the diagonal leaves the fixed points as they are, and equal directions harmless.
      system[x * count + x] += slacks[x] / law[x] + 1e-13 * system[x * count + x]
      right[x] = reached.divergences[x] - capacity + mu / law[x]
    }
    guard let factor = CholeskyFactor(system, size: count) else { return false }
    let first = factor.solve(right)
    let ones = factor.solve([Double](repeating: 1, count: count))
    let rise = first.reduce(0, +) / ones.reduce(0, +)
    var (lawStep, slackStep) = (first, slacks)
    var length = 1.0
    for x in 0..<count {
      lawStep[x] -= rise * ones[x]
      slackStep[x] = (mu - slacks[x] * lawStep[x]) / law[x] - slacks[x]
      if lawStep[x] < 0 { length = min(length, -0.995 * law[x] / lawStep[x]) }
      if slackStep[x] < 0 { length = min(length, -0.995 * slacks[x] / slackStep[x]) }
    }
    guard rise.isFinite, length.isFinite, length > 1e-12 else { return false }
    for x in 0..<count {
      law[x] += length * lawStep[x]
      slacks[x] += length * slackStep[x]
    }
    capacity += length * rise
    let total = law.reduce(0, +)
    law = law.map { $0 / total }
    reached = rows.reached(by: law)
    return true
  }
}
