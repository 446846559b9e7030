/// The best law on listed rules, in floating point: minimise `- sum_O p_O ln(sum_i q_i a_iO) + sum_i q_i` over `q >= 0`,
/// whose optimum adds up to 1.
///
/// Its value is no more than a guess: a certificate is made of it by exact rounding, and checked.
///
/// Method: a primal-dual interior point, scaled by `q` (Wright, Primal-Dual Interior-Point Methods, SIAM 1997), after some
/// steps of Blahut-Arimoto.
struct MasterProblem {
  /// The probability of each orbit.
  private let probabilities: [Double]
  /// Row by row, the entry of each rule at each orbit; the greatest of each orbit is 1.
  private let entries: [Double]
  /// What the entries of each orbit were divided by.
  private let scales: [Double]
  private let ruleCount: Int
  /// Where the steps begin.
  private let start: [Double]
  private var orbitCount: Int { probabilities.count }

  /// - Parameters:
  ///   - probabilities: of the orbits.
  ///   - columns: for each rule its entry at each orbit; every orbit has a positive one.
  ///   - start: a positive law to begin with, which adds up to 1; by default the uniform one.
  init(probabilities: [Double], columns: [[Double]], start: [Double]? = nil) {
    self.probabilities = probabilities
    ruleCount = columns.count
    self.start = start ?? columns.map { _ in 1 / Double(columns.count) }
    let scales = probabilities.indices.map { orbit in columns.lazy.map { $0[orbit] }.max() ?? 1 }
    self.scales = scales
    entries = columns.flatMap { column in column.indices.map { column[$0] / scales[$0] } }
  }

  /// The law on rules with the smallest greatest excess among all iterates, and that excess: how much the best rule exceeds 1.
  func solved() -> (weights: [Double], excess: Double) {
    var q = start
    for _ in 0..<20 {
      let gains = gains(masses(q))
      for i in q.indices { q[i] *= gains[i] }
    }
    var best = (weights: q, excess: Double.infinity)
    var slack = [Double](repeating: 0, count: ruleCount)
    for (i, gain) in gains(masses(q)).enumerated() { slack[i] = max(1 - gain, 1e-2) }
    var idle = 0
    for _ in 0..<80 {
      let z = masses(q)
      let gains = gains(z)
      let total = q.reduce(0, +)
      let excess = (gains.max() ?? 1) * total - 1
      if excess < best.excess * 0.9 { idle = 0 } else { idle += 1 }
      if excess < best.excess { best = (q.map { $0 / total }, excess) }
      if excess < 2e-15 || idle > 25 { break }
      step(&q, &slack, z, gains)
    }
    return sparse(best)
  }

  /// The law without the weights that the interior point only leaves over, where that costs nothing.
  private func sparse(
    _ solution: (weights: [Double], excess: Double)
  ) -> (weights: [Double], excess: Double) {
    for cut in [1e-5, 1e-7, 1e-9, 1e-11, 1e-13] {
      let kept = solution.weights.map { $0 < cut ? 0 : $0 }
      let total = kept.reduce(0, +)
      let z = masses(kept)
      if z.contains(0) { continue }
      let excess = (gains(z).max() ?? 1) * total - 1
      if excess <= max(solution.excess, 5e-14) { return (kept.map { $0 / total }, excess) }
    }
    return solution
  }

  /// `Z_O = sum_i q_i a_iO`.
  private func masses(_ q: [Double]) -> [Double] {
    var z = [Double](repeating: 0, count: orbitCount)
    for i in 0..<ruleCount where q[i] > 0 {
      for orbit in 0..<orbitCount { z[orbit] += q[i] * entries[i * orbitCount + orbit] }
    }
    return z
  }

  /// `sum_O p_O a_iO / Z_O`, which no rule exceeds 1 with at the optimum.
  private func gains(_ z: [Double]) -> [Double] {
    let ratios = zip(probabilities, z).map { $0 / $1 }
    return (0..<ruleCount).map { i in
      var sum = 0.0
      for orbit in 0..<orbitCount { sum += ratios[orbit] * entries[i * orbitCount + orbit] }
      return sum
    }
  }

  /// One Newton step towards the central path, at most 0.99 of the way to the boundary.
  private func step(_ q: inout [Double], _ slack: inout [Double], _ z: [Double], _ gains: [Double])
  {
    let n = ruleCount
    var gap = 0.0
    for i in 0..<n { gap += q[i] * slack[i] }
    // Rules that begin with less weight are led to the boundary in proportion.
    let mu = start.map { 0.1 * gap * $0 }
    let factors = probabilities.indices.map { probabilities[$0].squareRoot() / z[$0] }
    var matrix = [Double](repeating: 0, count: n * orbitCount)
    for i in 0..<n {
      for orbit in 0..<orbitCount {
        matrix[i * orbitCount + orbit] = q[i] * entries[i * orbitCount + orbit] * factors[orbit]
      }
    }
    let diagonal = (0..<n).map { (i: Int) -> Double in q[i] * slack[i] }
    let right = (0..<n).map { (i: Int) -> Double in mu[i] - q[i] * (1 - gains[i]) }
    let u = NewtonSystem(matrix: matrix, columns: orbitCount, diagonal: diagonal).solution(right)
    var length = 1.0
    var change = [Double](repeating: 0, count: n)
    for i in 0..<n {
      change[i] = mu[i] / q[i] - slack[i] - slack[i] * u[i]
      if u[i] < 0 { length = min(length, -0.99 / u[i]) }
      if change[i] < 0 { length = min(length, -0.99 * slack[i] / change[i]) }
    }
    for i in 0..<n {
      q[i] += length * q[i] * u[i]
      slack[i] += length * change[i]
    }
  }
}
