/// A partition of the points of a cube `{0,1}^d`: a deterministic message up to renaming.
///
/// Label `i` belongs to the point whose bit `j`, lowest first, is coordinate `j+1`: the order of a message's
/// table file.  The labels are a *restricted growth string*: each is at most one more than the greatest
/// before it, so that every partition is listed once.
public struct CubePartition: Sendable, Hashable, CustomStringConvertible {
  /// The part of each point.
  public let labels: [Int]

  /// The partition into the points with equal labels.
  public init(_ labels: [Int]) {
    var numbers: [Int: Int] = [:]
    self.labels = labels.map { label in
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
  }

  /// The partition of a cube by the values of a function of its points.
  public init(dimension: Int, _ label: (Int) -> Int) {
    self.init((0..<(1 << dimension)).map(label))
  }

  /// All partitions of the cube `{0,1}^d`, in lexicographic order: 2, 15 and 4140 for `d = 1, 2, 3`.
  ///
  /// - Precondition: `d` is in 0...3; the next Bell number has eleven digits.
  public static func all(dimension: Int) -> [CubePartition] {
    precondition((0...3).contains(dimension), "all partitions of a cube of dimension \(dimension)")
    return SetPartitions.all(of: 1 << dimension).map { CubePartition($0) }
  }

  /// A random partition: the number of labels is drawn first, then a label for each point.
  public static func random(
    dimension: Int, using generator: inout some RandomNumberGenerator
  ) -> CubePartition {
    let points = 1 << dimension
    let labels = Int.random(in: 1...points, using: &generator)
    return CubePartition(
      dimension: dimension, { _ in Int.random(in: 0..<labels, using: &generator) })
  }

  /// The points of each part, as bits.
  public var parts: [UInt32] {
    var parts = [UInt32](repeating: 0, count: (labels.max() ?? -1) + 1)
    for (point, label) in labels.enumerated() { parts[label] |= 1 << UInt32(point) }
    return parts
  }

  /// The sizes of the parts, in ascending order.
  public var sizes: [Int] { parts.map(\.nonzeroBitCount).sorted() }

  /// The labels as a table: `0,1,1,0`.
  public var description: String { labels.map(String.init).joined(separator: ",") }
}
