import ExactArithmetic

/// All `(k, d)` with `k >= 1`, `d >= 1` and `k d` at most a limit.
package func sizes(upTo limit: Int) -> [(k: Int, d: Int)] {
  (1...limit).flatMap { k in (1...limit).filter { k * $0 <= limit }.map { (k, $0) } }
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

/// The rows of a deterministic message.
package func channel(of table: [Int]) -> [[Rational]] {
  let labels = Set(table).sorted()
  return table.map { label in labels.map { $0 == label ? 1 : 0 } }
}

/// Every row of `count` integer weights from 0 to `greatest` but the zeros, by distinct laws.
package func rows(of count: Int, weightsTo greatest: Int) -> [[Rational]] {
  var seen: Set<[Rational]> = []
  var result: [[Rational]] = []
  var weights = [Int](repeating: 0, count: count)
  while true {
    let total = weights.reduce(0, +)
    if total > 0 {
      let row = weights.map { Rational($0, total) }
      if seen.insert(row).inserted { result.append(row) }
    }
    guard let position = weights.firstIndex(where: { $0 < greatest }) else { return result }
    for index in 0..<position { weights[index] = 0 }
    weights[position] += 1
  }
}
