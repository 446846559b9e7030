import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import LearningProblems
import Lemmas
import Testing

@Suite struct BooleanClusteringLemmaTests {
  private let lemma = BooleanClusteringLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 44)
    #expect(verification.claimCount == 44 * 5 + 6 * 4 * 4 + 5 * 4 * 2)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // n = 1
  }

  /// The general search for contraction coefficients finds the same constants.
  @Test func constantsByAnotherRoute() throws {
    for (n, lambda) in [
      (1, Rational(1, 10)), (2, Rational(1, 2)), (3, Rational(1, 4)), (4, Rational(3, 4)),
    ] {
      let problem = try BooleanClustering(samples: n, correlation: lambda)
      let constants = try problem.constants()
      let tau = try problem.parameterChannel.klContraction(input: problem.statisticLaw)
      #expect(tau.interval.contains(constants.tau.lower))
      let rho = try problem.testChannel.klContraction(input: problem.statisticLaw)
      #expect(rho.interval.contains(constants.rho.lower))
      let law = try problem.directLaw(dimension: 1)
      let samples = (1...n).map { "X\($0)" }
      #expect(
        try law.maximalCorrelationSquared(between: ["theta"], and: samples).rationalValue
          == constants.tauChiSquare)
      #expect(
        try law.maximalCorrelationSquared(between: ["X"], and: samples).rationalValue
          == constants.rhoChiSquare)
    }
  }

  /// The constants are not those of Gaussian clustering.
  @Test func falseVariant() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label.hasPrefix("n = 3,"))
  }

  @Test func ownInstance() throws {
    let own = try lemma.verify {
      $0[.samples] = 30
      $0[.lambda] = 1 / 20
    }
    #expect(own.holds && own.claimCount == 5)
    #expect(lemma.refusal { $0[.lambda] = 1 / 2 }.contains("needs -n"))
    #expect(lemma.refusal { $0[.samples] = 3 }.contains("needs --lambda"))
    #expect(
      lemma.refusal {
        $0[.samples] = 0
        $0[.lambda] = 1 / 2
      } == "n = 0: the number of samples must be at least 1")
  }
}
