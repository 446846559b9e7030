import ExactArithmetic

/// The finite problem behind the constant of `R_OPT(k,d)` for `d` to infinity: of which partitions of the items into two parts one rule can
/// serve sources.
///
/// A *system* is a vector `S_ij` of `{-1,0,1}^d` for each pair of items, `S_ji = -S_ij`.  Sources are seen through the differences
/// `w_ij = (x_i - x_j)/2`.  The system serves the partition `{A,B}` if some source has `w_ij = S_ij` for `i` in `A` and `j` in `B`, and
/// `|w_ij - S_ij| = 1` for pairs inside a part.  In each column the differences across parts fix those inside, so a column is a list of pairs that
/// deviate, and columns go together while no pair deviates twice.
///
/// Source: derived here.
package struct ServedPartitions: Sendable {
  /// The partitions of the items.
  package let partitions: ItemPartitions
  /// The number of signatures of one column, and of any number.
  package let columnSignatureCount: Int
  package let signatureCount: Int
  /// The sets of partitions that a system can serve, as bits, in increasing order.
  package let servedSets: [Int]

  /// - Precondition: `items` is one of `ItemPartitions.itemCounts`.
  /// - Complexity: `3^(k(k-1)/2)` columns; for `k = 5` 2245 signatures, each with 1359 columns.
  package init(items: Int) {
    partitions = ItemPartitions(items: items)
    let inside = partitions.all.map { ServedPartitions.inside($0, items) }
    let columns = ServedPartitions.columnSignatures(items)
    columnSignatureCount = columns.count
    var all = columns
    var front = columns
    var last = PartitionSignature()
    while !front.isEmpty {
      var next: Set<PartitionSignature> = []
      for signature in front {
        for column in columns {
          let union = signature.union(column)
          // Most unions are of no use, and are known.
          if union != last && !all.contains(union) { next.insert(union) }
          last = union
        }
      }
      all.formUnion(next)
      front = next
    }
    signatureCount = all.count
    servedSets = Set(all.map { ServedPartitions.served($0, inside) }).sorted()
  }

  /// The partitions for which all pairs inside a part have deviated.
  private static func served(_ signature: PartitionSignature, _ inside: [UInt16]) -> Int {
    inside.indices.reduce(0) { $0 | (signature[$1] == inside[$1] ? 1 << $1 : 0) }
  }

  private static func inside(_ partition: Int, _ items: Int) -> UInt16 {
    ItemPartitions.pairs(items).enumerated().reduce(0) { bits, pair in
      let (i, j) = pair.element
      return (partition >> i ^ partition >> j) & 1 == 0 ? bits | 1 << pair.offset : bits
    }
  }

  // MARK: Columns

  private static func columnSignatures(_ items: Int) -> Set<PartitionSignature> {
    var result: Set<PartitionSignature> = []
    let pairs = ItemPartitions.pairs(items)
    var column = [Int](repeating: -1, count: pairs.count)
    while true {
      result.insert(signature(column, pairs, items))
      guard let place = column.firstIndex(where: { $0 < 1 }) else { return result }
      for earlier in 0..<place { column[earlier] = -1 }
      column[place] += 1
    }
  }

  private static func signature(
    _ column: [Int], _ pairs: [(Int, Int)], _ items: Int
  ) -> PartitionSignature {
    var result = PartitionSignature()
    for (index, partition) in (1..<(1 << (items - 1))).enumerated() {
      result[index] =
        deviations(column, partition, pairs, items) ?? PartitionSignature.impossible
    }
    return result
  }

  /// The pairs inside a part at which the column of the sources deviates; `nil` where there is none, or a pair deviates by 2.
  private static func deviations(
    _ column: [Int], _ partition: Int, _ pairs: [(Int, Int)], _ items: Int
  ) -> UInt16? {
    guard let signs = ItemPartitions.signs(column, partition, items) else { return nil }
    var result: UInt16 = 0
    for (index, (i, j)) in pairs.enumerated() {
      switch abs((signs[i] - signs[j]) / 2 - column[index]) {
      case 0: continue
      case 1: result |= 1 << UInt16(index)
      default: return nil
      }
    }
    return result
  }
}
