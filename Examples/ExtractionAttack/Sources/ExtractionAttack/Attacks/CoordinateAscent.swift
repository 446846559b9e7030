import Dispatch

/// Coordinate ascent on the score (logit) of a label, from a uniform point: each coordinate in turn is flipped if
/// that increases the score, until a sweep changes nothing.
///
/// Source: Brown, Bun, Feldman, Smith, Talwar, arXiv 2012.06421; there on the log-probability.
public struct CoordinateAscent: Sendable {
  /// At most so many sweeps over the coordinates.
  public var sweeps = 10

  public init() {}

  /// The points that the attack finds for the labels, one in each row.
  ///
  /// - Complexity: at most `sweeps d` queries for each label.
  public func recover<Model>(
    labels: [Int], from model: QueryAccess<Model>, using generator: inout SplitMix64
  ) -> Matrix {
    let d = model.dimension
    var result = Matrix(
      rows: labels.count, columns: d,
      elements: (0..<labels.count * d).map { _ in generator.nextSign() })
    result.elements.withUnsafeMutableBufferPointer { elements in
      // Each iteration reads and writes its own row.
      nonisolated(unsafe) let points = elements
      DispatchQueue.concurrentPerform(iterations: labels.count) { row in
        let place = row * d..<(row + 1) * d
        var walk = model.walk(from: Array(points[place]), label: labels[row])
        climb(&walk)
        for (i, value) in zip(place, walk.point) { points[i] = value }
      }
    }
    return result
  }

  /// Climbs to a point that no single flip improves, if the sweeps suffice.
  func climb(_ walk: inout ScoreWalk) {
    var best = walk.value
    for _ in 0..<sweeps {
      var isChanged = false
      for coordinate in walk.point.indices {
        let value = walk.value(flipping: coordinate)
        guard value > best else { continue }
        walk.flip(coordinate)
        best = value
        isChanged = true
      }
      if !isChanged { return }
    }
  }
}
