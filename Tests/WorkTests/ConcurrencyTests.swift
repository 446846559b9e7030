import ExactArithmetic
import Synchronization
import Testing
import Work

@Suite struct ConcurrencyTests {
  @Test func rangesCoverTheCountInOrder() {
    for count in [0, 1, 2, 3, 7, 100, 1000, 12345] {
      for minimum in [1, 10, 1000, Int.max] {
        for perCore in [1, 4] {
          let ranges = Concurrency.map(count, minimumPerRange: minimum, rangesPerCore: perCore) {
            ($0, $1)
          }
          #expect(ranges.map(\.0) == Array(ranges.indices))
          #expect(ranges.flatMap { Array($0.1) } == Array(0..<count))
          #expect(ranges.count == 1 || ranges.allSatisfy { $0.1.count >= min(minimum, count) })
        }
      }
    }
    #expect(Concurrency.coreCount >= 1)
  }

  @Test func everyIndexIsPerformedOnce() {
    for count in [0, 1, 2, 50] {
      let sum = Atomic(0)
      Concurrency.perform(count) { sum.add($0 + 1, ordering: .relaxed) }
      #expect(sum.load(ordering: .relaxed) == count * (count + 1) / 2)
    }
  }

  @Test func largeIntegersAreSharedBetweenThreads() {
    let base = Integer(3).power(500)
    let results = Concurrency.map(64, minimumPerRange: 1, rangesPerCore: 8) { _, range in
      range.map { index -> Integer in
        var copy = base  // shared storage, written by no thread
        copy += Integer(index)
        copy *= copy
        return copy
      }
    }.flatMap { $0 }
    for (index, value) in results.enumerated() {
      #expect(value == (base + Integer(index)).power(2))
    }
    #expect(base == Integer(3).power(500))
  }
}
