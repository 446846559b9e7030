import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct SamorodnitskyLemmaTests {
  @Test func verification() throws {
    let result = try SamorodnitskyLemma().verify()
    // 80 laws of two bits with two functions and 30 random laws, through four channels.
    #expect(result.caseCount == (160 + 30) * 4 && result.claimCount == 2 * result.caseCount)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// For erasure channels both sides of (ii) are equal.
  @Test func equalityForErasures() throws {
    let lemma = SamorodnitskyLemma()
    let erasure = try Channel.binaryErasure(Rational(1, 3))
    var count = 0
    for instance in try lemma.cases(.standard) where instance.channel == erasure {
      #expect(try lemma.check(instance)[0].slack.isZero, "\(lemma.label(instance))")
      count += 1
    }
    #expect(count == 190)
  }

  /// Both sides from the joint law: all symbols sent, and the mean over the sets.
  @Test func againstTheJointLaw() throws {
    var random = SplitMix64(seed: 16)
    let cases = try SamorodnitskyLemma().cases(.exhaustive)
    #expect(cases.count == 1190 * 4)
    for _ in 0..<(15 * multiplier) {
      let instance = cases.randomElement(using: &random)!
      let symbols = instance.symbols
      var sent = instance.law
      for symbol in symbols {
        sent = try sent.extended(by: "Y\(symbol)", from: symbol, through: instance.channel)
      }
      let left = try sent.mutualInformation(between: ["U"], and: symbols.map { "Y\($0)" })
      let eta = try #require(instance.channel.klContraction.value.rationalValue)
      var right = LogForm.zero
      for set in 0..<(1 << symbols.count) {
        let chosen = symbols.indices.filter { set >> $0 & 1 == 1 }
        let weight = eta.power(chosen.count) * (1 - eta).power(symbols.count - chosen.count)
        right +=
          weight
          * (try instance.law.mutualInformation(
            between: ["U"], and: chosen.map { symbols[$0] }))
      }
      let claims = try SamorodnitskyLemma().check(instance)
      #expect(claims[0].left.logForm == left && claims[0].right.logForm == right)
      #expect(claims.allSatisfy { $0.verdict == .holds })
    }
  }

  /// The linear bound of independent symbols fails for dependent ones.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try SamorodnitskyLemma().counterexample(to: SamorodnitskyLemma().falseVariants[0]))
    #expect(counterexample.claim.verdict == .violated)
  }

  @Test func ownInstance() throws {
    let lemma = SamorodnitskyLemma()
    let law = try JointLaw(
      ["X1", "U", "X2"], weights: [[0, 0, 0]: Rational(1, 2), [1, 1, 1]: Rational(1, 2)])
    let result = try lemma.verify { arguments in
      arguments[.law] = law
      arguments[.channel] = try .binarySymmetric(Rational(1, 4))
    }
    // 7/16 - 5/8 (1 - h(1/10)).
    #expect(result.holds && result.claimCount == 2)
    #expect(result.minimumSlack?.isZero == true)
    let claims = try lemma.check(
      SamorodnitskyLemma.Instance(
        law: law, symbols: ["X1", "X2"], channel: .binarySymmetric(Rational(1, 4))))
    #expect(
      claims[0].slack.logForm
        == .bits(Rational(7, 16)) - Rational(5, 8)
        * (LogForm.bits(1) - binaryEntropy(Rational(1, 10))))
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = try law.renamed(["X1", "V", "X2"])
        arguments[.channel] = try .binarySymmetric(Rational(1, 4))
      }
        == "the lemma samorodnitsky: the law has the variables X1, V, X2; expected U and one or more "
        + "symbols")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = law
        arguments[.channel] = try .identity(3)
      }.contains("3"))
    #expect(
      lemma.refusal { $0[.law] = law }
        == "the lemma samorodnitsky needs --channel, a channel: a file or a name such as bsc:1/10")
  }
}
