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

@Suite struct FixedInputContractionLemmaTests {
  @Test func verification() throws {
    let result = try FixedInputContractionLemma().verify()
    // 12 named channels of at most three inputs and 6 others, with two laws each.
    #expect(result.caseCount == 2 * (12 + 6))
    #expect(result.claimCount == 712)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// The claims on a grid, computed from the definition of the divergence.
  @Test func againstTheDefinition() throws {
    let cases = try FixedInputContractionLemma().cases(.standard)
    var random = SplitMix64(seed: 13)
    for _ in 0..<(8 * multiplier) {
      let instance = cases.randomElement(using: &random)!
      let (channel, input) = (instance.channel, instance.input)
      let contraction = try channel.klContraction(input: input)
      var weights = (0..<channel.inputCount).map { _ in Int.random(in: 0...9, using: &random) }
      weights[0] += 1
      let total = weights.reduce(0, +)
      func divergence(_ q: [Rational], _ p: [Rational]) -> LogForm {
        zip(q, p).reduce(LogForm.zero) { sum, item in
          item.0.isZero ? sum : sum + item.0 * LogForm.log(item.0 / item.1)
        }
      }
      func output(_ law: [Rational]) -> [Rational] {
        (0..<channel.outputCount).map { y in
          Rational.sum(law.indices.map { law[$0] * channel[$0, y] })
        }
      }
      let (q, p) = (weights.map { Rational($0, total) }, input.probabilities)
      let (before, behind) = (divergence(q, p), divergence(output(q), output(p)))
      let upper = contraction.exact?.rationalValue ?? contraction.interval.upper
      #expect(behind <= upper * before)
      if let witness = contraction.witness {
        #expect(try witness.check(channel: channel, input: input) == .holds)
      }
    }
  }

  /// chi-square's coefficient is too small a number for mutual informations.
  @Test func aFalseVariant() throws {
    let lemma = FixedInputContractionLemma()
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(
      counterexample.label == "W = [[9/10, 1/10], [1/10, 9/10]], P = [1/3, 2/3]")
  }

  @Test func ownInstance() throws {
    let lemma = FixedInputContractionLemma()
    let result = try lemma.verify { arguments in
      arguments[.channel] = try .z(Rational(1, 4))
      arguments[.input] = try FiniteLaw<Int>([Rational(1, 3), Rational(2, 3)])
    }
    // The grid of twelfths has 13 laws, one of them P.
    #expect(result.holds && result.claimCount == 3 + 12)
    let symmetric = try lemma.verify { $0[.channel] = try .binarySymmetric(Rational(1, 10)) }
    #expect(symmetric.holds && symmetric.minimumSlack?.isZero == true)
    #expect(
      lemma.refusal { $0[.channel] = try .identity(7) }
        == "the lemma fixed-input-contraction: the channel has 7 inputs; expected at most 6, as laws on "
        + "a grid are tried")
    #expect(
      lemma.refusal { arguments in
        arguments[.channel] = try .z(Rational(1, 4))
        arguments[.input] = try FiniteLaw<Int>([Rational(1)])
      }.contains("1"))
    #expect(
      lemma.refusal { _ in }
        == "the lemma fixed-input-contraction needs --channel, a channel: a file or a name such as "
        + "bsc:1/10")
  }
}
