import AlgebraicNumbers
import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import Testing

@Suite struct ClusterSuperadditivityLemmaTests {
  private let lemma = ClusterSuperadditivityLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    // (1,1): 15 and 15; (1,2): 203 and 203; 20 random ones for each of the four pairs.
    #expect(verification.caseCount == 2 * 15 + 2 * 203 + 4 * 20)
    #expect(verification.claimCount == 4 * verification.caseCount)
    #expect(verification.holds)
  }

  /// The two claims of a cluster: an equality for a message about one cluster alone.
  @Test func equality() throws {
    let cases = try lemma.cases(.standard)
    let first = try #require(
      cases.first {
        lemma.label($0).hasSuffix("messages [0, 1, 0, 1]")
          && lemma.label($0).hasPrefix("Boolean clustering")
      })
    let claims = try lemma.check(first)
    #expect(claims[0].slack.isZero)
    // The message is X_1 of the first cluster: memorization 1 - (1 - h(1/4)) = h(1/4).
    #expect(claims[0].right.logForm == binaryEntropy(Rational(1, 4)))
    #expect(claims[2].right.logForm == .zero)
  }

  /// The opposite inequality is false: the parity of both samples tells nothing about each.
  @Test func falseVariant() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.claim.verdict == .violated)
  }

  @Test func instanceNeedsACorrelation() {
    #expect(lemma.refusal { $0[.samples] = 3 }.contains("needs --lambda"))
  }
}
