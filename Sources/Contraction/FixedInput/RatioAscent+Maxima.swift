import Work

// Climbs from many laws at once.

extension RatioAscent {
  /// Climbs beyond so many, after each round of steps, are given up, where there are very many starts.
  private static let greatestClimbCounts = [64, 32, 24]
  /// The steps of the rounds.
  private static let rounds = [4, 12, 24, 48, 212]

  /// Climbs on this many transition probabilities are worth a thread.
  private static let leastRangeWork = 64

  /// The laws that climbs end at: from all starts, or where these are very many, from the best after some steps; of climbs that
  /// come together only the best goes on.
  func maxima(from starts: [[Double]]) -> [Point] {
    var points: [Point] = []
    var starts = starts
    var limits = RatioAscent.greatestClimbCounts[...]
    if starts.count > limits[0] {
      starts = Array(distinct(climb(from: starts, steps: 1)).prefix(limits.removeFirst()))
    } else {
      limits = []
    }
    for steps in RatioAscent.rounds {
      points = climb(from: starts, steps: steps)
      starts = distinct(points)
      if let limit = limits.popFirst() { starts = Array(starts.prefix(limit)) }
    }
    return points
  }

  private func climb(from starts: [[Double]], steps: Int) -> [Point] {
    let minimum = max(2, RatioAscent.leastRangeWork / (prior.count * output.count))
    return Concurrency.map(starts.count, minimumPerRange: minimum, rangesPerCore: 4) { _, range in
      starts[range].map { climb(from: $0, steps: steps) }
    }.flatMap { $0 }
  }

  /// The deviations of points, the greatest ratio first, without those that are close to one before them.
  private func distinct(_ points: [Point]) -> [[Double]] {
    var kept: [[Double]] = []
    for point in points.sorted(by: { $0.ratio > $1.ratio })
    where !kept.contains(where: { isClose($0, point.deviation) }) {
      kept.append(point.deviation)
    }
    return kept
  }

  /// Whether two deviations differ by less than `2^-12` of the first.
  private func isClose(_ first: [Double], _ second: [Double]) -> Bool {
    var (difference, size) = (0.0, 0.0)
    for (a, b) in zip(first, second) {
      difference += abs(a - b)
      size += abs(a)
    }
    return difference < 0x1p-12 * size
  }
}
