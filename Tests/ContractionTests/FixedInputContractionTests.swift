import AlgebraicNumbers
import Contraction
import ExactArithmetic
import Foundation
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct FixedInputContractionTests {
  /// A random channel and law; small weights, zeros included, in some of the cases.
  private func randomCase(
    inputs: Int, outputs: Int, _ generator: inout SplitMix64
  ) throws -> (Channel, FiniteLaw<Int>) {
    let greatest = [2, 6, 64].randomElement(using: &generator)!
    let rows = (0..<inputs).map { _ -> [Integer] in
      var row = (0..<outputs).map { _ in Integer(Int.random(in: 0...greatest, using: &generator)) }
      if row.allSatisfy(\.isZero) { row[0] = .one }
      return row
    }
    var weights = (0..<inputs).map { _ in Integer(Int.random(in: 0...9, using: &generator)) }
    if weights.allSatisfy(\.isZero) { weights[0] = .one }
    return (try Channel(normalizing: rows), try FiniteLaw(normalizing: weights))
  }

  private func expectSound(
    _ result: FixedInputContraction, _ channel: Channel, _ input: FiniteLaw<Int>
  ) throws {
    let message: Comment = "\(channel), \(input)"
    if let witness = result.witness {
      #expect(try witness.check(channel: channel, input: input) == .holds, message)
      #expect(witness.ratio <= result.interval.upper, message)
    } else {
      #expect(result.exact?.signum() == 0, message)
    }
    let chiSquare = try channel.chiSquareContraction(input: input)
    #expect(chiSquare <= result.interval.upper, message)
    #expect(channel.klContraction.value >= result.interval.lower, message)
    if let exact = result.exact {
      #expect(exact <= result.interval.upper && exact >= result.interval.lower, message)
    }
  }

  @Test func twoUniformInputsOfASymmetricChannelAreExact() throws {
    for delta in [Rational(1, 10), Rational(1, 3), Rational(0), Rational(1), Rational(49, 100)] {
      let result = try Channel.binarySymmetric(delta).klContraction(
        input: .uniform(over: 0..<2))
      let correlation = 1 - 2 * delta
      #expect(result.interval == Enclosure(correlation * correlation))
      #expect(result.exact?.rationalValue == correlation * correlation)
    }
  }

  @Test func erasureIsExactForEveryInputLaw() throws {
    let channel = try Channel.binaryErasure(Rational(1, 3))
    for weights in [[1, 1], [1, 9], [5, 2]] {
      let input = try FiniteLaw(normalizing: weights.map { Integer($0) })
      let result = try channel.klContraction(input: input)
      #expect(result.exact?.rationalValue == Rational(2, 3))
      #expect(result.reason == .equalsChannelCoefficient)
      try expectSound(result, channel, input)
    }
  }

  @Test func identityAndConstantChannels() throws {
    let identity = try Channel([[1, 0, 0], [0, 1, 0], [0, 0, 1]])
    let input = try FiniteLaw(normalizing: [1, 2, 3])
    #expect(try identity.klContraction(input: input).exact?.rationalValue == Rational(1))
    let constant = try Channel([
      [Rational(1, 3), Rational(2, 3)], [Rational(1, 3), Rational(2, 3)],
    ])
    let result = try constant.klContraction(input: .uniform(over: 0..<2))
    #expect(result.exact?.signum() == 0)
    #expect(result.witness == nil && result.reason == .constant)
    let single = try Channel([[1]])
    #expect(try single.klContraction(input: .uniform(over: 0..<1)).exact?.signum() == 0)
    // A point mass leaves nothing to vary.
    let point = try FiniteLaw<Int>([0, 1, 0])
    #expect(try identity.klContraction(input: point).exact?.signum() == 0)
  }

  @Test func powersOfTheBinarySymmetricChannel() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10)).power(2)
    let input = try FiniteLaw.uniform(over: 0..<4)
    let result = try channel.klContraction(input: input)
    #expect(result.exact?.rationalValue == Rational(16, 25))
    #expect(result.reason == .product)
    // The channel itself contracts less.
    #expect(channel.klContraction.value > Rational(16, 25))
    try expectSound(result, channel, input)
  }

  @Test func productsHaveTheGreaterCoefficient() throws {
    let (first, second) = (
      try Channel.z(Rational(1, 4)), try Channel.binarySymmetric(Rational(1, 5))
    )
    let laws = (try FiniteLaw<Int>(normalizing: [2, 1]), try FiniteLaw<Int>(normalizing: [1, 3]))
    let product = try first.product(with: second)
    let weights = laws.0.probabilities.flatMap { a in laws.1.probabilities.map { a * $0 } }
    let input = try FiniteLaw<Int>(weights)
    let width = Rational(1, 1_000_000)
    let result = try product.klContraction(input: input, width: width)
    let parts = [
      try first.klContraction(input: laws.0, width: width),
      try second.klContraction(input: laws.1, width: width),
    ]
    #expect(result.interval.upper >= parts.map(\.interval.lower).max()!)
    #expect(result.interval.lower <= parts.map(\.interval.upper).max()!)
    try expectSound(result, product, input)
  }

  /// Boolean clustering: the sign of a fair bit seen n times with noise, and a fresh noisy copy.
  @Test func booleanClusteringIsTheLimitAtTheInput() throws {
    let lambda = Rational(1, 10)
    for n in [1, 3, 8] {
      let (plus, minus) = ((1 + lambda) / 2, (1 - lambda) / 2)
      let laws = (0...n).map { t -> (Rational, Rational) in
        let count = Rational(Integer.binomial(n, t))
        return (
          count * plus.power(t) * minus.power(n - t), count * minus.power(t) * plus.power(n - t)
        )
      }
      let rows = laws.map { a, b -> [Rational] in
        let positive = a / (a + b)
        let test = positive * plus + (1 - positive) * minus
        return [1 - test, test]
      }
      let channel = try Channel(rows)
      let input = try FiniteLaw<Int>(laws.map { ($0 + $1) / 2 })
      let result = try channel.klContraction(
        input: input, width: Rational(1, Integer(10).power(12)))
      let chiSquare = try channel.chiSquareContraction(input: input)
      #expect(result.exact == chiSquare)
      try expectSound(result, channel, input)
    }
  }

  /// The sparse hypercube: published here from the project's tables, chi-square's constant is smaller from n = 3.
  @Test func sparseHypercubeExceedsChiSquare() throws {
    let p = Rational(1, 100)
    let expected: [Int: (kl: Double, chiSquare: Double)] = [
      3: (4.066e-4, 3.883e-4), 4: (1.067e-3, 7.477e-4), 5: (2.955e-3, 1.391e-3),
    ]
    for (n, values) in expected {
      let same = p / 2 + (1 - p) / Rational(2).power(n)
      let q = p / (p + (1 - p) * Rational(2).power(1 - n))
      let half = Rational(1, 2)
      let channel = try Channel([
        [(1 + q) / 2, (1 - q) / 2], [(1 - q) / 2, (1 + q) / 2], [half, half],
      ])
      let input = try FiniteLaw<Int>([same, same, 1 - 2 * same])
      let result = try channel.klContraction(
        input: input, width: Rational(1, Integer(10).power(12)))
      #expect(result.interval.width <= Rational(1, Integer(10).power(12)))
      #expect(abs(Double(result.interval.lower) / values.kl - 1) < 2e-3)
      let chiSquare = try channel.chiSquareContraction(input: input)
      #expect(abs(chiSquare.approximation / values.chiSquare - 1) < 2e-3)
      try expectSound(result, channel, input)
    }
  }

  @Test func randomChannelsReachTheWidth() throws {
    var generator = SplitMix64(seed: 31)
    for (inputs, outputs, rounds) in [
      (2, 2, 40), (2, 4, 25), (3, 2, 30), (3, 3, 40), (8, 2, 20), (3, 5, 15),
    ] {
      for _ in 0..<(rounds * multiplier) {
        let (channel, input) = try randomCase(inputs: inputs, outputs: outputs, &generator)
        let width = Rational(1, 1_000_000)
        let result = try channel.klContraction(input: input, width: width)
        try expectSound(result, channel, input)
        #expect(result.interval.width <= width, "\(channel), \(input)")
      }
    }
  }

  /// A dense grid of laws never beats the upper end and comes close to the lower one.
  @Test func gridOfLawsAgrees() throws {
    var generator = SplitMix64(seed: 5)
    for _ in 0..<(6 * multiplier) {
      let (channel, input) = try randomCase(inputs: 3, outputs: 3, &generator)
      let result = try channel.klContraction(input: input)
      let prior = input.probabilities.map { Double($0) }
      let rows = channel.rows.map { $0.map { Double($0) } }
      func output(_ law: [Double]) -> [Double] {
        (0..<3).map { y in (0..<3).reduce(0) { $0 + law[$1] * rows[$1][y] } }
      }
      func divergence(_ p: [Double], _ q: [Double]) -> Double {
        zip(p, q).reduce(0) { $0 + ($1.0 > 0 ? $1.0 * log($1.0 / $1.1) : 0) }
      }
      var greatest = 0.0
      let steps = 120
      for i in 0...steps {
        for j in 0...(steps - i) {
          let law = [i, j, steps - i - j].map { Double($0) / Double(steps) }
          if zip(law, prior).contains(where: { $0 > 0 && $1 == 0 }) { continue }
          let before = divergence(law, prior)
          if before < 1e-6 { continue }
          greatest = max(greatest, divergence(output(law), output(prior)) / before)
        }
      }
      #expect(greatest <= Double(result.interval.upper) + 1e-9, "\(channel), \(input)")
      #expect(greatest >= Double(result.interval.lower) * 0.98 - 1e-3, "\(channel), \(input)")
    }
  }

  @Test func invariances() throws {
    var generator = SplitMix64(seed: 77)
    for _ in 0..<(10 * multiplier) {
      let (channel, input) = try randomCase(inputs: 3, outputs: 3, &generator)
      let result = try channel.klContraction(input: input)
      let rows = channel.rows
      let law = input.probabilities
      let permuted = try Channel([2, 0, 1].map { x in [1, 2, 0].map { rows[x][$0] } })
      let permutedInput = try FiniteLaw<Int>([2, 0, 1].map { law[$0] })
      // A column split in proportion, and an input split with equal rows.
      let split = try Channel(
        (rows + [rows[0]]).map { [$0[0] / 3, $0[0] * Rational(2, 3), $0[1], $0[2]] })
      let splitInput = try FiniteLaw<Int>([law[0] / 4, law[1], law[2], law[0] * Rational(3, 4)])
      for (other, otherInput) in [(permuted, permutedInput), (split, splitInput)] {
        let changed = try other.klContraction(input: otherInput)
        #expect(changed.interval.lower <= result.interval.upper, "\(channel), \(input)")
        #expect(result.interval.lower <= changed.interval.upper, "\(channel), \(input)")
        try expectSound(changed, other, otherInput)
      }
    }
  }

  @Test func postProcessingNeverIncreases() throws {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<(10 * multiplier) {
      let (channel, input) = try randomCase(inputs: 3, outputs: 3, &generator)
      let (next, _) = try randomCase(inputs: 3, outputs: 2, &generator)
      let before = try channel.klContraction(input: input)
      let after = try channel.then(next).klContraction(input: input)
      #expect(after.interval.lower <= before.interval.upper, "\(channel), \(next), \(input)")
    }
  }

  @Test func perturbedWitnessesAreRejected() throws {
    let channel = try Channel([
      [Rational(2, 3), Rational(1, 3)], [Rational(1, 5), Rational(4, 5)],
    ])
    let input = try FiniteLaw<Int>(normalizing: [1, 4])
    let result = try channel.klContraction(input: input, width: Rational(1, Integer(10).power(9)))
    let witness = try #require(result.witness)
    #expect(try witness.check(channel: channel, input: input) == .holds)
    let greater = ContractionWitness(
      law: witness.law, ratio: result.interval.upper + Rational(1, 1000))
    #expect(try greater.check(channel: channel, input: input) == .violated)
    let trivial = ContractionWitness(law: input, ratio: .zero)
    #expect(try trivial.check(channel: channel, input: input) == .violated)
    let other = ContractionWitness(
      law: try FiniteLaw<Int>(normalizing: [1, 3]), ratio: result.interval.upper)
    #expect(try other.check(channel: channel, input: input) == .violated)
    // Not absolutely continuous.
    let point = try FiniteLaw<Int>([1, 0])
    #expect(try witness.check(channel: channel, input: point) == .violated)
  }

  /// The slope of the F_I curve at 0 is the same supremum, certified by another algorithm.
  @Test func slopeOfTheInformationCurveAgrees() throws {
    var generator = SplitMix64(seed: 12)
    let width = Rational(1, Integer(10).power(9))
    for _ in 0..<(20 * multiplier) {
      let outputs = Int.random(in: 2...4, using: &generator)
      let (channel, _) = try randomCase(inputs: 2, outputs: outputs, &generator)
      let input = try FiniteLaw<Int>(
        normalizing: [1, Integer(Int.random(in: 1...9, using: &generator))])
      let result = try channel.klContraction(input: input, width: width)
      let slope = try InformationCurve(channel, input: input).slopeAtZero(width: width)
      #expect(slope.enclosure.lower <= result.interval.upper, "\(channel), \(input)")
      #expect(result.interval.lower <= slope.enclosure.upper, "\(channel), \(input)")
    }
  }

  @Test func exhaustiveSmallChannels() throws {
    let uniform = [2: try FiniteLaw.uniform(over: 0..<2), 3: try FiniteLaw.uniform(over: 0..<3)]
    // All 2x2 with weights to 6; every 97th 3x3 with weights to 2, more with the multiplier.
    for (size, base, stride) in [(2, 7, 1), (3, 3, max(1, 97 / multiplier))] {
      let total = (0..<(size * size)).reduce(1) { count, _ in count * base }
      for code in Swift.stride(from: 0, to: total, by: stride) {
        var rest = code
        let rows = (0..<size).map { _ in
          (0..<size).map { _ -> Integer in
            defer { rest /= base }
            return Integer(rest % base)
          }
        }
        if rows.contains(where: { row in row.allSatisfy { $0.isZero } }) { continue }
        let channel = try Channel(normalizing: rows)
        let input = uniform[size]!
        let result = try channel.klContraction(input: input)
        #expect(result.interval.width <= Rational(1, 1_000_000), "\(channel)")
        try expectSound(result, channel, input)
      }
    }
  }

  @Test func badInput() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    #expect {
      try channel.klContraction(input: .uniform(over: 0..<3))
    } throws: { "\($0)".contains("the input law has 3 outcomes; expected 2") }
    #expect {
      try channel.klContraction(input: .uniform(over: 0..<2), width: Rational(-1, 2))
    } throws: { "\($0)" == "the width is -1/2; expected a number above 0" }
  }

  @Test func fourInputs() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<(4 * multiplier) {
      let rows = (0..<4).map { _ in
        (0..<4).map { _ in Integer(Int.random(in: 1...64, using: &generator)) }
      }
      let channel = try Channel(normalizing: rows)
      let input = try FiniteLaw<Int>(
        normalizing: (0..<4).map { _ in Integer(Int.random(in: 1...20, using: &generator)) })
      let result = try channel.klContraction(input: input, width: Rational(1, 10_000))
      #expect(result.interval.width <= Rational(1, 10_000))
      try expectSound(result, channel, input)
    }
  }
}
