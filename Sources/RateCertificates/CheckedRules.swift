// The checker's own counting of the sources that a rule serves.

/// Which sources a decision rule serves, found row by row.
struct CheckedRule {
  private let answers: [Int]
  private let examples: Int
  private let dimension: Int
  /// The values of `y` at which each item is answered.
  private let cells: [[Int]]

  /// - Parameter answers: the items from 0 on, by `y`.
  init(answers: [Int], examples: Int, dimension: Int) {
    self.answers = answers
    self.examples = examples
    self.dimension = dimension
    cells = (0..<examples).map { item in answers.indices.filter { answers[$0] == item } }
  }

  /// The number of sources of each orbit for which every answer is a nearest string.
  func servedSources(_ columns: CheckedColumns, orbitCount: Int) -> [Int] {
    let pairs = compatibleRows()
    var counts = [Int](repeating: 0, count: orbitCount)
    var rows = [Int](repeating: 0, count: examples)
    func extend(_ item: Int) {
      if item == examples {
        counts[columns.orbit(ofRows: rows)] += 1
        return
      }
      for row in 0..<(1 << dimension)
      where (0..<item).allSatisfy({ pairs[$0 * examples + item][rows[$0] << dimension | row] }) {
        rows[item] = row
        extend(item + 1)
      }
    }
    extend(0)
    return counts
  }

  /// For items `i < j` and strings `a`, `b`: whether `a` at `i` and `b` at `j` are nearer, or as near, where they are
  /// answered.
  private func compatibleRows() -> [[Bool]] {
    var tables = [[Bool]](repeating: [], count: examples * examples)
    let size = 1 << dimension
    for j in 0..<examples {
      for i in 0..<j {
        tables[i * examples + j] = (0..<(size * size)).map { pair in
          let (a, b) = (pair >> dimension, pair & (size - 1))
          return cells[i].allSatisfy { isNearest(a, orEqual: b, to: $0) }
            && cells[j].allSatisfy { isNearest(b, orEqual: a, to: $0) }
        }
      }
    }
    return tables
  }

  @inline(__always)
  private func isNearest(_ a: Int, orEqual b: Int, to y: Int) -> Bool {
    (a ^ y).nonzeroBitCount <= (b ^ y).nonzeroBitCount
  }
}
