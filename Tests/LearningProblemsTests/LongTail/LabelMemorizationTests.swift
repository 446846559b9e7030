import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Testing
import Work

@Suite struct LabelMemorizationTests {
  private let thirds: [Rational] = [1 / 3, 1 / 3, 1 / 3]

  @Test func knownValues() throws {
    let task = try LabelMemorization(weights: thirds, noise: 1 / 4, samples: 3)
    #expect(task.average(of: .clusterMajority) == Rational(47, 144))
    #expect(task.trainingAccuracy(of: .clusterMajority) == Rational(43, 48))
    #expect(task.testAccuracy(of: .clusterMajority, samples: 2) == Rational(41, 72))
    #expect(task.testAccuracy(of: .clusterMajority, samples: 0) == Rational(1, 2))
    let clean = try LabelMemorization(weights: thirds, noise: 0, samples: 2)
    #expect(clean.trainingAccuracy(of: .lastLabel) == 1)
    #expect(
      clean.average(of: .lastLabel) == 1 - clean.testAccuracy(of: .lastLabel, samples: 1))
    #expect(clean.average(of: LabelRule("constant") { _, _ in 1 }) == 0)
  }

  @Test func badInput() throws {
    #expect(
      errorMessage { _ = try LabelMemorization(weights: [1], noise: 5 / 4, samples: 1) }
        == "the probability of a flipped label is 5/4, expected a number in [0, 1]")
    #expect(
      errorMessage { _ = try LabelMemorization(weights: [1 / 2], noise: 0, samples: 1) }
        == "the weights of the subpopulations sum to 1/2, expected 1")
    #expect(
      errorMessage { _ = try LabelMemorization(weights: self.thirds, noise: 0, samples: 9) }
        .contains("more than the limit of 1000000 cases"))
  }
}
