/// Removes from a law on the inputs those whose rows the others can replace, in floating point.
///
/// A law of the output that is a mixture of rows is one of linearly independent rows (Carathéodory):
/// along a linear relation between rows the weights move, and the law of the output does not, until one
/// of them is 0.
enum DependentRows {
  /// Removes inputs until the rows of those that are left are linearly independent.
  ///
  /// - Complexity: O(k m^2) operations for each input that is removed, of k inputs and m outputs.
  static func remove(from active: inout [Int], of rows: [[Double]], law: inout [Double]) {
    while let relation = relation(active.map { rows[$0] }) {
      // The weights `p - t v` stay positive up to the least ratio.
      let sign: Double = relation.contains { $0 > 0 } ? 1 : -1
      let ratios = zip(active, relation).filter { sign * $0.1 > 0 }
        .map { (input: $0.0, ratio: law[$0.0] / (sign * $0.1)) }
      guard let first = ratios.min(by: { $0.ratio < $1.ratio }) else { return }
      for (x, coefficient) in zip(active, relation) {
        law[x] = max(0, law[x] - first.ratio * sign * coefficient)
      }
      law[first.input] = 0
      active.removeAll { $0 == first.input }
    }
  }

  /// The coefficients of a vanishing combination of rows, if there is one by all appearances.
  private static func relation(_ rows: [[Double]]) -> [Double]? {
    // The rows reduced so far, each 0 at the pivots of those before it, and how they are combined.
    var reduced: [(row: [Double], pivot: Int, combination: [Double])] = []
    for (index, original) in rows.enumerated() {
      var row = original
      var combination = [Double](repeating: 0, count: rows.count)
      combination[index] = 1
      for other in reduced {
        let factor = row[other.pivot] / other.row[other.pivot]
        if factor == 0 { continue }
        for y in row.indices { row[y] -= factor * other.row[y] }
        for x in combination.indices { combination[x] -= factor * other.combination[x] }
        row[other.pivot] = 0
      }
      let pivot = row.indices.max { row[$0].magnitude < row[$1].magnitude }!
      if row[pivot].magnitude < 1e-11 { return combination }
      reduced.append((row, pivot, combination))
    }
    return nil
  }
}
