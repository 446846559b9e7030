import ExactArithmetic
import Testing

/// Falling lists of positive integers.
struct IntegerPartitionTests {
  /// All lists of so many integers from 0 to the sum, of which the falling ones with the sum are kept, without zeros.
  private func byDefinition(_ sum: Int, _ parts: Int) -> [[Int]] {
    var lists: [[Int]] = [[]]
    for _ in 0..<parts { lists = lists.flatMap { list in (0...sum).map { list + [$0] } } }
    return lists.filter { list in
      list.reduce(0, +) == sum && zip(list, list.dropFirst()).allSatisfy { $0 >= $1 }
    }.map { $0.filter { $0 > 0 } }.reversed()
  }

  @Test func all() {
    for sum in 0...6 {
      for parts in 0...5 {
        let partitions = IntegerPartitions.all(of: sum, parts: parts)
        #expect(partitions == byDefinition(sum, parts), "\(sum) of \(parts)")
        let count = partitions.count
        #expect(IntegerPartitions.all(of: sum, parts: parts, limit: count) == partitions)
        if count > 0 {
          #expect(IntegerPartitions.all(of: sum, parts: parts, limit: count - 1) == nil)
        }
      }
    }
    #expect(IntegerPartitions.all(of: 3, parts: 3) == [[3], [2, 1], [1, 1, 1]])
    #expect(IntegerPartitions.all(of: 30, parts: 30).count == 5604)
    #expect(IntegerPartitions.all(of: 10_000, parts: 10_000, limit: 1000) == nil)
  }
}
