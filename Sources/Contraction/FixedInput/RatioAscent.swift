import ExactArithmetic

/// A search for laws Q with a great ratio `D(QW||PW) / D(Q||P)`, in double precision and without guarantee: what
/// it finds is a witness that others check.
///
/// For a given ratio r, `D(QW||PW) - r D(Q||P)` is a difference of convex functions.  Linearising the first
/// gives the step `Q(x) <- P(x) exp(1/r sum_y W(y|x) ln((QW)(y)/(PW)(y))) / Z`, which never lowers the ratio when r
/// is the ratio at Q.
struct RatioAscent {
  let prior: [Double]
  let rows: [[Double]]
  let output: [Double]
  /// What an output's part of a deviation, and an exponent, is summed from: the rows, or where these hardly differ their exact
  /// differences `W - R` from the output law, rounded once, as sums with the rows would cancel all but a few digits; row after row.
  private let factors: [Double]

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
    factors = (isCentred ? differences : rows).flatMap { $0 }
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
    let before = RatioAscent.divergence(deviation, from: prior)
    return before > 0 ? RatioAscent.divergence(image(deviation), from: output) / before : 0
  }

  /// `D(R + v || R)` for a deviation v from a law R.
  private static func divergence(_ deviation: [Double], from law: [Double]) -> Double {
    var sum = 0.0
    for (weight, v) in zip(law, deviation) {
      let relative = v / weight
      sum += v * relative * DivergenceKernel.value(max(-1, relative))
    }
    return sum
  }

  /// The deviation of the output.
  private func image(_ deviation: [Double]) -> [Double] {
    var image = [Double](repeating: 0, count: output.count)
    image.withUnsafeMutableBufferPointer { image in
      factors.withUnsafeBufferPointer { factors in
        for (x, v) in deviation.enumerated() where v != 0 {
          let row = x * image.count
          for y in 0..<image.count { image[y] += v * factors[row + y] }
        }
      }
    }
    return image
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
    guard
      var extrapolated = SquaredExtrapolation.point(
        point.deviation, first.deviation, second.deviation)
    else { return second }
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
    let logarithms = zip(image(point.deviation), output).map {
      BoundedFunctions.logarithm(onePlus: max(-1, $0 / $1))
    }
    let isFinite = logarithms.allSatisfy(\.isFinite)
    // e^g - 1 for each input; the deviation is P times its excess over the mean, so that a constant in g does not matter.
    let growths = prior.indices.map { (x: Int) -> Double in
      let value = isFinite ? self.mean(logarithms, at: x) : meanWhereReached(logarithms, at: x)
      let exponent = value / point.ratio
      if exponent < -700 { return -1 }
      return exponent * BoundedFunctions.firstExponentialQuotient(min(exponent, 700))
    }
    var mean = 0.0
    for (weight, growth) in zip(prior, growths) { mean += weight * growth }
    let deviation = zip(prior, growths).map { $0 * ($1 - mean) / (1 + mean) }
    return Point(deviation: deviation, ratio: ratio(deviation))
  }

  /// The mean of a function on the outputs under an input's row, up to a constant.
  private func mean(_ values: [Double], at x: Int) -> Double {
    values.withUnsafeBufferPointer { values in
      factors.withUnsafeBufferPointer { factors in
        var sum = 0.0
        for y in 0..<values.count { sum += factors[x * values.count + y] * values[y] }
        return sum
      }
    }
  }

  /// The same of a function with infinite values.
  private func meanWhereReached(_ values: [Double], at x: Int) -> Double {
    var sum = 0.0
    for y in output.indices where rows[x][y] > 0 {
      sum += factors[x * values.count + y] * values[y]
    }
    return sum
  }
}
