import ExactArithmetic
import Foundation
import LemmataTestSupport
import Sampling
import Testing

@Suite struct RandomTests {
  /// The first words from the state 1, 2, 3, 4, as the authors' C program prints them.
  @Test func knownAnswers() {
    var generator = Xoshiro256PlusPlus(state: [1, 2, 3, 4])
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
      9_228_616_714_210_784_205, 9_973_669_472_204_895_162, 14_011_001_112_246_962_877,
      12_406_186_145_184_390_807, 15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  /// The constants of the authors' functions `jump` and `long_jump`.
  @Test func jumpConstants() {
    #expect(
      JumpPolynomial.lane.words == [
        0x180e_c6d3_3cfd_0aba, 0xd5a6_1266_f0c9_392c, 0xa958_2618_e03f_c9aa,
        0x39ab_dc45_29b1_661c,
      ])
    #expect(
      JumpPolynomial.stream.words == [
        0x76e1_5d3e_fefd_cbbf, 0xc500_4e44_1c52_2fb3, 0x7771_0069_854e_e241,
        0x3910_9bb0_2acb_e635,
      ])
  }

  /// Jumps by n steps against n steps, and powers against repeated jumps.
  @Test func jumps() {
    for steps in [0, 1, 2, 63, 64, 65, 255, 256, 1000, 12345] {
      var walker = Xoshiro256PlusPlus(seed: 5)
      for _ in 0..<steps { _ = walker.next() }
      let jumped = Xoshiro256PlusPlus(seed: 5).jumped(by: JumpPolynomial.step.power(UInt64(steps)))
      #expect(jumped == walker, "\(steps) steps")
    }
    let start = Xoshiro256PlusPlus(seed: 6)
    var walker = start
    for index in 0..<5 {
      #expect(start.jumped(by: JumpPolynomial.stream.power(UInt64(index))) == walker)
      walker = walker.jumped(by: .stream)
    }
    // The period is 2^256 - 1: a jump by 2^64 streams of 2^192 steps is one step.
    var whole = JumpPolynomial.stream
    for _ in 0..<64 { whole = whole * whole }
    #expect(whole == .step)
  }

  /// The words of a stream are those of eight generators in turn, for every kernel.
  @Test func lanes() {
    for kernels in supportedKernels {
      var stream = BitStream(seed: 11, stream: 3, kernels: kernels)
      let first = Xoshiro256PlusPlus(seed: 11).jumped(by: JumpPolynomial.stream.power(3))
      var generators = (0..<8).map { first.jumped(by: JumpPolynomial.lane.power(UInt64($0))) }
      for word in 0..<1000 {
        let expected = generators[word % 8].next()
        #expect(stream.next() == expected, "\(kernels.variant), word \(word)")
      }
    }
  }

  /// The distances of every kernel against words that are drawn and compared one by one.
  @Test func randomDistances() {
    for chunks in [0, 1, 2, 3, 4, 5, 6, 8, 9, 13] {
      for lastBits in [1, 64, 100, 511, 512] {
        let mask = (0..<8).map { word -> UInt64 in
          let bits = max(0, min(64, lastBits - 64 * word))
          return bits == 64 ? .max : (1 << UInt64(bits)) - 1
        }
        var noise = Xoshiro256PlusPlus(seed: UInt64(chunks * 1000 + lastBits))
        let target = (0..<(chunks * 8)).map { _ in noise.next() }
        var results: [[UInt32]] = []
        for kernels in supportedKernels {
          var stream = BitStream(seed: 1, stream: 2, kernels: kernels)
          var reference = stream
          var distances = [UInt32](repeating: 0, count: 7)
          distances.withUnsafeMutableBufferPointer {
            stream.randomDistances(from: target, lastMask: mask, into: $0)
          }
          for (string, distance) in distances.enumerated() {
            var expected = 0
            for word in 0..<(chunks * 8) {
              let kept = word / 8 == chunks - 1 ? mask[word % 8] : .max
              expected += ((reference.next() ^ target[word]) & kept).nonzeroBitCount
            }
            #expect(
              Int(distance) == expected, "\(kernels.variant), \(chunks) chunks, string \(string)")
          }
          results.append(distances)
        }
        #expect(Set(results).count == 1)
      }
    }
  }

  @Test func distance() {
    var noise = Xoshiro256PlusPlus(seed: 8)
    for count in 0..<40 {
      let (first, second) = (
        (0..<count).map { _ in noise.next() }, (0..<count).map { _ in noise.next() }
      )
      let expected = zip(first, second).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
      for kernels in supportedKernels {
        #expect(kernels.distance(first, second) == expected, "\(kernels.variant)")
      }
    }
  }

  /// The digits of a rational, which end with the last 1 or after 192.
  @Test func binaryDigits() {
    #expect(BinaryDigits(Rational(0)).digits == [])
    #expect(BinaryDigits(Rational(5, 8)).digits == [1, 0, 1])
    let tiny = Rational(3).scaled(byPowerOfTwo: -100)
    let lastTwo = [Int](repeating: 0, count: 98) + [1, 1]
    let alternating = (0..<192).map { (index: Int) -> Int in index % 2 }
    #expect(BinaryDigits(tiny).digits.map { Int($0) } == lastTwo)
    #expect(BinaryDigits(Rational(1, 3)).digits.map { Int($0) } == alternating)
    #expect(BinaryDigits(Rational(1).scaled(byPowerOfTwo: -193)).digits == [])
  }

  /// The frequencies of ones: within five standard deviations, so that a right generator fails once in two million.
  @Test func flips() {
    for probability in [
      Rational(0), Rational(1, 2), Rational(1, 3), Rational(47, 100), Rational(1, 1000),
    ] {
      let digits = BinaryDigits(probability)
      var flipped = [UInt64](repeating: 0, count: 40_000)
      var stream = BitStream(seed: 4, stream: 0)
      flipped.withUnsafeMutableBufferPointer { stream.flip($0, probability: digits) }
      let single = (0..<40_000).map { _ in stream.nextBernoulliWord(digits) }
      let (n, p) = (Double(64 * 40_000), Double(probability))
      for words in [flipped, single] {
        let ones = words.reduce(0) { $0 + $1.nonzeroBitCount }
        #expect(abs(Double(ones) - n * p) <= 5 * (n * p * (1 - p)).squareRoot(), "\(probability)")
      }
      // All variants flip the same bits, and leave the generator in the same state.
      for kernels in supportedKernels {
        var words = [UInt64](repeating: .max, count: 4_000)
        var stream = BitStream(seed: 4, stream: 0, kernels: kernels)
        words.withUnsafeMutableBufferPointer { stream.flip($0, probability: digits) }
        #expect(words == flipped.prefix(4_000).map { ~$0 }, "\(kernels.variant), \(probability)")
        var other = BitStream(seed: 4, stream: 0, kernels: supportedKernels[0])
        words.withUnsafeMutableBufferPointer { other.flip($0, probability: digits) }
        #expect(stream.next() == other.next(), "\(kernels.variant), \(probability)")
      }
    }
  }
}
