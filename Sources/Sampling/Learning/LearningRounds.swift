import ExactArithmetic

/// The rounds in which the simulation of a learning problem goes on until it has enough trials, or a narrow enough
/// interval for the balanced error.
///
/// Where the rounds end depends on the counts alone, not on time or threads, so that the result is reproducible.
public struct LearningRounds: Sendable {
  private let confidence: Rational
  private let plan: RoundPlan

  public init(_ sampling: LearningSampling, goal: SampleRounds.Goal, confidence: Rational) {
    self.confidence = confidence
    plan = RoundPlan(
      goal: goal, trialsPerRound: 1e10 / (sampling.bitsPerTrial + 1000),
      trialsPerStream: LearningSampling.trialsPerStream)
  }

  /// The trials of the next round, from those counted on; `nil` when the goal is reached.
  public func next(after counts: ClassifierCounts) -> Range<Int>? {
    plan.next(from: counts.trials, counted: counts.trials) {
      Double(counts.estimate(confidence: confidence).error.width)
    }
  }
}
