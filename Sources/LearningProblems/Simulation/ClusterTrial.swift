import ExactArithmetic
import NearestNeighbourGame
import Sampling

/// A rule for a coordinate that a simulation follows, 64 coordinates at a time.
package protocol SimulatedRule: SignRule {
  /// The trial of a learner with this rule.
  ///
  /// A rule makes it from its own ``SignSampler`` as a ``LearningTrial``, where the type of the sampler is known, so that
  /// the inner loop is compiled for it.
  func trial(_ words: ClusterWords, samples: Int, message: SignMessage) -> LearningTrial
}

/// What a rule keeps of 64 coordinates at once.
package protocol SignSampler: Sendable {
  /// The message about 64 coordinates with a parameter, from samples that are drawn here.
  mutating func message(
    of parameter: ClusterWords.Parameter, _ words: ClusterWords, samples: Int,
    _ stream: inout BitStream
  ) -> SignWords
}

/// What a message keeps of 64 coordinates.
package struct SignWords {
  /// The coordinates of which a sign is kept.
  package let kept: UInt64
  /// The signs, 1 for +1.
  package let signs: UInt64

  package init(kept: UInt64, signs: UInt64) {
    self.kept = kept
    self.signs = signs
  }
}

/// One thread's literal simulation of a learner on signs: a parameter, the samples, the message, and both tests,
/// 64 coordinates at a time.
///
/// Only the coordinates that the learner looks at are drawn: the others enter neither the message nor the test.
package struct ClusterTrial<Sampler: SignSampler>: TestTrial {
  private let words: ClusterWords
  private let samples: Int
  private let coordinates: Int
  private let correlation: Rational
  private var sampler: Sampler

  package init(_ words: ClusterWords, samples: Int, sampler: Sampler, message: SignMessage) {
    self.words = words
    self.samples = samples
    self.sampler = sampler
    coordinates = message.coordinates
    correlation = message.correlation
  }

  package var bits: Double { Double(coordinates) * Double(samples + 3) * 8 }

  package mutating func play(_ stream: inout BitStream) -> TestOutcome {
    var kept = 0
    var agreements = 0
    var nullAgreements = 0
    var left = coordinates
    while left > 0 {
      let mask: UInt64 = left >= 64 ? .max : (1 << UInt64(left)) - 1
      let parameter = words.parameter(&stream)
      let message = sampler.message(of: parameter, words, samples: samples, &stream)
      let inUse = message.kept & mask
      let point = words.sample(of: parameter, &stream)
      kept += inUse.nonzeroBitCount
      agreements += (inUse & ~(message.signs ^ point)).nonzeroBitCount
      nullAgreements += (inUse & ~(message.signs ^ stream.next())).nonzeroBitCount
      left -= 64
    }
    return TestOutcome(
      acceptsPoint: accepts(agreements, of: kept, &stream),
      acceptsNull: accepts(nullAgreements, of: kept, &stream))
  }

  /// Whether the score, agreements minus disagreements, exceeds half its expectation for a test point; a fair
  /// coin decides ties.
  private func accepts(_ agreements: Int, of kept: Int, _ stream: inout BitStream) -> Bool {
    let excess = Rational(2 * (2 * agreements - kept)) - Rational(kept) * correlation
    if excess.isZero { return stream.next() >> 63 == 1 }
    return excess.signum() > 0
  }
}
