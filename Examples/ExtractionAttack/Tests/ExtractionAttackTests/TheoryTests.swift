import ExactArithmetic
import ExtractionAttack
import Foundation
import InformationTheory
import NearestNeighbourGame
import Testing
import Work

@Suite struct TheoryTests {
  init() { oneThreadEach }

  // MARK: The best rule

  /// The likelihood of points under the law of a cluster given its examples, by summing over all clusters.
  private func likelihood(of x: [Float], given examples: [[Float]], rho: Double) -> Double {
    let d = x.count
    var (joint, evidence) = (0.0, 0.0)
    for code in 0..<Int(pow(3.0, Double(d))) {
      // Each coordinate is free or fixed to -1 or 1: the digits of the code.
      var (rest, prior, ofExamples, ofPoint) = (code, 1.0, 1.0, 1.0)
      for i in 0..<d {
        let fixed = Float(rest % 3 - 1)
        rest /= 3
        prior *= fixed == 0 ? 1 - rho : rho / 2
        func factor(_ value: Float) -> Double { fixed == 0 ? 0.5 : (fixed == value ? 1 : 0) }
        for example in examples { ofExamples *= factor(example[i]) }
        ofPoint *= factor(x[i])
      }
      evidence += prior * ofExamples
      joint += prior * ofExamples * ofPoint
    }
    return joint / evidence
  }

  @Test func bestRuleScoresAreLogLikelihoodRatios() {
    var generator = SplitMix64(seed: 31)
    let labels = [0, 1, 1, 2, 2, 2]
    for rho in [Rational(1, 4), Rational(9, 10)] {
      let examples = LabelledExamples(
        inputs: .randomSigns(6, 4, using: &generator), labels: labels)
      let points = Matrix.randomSigns(10, 4, using: &generator)
      let scores = BayesClassifier(examples, labels: 4, correlation: rho).scores(of: points)
      for row in 0..<10 {
        for label in 0..<4 {
          let own = labels.indices.filter { labels[$0] == label }.map {
            Array(examples.inputs.row($0))
          }
          let exact = likelihood(of: Array(points.row(row)), given: own, rho: Double(rho))
          #expect(abs(Double(scores[row, label]) - log(exact * 16)) < 1e-5, "\(rho) \(label)")
        }
      }
    }
  }

  // MARK: Forced information

  /// Reference values by mpmath with 150 digits, from the formulas and bisection; the noisy copies' shares are those of
  /// the exact correlation, above which the copy here lies by at most a thousandth in correlation.
  @Test func forcedInformationAtThePublishedSize() throws {
    let game = try Game(examples: 184, dimension: 1000, correlation: Rational(1739, 10_000))
    let optimum = game.optimalSuccessEnclosure(significantDigits: 12)
    #expect(abs(Double(optimum.midpoint) - 0.994860860544197) < 1e-12)
    func share(_ quantity: InformationQuantity) -> Double {
      Double(quantity.enclosure(bits: 60).midpoint) / 184_000
    }
    let atOptimum = ForcedInformation(success: Rational(99486, 100_000), in: game)
    let bounds = try #require(atOptimum.bounds)
    #expect(abs(share(bounds.mrsGerber) - 0.261817088545) < 1e-9)
    #expect(abs(share(.exact(bounds.sdpi)) - 0.245970655770) < 1e-9)
    for (success, mrsGerber, copy) in [
      (0.95, 0.240187266862, 0.556829478), (0.90, 0.219501560658, 0.448140752),
    ] {
      let forced = ForcedInformation(
        success: Rational(Int((100 * success).rounded()), 100), in: game)
      #expect(abs(share(try #require(forced.bounds).mrsGerber) - mrsGerber) < 1e-9)
      let noisy = try #require(forced.noisyCopy)
      let found = Double(noisy.informationPerBit.enclosure(bits: 60).midpoint)
      #expect(found >= copy && found < copy + 0.0025, "the grid rounds up")
      let weaker = try Game(
        examples: 184, dimension: 1000, correlation: game.correlation * noisy.correlation)
      #expect(Double(weaker.optimalSuccessEnclosure().lower) >= success)
    }
  }

  @Test func successBeyondTheOptimumHasNoNoisyCopyAndGuessingForcesNothing() throws {
    let game = try Game(examples: 184, dimension: 1000, correlation: Rational(1739, 10_000))
    #expect(ForcedInformation(success: Rational(998, 1000), in: game).noisyCopy == nil)
    let guess = ForcedInformation(success: Rational(1, 1000), in: game)
    #expect(try #require(guess.bounds).sdpi == .zero)
    #expect(try #require(guess.noisyCopy).informationPerBit == .zero)
    let tiny = try Game(examples: 4, dimension: 2, correlation: 1 / 2)
    #expect(ForcedInformation(success: 1, in: tiny).bounds == nil)
  }

  @Test func attacksShowInformation() {
    func recovery(_ found: Int) -> Recovery {
      let truth = Matrix(rows: 1, columns: 8, elements: [Float](repeating: 1, count: 8))
      let points = Matrix(
        rows: 1, columns: 8, elements: (0..<8).map { $0 < found ? 1 : -1 })
      return Recovery(
        of: truth, by: points, fixedValues: Matrix(rows: 1, columns: 8))
    }
    #expect(recovery(8).informationPerBit == .bits(1))
    #expect(recovery(4).informationPerBit == .zero)
    #expect(recovery(2).informationPerBit == .zero)
    #expect(recovery(6).informationPerBit == .bits(1) - binaryEntropy(Rational(1, 4)))
  }
}
