import ExactArithmetic
import Foundation
import LearningProblems
import LemmataTestSupport
import Testing
import Work

@Suite struct LabelledSampleTests {
  @Test func firstStep() throws {
    let sample = try LabelledSample(
      classes: 3, examples: [[1, -1], [1, 1], [-1, 1]], labels: [0, 1, 1])
    #expect(sample.dimension == 2)
    #expect(sample.sum == [1, 1])
    #expect(sample.singletons == [0])
    #expect(
      sample.firstStep == [
        [Rational(2, 3), Rational(-4, 3)], [Rational(-1, 3), Rational(5, 3)],
        [Rational(-1, 3), Rational(-1, 3)],
      ])
  }

  /// Away from 0, where the classes are not equally likely: `(P(j|x) - [y = j]) x`, summed.
  @Test func gradient() throws {
    let sample = try LabelledSample(classes: 2, examples: [[1, -1], [1, 1]], labels: [0, 1])
    let gradient = sample.gradient(probabilities: [[1 / 3, 2 / 3], [3 / 4, 1 / 4]])
    #expect(
      gradient == [
        [Rational(-2, 3) + Rational(3, 4), Rational(2, 3) + Rational(3, 4)],
        [Rational(2, 3) - Rational(3, 4), Rational(-2, 3) - Rational(3, 4)],
      ])
    // A model that is certain and right has no gradient.
    #expect(
      sample.gradient(probabilities: [[1, 0], [0, 1]]).joined().allSatisfy { $0 == Rational(0) })
  }

  /// The gradient against difference quotients of the loss in floating point.
  @Test func gradientByDifferences() throws {
    var generator = SplitMix64(seed: 23)
    for _ in 0..<(20 * multiplier) {
      let (n, d, classes) = (
        Int.random(in: 1...4, using: &generator), Int.random(in: 1...3, using: &generator),
        Int.random(in: 1...4, using: &generator)
      )
      let sample = try LabelledSample(
        classes: classes,
        examples: (0..<n).map { _ in
          (0..<d).map { _ in Bool.random(using: &generator) ? 1 : -1 }
        },
        labels: (0..<n).map { _ in Int.random(in: 0..<classes, using: &generator) })
      let step = sample.firstStep
      for j in 0..<classes {
        for t in 0..<d {
          func loss(_ shift: Double) -> Double {
            zip(sample.examples, sample.labels).reduce(0) { sum, item in
              let scores = (0..<classes).map { $0 == j ? shift * Double(item.0[t]) : 0 }
              return sum - scores[item.1] + log(scores.reduce(0) { $0 + exp($1) })
            }
          }
          let slope = (loss(1e-4) - loss(-1e-4)) / 2e-4
          #expect(abs(slope + Double(step[j][t])) < 1e-6)
        }
      }
    }
  }

  @Test func errors() {
    #expect(
      errorMessage { try LabelledSample(classes: 0, examples: [[1]], labels: [0]) }
        == "N = 0: the number of classes must be at least 1")
    #expect(
      errorMessage { try LabelledSample(classes: 1, examples: [], labels: []) }
        == "there is no example, or it has no coordinate; expected at least one of each")
    #expect(
      errorMessage { try LabelledSample(classes: 1, examples: [[1]], labels: [0, 0]) }
        == "there are 2 labels for 1 examples")
    #expect(
      errorMessage { try LabelledSample(classes: 1, examples: [[1], [1, 1]], labels: [0, 0]) }
        == "example 2 has 2 coordinates, but the first has 1")
    #expect(
      errorMessage { try LabelledSample(classes: 1, examples: [[1, 2]], labels: [0]) }
        == "coordinate 2 of example 1 is 2, expected 1 or -1")
    #expect(
      errorMessage { try LabelledSample(classes: 2, examples: [[1]], labels: [2]) }
        == "the label of example 1 is 2, expected 0 to 1")
  }
}
