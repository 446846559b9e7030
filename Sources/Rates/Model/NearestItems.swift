/// The items nearest to every string `y`, of one source.
package struct NearestItems: Sendable {
  /// The items nearest to `y`, as bits, by `y`.
  package let masks: [UInt32]

  package init(rows: [Int], dimension: Int) {
    masks = (0..<(1 << dimension)).map { y in
      var least = Int.max
      var mask: UInt32 = 0
      for (item, row) in rows.enumerated() {
        let distance = (row ^ y).nonzeroBitCount
        if distance < least {
          least = distance
          mask = 1 << UInt32(item)
        } else if distance == least {
          mask |= 1 << UInt32(item)
        }
      }
      return mask
    }
  }

  /// The number of `y` to which several items are nearest.
  package var tieCount: Int { masks.count { $0.nonzeroBitCount > 1 } }

  /// The `y` to which several items are nearest.
  package var tied: [Int] { masks.indices.filter { masks[$0].nonzeroBitCount > 1 } }
}
