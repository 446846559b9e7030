import ExactArithmetic
import ExtractionAttack
import Foundation
import Sampling
import Tables
import Testing

/// The experiment as a whole, at the reduced size.
@Suite struct ExperimentTests {
  init() { oneThreadEach }

  private func experiment(seed: UInt64 = 1) throws -> Experiment {
    try Experiment(size: .small, correlation: 1 / 4, seed: seed)
  }

  @Test func logisticRegressionLosesTheSingletons() throws {
    let experiment = try experiment()
    let course = experiment.run(.logistic)
    #expect(course.checkpoints.map(\.step) == GradientLearner.logistic.schedule.checkpoints)
    let (first, last) = (course.checkpoints.first!, course.checkpoints.last!)
    #expect(first.signAttack.fraction < Rational(55, 100) && last.trainingSuccess.estimate == 1)
    #expect(
      last.signAttack.fraction >= Rational(98, 100)
        && last.signAttack.freeFraction >= Rational(98, 100))
    #expect(last.coordinateAscent.fraction >= Rational(98, 100))
    #expect(last.coordinateAscent.freeFraction >= Rational(98, 100))
  }

  @Test func theNetworkLosesTheSingletons() throws {
    let course = try experiment().run(.network)
    let last = course.checkpoints.last!
    #expect(last.trainingSuccess.estimate == 1 && last.loss < 0.1)
    #expect(last.coordinateAscent.fraction >= Rational(98, 100))
  }

  /// On the same fresh examples no learner does much better than the best rule, and the best rule does as the game's
  /// optimum and the number of seen clusters say.
  @Test func theBestRuleIsBest() throws {
    let experiment = try experiment()
    let instance = experiment.instance
    let last = experiment.run(.logistic).checkpoints.last!
    let margin = 6 * 0.5 / Double(instance.size.testPoints).squareRoot()
    func value(_ count: SuccessCount) -> Double { Double(count.estimate!) }
    #expect(value(last.testSuccess) <= value(instance.bestTestSuccess) + margin)
    #expect(value(last.singletonSuccess) <= value(instance.bestSingletonSuccess) + margin)
    #expect(value(instance.bestTestSuccess) <= Double(instance.seenClusters + 1) / 100 + margin)
    let optimum = Double(try instance.game.optimalSuccessEnclosure().midpoint)
    // The success on one training set varies about its mean, too.
    #expect(abs(value(instance.bestSingletonSuccess) - optimum) < 3 * margin)
  }

  @Test func everythingDependsOnTheSeedAlone() throws {
    func report(_ seed: UInt64) throws -> String {
      let experiment = try experiment(seed: seed)
      let report = ExtractionAttack.Report(
        instance: experiment.instance, courses: [experiment.run(.logistic)])
      return try report.render(.json, style: ValueStyle(), provenance: "")
    }
    #expect(try report(1) == report(1))
    #expect(try report(1) != report(2))
  }

  @Test func badSizesAreRefusedByName() {
    func message(_ body: () throws -> Experiment) -> String {
      do {
        _ = try body()
        return "accepted"
      } catch {
        return "\(error)"
      }
    }
    for rho in [0, 1, Rational(5, 4), Rational(-1, 4)] {
      let text = message { try Experiment(size: .small, correlation: rho, seed: 1) }
      #expect(text.contains("rho = \(rho): ") && text.contains("between 0 and 1"))
    }
    var size = ExperimentSize.small
    size.dimension = 0
    #expect(
      message { try Experiment(size: size, correlation: 1 / 4, seed: 1) }
        == "d = 0: the sizes of the experiment must be at least 1")
    size = .small
    size.clusters = 1
    #expect(
      message { try Experiment(size: size, correlation: 1 / 4, seed: 7) }
        == "the training examples of seed 7 have no singleton; expected another seed")
  }

  @Test func formulaCorrelation() {
    // sqrt((2 ln(50000 * 0.368 * 500) - ln ln 500) / 1000) = 0.17390...
    #expect(ExperimentSize.full.formulaCorrelation == Rational(1739, 10_000))
  }
}
