import Sampling

/// What a classifier says of a test point of the parameter and of one from the null.
package struct TestOutcome {
  let acceptsPoint: Bool
  let acceptsNull: Bool
}

/// One thread's simulation of a learner and a classifier.
package protocol TestTrial: Sendable {
  /// About so many random bits are drawn for a trial, with a 53-bit number for each normal variable.
  var bits: Double { get }
  /// Plays once.
  mutating func play(_ stream: inout BitStream) -> TestOutcome
}

/// A trial of any type, ready to be repeated.
package struct LearningTrial: Sendable {
  /// About so many random bits are drawn for a trial.
  let bits: Double
  /// Plays the first trials of a stream, and counts those of a range.
  let count: @Sendable (inout ClassifierCounts, inout BitStream, _ trials: Range<Int>) -> Void

  /// - Complexity: one call of a closure for each stream of trials, none for each trial.
  package init(_ trial: some TestTrial) {
    bits = trial.bits
    count = { counts, stream, trials in
      var trial = trial
      counts.add(trials) { trial.play(&stream) }
    }
  }
}
