import ExactArithmetic
import Rates
import Testing

/// The finite problem behind the constant of `R_OPT(k,d)`.
@Suite struct ServedPartitionsTests {
  /// How many partitions of each size of the smaller part a set has.
  private func type(_ set: Int, _ partitions: ItemPartitions) -> [Int] {
    var counts = [0, 0]
    for (index, partition) in partitions.all.enumerated() where set >> index & 1 == 1 {
      let part = partition.nonzeroBitCount
      counts[min(part, partitions.items - part) - 1] += 1
    }
    return counts
  }

  /// Counts that a separate program found.
  @Test func signatures() {
    let expected: [Int: [Int]] = [
      2: [1, 1, 1], 3: [6, 6, 5], 4: [69, 90, 53], 5: [1359, 2245, 932],
    ]
    for k in ItemPartitions.itemCounts {
      let problem = ServedPartitions(items: k)
      #expect(
        [problem.columnSignatureCount, problem.signatureCount, problem.servedSets.count]
          == expected[k], "k = \(k)")
      let maximal = problem.servedSets.filter { set in
        !problem.servedSets.contains { $0 != set && $0 & set == set }
      }
      let types = Set(maximal.map { type($0, problem.partitions) })
      switch k {
      case 4: #expect(types == [[4, 2]] && maximal.count == 3)
      case 5: #expect(types == [[4, 5], [5, 3]] && maximal.count == 90)
      default: #expect(maximal.count == 1)
      }
    }
  }

  @Test func constants() {
    let values: [Int: String] = [2: "1.2925", 3: "2.4767", 4: "3.1111", 5: "3.4583"]
    for (k, text) in values {
      let enclosure = ItemPartitions(items: k).constant.enclosure(in: .bits, bits: 60)
      #expect(
        enclosure.midpoint.decimal(significantDigits: 5, rounding: .down).hasPrefix(text.prefix(5)))
    }
  }

  /// The law's value is a stationary point: with other probabilities of two sizes the dual's bound is exceeded.
  @Test func dual() {
    for k in ItemPartitions.itemCounts {
      let problem = ServedPartitions(items: k)
      #expect(problem.greatestDual == Rational(1 << (k - 1)))
      #expect(problem.greatestUnseparatedDual <= Rational(1 << (k - 1)))
      let served = problem.partitions.served(bySpecial: problem.partitions.specialColumn)
      #expect(problem.servedSets.contains(served))
    }
  }
}
