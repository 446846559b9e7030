import ExactArithmetic

/// What a learner keeps of its samples: a channel from the data to messages.
///
/// ```swift
/// let parity = Learner.ofStatistic("parity") { values in values.reduce(0, +) % 2 }
/// ```
///
/// A learner is what its kind says it is: no name is ever read to find out.  See ``LearnerKind`` for learners of one's
/// own with a closed form.
public struct Learner: Sendable {
  /// What the learner keeps of each sort of data.
  public let kind: any LearnerKind

  /// The learner of a kind.
  public init(_ kind: some LearnerKind) { self.kind = kind }

  /// The name in reports; the built-in learners are named as on the command line.
  public var name: String { kind.name }
}
