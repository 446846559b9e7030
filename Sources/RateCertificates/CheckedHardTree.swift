// The checker's own reading of the trees of a hard branch and bound.

/// Follows the trees that show that no rule exceeds the maximum, when every answer has to be a nearest string.
///
/// For each orbit in turn, with its representative `z`: any rule that serves `z` and no source of an earlier orbit serves
/// only sources of this orbit and later ones that share a nearest item with `z` at every `y`.  A node is a set of these; it
/// is closed when its weight is at most the bound, else it branches over the items nearest to `z` at the `y` of the tree.
struct CheckedHardTree {
  private let examples: Int
  private let dimension: Int
  private let columns: CheckedColumns
  /// The weight of a source of each orbit, all in one unit.
  private let weights: [UInt128]
  private let bound: UInt128

  init(
    examples: Int, dimension: Int, columns: CheckedColumns, weights: [UInt128], bound: UInt128
  ) {
    self.examples = examples
    self.dimension = dimension
    self.columns = columns
    self.weights = weights
    self.bound = bound
  }

  private var size: Int { 1 << dimension }

  /// All sources whose constant columns are 0, each with its orbit and how many sources it stands for.
  private struct Sources {
    var rows: [UInt64] = []
    var orbits: [UInt16] = []
    var constantColumns: [UInt8] = []
  }

  /// - Returns: whether the trees show it and are used up.
  func holds(_ tree: [Int], representatives: [[Int]]) -> Bool {
    let sources = allSources()
    var reader = TreeReader(tokens: tree)
    for (index, z) in representatives.enumerated() {
      let list = compatibleSources(with: z, from: index, in: sources)
      if !visit(list, node: Array(list.weights.indices), &reader) { return false }
    }
    return reader.isAtEnd
  }

  private struct TreeReader {
    let tokens: [Int]
    private var position = 0

    init(tokens: [Int]) { self.tokens = tokens }

    var isAtEnd: Bool { position == tokens.count }

    mutating func next() -> Int? {
      if isAtEnd { return nil }
      position += 1
      return tokens[position - 1]
    }
  }

  // MARK: Sources

  private func allSources() -> Sources {
    let columnCount = 1 << examples - 1
    var count = 1
    for _ in 0..<dimension { count *= columnCount }
    var result = Sources()
    result.rows.reserveCapacity(count)
    result.orbits.reserveCapacity(count)
    result.constantColumns.reserveCapacity(count)
    var rows = [Int](repeating: 0, count: examples)
    func extend(_ coordinate: Int, _ constant: UInt8) {
      if coordinate == dimension {
        var packed: UInt64 = 0
        for item in 0..<examples { packed |= UInt64(rows[item]) << UInt64(item * dimension) }
        result.rows.append(packed)
        result.orbits.append(UInt16(columns.orbit(ofRows: rows)))
        result.constantColumns.append(constant)
        return
      }
      for column in 0..<columnCount {
        for item in 0..<examples {
          rows[item] = rows[item] & ~(1 << coordinate) | (column >> item & 1) << coordinate
        }
        extend(coordinate + 1, constant + (column == 0 ? 1 : 0))
      }
    }
    extend(0, 0)
    return result
  }

  /// The items nearest to every `y`, as bits.
  private func nearestItems(_ rows: [Int]) -> [Int] {
    (0..<size).map { y in
      let distances = rows.map { ($0 ^ y).nonzeroBitCount }
      let least = distances.min() ?? 0
      return distances.indices.reduce(0) { $0 | (distances[$1] == least ? 1 << $1 : 0) }
    }
  }

  /// Sources that share a nearest item with `z` everywhere.
  private struct List {
    /// The items nearest to `z`.
    var items: [Int]
    /// For each `y` with a choice, the items nearest to each source.
    var nearest: [Int: [UInt16]] = [:]
    var weights: [UInt128] = []
  }

  private func compatibleSources(with z: [Int], from orbit: Int, in sources: Sources) -> List {
    var list = List(items: nearestItems(z))
    let tied = (0..<size).filter { list.items[$0].nonzeroBitCount > 1 }
    for y in tied { list.nearest[y] = [] }
    // Few nearest items first, and neighbours apart: a source fails sooner.
    let order = (0..<size).sorted {
      (list.items[$0].nonzeroBitCount, ($0 &* 37) % 64, $0)
        < (list.items[$1].nonzeroBitCount, ($1 &* 37) % 64, $1)
    }
    let tests = order.map { (y: UInt64($0), items: UInt16(list.items[$0])) }
    let weightOf = (0..<size).map { UInt8($0.nonzeroBitCount) }
    for index in sources.rows.indices where sources.orbits[index] >= orbit {
      let packed = sources.rows[index]
      let isCompatible = tests.allSatisfy {
        nearestItems(of: packed, to: $0.y, weightOf) & $0.items != 0
      }
      if !isCompatible { continue }
      for y in tied {
        list.nearest[y]!.append(nearestItems(of: packed, to: UInt64(y), weightOf))
      }
      list.weights.append(
        weights[Int(sources.orbits[index])] << UInt128(sources.constantColumns[index]))
    }
    return list
  }

  /// The items of a source that are nearest to `y`.
  @inline(__always)
  private func nearestItems(of packed: UInt64, to y: UInt64, _ weightOf: [UInt8]) -> UInt16 {
    let mask = UInt64(truncatingIfNeeded: size - 1)
    var rest = packed
    var least: UInt8 = 255
    var nearest: UInt16 = 0
    var bit: UInt16 = 1
    for _ in 0..<examples {
      let distance = weightOf[Int(truncatingIfNeeded: rest & mask ^ y)]
      if distance < least {
        least = distance
        nearest = bit
      } else if distance == least {
        nearest |= bit
      }
      bit <<= 1
      rest >>= UInt64(truncatingIfNeeded: dimension)
    }
    return nearest
  }

  // MARK: The tree

  private func visit(_ list: List, node: [Int], _ reader: inout TreeReader) -> Bool {
    var weight: UInt128 = 0
    for source in node { weight += list.weights[source] }
    if weight <= bound { return true }
    guard let y = reader.next(), let nearest = list.nearest[y] else { return false }
    let items = (0..<examples).filter { list.items[y] >> $0 & 1 == 1 }
    let children = items.map { item in node.filter { nearest[$0] >> UInt16(item) & 1 == 1 } }
    for (index, child) in children.enumerated() {
      let isContained = children.indices.contains { other in
        other != index && contains(children[other], child)
          && (children[other].count > child.count || other < index)
      }
      if !isContained && !visit(list, node: child, &reader) { return false }
    }
    return true
  }

  /// Whether one increasing list contains another.
  private func contains(_ list: [Int], _ part: [Int]) -> Bool {
    if part.count > list.count { return false }
    var position = 0
    for element in part {
      while position < list.count && list[position] < element { position += 1 }
      if position == list.count || list[position] != element { return false }
    }
    return true
  }
}
