/// The products of a list of integers by pairs, pairs of pairs, and so on.
struct ProductTree {
  /// The leaves first, the root last.
  private(set) var levels: [[Integer]]

  init(_ leaves: [Integer]) {
    levels = [leaves.isEmpty ? [.one] : leaves]
    while let last = levels.last, last.count > 1 {
      let next = Concurrency.map((last.count + 1) / 2, minimumPerRange: 1) { _, range in
        range.map { 2 * $0 + 1 < last.count ? last[2 * $0] * last[2 * $0 + 1] : last[2 * $0] }
      }
      levels.append(Array(next.joined()))
    }
  }

  /// The product of all leaves.
  var root: Integer { levels[levels.count - 1][0] }

  /// `value mod n` for every leaf `n`.
  ///
  /// - Complexity: O(M(b) log n) for `n` leaves of `b` bits in all.
  func remainders(of value: Integer) -> [Integer] {
    var remainders = [value]
    for level in levels.reversed() {
      let parents = remainders
      let next = Concurrency.map(level.count, minimumPerRange: 1) { _, range in
        range.map { index in
          let parent = parents[level.count == 1 ? 0 : index / 2]
          return parent < level[index] ? parent : parent % level[index]
        }
      }
      remainders = Array(next.joined())
    }
    return remainders
  }
}
