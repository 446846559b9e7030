import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct CountedLawTests {
  /// Random counts, biased to zeros, equal counts and runs.
  private func randomCounts(
    _ count: Int, upTo greatest: UInt64, _ generator: inout SplitMix64
  ) -> [UInt64] {
    var counts: [UInt64] = []
    for _ in 0..<count {
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: counts.append(0)
      case 1: counts.append(counts.last ?? 1)
      case 2: counts.append(greatest)
      default: counts.append(UInt64.random(in: 0...greatest, using: &generator))
      }
    }
    return counts
  }

  // MARK: Noise

  /// The law of `X + Z` by the matrix of the channel.
  private func convolution(_ law: [Rational], _ delta: Rational, _ d: Int) -> [Rational] {
    law.indices.map { y in
      law.indices.reduce(Rational.zero) { sum, x in
        let w = (x ^ y).nonzeroBitCount
        return sum + law[x] * delta.power(w) * (1 - delta).power(d - w)
      }
    }
  }

  private func checkNoise<Word: CountWord>(
    _: Word.Type, _ counts: [UInt64], _ delta: Rational, coordinates d: Int
  ) {
    let noise = BitNoise(flipProbability: delta)
    let total = counts.reduce(Integer(1)) { $0 + Integer($1) }
    var law = CountedLaw(counts.map { Word($0) }, denominator: total)
    let before = counts.indices.map { law.probability(of: $0) }
    #expect(law.entropy == entropyByDefinition(before))
    law.apply(noise, coordinates: d)
    let after = counts.indices.map { law.probability(of: $0) }
    #expect(after == convolution(before, delta, d), "\(Word.self), \(counts), delta \(delta)")
    #expect(law.entropy == entropyByDefinition(after))
    #expect(law.denominator == total * noise.total.power(d))
    let greatest = Integer(counts.max()!)
    let bound = CountedLaw<Word>.greatestCount(from: greatest, after: noise, coordinates: d)
    #expect(law.counts.allSatisfy { $0.integer <= bound })
    #expect(
      law.histogram.total == counts.reduce(Integer.zero) { $0 + Integer($1) } * noise.total.power(d)
    )
  }

  @Test func applyAgreesWithTheMatrixOfTheChannel() {
    let deltas: [Rational] = [0, 1, 1 / 2, 1 / 4, 2 / 7, 500_001 / 1_000_003, 1 / 4_294_967_296]
    for seed in 0..<UInt64(4 * multiplier) {
      var generator = SplitMix64(seed: seed)
      for d in 0...4 {
        for delta in deltas {
          let counts = randomCounts(1 << d, upTo: 1000, &generator)
          checkNoise(Integer.self, counts, delta, coordinates: d)
          let greatest = CountedLaw<Integer>.greatestCount(
            from: 1000, after: BitNoise(flipProbability: delta), coordinates: d)
          switch CountWidth(holding: greatest) {
          case .word64:
            checkNoise(UInt64.self, counts, delta, coordinates: d)
            checkNoise(UInt128.self, counts, delta, coordinates: d)
          case .word128: checkNoise(UInt128.self, counts, delta, coordinates: d)
          case .unbounded: break
          }
        }
      }
    }
  }

  /// The bound is sharp: noise with no flips multiplies a count by exactly that.
  @Test func countsThatJustFit() {
    let noise = BitNoise(flipProbability: 0)
    #expect(noise.total == 1)
    var law = CountedLaw<UInt64>([.max, .max], denominator: Integer(UInt64.max) * 2)
    law.apply(noise, coordinates: 1)
    #expect(law.counts == [.max, .max])

    // (2^64 - 1)/3 times 3 is the greatest word.
    let third = UInt64.max / 3
    var full = CountedLaw<UInt64>([third, third], denominator: Integer(third) * 2)
    full.apply(BitNoise(flipProbability: 1 / 3), coordinates: 1)
    #expect(full.counts == [.max, .max])
    #expect(full.entropy == .bits(1))
    let wideThird = UInt128.max / 3
    var wide = CountedLaw<UInt128>([wideThird, wideThird], denominator: Integer(wideThird) * 2)
    wide.apply(BitNoise(flipProbability: 1 / 3), coordinates: 1)
    #expect(wide.counts == [.max, .max])
    #expect(wide.entropy == .bits(1))
  }

  @Test func bitNoise() {
    let noise = BitNoise(flipProbability: 2 / 6)
    #expect(noise.flip == 1 && noise.keep == 2 && noise.total == 3)
    #expect(noise.flipProbability == Rational(1, 3))
    #expect(BitNoise(correlation: 1 / 3) == noise)
    #expect(BitNoise(correlation: 1).flip.isZero && BitNoise(correlation: -1).keep.isZero)
    #expect(BitNoise(correlation: 0) == BitNoise(flipProbability: 1 / 2))
  }

  // MARK: Words

  @Test func countWidth() {
    let one = Integer(1)
    #expect(CountWidth(holding: 0) == .word64)
    #expect(CountWidth(holding: (one << 64) - 1) == .word64)
    #expect(CountWidth(holding: one << 64) == .word128)
    #expect(CountWidth(holding: (one << 128) - 1) == .word128)
    #expect(CountWidth(holding: one << 128) == .unbounded)
  }

  @Test func countWords() {
    let one = Integer(1)
    let values: [Integer] = [
      0, 1, 5, (one << 63) - 1, one << 63, (one << 64) - 1, one << 64, (one << 64) + 7, one << 127,
      (one << 128) - 1, one << 128, -1, -(one << 64), -(one << 100),
    ]
    for value in values {
      let fits64 = !value.isNegative && value < one << 64
      let fits128 = !value.isNegative && value < one << 128
      #expect(UInt64(fitting: value)?.integer == (fits64 ? value : nil), "\(value)")
      #expect(UInt128(fitting: value)?.integer == (fits128 ? value : nil), "\(value)")
      #expect(Integer(fitting: value)?.integer == value)
    }
    #expect(UInt64.sum(3, 4) == 7 && UInt64.product(3, 4) == 12)
    #expect(UInt128.sum(3, 4) == 7 && UInt128.product(3, 4) == 12)
    #expect(Integer.sum(3, 4) == 7 && Integer.product(3, 4) == 12)
    #expect(UInt64.max.widened == UInt128(UInt64.max) && Integer(5).widened == 5)
  }

  // MARK: Histograms

  @Test func countHistogram() {
    let histogram = CountHistogram([3, 0, 5, 3, 0, 1] as [Integer])
    #expect(histogram.multiplicities == [3: 2, 5: 1, 1: 1])
    #expect(histogram.total == 12)
    #expect(
      histogram.sumOfCountLogs == 6 * LogForm.log(3 as Integer) + 5 * LogForm.log(5 as Integer))
    let law: [Rational] = [1 / 4, 5 / 12, 1 / 4, 1 / 12]
    #expect(histogram.entropy(total: 12) == entropyByDefinition(law))
    // Over another denominator: the sum of - p log p.
    let half: [Rational] = [1 / 8, 5 / 24, 1 / 8, 1 / 24]
    #expect(histogram.entropy(total: 24) == entropyByDefinition(half))

    var union = CountHistogram()
    union.insert(3)
    union.insert(7, multiplicity: 4)
    union.insert(9, multiplicity: 0)
    union.insert(0, multiplicity: 8)
    union.formUnion(histogram)
    #expect(union.multiplicities == [3: 3, 5: 1, 1: 1, 7: 4])
    #expect(CountHistogram().entropy(total: 5).isZero)
  }

  private func checkTable<Word: CountWord>(_: Word.Type, _ values: [UInt64], scale: Integer) {
    var expected: [Integer: Int] = [:]
    for value in values where value != 0 { expected[Integer(value) * scale, default: 0] += 1 }
    let words = values.map { Word(fitting: Integer($0) * scale)! }

    var single = CountTable<Word>()
    for word in words { single.insert(word, multiplicity: 1) }
    #expect(single.histogram.multiplicities == expected)
    #expect(single.distinctCount == expected.count)

    var buffered = CountTable<Word>()
    var copy = words
    copy.withUnsafeMutableBufferPointer { buffered.insert($0) }
    #expect(buffered.histogram.multiplicities == expected)
  }

  @Test func countTable() {
    for count in [0, 1, 100, 511, 512, 513, 1024, 5000] {
      var generator = SplitMix64(seed: UInt64(count))
      let distinct = (0..<count).map { UInt64($0) }
      let spread = (0..<count).map { UInt64($0) << 32 }
      let random = randomCounts(count, upTo: .max, &generator)
      for values in [distinct, spread, distinct + distinct, random] {
        checkTable(UInt64.self, values, scale: 1)
        checkTable(UInt128.self, values, scale: Integer(1) << 64)
        checkTable(UInt128.self, values, scale: 1)
        checkTable(Integer.self, values, scale: Integer(10).power(40))
      }
    }
  }
}
