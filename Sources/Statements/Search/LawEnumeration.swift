import ExactArithmetic

/// All lists of counts that are at least 0 and have a given sum, by number.
struct LawEnumeration: Sendable {
  /// The number of counts in a list.
  let length: Int
  /// The sum of each list.
  let total: Int
  /// `binomials[n][s]`: the number of lists of length n and sum s, where it fits a word.
  private let listCounts: [[Int]]

  /// - Returns: `nil` when there are more lists than `limit`.
  init?(length: Int, total: Int, limit: Int) {
    self.length = length
    self.total = total
    var table = [[Int]](repeating: [], count: length + 1)
    table[0] = (0...total).map { $0 == 0 ? 1 : 0 }
    for n in 1...length {
      var row: [Int] = []
      var sum = 0
      for s in 0...total {
        sum += table[n - 1][s]
        if sum > limit { return nil }
        row.append(sum)
      }
      table[n] = row
    }
    listCounts = table
  }

  /// The number of lists.
  var count: Int { listCounts[length][total] }

  /// The list of a number below ``count``: the first ones have the smallest first counts.
  subscript(number: Int) -> [Integer] {
    var (rest, number) = (total, number)
    var list: [Integer] = []
    list.reserveCapacity(length)
    for position in 0..<length {
      let remaining = listCounts[length - position - 1]
      var value = 0
      while number >= remaining[rest - value] {
        number -= remaining[rest - value]
        value += 1
      }
      list.append(Integer(value))
      rest -= value
    }
    return list
  }
}
