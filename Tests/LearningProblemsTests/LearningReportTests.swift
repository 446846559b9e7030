import ExactArithmetic
import Foundation
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Sampling
import Testing

@Suite struct LearningReportTests {
  private func sampling(_ learner: Learner = .majority(300)) throws -> LearningSampling {
    try LearningSampling(
      LearningProblem(.boolean, samples: 3, parameter: 1 / 4), learner: learner, dimension: 1000,
      seed: 6)
  }

  /// Both intervals are Clopper-Pearson's, each with half of what the confidence leaves.
  @Test func estimate() throws {
    let counts = ClassifierCounts(
      points: SuccessCount(trials: 500, successes: 430),
      nulls: SuccessCount(trials: 500, successes: 51))
    let estimate = counts.estimate(confidence: 9 / 10)
    let each = Confidence(Rational(95, 100))
    #expect(estimate.acceptance == counts.points.interval(each))
    #expect(estimate.falseAcceptance == counts.nulls.interval(each))
    #expect(
      estimate.error
        == Enclosure(
          (1 - estimate.acceptance.upper + estimate.falseAcceptance.lower) / 2,
          (1 - estimate.acceptance.lower + estimate.falseAcceptance.upper) / 2))
  }

  /// The least divergence over the box of both intervals, against a search on a grid, in double precision.
  @Test func leastDivergence() {
    func divergence(_ a: Double, _ b: Double) -> Double {
      func term(_ x: Double, _ y: Double) -> Double { x == 0 ? 0 : x * log2(x / y) }
      return term(a, b) + term(1 - a, 1 - b)
    }
    for (points, nulls) in [(430, 51), (51, 430), (250, 260), (500, 0), (0, 0), (500, 499)] {
      let estimate = ClassifierCounts(
        points: SuccessCount(trials: 500, successes: points),
        nulls: SuccessCount(trials: 500, successes: nulls)
      ).estimate(confidence: 9 / 10)
      func grid(_ interval: Enclosure) -> [Double] {
        let (low, high) = (Double(interval.lower), Double(interval.upper))
        return (0...100).map { low + (high - low) * Double($0) / 100 }
      }
      let (a, b) = (grid(estimate.acceptance), grid(estimate.falseAcceptance))
      let least = a.flatMap { a in
        b.filter { $0 > 0 && $0 < 1 }.map { divergence(a, $0) }
      }.min()!
      let value = Double(estimate.leastDivergence.enclosure(in: .bits, bits: 60).lower)
      // Where the intervals meet the grid finds a small number and the least is 0.
      #expect(value <= least + 1e-9 && value >= least - 1e-3, "\(points), \(nulls)")
      let meet =
        estimate.acceptance.lower <= estimate.falseAcceptance.upper
        && estimate.falseAcceptance.lower <= estimate.acceptance.upper
      #expect((estimate.leastDivergence.signum() == 0) == meet, "\(points), \(nulls)")
    }
  }

  @Test func numbers() throws {
    let sampling = try sampling()
    let counts = try sampling.run(trials: 0..<4000)
    let report = try sampling.report(counts, confidence: 99 / 100)
    let problem = sampling.problem
    let closed = try problem.report(for: .majority(3), dimension: 3)
    // The informations are those of three coordinates, a hundred times.
    let outcome = try #require(closed.outcome)
    #expect(
      report.quantities.memorization.logForm
        == 100 * (try #require(outcome.quantities.memorization.logForm)))
    #expect(
      report.quantities.testInformation.logForm
        == 100 * (try #require(outcome.quantities.testInformation.logForm)))
    let factor = try #require(try problem.constants().factor)
    let divergence = report.estimate.leastDivergence.enclosure(in: .bits, bits: 90)
    let bound = try #require(report.accuracyBound).enclosure()
    #expect(abs(Double(bound.lower) - Double(factor.lower * divergence.lower)) < 1e-9)
    #expect(report.consistency == .consistent && report.checks.count == 4)
    #expect(report.verdict == .holds && report.claims.count == 2)
    let ratio = try #require(report.memorizationOverAccuracyBound)
    #expect(ratio * bound.lower >= report.quantities.memorization.enclosure().lower)
    #expect(Double(ratio) > 1)
  }

  /// Counts that no learner of so little information can have.
  @Test func contradiction() throws {
    let sampling = try sampling(.majority(1))
    let impossible = ClassifierCounts(
      points: SuccessCount(trials: 1000, successes: 990),
      nulls: SuccessCount(trials: 1000, successes: 10))
    let report = try sampling.report(impossible, confidence: 99 / 100)
    #expect(report.consistency == .contradicted)
    #expect(report.checks.allSatisfy { $0.consistency == .contradicted })
    #expect(
      report.checks.map(\.claim) == [
        "a lies in its interval", "b lies in its interval", "d2(a||b) <= I(M;X)",
        "(1-tau)/rho d2(a||b) <= I(M;X1..n|theta)",
      ])
    // What is decided without sampling is untouched.
    #expect(report.verdict == .holds)
    #expect(report.text().contains("CONTRADICTED at 99 %: a lies in its interval;"))
    #expect(report.text().contains("3. d2(a||b) <= I(M;X)   contradicted at 99 %"))
  }

  /// No trials say nothing, and data that are independent of the test point give no bound.
  @Test func degenerateCases() throws {
    let none = try sampling().report(.zero, confidence: 99 / 100)
    #expect(none.estimate.error == Enclosure(0, 1) && none.consistency == .consistent)
    #expect(none.memorizationOverAccuracyBound == nil)
    #expect(none.text().contains("\nNothing was sampled. Without sampling: "))
    #expect(!none.text().contains("at 99 %") && !none.text().contains("consistent with all"))
    let cell = try #require(none.table.rows[0].last)
    if case .empty = cell {} else { Issue.record("\(cell)") }
    for family in LearningProblem.Family.allCases {
      let learner = family == .gaussian ? Learner.sign(5) : .majority(5)
      let free = try LearningSampling(
        LearningProblem(family, samples: 2, parameter: 0), learner: learner, dimension: 5, seed: 1)
      let report = try free.report(free.run(trials: 0..<200), confidence: 99 / 100)
      #expect(report.bound == nil && report.accuracyBound == nil)
      #expect(report.consistency == .consistent && report.verdict == .holds, "\(report)")
      #expect(report.text().contains("there is no bound"))
    }
  }
}
