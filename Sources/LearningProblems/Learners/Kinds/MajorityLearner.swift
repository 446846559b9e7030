import ExactArithmetic
import Sampling
import Work

/// The majority sign of the samples in each of the first coordinates, with a fair coin for ties.
struct MajorityLearner: FirstCoordinatesLearner {
  static let entry = NameEntry(NameForm("majority", "m"))
  static let data = Learner.Data.signs

  let coordinates: Int

  func onSigns(dimension: Int) throws(ProblemError) -> SignLearner? {
    .eachCoordinate(try checked(coordinates, of: dimension), MajorityRule())
  }
}

extension Learner {
  /// The majority sign of the samples in each of the first `m` coordinates; the learner tosses a fair coin where the
  /// signs tie.
  public static func majority(_ m: Int) -> Learner { Learner(MajorityLearner(coordinates: m)) }
}

/// The majority sign of a coordinate.
package struct MajorityRule: SimulatedRule {
  package init() {}

  package var keepsSigns: Bool { true }

  package func law(plusCount: Int, of samples: Int) -> [Int: Rational] {
    if 2 * plusCount == samples { return [0: Rational(1, 2), 1: Rational(1, 2)] }
    return [2 * plusCount > samples ? 1 : 0: 1]
  }

  package func trial(
    _ words: ClusterWords, samples: Int, message: SignMessage
  ) -> LearningTrial {
    LearningTrial(
      ClusterTrial(
        words, samples: samples, sampler: MajoritySampler(samples: samples), message: message))
  }
}

/// The majority signs of 64 coordinates.
package struct MajoritySampler: SignSampler {
  private var counter: MajorityCounter

  package init(samples: Int) { counter = MajorityCounter(samples: samples) }

  package mutating func message(
    of parameter: ClusterWords.Parameter, _ words: ClusterWords, samples: Int,
    _ stream: inout BitStream
  ) -> SignWords {
    counter.reset()
    for _ in 0..<samples { counter.add(words.sample(of: parameter, &stream)) }
    return SignWords(kept: .max, signs: counter.majority { stream.next() })
  }
}
