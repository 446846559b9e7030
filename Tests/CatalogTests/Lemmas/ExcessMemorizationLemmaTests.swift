import AlgebraicNumbers
import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct ExcessMemorizationLemmaTests {
  private let lemma = ExcessMemorizationLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    // All partitions: sparse 2, 5, 5 and Boolean 2, 5, 15 for n = 1, 2, 3, two problems each.
    #expect(verification.caseCount == 2 * (2 + 5 + 5) + 2 * (2 + 5 + 15))
    #expect(verification.claimCount == 2 * verification.caseCount)
    #expect(verification.holds)
  }

  /// Random laws of parameter, data and message, not of the model problems.
  @Test func randomMarkovChains() throws {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<(10 * multiplier) {
      let weights = generator.shortProbabilities(6)
      let law = try JointLaw(
        [Array(weights[0..<3]), Array(weights[3..<6])], rowVariable: "theta",
        columnVariable: "D")
      let all = try law.extended(
        by: "M", from: "D", through: generator.shortChannel(inputs: 3, outputs: 2))
      #expect(
        try all.mutualInformation(between: ["M"], and: ["D"], given: ["theta"])
          == all.mutualInformation(between: ["M"], and: ["D"])
          - all.mutualInformation(between: ["M"], and: ["theta"]))
    }
  }

  /// Without the parameter's part the equation is false.
  @Test func falseVariant() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label.contains("table 0,1"))
  }

  @Test func ownInstance() throws {
    let own = try lemma.verify {
      $0[.samples] = 4
      $0[.lambda] = 1 / 3
      $0[.dimension] = 7
      $0[.learner] = .everything
    }
    #expect(own.holds && own.claimCount == 1)
    #expect(lemma.refusal { $0[.lambda] = 1 / 2 }.contains("needs -n"))
    #expect(
      lemma.refusal {
        $0[.samples] = 2
        $0[.fixed] = 1 / 2
        $0[.learner] = .sign(1)
      }.contains("the mean of real numbers is for Gaussian clustering"))
  }
}
