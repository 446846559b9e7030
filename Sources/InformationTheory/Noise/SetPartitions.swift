/// The partitions of a finite set, as restricted growth strings.
package enum SetPartitions {
  /// All partitions of `0..<count`, each as the list of the blocks' numbers in the order of their first elements.
  ///
  /// - Complexity: Bell numbers: 15 for 4, 4140 for 8, 21147 for 9.
  package static func all(of count: Int) -> [[Int]] {
    var result: [[Int]] = []
    var labels = [Int](repeating: 0, count: count)
    func extend(_ position: Int, _ blocks: Int) {
      if position == count { return result.append(labels) }
      for label in 0...blocks {
        labels[position] = label
        extend(position + 1, max(blocks, label + 1))
      }
    }
    extend(0, 0)
    return result
  }
}
