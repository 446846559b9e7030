import ExactArithmetic
import NearestNeighbourGame
import Sampling
import Work

/// The rounds in which the simulation of a learning problem goes on until it has enough trials, or a narrow enough
/// interval for the balanced error.
///
/// Where the rounds end depends on the counts alone, not on time or threads, so that the result is reproducible.
public struct LearningRounds: Sendable {
  private let plan: RoundPlan
  /// What the whole run needs, at most; a word of 64 random bits is an operation.
  public let estimate: WorkEstimate

  /// - Throws: `SamplingGoalError.widthOutOfReach` when no run that ends could be so precise.
  public init(
    _ sampling: LearningSampling, goal: SamplingGoal, confidence: Rational
  ) throws(SamplingGoalError) {
    plan = try RoundPlan(
      goal: goal, confidence: Confidence(confidence), share: 1,
      trialsPerRound: 1e10 / (sampling.bitsPerTrial + 1000),
      trialsPerStream: LearningSampling.trialsPerStream)
    estimate = WorkEstimate(
      subject:
        "\(plan.greatestTrialCount) trials of a learner on \(sampling.coordinates) coordinates",
      operations: Double(plan.greatestTrialCount) * sampling.operationsPerTrial, bytes: 0,
      isUpperBound: true)
  }

  /// The trials of the next round, from those counted on; `nil` when the goal is reached.
  public func next(after counts: ClassifierCounts) -> Range<Int>? {
    plan.next(from: counts.trials, counted: counts.trials) { LearningRounds.width(counts, $0) }
  }

  /// The confidence of the intervals, which allows for all looks.
  public func confidence(after counts: ClassifierCounts) -> Confidence {
    plan.confidence(after: counts.trials)
  }

  private static func width(_ counts: ClassifierCounts, _ confidence: Confidence) -> Double {
    Double(counts.estimate(confidence).error.width)
  }
}
