import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Sampling
import Testing
import Work

@Suite struct LongTailSamplingTests {
  /// The intervals cover the exact values of a small model.
  @Test func intervalsCoverExactValues() throws {
    let model = try LongTailModel(prior: [1, 10], points: 4, samples: 3)
    let sampling = try LongTailSampling(model, seed: 3)
    let estimate = try sampling.run(trials: 0..<20_000).estimate(Confidence(99 / 100))
    #expect(estimate.singletons.contains(try model.expectedSingletons() / 3))
    #expect(estimate.cost.contains(try model.costOfSingletons()))
    let tau = try #require(try model.coefficient(multiplicity: 1))
    #expect(try #require(estimate.scaledCoefficient).contains(3 * tau))
    #expect(estimate.singletons.width < Rational(2, 100))
  }

  /// The counts depend on the seed alone, and those of adjacent ranges add up.
  @Test func countsAddUp() throws {
    let model = try LongTailModel(prior: LongTailModel.zipf(50), points: 60, samples: 70)
    let sampling = try LongTailSampling(model, seed: 9)
    let whole = try sampling.run(trials: 0..<37, threads: 2)
    #expect(try whole == sampling.run(trials: 0..<11, threads: 1) + sampling.run(trials: 11..<37))
    #expect(try whole != LongTailSampling(model, seed: 10).run(trials: 0..<37))
    #expect(whole.trials == 37)
  }

  @Test func tooLarge() throws {
    let model = try LongTailModel(prior: [1], points: 2_000_000, samples: 1)
    let message = errorMessage { _ = try LongTailSampling(model, seed: 1) }
    #expect(message.contains("2000000 points, more than the limit of 1000000 points"))
  }
}
