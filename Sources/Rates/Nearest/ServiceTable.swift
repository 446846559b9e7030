/// Which sources of a list the answers at the `y` with a choice keep: a bit for each source, orbits padded to words.
package struct ServiceTable: Sendable {
  /// The `y` with a choice, and the items to choose from at each.
  package let choices: [(y: Int, items: [Int])]
  /// The words of each orbit that occurs.
  package let groups: [(orbit: Int, range: Range<Int>)]
  /// The number of words of a set.
  package let wordCount: Int
  /// All sources.
  package let all: [UInt64]
  /// For choice `c`, the sets of its items, from ``firstSet`` `[c]` on.
  package let sets: [UInt64]
  package let firstSet: [Int]
  /// The answers of `z` where there is no choice.
  package let answers: [UInt8]

  package init(_ list: CompatibleSources, examples: Int, dimension: Int) {
    var groups: [(orbit: Int, range: Range<Int>)] = []
    var positions: [Int] = []
    var next = 0
    for group in list.groups {
      let start = next
      for offset in group.range.indices {
        positions.append(start * 64 + offset - group.range.startIndex)
      }
      next += (group.range.count + 63) / 64
      groups.append((group.orbit, start..<next))
    }
    self.groups = groups
    wordCount = next
    var all = [UInt64](repeating: 0, count: next)
    for position in positions { all[position >> 6] |= 1 << UInt64(position & 63) }
    self.all = all
    choices = list.tied.map { y in
      (y, (0..<examples).filter { list.nearest.masks[y] >> UInt32($0) & 1 == 1 })
    }
    var firstSet: [Int] = []
    var count = 0
    for choice in choices {
      firstSet.append(count)
      count += choice.items.count
    }
    self.firstSet = firstSet
    var sets = [UInt64](repeating: 0, count: count * next)
    ServiceTable.fill(&sets, list, choices, positions, next, examples, dimension)
    self.sets = sets
    answers = list.nearest.masks.map { UInt8($0.trailingZeroBitCount) }
  }

  /// Sets the bit of each source at the items nearest to it.
  private static func fill(
    _ sets: inout [UInt64], _ list: CompatibleSources, _ choices: [(y: Int, items: [Int])],
    _ positions: [Int], _ wordCount: Int, _ examples: Int, _ dimension: Int
  ) {
    let weights = (0..<(1 << dimension)).map { UInt8($0.nonzeroBitCount) }
    let rowMask = UInt32(truncatingIfNeeded: 1 << dimension - 1)
    var distances = [UInt8](repeating: 0, count: examples)
    for (index, word) in list.words.enumerated() {
      let (place, bit) = (positions[index] >> 6, UInt64(1) << UInt64(positions[index] & 63))
      var set = place
      for choice in choices {
        var rest = word
        var least: UInt8 = 255
        for item in 0..<examples {
          distances[item] = weights[Int(rest & rowMask) ^ choice.y]
          least = min(least, distances[item])
          rest >>= UInt32(dimension)
        }
        for item in choice.items {
          if distances[item] == least { sets[set] |= bit }
          set += wordCount
        }
      }
    }
  }
}
