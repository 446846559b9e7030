import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct MakurZhengTests {
  @Test func balance() throws {
    var random = SplitMix64(seed: 41)
    for _ in 0..<(100 * multiplier) {
      let law = random.law(Int.random(in: 1...8, using: &random))
      var best = Rational.zero
      for event in 0..<(1 << law.outcomes.count) {
        let mass = law.probability { event >> $0 & 1 == 1 }
        best = max(best, min(mass, 1 - mass))
      }
      #expect(try law.balance() == best, "\(law)")
    }
    #expect(try FiniteLaw.uniform(over: 0..<31).balance() == Rational(15, 31))
    #expect(throws: WorkRefused.self) {
      try FiniteLaw.uniform(over: 0..<37).balance()
    }
  }

  @Test func claims() throws {
    var random = SplitMix64(seed: 42)
    for round in 0..<(60 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 2 + round % 3)
      let p = Rational(Int.random(in: 1...9, using: &random), 10)
      let law = try FiniteLaw<Int>.bernoulli(p)
      let slope = try InformationCurve(channel, input: p).slopeAtZero(
        width: Rational(1, Integer(10).power(15)))
      #expect(channel.contractionClaims.allSatisfy { $0.verdict == .holds }, "\(channel)")
      for claim in try channel.contractionClaims(input: law, fixedInput: .enclosed(slope.enclosure))
      {
        #expect(claim.verdict != .violated, "\(channel) \(p) \(claim)")
      }
    }
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    let claims = try channel.contractionClaims(
      input: FiniteLaw<Int>.bernoulli(Rational(1, 2)),
      fixedInput: .enclosed(Enclosure(Rational(16, 25))))
    #expect(claims.count == 5 && claims.allSatisfy { $0.verdict == .holds })
    #expect(claims[4].slack.rationalValue == Rational(0))
    let wrong = try channel.contractionClaims(
      input: FiniteLaw<Int>.bernoulli(Rational(1, 2)),
      fixedInput: .enclosed(Enclosure(Rational(17, 25))))
    #expect(wrong[2].verdict == .violated)
  }
}
