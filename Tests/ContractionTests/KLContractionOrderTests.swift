import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// Inequalities and invariances of all contraction coefficients.
@Suite struct KLContractionOrderTests {
  struct Coefficients: Equatable {
    let dobrushin: Rational
    let doeblin: Rational
    let kl: AlgebraicReal
    let chiSquare: AlgebraicReal

    init(_ channel: Channel, _ law: FiniteLaw<Int>) throws {
      dobrushin = channel.dobrushinCoefficient
      doeblin = channel.doeblinCoefficient
      kl = channel.klContraction.value
      chiSquare = try channel.chiSquareContraction(input: law)
    }
  }

  func checkOrder(_ channel: Channel, _ law: FiniteLaw<Int>) throws {
    let c = try Coefficients(channel, law)
    #expect(c.dobrushin * c.dobrushin <= c.kl, "\(channel)")
    #expect(c.kl <= c.dobrushin && c.dobrushin <= 1 - c.doeblin, "\(channel)")
    #expect(c.chiSquare <= c.kl && c.chiSquare >= Rational(0), "\(channel) \(law)")
    if channel.inputCount == 2 { #expect(1 - c.doeblin == c.dobrushin) }
  }

  @Test func everyChannelWithTwoInputsAndOutputs() throws {
    let all = rows(of: 2, weightsTo: 6)
    for p in all {
      for q in all {
        try checkOrder(try Channel([p, q]), try .uniform(over: 0..<2))
        try checkOrder(try Channel([p, q]), try FiniteLaw([Rational(1, 5), Rational(4, 5)]))
      }
    }
  }

  @Test func everyChannelWithThreeInputsAndOutputs() throws {
    let all = rows(of: 3, weightsTo: 2)
    for p in all {
      for q in all {
        for r in all {
          try checkOrder(try Channel([p, q, r]), try FiniteLaw(normalizing: [1, 2, 2]))
        }
      }
    }
  }

  @Test func randomChannels() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<(100 * multiplier) {
      let (n, m) = (Int.random(in: 1...6, using: &random), Int.random(in: 1...6, using: &random))
      try checkOrder(random.channel(inputs: n, outputs: m), random.law(n))
    }
  }

  /// For two inputs chi-square's coefficient reaches that of KL at the best mixing weight.
  @Test func chiSquareAtTheBestWeightIsTheChannelsCoefficient() throws {
    for delta in [Rational(1, 10), Rational(1, 3)] {
      let channel = try Channel.binarySymmetric(delta)
      #expect(
        try channel.chiSquareContraction(input: .uniform(over: 0..<2))
          == channel.klContraction.value)
    }
    var random = SplitMix64(seed: 22)
    for _ in 0..<(30 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 4)
      let result = channel.klContraction
      guard case .interior(let weight) = result.weight else { continue }
      // Near the maximiser the value is lower by the square of the distance.
      let b = weight.enclosure(bits: 60).lower
      if b.isZero || b >= 1 { continue }
      let value = try channel.chiSquareContraction(input: try FiniteLaw([b, 1 - b]))
      #expect(value <= result.value)
      #expect(value + Rational(1, 1 << 50) >= result.value)
    }
  }

  @Test func permutationsMergingAndSplitting() throws {
    var random = SplitMix64(seed: 23)
    for _ in 0..<(60 * multiplier) {
      let (n, m) = (Int.random(in: 1...5, using: &random), Int.random(in: 1...5, using: &random))
      let channel = random.channel(inputs: n, outputs: m)
      let law = random.law(n)
      let expected = try Coefficients(channel, law)
      let (inputs, outputs) = (
        Array(0..<n).shuffled(using: &random), Array(0..<m).shuffled(using: &random)
      )
      let permuted = try Channel(inputs.map { x in outputs.map { channel[x, $0] } })
      let permutedLaw = try FiniteLaw(inputs.map { law.probability(of: $0) })
      #expect(try Coefficients(permuted, permutedLaw) == expected)

      // A column split in the proportion 2 : 3.
      let column = Int.random(in: 0..<m, using: &random)
      let split = try Channel(
        channel.rows.map { row in
          row + [row[column] * Rational(2, 5)]
        }.map { row in
          row.enumerated().map { $0 == column ? $1 * Rational(3, 5) : $1 }
        })
      #expect(try Coefficients(split, law) == expected)

      // An input repeated, its weight divided.
      let repeated = try Channel(channel.rows + [channel.rows[0]])
      let shared = law.probability(of: 0) / 3
      let probabilities = [law.probability(of: 0) - shared] + law.probabilities.dropFirst()
      #expect(try Coefficients(repeated, try FiniteLaw(probabilities + [shared])) == expected)
    }
  }

  @Test func postProcessingNeverIncreases() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<(60 * multiplier) {
      let (n, m, k) = (
        Int.random(in: 1...4, using: &random), Int.random(in: 1...4, using: &random),
        Int.random(in: 1...4, using: &random)
      )
      let (first, second) = (
        random.channel(inputs: n, outputs: m), random.channel(inputs: m, outputs: k)
      )
      let law = random.law(n)
      let (before, after) = (
        try Coefficients(first, law), try Coefficients(try first.then(second), law)
      )
      #expect(after.dobrushin <= before.dobrushin)
      #expect(1 - after.doeblin <= 1 - before.doeblin)
      #expect(after.kl <= before.kl && after.chiSquare <= before.chiSquare)
      #expect(after.dobrushin <= before.dobrushin * second.dobrushinCoefficient)
    }
  }
}
