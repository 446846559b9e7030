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

@Suite struct ContractionOrderLemmaTests {
  @Test func verification() throws {
    let result = try ContractionOrderLemma().verify()
    #expect(result.caseCount == 2 * (13 + 36 + 100 + 64))
    #expect(result.claimCount == 3616)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// Both ends of the Hellinger bounds, and closed forms of all coefficients.
  @Test func closedForms() throws {
    for tenths in 1...4 {
      let value = Rational(tenths, 10)
      let uniform = try FiniteLaw<Int>.bernoulli(Rational(1, 2))
      func claims(_ channel: Channel) throws -> [String: Claim] {
        let claims = try ContractionOrderLemma().check(
          ContractionOrderLemma.Instance(channel: channel, input: uniform))
        #expect(claims.count == 10 && claims.allSatisfy { $0.verdict == .holds })
        return Dictionary(uniqueKeysWithValues: claims.map { ($0.claim, $0) })
      }
      let symmetric = try claims(.binarySymmetric(value))
      #expect(symmetric["eta_KL(pair) <= H^2 - H^4/4"]?.slack.isZero == true)
      #expect(symmetric["eta_TV^2 <= eta_KL"]?.slack.isZero == true)
      #expect(symmetric["eta_chi2(P,W) <= eta_KL(P,W)"]?.slack.isZero == true)
      #expect(
        symmetric["eta_KL <= eta_TV"]?.slack.rationalValue
          == (1 - 2 * value) - (1 - 2 * value).power(2))
      let erasure = try claims(.binaryErasure(value))
      #expect(erasure["H^2/2 <= eta_KL(pair)"]?.slack.isZero == true)
      #expect(erasure["eta_KL <= eta_TV"]?.slack.isZero == true)
      #expect(erasure["eta_TV^2 <= eta_KL"]?.slack.rationalValue == (1 - value) * value)
    }
  }

  /// Total variation of rows and affinities from their definitions.
  @Test func againstTheDefinitions() throws {
    var random = SplitMix64(seed: 12)
    let cases = ContractionOrderLemma().cases(.exhaustive)
    #expect(cases.count == 2 * (13 + 36 + 100 + 64 + 1000))
    for _ in 0..<(20 * multiplier) {
      let instance = cases.randomElement(using: &random)!
      let channel = instance.channel
      var (total, common) = (Rational.zero, Rational.zero)
      for first in 0..<channel.inputCount {
        for second in 0..<first {
          total = max(
            total,
            Rational.sum(
              (0..<channel.outputCount).map {
                (channel[first, $0] - channel[second, $0]).magnitude
              }) / 2)
        }
      }
      for output in 0..<channel.outputCount {
        common += (0..<channel.inputCount).map { channel[$0, output] }.min()!
      }
      let claims = try ContractionOrderLemma().check(instance)
      #expect(
        claims.allSatisfy { $0.verdict == .holds }, "\(ContractionOrderLemma().label(instance))")
      #expect(claims[0].left.rationalValue == total * total)
      #expect(claims[2].left.rationalValue == total)
      #expect(claims[2].right.rationalValue == 1 - common)
    }
  }

  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try ContractionOrderLemma().counterexample(to: ContractionOrderLemma().falseVariants[0]))
    #expect(
      counterexample.label == "W = [[2/3, 0, 1/3], [0, 2/3, 1/3]], P = [1/2, 1/2]")
  }

  @Test func ownInstance() throws {
    let lemma = ContractionOrderLemma()
    let result = try lemma.verify { arguments in
      arguments[.channel] = try .z(Rational(1, 4))
      arguments[.input] = try FiniteLaw<Int>([Rational(1, 3), Rational(2, 3)])
    }
    #expect(result.holds && result.claimCount == 10)
    #expect(try lemma.verify { $0[.channel] = try .z(Rational(1, 4)) }.holds)
    #expect(
      lemma.refusal { arguments in
        arguments[.channel] = try .z(Rational(1, 4))
        arguments[.input] = try FiniteLaw<Int>([Rational(1), Rational(0)])
      } == "the lemma contraction-order: the input law has one input of positive probability; "
        + "expected two or more")
    #expect(
      lemma.refusal { arguments in
        arguments[.channel] = try .z(Rational(1, 4))
        arguments[.input] = try FiniteLaw<Int>([Rational(1, 2), Rational(1, 4), Rational(1, 4)])
      }.contains("3"))
    #expect(
      lemma.refusal { _ in }
        == "the lemma contraction-order needs --channel, a channel: a file or a name such as bsc:1/10"
    )
  }
}
