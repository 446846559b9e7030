import Catalog
import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Sampling
import Testing

/// The study `learning`, against single simulations.
struct LearningStudyTests {
  /// `C d^(-1/4)` and `C d^(-1/2)` to six places; computed with Python's decimal module.
  @Test func parameters() throws {
    for (d, fourth, square) in [
      (10_000, 200_000, 20_000), (1000, 355_655, 63_245), (7, 1_229_576, 755_928),
    ] {
      let boolean = LearningStudy(family: .boolean, samples: [1], dimension: d, trials: 1, seed: 1)
      let sparse = LearningStudy(family: .sparse, samples: [1], dimension: d, trials: 1, seed: 1)
      #expect(boolean.parameter == Rational(fourth, 1_000_000))
      #expect(sparse.parameter == Rational(square, 1_000_000))
    }
    let negative = LearningStudy(
      family: .boolean, samples: [1], dimension: 16, scale: -1, trials: 1, seed: 1)
    #expect(errorMessage { try negative.reports() }.hasPrefix("lambda = -1/2: "))
    let large = LearningStudy(
      family: .sparse, samples: [1], dimension: 1, scale: 2, trials: 1, seed: 1)
    #expect(errorMessage { try large.reports() }.hasPrefix("p = 2: "))
    let empty = LearningStudy(family: .gaussian, samples: [1], dimension: 0, trials: 1, seed: 1)
    #expect(errorMessage { try empty.reports() }.hasPrefix("d = 0: "))
  }

  /// The rows' chances to fail add up to what the confidence leaves.
  @Test func confidenceOfRow() throws {
    let study = LearningStudy(
      family: .boolean, samples: [1, 2, 3], dimension: 90, trials: 50, seed: 9,
      confidence: 9 / 10)
    #expect(study.confidenceOfRow == Rational(29, 30))
    #expect(study.title.hasSuffix("; all rows hold together with confidence 90 %"))
    let reports = try study.reports()
    #expect(reports.allSatisfy { $0.estimate.confidence == Rational(29, 30) })
    let (wide, counts) = (reports[1].estimate, reports[1].estimate.counts)
    #expect(wide.acceptance == counts.estimate(confidence: 29 / 30).acceptance)
    #expect(wide.error.width > counts.estimate(confidence: 9 / 10).error.width)
    let single = LearningStudy(
      family: .boolean, samples: [4], dimension: 90, trials: 1, seed: 9, confidence: 9 / 10)
    #expect(single.confidenceOfRow == Rational(9, 10))
  }

  @Test func rows() throws {
    let study = LearningStudy(
      family: .sparse, samples: [1, 3], dimension: 400, trials: 500, seed: 9)
    let reports = try study.reports()
    #expect(reports.map(\.learner) == ["agreement:400", "agreement:100"])
    for report in reports {
      let sampling = try LearningSampling(
        report.problem, learner: report.problem.samples == 1 ? .agreement(400) : .agreement(100),
        dimension: 400, seed: 9)
      let counts = try sampling.run(trials: 0..<500)
      #expect(report.estimate.counts == counts)
    }
    let fixed = LearningStudy(
      family: .boolean, samples: [2, 5], dimension: 400, coordinates: 30, trials: 64, seed: 9)
    #expect(try fixed.reports().map(\.learner) == ["majority:30", "majority:30"])
    var serial = fixed
    serial.threads = 1
    #expect(
      try serial.reports().map(\.estimate.counts) == fixed.reports().map(\.estimate.counts))
  }
}
