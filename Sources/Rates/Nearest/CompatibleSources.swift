/// The sources that a rule can serve together with the representative `z` of an orbit, of this orbit and those after it:
/// they share a nearest item with `z` at every `y`.
package struct CompatibleSources: Sendable {
  /// The index of the orbit of `z`.
  package let orbit: Int
  /// The items nearest to `z`.
  package let nearest: NearestItems
  /// The `y` with a choice of nearest items.
  package let tied: [Int]
  /// The sources, by orbit.
  package let words: [UInt32]
  /// The orbits that occur, with the sources of each.
  package let groups: [(orbit: Int, range: Range<Int>)]

  /// - Complexity: a few distances for each source of the orbits.
  package init(_ orbit: Int, of orbits: SourceOrbits, among sources: MergedSources) {
    self.orbit = orbit
    let rows = orbits.orbits[orbit].representative(orbits.examples)
    nearest = NearestItems(rows: rows, dimension: orbits.dimension)
    tied = nearest.tied
    let filter = CompatibilityFilter(nearest, orbits.examples, orbits.dimension)
    var words: [UInt32] = []
    var groups: [(orbit: Int, range: Range<Int>)] = []
    for other in orbit..<orbits.count {
      let start = words.count
      filter.append(sources.words, sources.offsets[other]..<sources.offsets[other + 1], to: &words)
      if words.count > start { groups.append((other, start..<words.count)) }
    }
    self.words = words
    self.groups = groups
  }
}

/// Picks the sources that share a nearest item with one of them at every `y`.
private struct CompatibilityFilter {
  private let examples: Int
  private let dimension: Int
  /// The `y` in the order in which they are looked at, with the items nearest to `z`.
  private let tests: [(y: Int, mask: UInt32)]
  /// The number of bits of each string.
  private let weights: [UInt8]

  init(_ nearest: NearestItems, _ examples: Int, _ dimension: Int) {
    self.examples = examples
    self.dimension = dimension
    // Few nearest items first, and far from the one before: an incompatible source fails soon.
    let order = nearest.masks.indices.sorted {
      (nearest.masks[$0].nonzeroBitCount, ($0 &* 0x9E37_79B1) & 0xFFFF, $0)
        < (nearest.masks[$1].nonzeroBitCount, ($1 &* 0x9E37_79B1) & 0xFFFF, $1)
    }
    tests = order.map { ($0, nearest.masks[$0]) }
    weights = (0..<(1 << dimension)).map { UInt8($0.nonzeroBitCount) }
  }

  func append(_ words: [UInt32], _ range: Range<Int>, to list: inout [UInt32]) {
    words.withUnsafeBufferPointer { words in
      tests.withUnsafeBufferPointer { tests in
        weights.withUnsafeBufferPointer { weights in
          for index in range where isCompatible(words[index], tests, weights) {
            list.append(words[index])
          }
        }
      }
    }
  }

  @inline(__always)
  private func isCompatible(
    _ word: UInt32, _ tests: UnsafeBufferPointer<(y: Int, mask: UInt32)>,
    _ weights: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let rowMask = UInt32(truncatingIfNeeded: 1 << dimension - 1)
    let step = UInt32(truncatingIfNeeded: dimension)
    for test in tests {
      var rest = word
      var items = test.mask
      var least: UInt8 = 255
      var leastNear: UInt8 = 255
      for _ in 0..<examples {
        let distance = weights[Int(rest & rowMask) ^ test.y]
        if distance < least { least = distance }
        if items & 1 != 0 && distance < leastNear { leastNear = distance }
        items >>= 1
        rest >>= step
      }
      if leastNear > least { return false }
    }
    return true
  }
}
