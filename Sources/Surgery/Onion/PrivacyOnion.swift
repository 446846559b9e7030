import ExactArithmetic
import Work

/// The privacy onion of 1-NN: what is memorized once the memorized points are removed, and so on.
///
/// Points on the line have labels 0 and 1. The nearest-neighbour rule label-memorizes a point if its label differs from that of its nearest
/// other point (of two equally near ones, the one named first): with the point the prediction there is right, without it wrong. All memorized points
/// are removed; then others are memorized that were not. The sets are the *layers*; a single point that is left has no neighbour and is not
/// memorized.
///
/// ```swift
/// let onion = try PrivacyOnion(powersOfTwo: 6)
/// print(try onion.depths())  // [2, 38, 18, 4, 2]
/// ```
///
/// Source: N. Carlini and others, The privacy onion effect, 2022, arXiv 2206.10469, for the effect in trained networks; this exact
/// model is derived here.
public struct PrivacyOnion: Sendable, Hashable {
  /// Where the points are.
  public let positions: [Rational]
  /// For each point all others, the nearest first.
  private let neighbours: [[Int]]

  /// The greatest number of points of which all labelings are gone through.
  public static let greatestPointCount = 20

  /// - Parameter positions: where the points are, all different.
  /// - Throws: ``OnionError``.
  public init(positions: [Rational]) throws(OnionError) {
    if positions.count < 2 { throw .tooFewPoints(positions.count) }
    var seen: [Rational: Int] = [:]
    for (index, position) in positions.enumerated() {
      if let first = seen.updateValue(index, forKey: position) {
        throw .equalPoints(first: first + 1, second: index + 1)
      }
    }
    self.positions = positions
    neighbours = positions.indices.map { point in
      let others = positions.indices.filter { $0 != point }
      let distances = positions.map { ($0 - positions[point]).magnitude }
      return others.sorted { (distances[$0], $0) < (distances[$1], $1) }
    }
  }

  /// The points `1, 2, 4, ..., 2^(n-1)`: the neighbour of a point is the one before it, that of the first the second.
  ///
  /// - Throws: ``OnionError`` for fewer than two points.
  public init(powersOfTwo count: Int) throws(OnionError) {
    if count < 2 { throw .tooFewPoints(count) }
    try self.init(positions: (0..<count).map { Rational.one.scaled(byPowerOfTwo: $0) })
  }

  /// The layers of a labeling, from the outer one: the points that are memorized, then those that are memorized without them, and so on.
  ///
  /// - Parameter labels: 0 or 1 for each point.
  /// - Throws: ``OnionError``.
  public func layers(labels: [Int]) throws(OnionError) -> [[Int]] {
    if labels.count != positions.count {
      throw .labelCount(labels.count, points: positions.count)
    }
    if let label = labels.first(where: { $0 != 0 && $0 != 1 }) { throw .labelOutOfRange(label) }
    var layers: [[Int]] = []
    var rest = Set(positions.indices)
    while true {
      let layer = rest.filter { point in
        guard let neighbour = neighbours[point].first(where: rest.contains) else { return false }
        return labels[point] != labels[neighbour]
      }
      if layer.isEmpty { return layers }
      layers.append(layer.sorted())
      rest.subtract(layer)
    }
  }

  /// The number of labelings with 0, 1, 2, ... layers, of all `2^n`.
  ///
  /// - Parameter monitor: receives the progress.
  /// - Throws: `WorkRefused` for more than ``greatestPointCount`` points; `CancellationError`.
  /// - Complexity: O(2^n n^2) at most, for n points.
  public func depths(monitor: WorkMonitor = WorkMonitor()) throws -> [Int] {
    let count = positions.count
    if count > PrivacyOnion.greatestPointCount {
      throw WorkRefused(
        "the onions of \(count) points", size: .count("2^\(count) labelings"),
        limit: .fixed(1 << PrivacyOnion.greatestPointCount, unit: ""))
    }
    // The complement of a labeling has the same layers, so that the last label may be 0.
    let half = 1 << (count - 1)
    let order = neighbours.map { $0.map { UInt32(1) << UInt32($0) } }
    @Sendable func zeros() -> [Int] { [Int](repeating: 0, count: count + 1) }
    let states = try monitor.run(half, itemsPerStep: 1 << 10, makeState: zeros) {
      depths, range in
      for labels in range { depths[PrivacyOnion.depth(UInt32(labels), order)] += 1 }
    }
    var depths = [Int](repeating: 0, count: count + 1)
    for state in states {
      for (depth, number) in state.enumerated() { depths[depth] += 2 * number }
    }
    while depths.last == 0 { depths.removeLast() }
    return depths
  }

  /// The number of layers of labels that are the bits of a word.
  private static func depth(_ labels: UInt32, _ order: [[UInt32]]) -> Int {
    var rest = UInt32(truncatingIfNeeded: (UInt64(1) << UInt64(order.count)) - 1)
    var depth = 0
    while true {
      var layer = UInt32(0)
      for (point, neighbours) in order.enumerated() {
        let bit = UInt32(1) << UInt32(point)
        if rest & bit == 0 { continue }
        for neighbour in neighbours where rest & neighbour != 0 {
          if (labels & bit == 0) != (labels & neighbour == 0) { layer |= bit }
          break
        }
      }
      if layer == 0 { return depth }
      rest &= ~layer
      depth += 1
    }
  }
}

extension PrivacyOnion: CustomStringConvertible {
  /// The number of points.
  public var description: String { "the privacy onions of \(positions.count) points" }
}
