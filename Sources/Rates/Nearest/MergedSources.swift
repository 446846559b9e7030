/// All sources without all-ones columns, grouped by orbit, each as one word: row `j` at the bits from `j d` on.
///
/// For nearest items an all-ones column is as good as an all-zeros one, so each of them stands for `2^n` sources, with `n`
/// its number of constant columns.
package struct MergedSources: Sendable {
  /// The sources, by orbit.
  package let words: [UInt32]
  /// Where each orbit begins, and the end.
  package let offsets: [Int]

  /// - Complexity: `(2^k - 1)^d` words.
  package init(_ orbits: SourceOrbits) {
    let (k, d) = (orbits.examples, orbits.dimension)
    // The bits of a column at coordinate 0.
    let spread = (0..<(1 << k)).map { (column: Int) -> UInt32 in
      (0..<k).reduce(UInt32(0)) { (word: UInt32, j: Int) -> UInt32 in
        let bit = UInt32((column >> j) & 1)
        return word | bit << UInt32(j * d)
      }
    }
    var words: [UInt32] = []
    words.reserveCapacity(orbits.mergedCount)
    var offsets = [0]
    for orbit in orbits.orbits {
      for multiset in orbit.multisets {
        MergedSources.append(multiset, orbits.classes, spread, &words)
      }
      offsets.append(words.count)
    }
    self.words = words
    self.offsets = offsets
  }

  /// Appends every source with these column classes.
  private static func append(
    _ multiset: [UInt16], _ classes: ColumnClasses, _ spread: [UInt32], _ words: inout [UInt32]
  ) {
    var values: [[UInt32]] = []
    var left: [Int] = []
    for (place, columnClass) in multiset.enumerated() {
      if place > 0 && multiset[place - 1] == columnClass {
        left[left.count - 1] += 1
      } else {
        values.append(classes.columns(of: Int(columnClass)).map { spread[$0] })
        left.append(1)
      }
    }
    place(0, of: multiset.count, 0, values, &left, &words)
  }

  private static func place(
    _ coordinate: Int, of dimension: Int, _ word: UInt32, _ values: [[UInt32]], _ left: inout [Int],
    _ words: inout [UInt32]
  ) {
    if coordinate == dimension {
      words.append(word)
      return
    }
    for index in left.indices where left[index] > 0 {
      left[index] -= 1
      for value in values[index] {
        place(
          coordinate + 1, of: dimension, word | value << UInt32(coordinate), values, &left, &words)
      }
      left[index] += 1
    }
  }
}
