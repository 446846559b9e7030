import Catalog
import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Testing
import Work

/// What a learner memorizes for several numbers of samples.
struct LearnerStudyTests {
  private static let studies = [
    LearnerStudy(
      family: .boolean, samples: [1, 2, 5], parameter: Rational(1, 3), learner: .majority(2),
      dimension: 4),
    LearnerStudy(
      family: .sparse, samples: [1, 3, 4], parameter: Rational(1, 4), learner: .agreement(1)),
    LearnerStudy(
      family: .boolean, samples: [2, 3], parameter: Rational(1, 2), learner: .everything,
      dimension: 2),
    LearnerStudy(
      family: .gaussian, samples: [1, 4], parameter: Rational(1, 2),
      learner: .meanPlusNoise(1), dimension: 2),
  ]

  /// Every row has the numbers of the report on its own problem.
  @Test func rowsAreTheReports() throws {
    for study in LearnerStudyTests.studies {
      let (table, verdict) = try study.table()
      #expect(verdict == .holds)
      let memorization = table.points(x: "n", y: "memorization")
      let test = table.points(x: "n", y: "testInformation")
      let bound = table.points(x: "n", y: "bound")
      let ratio = table.points(x: "n", y: "memorizationOverBound")
      for (row, n) in study.samples.enumerated() {
        let problem = try LearningProblem(study.family, samples: n, parameter: study.parameter)
        let report = try problem.report(for: study.learner, dimension: study.dimension)
        let outcome = try #require(report.outcome)
        #expect(memorization[row].x == Enclosure(Rational(n)))
        #expect(memorization[row].y == outcome.quantities.memorization.enclosure(bits: 64))
        #expect(test[row].y == outcome.quantities.testInformation.enclosure(bits: 64))
        // The ratio is that of the two columns, and the bound is below the memorization.
        let product = ratio[row].y * bound[row].y
        #expect(product.lower <= memorization[row].y.upper)
        #expect(product.upper >= memorization[row].y.lower)
        #expect(bound[row].y.lower <= memorization[row].y.upper)
      }
    }
  }

  /// The figure is drawn from the table, by the number of samples.
  @Test func figureIsTheTable() throws {
    var study = LearnerStudyTests.studies[0]
    study.samples = [5, 1, 2, 2]
    let drawn = try study.figure()
    #expect(drawn.verdict == .holds)
    #expect(drawn.figure.series.map(\.points.count) == [3, 3, 3])
    for (series, key) in zip(drawn.figure.series, ["memorization", "bound", "testInformation"]) {
      #expect(series.points == drawn.table.points(x: "n", y: key))
    }
  }

  /// Where a test point is independent of the data there is no bound, and no ratio.
  @Test func nothingToLearn() throws {
    let (table, verdict) = try LearnerStudy(
      family: .boolean, samples: [2], parameter: 0, learner: .majority(1)
    ).table()
    #expect(verdict == .holds)
    #expect(table.points(x: "n", y: "bound").isEmpty)
    #expect(table.points(x: "n", y: "memorizationOverBound").isEmpty)
  }

  @Test func refusesALearnerThatDoesNotSuit() throws {
    let study = LearnerStudy(
      family: .gaussian, samples: [2], parameter: Rational(1, 2), learner: .majority(1))
    let error = #expect(throws: (any Error).self) { try study.table() }
    #expect("\(try #require(error))".contains("majority:1"))
  }
}
