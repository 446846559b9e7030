import ExactArithmetic

/// A search for laws Q with a great ratio `D(QW||PW) / D(Q||P)`, in double precision and without guarantee: what
/// it finds is a witness that others check.
///
/// For a given ratio r, `D(QW||PW) - r D(Q||P)` is a difference of convex functions.  Linearising the first
/// gives the step `Q(x) <- P(x) exp(1/r sum_y W(y|x) ln((QW)(y)/(PW)(y))) / Z`, which never lowers the ratio when r
/// is the ratio at Q.
struct RatioAscent {
  private let prior: [Double]
  private let rows: [[Double]]
  private let output: [Double]
  /// What an output's part of a deviation, and an exponent, is summed from: the rows, or where these hardly differ their exact
  /// differences `W - R` from the output law, rounded once, as sums with the rows would cancel all but a few digits.
  private let factors: [[Double]]

  init(_ instance: ReducedInput) {
    prior = instance.prior.map { Double($0) }
    rows = instance.rows.map { $0.map { Double($0) } }
    output = instance.output.map { Double($0) }
    let differences = instance.rows.map { row in
      zip(row, instance.output).map { Double($0 - $1) }
    }
    let output = output
    let isCentred = differences.allSatisfy { row in
      zip(row, output).allSatisfy { abs($0) <= RatioAscent.greatestCentred * $1 }
    }
    factors = isCentred ? differences : rows
  }

  /// Rows that differ from the output law by more than this part of it are taken as they are.
  private static let greatestCentred = 0x1p-16

  /// A law as its deviation `v = Q - P`, which keeps its accuracy near P.
  struct Point {
    var deviation: [Double]
    var ratio: Double
  }

  /// `D((P + v)W || PW) / D(P + v || P)`.
  func ratio(_ deviation: [Double]) -> Double {
    var (numerator, denominator) = (0.0, 0.0)
    for (weight, v) in zip(prior, deviation) {
      denominator += v * v / weight * DivergenceKernel.value(max(-1, v / weight))
    }
    for (y, weight) in output.enumerated() {
      var v = 0.0
      for x in prior.indices { v += deviation[x] * factors[x][y] }
      numerator += v * v / weight * DivergenceKernel.value(max(-1, v / weight))
    }
    return denominator > 0 ? numerator / denominator : 0
  }

  /// The law with a deviation.
  func law(_ deviation: [Double]) -> [Double] { zip(prior, deviation).map { max(0, $0 + $1) } }

  /// `ln(QW/R)` for each output.
  func outputLogarithms(_ law: [Double]) -> [Double] {
    output.indices.map { y in
      let image = zip(law, rows).reduce(0.0) { $0 + $1.0 * $1.1[y] }
      return image > 0 ? BoundedFunctions.logarithm(image / output[y]) : -.infinity
    }
  }

  /// Climbs from a law until the ratio stops growing.
  func climb(from start: [Double], steps: Int) -> Point {
    var point = Point(deviation: start, ratio: ratio(start))
    for _ in 0..<steps {
      if point.ratio <= 0 { break }
      let next = accelerated(point)
      // Closer to P than this the deviations are rounding errors; the limit at P is chi-square's.
      if next.ratio <= point.ratio * (1 + 1e-15) || distance(next.deviation) < 1e-10 { break }
      point = next
    }
    return point
  }

  /// The chi-square divergence from P.
  private func distance(_ deviation: [Double]) -> Double {
    zip(prior, deviation).reduce(0) { $0 + $1.1 * $1.1 / $1.0 }
  }

