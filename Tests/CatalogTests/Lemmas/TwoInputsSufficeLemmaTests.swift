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

@Suite struct TwoInputsSufficeLemmaTests {
  @Test func verification() throws {
    let result = try TwoInputsSufficeLemma().verify()
    // Rows are compositions of 5, 3, 4 and 2.
    #expect(result.caseCount == 13 + 36 + 100 + 125 + 216)
    #expect(result.claimCount == 3372)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// The greatest `LC_b` of two rows on a grid of weights, from the definition, is below the coefficient and
  /// comes near it.
  @Test func againstTheDefinition() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<(10 * multiplier) {
      let rows = (0..<3).map { _ -> [Integer] in
        (0..<3).map { _ in Integer(Int.random(in: 1...9, using: &random)) }
      }
      let channel = try Channel(normalizing: rows)
      var greatest = Rational.zero
      for (first, second) in [(0, 1), (0, 2), (1, 2)] {
        for step in 1..<100 {
          let b = Rational(step, 100)
          let sum = Rational.sum(
            (0..<3).map { output -> Rational in
              let (p, q) = (channel[first, output], channel[second, output])
              return p * q / (b * p + (1 - b) * q)
            })
          greatest = max(greatest, 1 - sum)
        }
      }
      let coefficient = channel.klContraction.value
      #expect(coefficient >= greatest && coefficient <= greatest + Rational(1, 1000))
      #expect(try TwoInputsSufficeLemma().check(channel).allSatisfy { $0.verdict == .holds })
    }
  }

  /// The coefficient of the uniform input is too small for other inputs.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try TwoInputsSufficeLemma().counterexample(to: TwoInputsSufficeLemma().falseVariants[0]))
    // The Z-channel: 3/4 against 3/5.
    #expect(counterexample.label == "W = [[1, 0], [1/4, 3/4]]")
    #expect(counterexample.claim.slack.rationalValue == Rational(-3, 20))
  }

  @Test func ownInstance() throws {
    let lemma = TwoInputsSufficeLemma()
    let result = try lemma.verify { $0[.channel] = try .z(Rational(1, 4)) }
    #expect(result.holds && result.caseCount == 1 && result.claimCount == 7)
    // A single input is a channel too, and says nothing.
    let single = try lemma.verify { $0[.channel] = try .identity(1) }
    #expect(single.holds && single.claimCount == 2)
    #expect(
      lemma.refusal { _ in }
        == "the lemma two-inputs-suffice needs --channel, a channel: a file or a name such as bsc:1/10"
    )
  }
}
