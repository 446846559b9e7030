import Claims
import Lemmas
import PosteriorLemmas
import Testing

/// The lemmas on their own cases.
@Suite struct PosteriorLemmaTests {
  @Test func allHoldAndFalseVariantsFail() throws {
    for lemma in LemmaSubject.posteriors.lemmas {
      let verification = try lemma.verify()
      #expect(verification.verdict == .holds, "\(lemma.id): \(verification)")
      #expect(!lemma.falseStatements.isEmpty)
      for refutation in try lemma.refutations() {
        #expect(refutation.counterexample != nil, "\(lemma.id): \(refutation)")
      }
    }
  }
}
