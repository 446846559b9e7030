import Work

// Climbs from many laws at once.

extension RatioAscent {
  private static let greatestClimbCount = 64

  /// The laws that climbs end at: from all starts, or where these are very many, from the best after some steps; of climbs that
  /// come together only the best goes on.
  func maxima(from starts: [[Double]]) -> [Point] {
    var starts = starts
    if starts.count > RatioAscent.greatestClimbCount {
      let points = climb(from: starts, steps: 4).sorted { $0.ratio > $1.ratio }
      starts = points.prefix(RatioAscent.greatestClimbCount).map(\.deviation)
    }
    return climb(from: distinct(climb(from: starts, steps: 12)), steps: 300)
  }

  private func climb(from starts: [[Double]], steps: Int) -> [Point] {
    Concurrency.map(starts.count, minimumPerRange: 2, rangesPerCore: 4) { _, range in
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
