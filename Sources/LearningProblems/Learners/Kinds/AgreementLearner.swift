import ExactArithmetic
import Sampling
import Work

/// In each of the first coordinates the sign of all samples if they agree, else that they do not.
struct AgreementLearner: FirstCoordinatesLearner {
  static let entry = NameEntry(NameForm("agreement", "m"))
  static let data = Learner.Data.signs

  let coordinates: Int

  func onSigns(dimension: Int) throws(ProblemError) -> SignLearner? {
    .eachCoordinate(try checked(coordinates, of: dimension), AgreementRule())
  }
}

extension Learner {
  /// In each of the first `m` coordinates: the sign of all samples if they agree, else that they do not.
  public static func agreement(_ m: Int) -> Learner { Learner(AgreementLearner(coordinates: m)) }
}

/// The sign on which all samples of a coordinate agree, or none.
package struct AgreementRule: SimulatedRule {
  package init() {}

  package var keepsSigns: Bool { true }

  package func law(plusCount: Int, of samples: Int) -> [Int: Rational] {
    [plusCount == 0 ? 0 : plusCount == samples ? 1 : 2: 1]
  }

  package func trial(
    _ words: ClusterWords, samples: Int, message: SignMessage
  ) -> LearningTrial {
    LearningTrial(
      ClusterTrial(words, samples: samples, sampler: AgreementSampler(), message: message))
  }
}

/// The signs on which all samples agree, in 64 coordinates.
package struct AgreementSampler: SignSampler {
  package init() {}

  package mutating func message(
    of parameter: ClusterWords.Parameter, _ words: ClusterWords, samples: Int,
    _ stream: inout BitStream
  ) -> SignWords {
    var (all, any) = (UInt64.max, UInt64.zero)
    for _ in 0..<samples {
      let sample = words.sample(of: parameter, &stream)
      all &= sample
      any |= sample
    }
    return SignWords(kept: all | ~any, signs: all)
  }
}
