import ExactArithmetic

/// The partitions of two to five items into two parts, and the law on systems that is optimal for them.
///
/// Source: derived here.
package struct ItemPartitions: Sendable {
  /// The number of items.
  package let items: Int
  /// The partitions, each by its part without the last item, as bits.
  package let all: [Int]

  /// The numbers of items for which the search for what systems serve is small.
  package static let itemCounts = 2...5

  /// - Precondition: `items` is one of ``itemCounts``.
  package init(items: Int) {
    precondition(ItemPartitions.itemCounts.contains(items), "\(items) items")
    self.items = items
    all = Array(1..<(1 << (items - 1)))
  }

  package static func pairs(_ items: Int) -> [(Int, Int)] {
    (0..<items).flatMap { i in ((i + 1)..<items).map { (i, $0) } }
  }

  /// Signs of the items whose differences across the parts are those of a column of a system; `nil` where there are none.
  package static func signs(_ column: [Int], _ partition: Int, _ items: Int) -> [Int]? {
    func entry(_ i: Int, _ j: Int) -> Int {
      let (low, high) = (min(i, j), max(i, j))
      // Before the pairs of `low` are those of smaller items.
      let value = column[low * (2 * items - low - 1) / 2 + high - low - 1]
      return i < j ? value : -value
    }
    let parts = (0..<items).map { partition >> $0 & 1 }
    guard let first = parts.firstIndex(of: 1), let last = parts.lastIndex(of: 0) else {
      return nil
    }
    for sign in [1, -1] {
      // The sign of the last item, which is in the other part, fixes all.
      let signs = (0..<items).map { item -> Int in
        let ofFirst = sign + 2 * entry(first, last)
        return parts[item] == 1 ? sign + 2 * entry(item, last) : ofFirst - 2 * entry(first, item)
      }
      let fits = (0..<items).allSatisfy { i in
        abs(signs[i]) == 1
          && (0..<items).allSatisfy { j in
            parts[i] == parts[j] || signs[i] - signs[j] == 2 * entry(i, j)
          }
      }
      if fits { return signs }
    }
    return nil
  }

  // MARK: The law

  /// The special column of a system whose images under permutations of the items are an optimal law, as entries of the pairs
  /// (1,2), (1,3), ..., (2,3), ...: its other columns are those of a source.
  package var specialColumn: [Int] {
    switch items {
    case 2, 3: ItemPartitions.column([(0, 1): 1], items)
    case 4: ItemPartitions.column([(0, 1): 1, (2, 3): 1], items)
    default: ItemPartitions.column([(0, 4): 1, (1, 2): -1, (1, 3): -1, (2, 3): -1], items)
    }
  }

  private static func column(_ entries: KeyValuePairs<(Int, Int), Int>, _ items: Int) -> [Int] {
    pairs(items).map { pair in entries.first { $0.key == pair }?.value ?? 0 }
  }

  /// The partitions that a system with one special column serves, as bits.
  package func served(bySpecial column: [Int]) -> Int {
    all.indices.reduce(0) { bits, index in
      isServed(column, all[index]) ? bits | 1 << index : bits
    }
  }

  private func isServed(_ column: [Int], _ partition: Int) -> Bool {
    guard let signs = ItemPartitions.signs(column, partition, items) else { return false }
    return ItemPartitions.pairs(items).enumerated().allSatisfy { index, pair in
      let (i, j) = pair
      let expected = separates(partition, i, j) ? 0 : 1
      return abs((signs[i] - signs[j]) / 2 - column[index]) == expected
    }
  }

  /// Whether two items are in different parts.
  package func separates(_ partition: Int, _ i: Int, _ j: Int) -> Bool {
    (partition >> i ^ partition >> j) & 1 == 1
  }

  /// The size of the smaller part.
  private func size(_ partition: Int) -> Int {
    min(partition.nonzeroBitCount, items - partition.nonzeroBitCount)
  }

  /// `a_C`, by partition: how likely a uniform image of the special column serves it, which depends on the sizes of its parts only.
  package var probabilities: [Rational] {
    let served = served(bySpecial: specialColumn)
    return all.map { partition in
      let alike = all.indices.filter { size(all[$0]) == size(partition) }
      return Rational(alike.count { served >> $0 & 1 == 1 }, alike.count)
    }
  }

  /// `lambda_C = 2^(1-|A|) + 2^(1-|B|) - 2^(1-k)`, by partition.
  package var lineDensities: [Rational] {
    all.map { (partition: Int) -> Rational in
      let part = partition.nonzeroBitCount
      let sum =
        Rational(1).scaled(byPowerOfTwo: 1 - part)
        + Rational(1).scaled(byPowerOfTwo: 1 - items + part)
      return sum - Rational(1).scaled(byPowerOfTwo: 1 - items)
    }
  }

  /// `e = sum a_C lambda_C`.
  package var lineMass: Rational {
    Rational.sum(
      zip(probabilities, lineDensities).map { (a: Rational, density: Rational) -> Rational in
        a * density
      })
  }

  /// `b_k = k - 1 + 2^(1-k) (sum log2 a_C + log2 e)`.
  package var constant: LogForm {
    let logarithms = probabilities.reduce(LogForm.log(lineMass)) { $0 + LogForm.log($1) }
    return LogForm.bits(Rational(items - 1))
      + Rational(1).scaled(byPowerOfTwo: 1 - items) * logarithms
  }
}
