import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Posteriors
import Tables
import Testing
import Work

@Suite struct MemorizedPriorTests {
  private func memorized(
    _ law: String, noise: String, n: Int
  ) throws -> MemorizedPrior {
    try MemorizedPrior(prior: FiniteLaw(rationals(law)), noise: rational(noise), samples: n)
  }

  @Test func knownValues() throws {
    let uniform = try memorized("1/4 1/4 1/4 1/4", noise: "1/10", n: 3)
    #expect(try uniform.totalVariation() == rational("8434929/19820800"))
    #expect(uniform.missingMass == rational("27/64"))
    let skew = try memorized("1/2 1/4 1/8 1/8", noise: "1/4", n: 2)
    #expect(try skew.totalVariation() == rational("9741/20480"))
    #expect(skew.missingMass == rational("117/256"))
    // Equality occurs.
    let equal = try memorized("1/4 1/4 1/4 1/4", noise: "1/4", n: 2)
    #expect(try equal.totalVariation() == rational("9/16"))
    #expect(equal.missingMass == rational("9/16"))
  }

  /// Exponentially many examples: a uniform prior on strings misses (1-2^-d)^n.
  @Test func missingMassOfStrings() throws {
    for d in 1...4 {
      let points = 1 << d
      let prior = try MemorizedPrior(
        prior: .uniform(over: Array(0..<points)), noise: Rational(1, 10), samples: 3)
      #expect(prior.missingMass == (1 - Rational(1, points)).power(3))
    }
  }

  /// By the definition, with numbers beyond machine words as well.
  @Test func variationByDefinition() throws {
    var generator = SplitMix64(seed: 31)
    for round in 0..<cases(12) {
      let (points, outputs, n) = (
        Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator),
        Int.random(in: 1...3, using: &generator)
      )
      let scale = round % 3 == 0 ? 1_000_000_007 : 5
      func weights(_ count: Int) -> [Rational] {
        (0..<count).map { _ in Rational(Int.random(in: 1...scale, using: &generator)) }
      }
      let law = try FiniteLaw(Array(0..<points), normalizing: weights(points))
      let channel = try Channel(normalizing: (0..<points).map { _ in weights(outputs) })
      let memorized = try MemorizedPrior(prior: law, channel: channel, samples: n)
      #expect(try memorized.totalVariation() == defined(memorized))
    }
  }

  private func defined(_ memorized: MemorizedPrior) -> Rational {
    let law = memorized.prior.probabilities
    var draws: [[Int]] = [[]]
    for _ in 0..<memorized.samples { draws = draws.flatMap { d in law.indices.map { d + [$0] } } }
    var sum = Rational.zero
    for draw in draws {
      let mass = draw.reduce(Rational.one) { $0 * law[$1] }
      let counts = law.indices.map { x in draw.count { $0 == x } }
      for y in 0..<memorized.channel.outputCount {
        let joint = law.indices.map { law[$0] * memorized.channel[$0, y] }
        let total = Rational.sum(joint)
        let products = counts.indices.map { Rational(counts[$0]) * memorized.channel[$0, y] }
        let normalisation = Rational.sum(products)
        let distance = zip(joint, products).map { ($0 / total - $1 / normalisation).magnitude }
        sum += mass * total * Rational.sum(distance) / 2
      }
    }
    return sum
  }

  @Test func posteriorsOfATrainingSet() throws {
    let memorized = try memorized("1/2 1/2", noise: "1/4", n: 3)
    #expect(
      memorized.memorizedPosterior(multiplicities: [2, 1], observation: 0)
        == rationals("6/7 1/7"))
    #expect(memorized.truePosterior(observation: 0) == rationals("3/4 1/4"))
    #expect("\(memorized)" == "a prior on 2 points memorized from n = 3 draws")
  }

  @Test func reportSaysBothSides() throws {
    let memorized = try memorized("1/2 1/4 1/8 1/8", noise: "1/4", n: 2)
    let report = try MemorizedPriorReport(memorized, question: Report.Question("memorized-prior"))
    #expect(report.claim.verdict == .holds)
    #expect(report.json()["totalVariation"] == "9741/20480")
    #expect(report.json()["missingMass"] == "117/256")
    #expect(report.description.contains("missing mass"))
  }

  @Test func refusals() throws {
    #expect(
      errorMessage { try memorized("1/2 1/2", noise: "1/4", n: 0) }
        == "n = 0: the number of training draws must be at least 1")
    #expect(
      errorMessage { try memorized("1/2 1/2", noise: "5/4", n: 1) }
        == "the noise is 5/4; expected a probability, from 0 to 1")
    #expect(
      errorMessage { try memorized("1/3 1/3 1/3", noise: "1/4", n: 1) }.contains("2^d of them"))
    for noise in ["0", "1"] {
      #expect(
        errorMessage { try memorized("1/2 1/2", noise: noise, n: 1) }
          .contains("no memorized posterior (Z = 0)"))
    }
    #expect(
      errorMessage {
        try MemorizedPrior(
          prior: FiniteLaw(rationals("1/2 1/2")), channel: Channel([[1]]), samples: 1)
      } == "the prior has 2 points and the channel 1 inputs; expected as many")
    let large = try memorized("1/4 1/4 1/4 1/4", noise: "1/4", n: 200)
    #expect(
      errorMessage { try large.totalVariation() }.contains("1373701 multisets of draws"))
    let long = try memorized("1/4 1/4 1/4 1/4", noise: "1/1000003", n: 100)
    #expect(errorMessage { try long.totalVariation() }.contains("bits"))
  }
}
