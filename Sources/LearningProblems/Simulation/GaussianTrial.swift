import ExactArithmetic
import Foundation
import Sampling

/// One thread's literal simulation of a learner that keeps the quantised mean of Gaussian data, in double
/// precision: a parameter, the samples, the message, and both tests.
///
/// Only the coordinates that the learner looks at are drawn: the others enter neither the message nor the test.
struct GaussianTrial: TestTrial {
  private let samples: Int
  private let coordinates: Int
  private let correlation: Double
  private let noise: Double
  private let quantiser: Quantiser
  /// The standard deviation of the sum of the samples in a coordinate.
  private let sumDeviation: Double
  /// The correlation of the mean of the samples and the test point.
  private let pointCorrelation: Double
  private var normal = NormalSource()

  init(_ problem: GaussianClustering, quantiser: Quantiser, coordinates: Int) {
    let (n, lambda) = (Double(problem.samples), Double(problem.correlation))
    samples = problem.samples
    self.coordinates = coordinates
    self.quantiser = quantiser
    correlation = lambda
    noise = Double(1 - problem.correlation * problem.correlation).squareRoot()
    sumDeviation = (n * (1 + (n - 1) * lambda * lambda)).squareRoot()
    pointCorrelation = lambda * lambda * n / sumDeviation
  }

  var bits: Double { Double(coordinates) * Double(samples + 3) * 100 }

  mutating func play(_ stream: inout BitStream) -> TestOutcome {
    var score = 0.0
    var nullScore = 0.0
    var square = 0.0
    for _ in 0..<coordinates {
      let center = correlation * normal.next(&stream)
      var sum = 0.0
      for _ in 0..<samples { sum += center + noise * normal.next(&stream) }
      let level = quantiser.level(sum / sumDeviation)
      score += level * (center + noise * normal.next(&stream))
      nullScore += level * normal.next(&stream)
      square += level * level
    }
    let threshold = pointCorrelation * square / 2
    return TestOutcome(
      acceptsPoint: accepts(score, threshold, &stream),
      acceptsNull: accepts(nullScore, threshold, &stream))
  }

  private func accepts(_ score: Double, _ threshold: Double, _ stream: inout BitStream) -> Bool {
    score == threshold ? stream.next() >> 63 == 1 : score > threshold
  }
}
