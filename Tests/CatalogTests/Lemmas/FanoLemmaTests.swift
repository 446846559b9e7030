import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct FanoLemmaTests {
  @Test func verification() throws {
    let result = try FanoLemma().verify()
    // Symmetric channels; rows^indices channels times indices^observations rules.
    let channels = 31 + 25 * 4 + 100 * 8 + 64 * 9 + 216 * 27
    #expect(result.caseCount == channels && result.claimCount == 2 * channels)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  @Test func equalityForSymmetricChannels() throws {
    for k in 2...5 {
      for tenths in 0...4 {
        let instance = FanoLemma.Instance(
          mostLikelyFrom: try .qarySymmetric(k, Rational(tenths, 10)))
        #expect(
          try instance.success() == max(1 - Rational(tenths, 10), Rational(tenths, 10 * (k - 1))))
        let claims = try FanoLemma().check(instance)
        #expect(claims.count == 2 && claims.allSatisfy { $0.slack.isZero })
      }
    }
  }

  /// Success and informations from the joint law of index, observation and guess.
  @Test func againstTheJointLaw() throws {
    let cases = try FanoLemma().cases(.exhaustive)
    #expect(cases.count == 27_339)
    var random = SplitMix64(seed: 3)
    for _ in 0..<(40 * multiplier) {
      let instance = cases.randomElement(using: &random)!
      let count = instance.channel.inputCount
      let law = try JointLaw("J", FiniteLaw.uniform(over: 0..<count))
        .extended(by: "V", from: "J", through: instance.channel)
        .extended(by: "G", from: "V", through: instance.guess)
      var success = Rational.zero
      for (outcomes, probability) in law.support where outcomes[0] == outcomes[2] {
        success += probability
      }
      let claims = try FanoLemma().check(instance)
      #expect(try instance.success() == success)
      #expect(
        claims[0].left.logForm == binaryDivergence(success, Rational(1, count)).logForm)
      #expect(claims[0].right.logForm == (try law.mutualInformation(between: ["J"], and: ["G"])))
      #expect(claims[1].right.logForm == (try law.mutualInformation(between: ["J"], and: ["V"])))
      #expect(claims.allSatisfy { $0.verdict == .holds }, "\(FanoLemma().label(instance))")
    }
  }

  /// Without the term for the wrong guesses the inequality fails from three indices on.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try FanoLemma().counterexample(to: FanoLemma().falseVariants[0]))
    #expect(counterexample.label.contains("V from J by"))
  }

  @Test func ownInstance() throws {
    let result = try FanoLemma().verify { $0[.channel] = try .binaryErasure(Rational(1, 2)) }
    #expect(result.holds && result.claimCount == 2)
    // The guess 0 for an erasure is right with probability 3/4 in all.
    let instance = FanoLemma.Instance(mostLikelyFrom: try .binaryErasure(Rational(1, 2)))
    #expect(try instance.success() == Rational(3, 4))
    #expect(
      FanoLemma().refusal { _ in }
        == "the lemma fano needs --channel, a channel: a file or a name such as bsc:1/10")
  }
}
