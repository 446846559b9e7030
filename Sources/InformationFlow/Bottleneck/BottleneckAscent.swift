import Contraction
import Foundation
import InformationTheory

/// A search for conditional laws `P(u|x)` with a great `I(U;Y) - l I(U;X)`, in double precision and without guarantee: what it
/// finds is a witness, whose informations are computed exactly.
///
/// The step `P(u|x) <- P(u) exp(-D(W_x || P(y|u)) / l) / Z` never lowers the difference.  (N. Tishby, F. C. Pereira and
/// W. Bialek, *The information bottleneck method*, 1999.)
struct BottleneckAscent {
  let problem: BottleneckProblem
  let slope: Double

  /// The best conditional law that climbs from some starts end at.
  func best(from starts: [[[Double]]]) -> [[Double]] {
    var best: (law: [[Double]], value: Double)?
    for start in starts {
      let law = climb(start, steps: 40)
      let value = difference(law)
      if value > best?.value ?? -.infinity { best = (law, value) }
    }
    return climb(best?.law ?? [], steps: 1500)
  }

  /// Starts: each partition of the inputs, with much or little of everything mixed in, which differs from block to block.
  static func starts(_ problem: BottleneckProblem) -> [[[Double]]] {
    partitions(of: problem.prior.count).flatMap { blocks in
      [0.15, 0.001].map { start(blocks, noise: $0) }
    }
  }

  private static func start(_ blocks: [Int], noise: Double) -> [[Double]] {
    let share = noise / Double(blocks.count)
    return blocks.enumerated().map { x, block in
      let row = blocks.indices.map { (u: Int) -> Double in
        let bias = 1 + 0.1 * sin(Double(7 * u + 3 * x))
        return share * bias + (u == block ? 1 - noise : 0)
      }
      let total = row.reduce(0, +)
      return row.map { $0 / total }
    }
  }

  /// All partitions of few inputs; of many the finest one and those that join two inputs or set one apart.
  private static func partitions(of count: Int) -> [[Int]] {
    if count <= 5 { return SetPartitions.all(of: count) }
    var partitions = [Array(0..<count)]
    for x in 0..<count {
      partitions.append((0..<count).map { $0 == x ? 1 : 0 })
      for other in 0..<x where count <= 12 {
        partitions.append((0..<count).map { $0 == x ? other : $0 })
      }
    }
    return partitions
  }

  /// The multipliers of the line that touches at a conditional law: for each input `sum_y W(y|x) ln((qW)(y)/(PW)(y)) -
  /// l ln(q(x)/P(x))` at the law `q` of the inputs given the value that says most of it.
  func multipliers(_ law: [[Double]]) -> [Double] {
    let (weights, outputs) = marginals(law)
    return law.indices.map { x in
      let u = weights.indices.max { law[x][$0] < law[x][$1] }!
      var value = -slope * log(law[x][u] / weights[u])
      for (y, w) in problem.rows[x].enumerated() where w > 0 {
        value += w * log(outputs[u][y] / problem.output[y])
      }
      return value
    }
  }

  // MARK: Steps

  private func climb(_ start: [[Double]], steps: Int) -> [[Double]] {
    var law = start
    for _ in 0..<steps {
      let next = accelerated(law)
      var change = 0.0
      for (a, b) in zip(law.joined(), next.joined()) { change = max(change, abs(a - b)) }
      law = next
      if change < 1e-13 { break }
    }
    return law
  }

  /// Two steps and an extrapolation of the logarithms along them (squared polynomial extrapolation), where it is better: close
  /// to the slopes at which a value of U splits, single steps become very short.
  private func accelerated(_ law: [[Double]]) -> [[Double]] {
    let first = step(law)
    let second = step(first)
    let points = [law, first, second].map { rows in
      rows.flatMap { row in row.map { (mass: Double) -> Double in log(max(mass, 1e-280)) } }
    }
    // Not beyond what an exponential has room for.
    guard
      let exponents = SquaredExtrapolation.point(points[0], points[1], points[2], greatest: 1e6)
    else { return second }
    let count = law[0].count
    let extrapolated = law.indices.map { x in
      normalized(Array(exponents[x * count..<(x + 1) * count]))
    }
    return difference(extrapolated) > difference(second) ? extrapolated : second
  }

  /// The law proportional to `e^x`.
  private func normalized(_ exponents: [Double]) -> [Double] {
    let greatest = exponents.max()!
    let masses = exponents.map { exp($0 - greatest) }
    let total = masses.reduce(0, +)
    return masses.map { $0 / total }
  }

  private func step(_ law: [[Double]]) -> [[Double]] {
    let (weights, outputs) = marginals(law)
    let logarithms = outputs.map { $0.map { $0 > 0 ? log($0) : -1e300 } }
    return problem.rows.map { row in
      normalized(
        weights.indices.map { u -> Double in
          if weights[u] < 1e-200 { return -.infinity }
          var gain = 0.0
          for (y, w) in row.enumerated() where w > 0 { gain += w * logarithms[u][y] }
          return log(weights[u]) + gain / slope
        })
    }
  }

  /// `P(u)`, and the law of the output given each `u`.
  private func marginals(_ law: [[Double]]) -> (weights: [Double], outputs: [[Double]]) {
    let count = law[0].count
    var weights = [Double](repeating: 0, count: count)
    var outputs = [[Double]](
      repeating: [Double](repeating: 0, count: problem.output.count), count: count)
    for (x, row) in law.enumerated() {
      for u in row.indices {
        let mass = problem.prior[x] * row[u]
        weights[u] += mass
        for (y, w) in problem.rows[x].enumerated() { outputs[u][y] += mass * w }
      }
    }
    for u in outputs.indices where weights[u] > 0 {
      for y in outputs[u].indices { outputs[u][y] /= weights[u] }
    }
    return (weights, outputs)
  }

  /// `I(U;Y) - l I(U;X)` in nats.
  private func difference(_ law: [[Double]]) -> Double {
    if !law.allSatisfy({ $0.allSatisfy(\.isFinite) }) { return -.infinity }
    let (weights, outputs) = marginals(law)
    var value = 0.0
    for (u, weight) in weights.enumerated() where weight > 0 {
      for (y, mass) in outputs[u].enumerated() where mass > 0 {
        value += weight * mass * log(mass / problem.output[y])
      }
      for x in law.indices where law[x][u] > 0 {
        value -= slope * problem.prior[x] * law[x][u] * log(law[x][u] / weight)
      }
    }
    return value
  }
}
