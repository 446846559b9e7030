import AlgebraicNumbers
import Catalog
import ExactArithmetic
import Figures
import LearningProblems
import Tables
import Testing

/// The constants of learning problems, and what a simple learner memorizes.
struct MemorizationStudyTests {
  /// The ratio of both curves is the last column of the table `memorization`.
  @Test(arguments: LearningProblem.Family.allCases)
  func memorizationFigure(_ family: LearningProblem.Family) throws {
    let samples = [1, 3, 5]
    let drawn = try MemorizationStudy(
      family: family, samples: samples.reversed(), parameter: Rational(1, 10)
    ).figure()
    let table = try MemorizationStudy(
      family: family, samples: samples, parameter: Rational(1, 10)
    ).table()
    let ratios = table.points(x: "n", y: "memorizationOverBound")
    let (learner, bound) = (drawn.figure.series[0].points, drawn.figure.series[1].points)
    #expect(learner.count == 3 && ratios.count == 3)
    for index in samples.indices {
      #expect(learner[index].x == ratios[index].x)
      let quotient = Double(learner[index].y.midpoint / bound[index].y.midpoint)
      #expect(abs(quotient - Double(ratios[index].y.midpoint)) < 1e-9)
      #expect(learner[index].y.upper >= bound[index].y.lower)
    }
    #expect(drawn.figure.series.count == (family == .sparse ? 3 : 2))
  }

  /// Chi-square's factor lies above what a learner attains: it is no bound.
  @Test func chiSquareIsNoBound() throws {
    let series = try MemorizationStudy(
      family: .sparse, samples: [6], parameter: Rational(1, 100)
    ).figure().figure.series
    #expect(series[2].points[0].y.lower > series[0].points[0].y.upper)
  }

  @Test func nothingToDraw() throws {
    let drawn = try MemorizationStudy(family: .boolean, samples: [1, 2], parameter: 0).figure()
    #expect(throws: FigureError.nothingToDraw(figure: "Boolean clustering with λ = 0")) {
      try drawn.figure.pgfplots(provenance: "")
    }
  }

  /// Where the learner keeps all it learns, the axis begins at 0.
  @Test func fullCorrelation() throws {
    let drawn = try MemorizationStudy(family: .boolean, samples: [1, 2], parameter: 1).figure()
    #expect(try drawn.figure.gnuplotScript(provenance: "").contains("set yrange [0:1.04]"))
  }
}
