import ExactArithmetic

/// The rows of a deterministic message.
package func channel(of table: [Int]) -> [[Rational]] {
  let labels = Set(table).sorted()
  return table.map { label in labels.map { $0 == label ? 1 : 0 } }
}

/// All partitions of `0..<count`, each as the list of the blocks' numbers.
package func partitions(of count: Int) -> [[Int]] {
  var result: [[Int]] = []
  func extend(_ labels: [Int], _ blocks: Int) {
    if labels.count == count { return result.append(labels) }
    for label in 0...blocks { extend(labels + [label], max(blocks, label + 1)) }
  }
  extend([], 0)
  return result
}
