import ExactArithmetic
import NearestNeighbourGame
import Sampling

/// One thread's literal simulation of a learner on signs: a parameter, the samples, the message, and both tests,
/// 64 coordinates at a time.
///
/// Only the coordinates that the learner looks at are drawn: the others enter neither the message nor the test.
package struct ClusterTrial {
  private let words: ClusterWords
  private let samples: Int
  private let rule: Rule
  private let coordinates: Int
  private let correlation: Rational
  private var counter: MajorityCounter

  package enum Rule: Sendable {
    case majority
    case agreement
  }

  package init(_ words: ClusterWords, samples: Int, rule: Rule, message: SignMessage) {
    self.words = words
    self.samples = samples
    self.rule = rule
    coordinates = message.coordinates
    correlation = message.correlation
    counter = MajorityCounter(samples: samples)
  }

  /// What a message keeps of 64 coordinates.
  package struct Message {
    package var kept: UInt64
    package var signs: UInt64
  }

  mutating func play(_ stream: inout BitStream) -> TestOutcome {
    var kept = 0
    var agreements = 0
    var nullAgreements = 0
    var left = coordinates
    while left > 0 {
      let mask: UInt64 = left >= 64 ? .max : (1 << UInt64(left)) - 1
      let parameter = words.parameter(&stream)
      let message = message(of: parameter, &stream)
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

  /// The message about 64 coordinates with a parameter, from samples that are drawn here.
  package mutating func message(
    of parameter: ClusterWords.Parameter, _ stream: inout BitStream
  ) -> Message {
    switch rule {
    case .majority:
      counter.reset()
      for _ in 0..<samples { counter.add(words.sample(of: parameter, &stream)) }
      return Message(kept: .max, signs: counter.majority { stream.next() })
    case .agreement:
      var (all, any) = (UInt64.max, UInt64.zero)
      for _ in 0..<samples {
        let sample = words.sample(of: parameter, &stream)
        all &= sample
        any |= sample
      }
      return Message(kept: all | ~any, signs: all)
    }
  }

  /// Whether the score, agreements minus disagreements, exceeds half its expectation for a test point; a fair
  /// coin decides ties.
  private func accepts(_ agreements: Int, of kept: Int, _ stream: inout BitStream) -> Bool {
    let excess = Rational(2 * (2 * agreements - kept)) - Rational(kept) * correlation
    if excess.isZero { return stream.next() >> 63 == 1 }
    return excess.signum() > 0
  }
}

/// What a classifier says of a test point of the parameter and of one from the null.
struct TestOutcome {
  var acceptsPoint: Bool
  var acceptsNull: Bool
}
