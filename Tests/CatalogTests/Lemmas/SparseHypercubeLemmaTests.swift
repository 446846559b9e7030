import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import LearningProblems
import Lemmas
import Testing

@Suite struct SparseHypercubeLemmaTests {
  private let lemma = SparseHypercubeLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 40)
    #expect(verification.holds)
    let strict = try lemma.cases(.standard).count { problem in
      try lemma.check(problem).contains { $0.claim == "p q < rho" }
    }
    // p below nine tenths of (1 - 3 2^(1-n))/2: none for n = 1, 2; 1/100, 1/10 for n = 3; 1/4 as well from n = 4 on.
    #expect(strict == 2 + 5 * 3)
  }

  /// Values in the literature of this project's derivation: p = 1/100.
  @Test func knownConstants() throws {
    let expected: [(n: Int, rho: String)] = [(3, "0.0004066"), (4, "0.001067"), (5, "0.002955")]
    for (n, rho) in expected {
      let constants = try SparseHypercube(samples: n, fixedProbability: 1 / 100).constants()
      #expect((constants.rho.midpoint / Rational(rho)! - 1).magnitude < Rational(1, 1000))
      #expect(constants.rho.width <= Rational(1, 1_000_000_000_000))
      #expect(constants.tau.isExact && constants.tau.lower == constants.tauChiSquare)
    }
    #expect(
      try SparseHypercube(samples: 3, fixedProbability: 1 / 8).constants().rhoChiSquare
        == Rational(1, 8) * Rational(4, 11))
  }

  /// With chi-square's constant in the place of rho, a learner memorizes less than the claim says.
  @Test func falseVariant() throws {
    // The claim rho <= rho_chi2, which a search for the supremum refutes.
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "n = 3, p = 1/100")
  }

  @Test func ownInstance() throws {
    let own = try lemma.verify {
      $0[.samples] = 30
      $0[.fixed] = 1 / 1000
    }
    #expect(own.holds)
    #expect(lemma.refusal { $0[.samples] = 3 }.contains("needs --fixed"))
    #expect(
      lemma.refusal {
        $0[.samples] = 3
        $0[.fixed] = 1
      }.contains("expected 0 < p < 1"))
    #expect(
      lemma.refusal {
        $0[.samples] = 3
        $0[.fixed] = 3 / 2
      }.contains("p = 3/2"))
  }
}
