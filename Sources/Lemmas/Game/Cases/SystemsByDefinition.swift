import Rates

/// Which sets of partitions systems serve, from the definition: around every source each system that deviates from it as it may.
struct SystemsByDefinition {
  private let items: Int
  private let dimension: Int
  private let pairs: [(Int, Int)]
  /// The sets that occur, as bits of the partitions, in increasing order.
  let servedSets: [Int]

  /// - Complexity: `(2^k - 1)^d` sources, each with up to `(2d)^((k-1)(k-2)/2)` systems.
  init(items: Int, dimension: Int) {
    self.items = items
    self.dimension = dimension
    let pairs = ItemPartitions.pairs(items)
    self.pairs = pairs
    var served: [[Int8]: Int] = [:]
    for source in MergedMatrices(items: items, dimension: dimension).matrices {
      let parities = source.map { $0.nonzeroBitCount & 1 }
      if Set(parities).count < 2 { continue }
      // A partition is named by its part without the last item.
      let partition = (0..<items).reduce(0) {
        parities[$1] == parities[items - 1] ? $0 : $0 | 1 << $1
      }
      let choices = pairs.map { i, j -> [[Int8]] in
        let w = SystemsByDefinition.difference(source[i], source[j], dimension)
        return parities[i] != parities[j] ? [w] : SystemsByDefinition.neighbours(w)
      }
      SystemsByDefinition.forEachChoice(choices) { system in
        served[system, default: 0] |= 1 << (partition - 1)
      }
    }
    servedSets = Set(served.values).sorted()
  }

  private static func difference(_ x: Int, _ y: Int, _ dimension: Int) -> [Int8] {
    (0..<dimension).map { Int8(x >> $0 & 1) - Int8(y >> $0 & 1) }
  }

  /// The vectors of `{-1,0,1}^d` at distance 1.
  private static func neighbours(_ w: [Int8]) -> [[Int8]] {
    w.indices.flatMap { place -> [[Int8]] in
      [-1, 1].compactMap { (change: Int8) -> [Int8]? in
        var moved = w
        moved[place] += change
        return abs(moved[place]) <= 1 ? moved : nil
      }
    }
  }

  private static func forEachChoice(_ choices: [[[Int8]]], _ body: ([Int8]) -> Void) {
    var system: [Int8] = []
    func extend(_ index: Int) {
      if index == choices.count { return body(system) }
      for choice in choices[index] {
        system += choice
        extend(index + 1)
        system.removeLast(choice.count)
      }
    }
    extend(0)
  }
}

/// All sources without all-ones columns: for nearest items an all-ones column is as good as an all-zeros one.
struct MergedMatrices {
  /// The rows of each, as bits.
  let matrices: [[Int]]

  /// - Complexity: `(2^k - 1)^d` matrices.
  init(items: Int, dimension: Int) {
    let columns = Array(0..<(1 << items - 1))
    matrices = (0..<dimension).reduce([[Int](repeating: 0, count: items)]) { matrices, place in
      matrices.flatMap { matrix in
        columns.map { column in
          matrix.indices.map { matrix[$0] | (column >> $0 & 1) << place }
        }
      }
    }
  }
}
