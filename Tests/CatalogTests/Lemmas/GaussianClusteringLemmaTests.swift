import AlgebraicNumbers
import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import LearningLemmas
import LearningProblems
import Lemmas
import Testing

@Suite struct GaussianClusteringLemmaTests {
  private let lemma = GaussianClusteringLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 61)
    #expect(verification.claimCount == 60 * 6 + 5)
    #expect(verification.holds)
  }

  /// The informations from determinants of covariance matrices: 1/2 log(det A det B / det AB).
  @Test func informationsFromDeterminants() throws {
    let (lambda, n, variance) = (Rational(1, 3), 4, Rational(2, 5))
    let quantities = try GaussianClustering(samples: n, correlation: lambda)
      .quantities(for: .meanPlusNoise(variance), dimension: 1)
    let square = lambda * lambda
    let mean = square + (1 - square) / Rational(n)
    func information(_ covariance: Rational) -> LogForm {
      let message = mean + variance
      return Rational(1, 2) * LogForm.log(message / (message - covariance * covariance))
    }
    #expect(quantities.parameterInformation.logForm == information(lambda))
    #expect(quantities.testInformation.logForm == information(square))
    // Given theta, the mean has the variance (1 - lambda^2)/n.
    let rest = (1 - square) / Rational(n)
    #expect(
      quantities.memorization.logForm == Rational(1, 2) * LogForm.log((rest + variance) / variance))
  }

  /// A sign of a variable with squared correlation 1/2 tells 1 - 1/(2 ln 2) bits.
  @Test func signOfTheMean() throws {
    // n = 3 and lambda = 1/2: squared correlation of mean and parameter 1/2.
    let quantities = try GaussianClustering(samples: 3, correlation: 1 / 2)
      .quantities(for: .sign(2), dimension: 2)
    let exact =
      Enclosure(1)
      - Enclosure(1).divided(
        by: 2 * Enclosure.log(Rational(2), bits: 100), bits: 100)
    let found = quantities.parameterInformation.enclosure()
    #expect(found.lower <= 2 * exact.lower && 2 * exact.upper <= found.upper)
    #expect(found.width < Rational(1, 10_000))
  }

  /// The rate of twice the factor is false for large noise.
  @Test func falseVariant() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label.contains("mean+noise:100"))
  }

  @Test func ownInstance() throws {
    let own = try lemma.verify {
      $0[.samples] = 3
      $0[.lambda] = 1 / 5
      $0[.learner] = .meanPlusNoise(1 / 7)
      $0[.dimension] = 9
    }
    #expect(own.holds)
    #expect(lemma.refusal { $0[.samples] = 3 }.contains("needs --lambda"))
    #expect(
      lemma.refusal {
        $0[.samples] = 3
        $0[.lambda] = 1 / 2
        $0[.learner] = .majority(1)
      }.contains("expected mean+noise:S2, sign:M or quantised:M,B"))
  }
}