  /// Two steps and an extrapolation along them (squared polynomial extrapolation), when it is better.
  private func accelerated(_ point: Point) -> Point {
    let first = step(point)
    let second = step(first)
    var (change, bend) = (0.0, 0.0)
    for x in prior.indices {
      let r = first.deviation[x] - point.deviation[x]
      let v = second.deviation[x] - first.deviation[x] - r
      change += r * r
      bend += v * v
    }
    if bend == 0 { return second }
    let length = (change / bend).squareRoot()
    var extrapolated = prior.indices.map { x in
      let r = first.deviation[x] - point.deviation[x]
      let v = second.deviation[x] - first.deviation[x] - r
      return point.deviation[x] + 2 * length * r + length * length * v
    }
    // Back into the simplex: the sum first, then the signs.
    let excess = extrapolated.reduce(0, +)
    var shrink = 1.0
    for x in prior.indices {
      extrapolated[x] -= excess * prior[x]
      if extrapolated[x] < -prior[x] { shrink = min(shrink, -prior[x] / extrapolated[x]) }
    }
    for x in prior.indices { extrapolated[x] *= shrink }
    let candidate = Point(deviation: extrapolated, ratio: ratio(extrapolated))
    return candidate.ratio > second.ratio ? candidate : second
  }

  private func step(_ point: Point) -> Point {
    var logarithms = [Double](repeating: 0, count: output.count)
    for y in output.indices {
      var v = 0.0
      for x in prior.indices { v += point.deviation[x] * factors[x][y] }
      let ratio = max(-1, v / output[y])
      // ln(1 + z) = 2 z k(z) + z^2 k'(z) without cancellation near z = 0.
      let kernel = DivergenceKernel(ratio)
      logarithms[y] =
        kernel.slope.isFinite
        ? 2 * ratio * kernel.value - ratio * ratio * kernel.slope : -.infinity
    }
    // e^g - 1 for each input; the deviation is P times its excess over the mean, so that a constant in g does not matter.
    let growths = prior.indices.map { x in
      var exponent = 0.0
      for y in output.indices where rows[x][y] > 0 { exponent += factors[x][y] * logarithms[y] }
      exponent /= point.ratio
      if exponent < -700 { return -1.0 }
      return exponent * BoundedFunctions.firstExponentialQuotient(min(exponent, 700))
    }
    var mean = 0.0
    for (weight, growth) in zip(prior, growths) { mean += weight * growth }
    let deviation = zip(prior, growths).map { $0 * ($1 - mean) / (1 + mean) }
    return Point(deviation: deviation, ratio: ratio(deviation))
  }

  /// Where climbs start: near P in the directions of the singular functions of the chi-square problem; then, for two
  /// outputs, the tilts of P, among which the best laws are, otherwise each input and, while they are few, each
  /// pair of inputs by itself.
  func starts(directions: [[Double]]) -> [[Double]] {
    var starts: [[Double]] = []
    for direction in directions {
      for sign in [1.0, -1] {
        // To 90 % and 5 % of the way to the boundary.
        var room = Double.infinity
        for x in prior.indices where sign * direction[x] < 0 {
          room = min(room, prior[x] / -(sign * direction[x]))
        }
        if room.isFinite {
          for share in [0.9, 0.05] { starts.append(direction.map { $0 * sign * room * share }) }
        }
      }
    }
    if output.count == 2 { return starts + tilts }
    for first in prior.indices {
      starts.append(conditioned(on: [first]))
      if prior.count > 12 { continue }
      for second in 0..<first { starts.append(conditioned(on: [first, second])) }
    }
    return starts
  }

  /// The deviations of the laws proportional to `P e^(t W(1|.))`, and of their limits.
  private var tilts: [[Double]] {
    let values = rows.map { $0[1] }
    let (bottom, top) = (values.min()!, values.max()!)
    var tilts = [bottom, top].map { end in
      conditioned(on: prior.indices.filter { values[$0] == end })
    }
    for exponent in -3...6 {
      for end in [bottom, top] {
        let t = (end == top ? 1 : -1) * Double(sign: .plus, exponent: exponent, significand: 1)
        let weights = zip(prior, values).map {
          $0 * BoundedFunctions.exponential(t * ($1 - end) / (top - bottom))
        }
        let total = weights.reduce(0, +)
        tilts.append(zip(weights, prior).map { $0 / total - $1 })
      }
    }
    return tilts
  }

  /// The deviation of P given that the input is one of some.
  private func conditioned(on inputs: [Int]) -> [Double] {
    let total = inputs.reduce(0) { $0 + prior[$1] }
    var deviation = prior.map { -$0 }
    for x in inputs { deviation[x] = prior[x] / total - prior[x] }
    return deviation
  }
}
