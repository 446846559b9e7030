/// The partitions of a number: falling lists of positive parts.
package enum IntegerPartitions {
  /// All partitions of a sum into at most so many parts, the longest part first: `[3]`, `[2, 1]`, `[1, 1, 1]`.
  package static func all(of sum: Int, parts: Int) -> [[Int]] {
    all(of: sum, parts: parts, limit: .max) ?? []
  }

  /// All partitions of a sum into at most so many parts, the longest part first; `nil` when there are more than a limit.
  package static func all(of sum: Int, parts: Int, limit: Int) -> [[Int]]? {
    var lists: [[Int]] = []
    func extend(_ list: [Int], _ rest: Int) -> Bool {
      if rest == 0 {
        lists.append(list)
        return lists.count <= limit
      }
      let greatest = min(rest, list.last ?? rest)
      if list.count == parts || greatest * (parts - list.count) < rest { return true }
      for part in stride(from: greatest, through: 1, by: -1) {
        if !extend(list + [part], rest - part) { return false }
      }
      return true
    }
    return extend([], sum) ? lists : nil
  }
}
