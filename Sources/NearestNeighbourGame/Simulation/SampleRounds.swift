import ExactArithmetic
import Sampling
import Work

/// The rounds in which a simulation goes on until it has enough trials, or a narrow enough interval.
///
/// Where the rounds end depends on the counts alone, not on time or threads, so that the result is reproducible.
public struct SampleRounds: Sendable {
  private let sampling: GameSampling
  private let plan: RoundPlan

  /// - Parameters:
  ///   - sampling: what is simulated.
  ///   - goal: when it has done enough.
  ///   - confidence: of the interval, with the halvings of the record that is continued.
  /// - Throws: `SamplingGoalError.widthOutOfReach` when no run that ends could be so precise.
  public init(
    _ sampling: GameSampling, goal: SamplingGoal, confidence: Confidence
  ) throws(SamplingGoalError) {
    self.sampling = sampling
    // About 10^11 bits, or as many draws as take as long.
    let game = sampling.game
    let bits = Double(game.examples) * Double(game.dimension) + 1000
    plan = try RoundPlan(
      goal: goal, confidence: confidence,
      trialsPerRound: sampling.method == .literal ? 1e11 / bits : 1e8,
      trialsPerStream: sampling.trialsPerStream)
  }

  /// What the whole run needs, at most.
  public var estimate: WorkEstimate { sampling.estimate(trials: plan.greatestTrialCount) }

  /// The trials of the next round; `nil` when the goal is reached.
  public func next(after record: SampleRecord) -> Range<Int>? {
    let count = record.count
    let start = record.nextTrial(seed: sampling.seed)
    // Trials beyond a gap may be counted already.
    let end = record.parts.first { $0.seed == sampling.seed && $0.trials.lowerBound > start }?
      .trials.lowerBound
    return plan.next(from: start, counted: count.trials) { count.intervalWidth($0) }
      .map { $0.clamped(to: start..<(end ?? Int.max)) }
  }

  /// How many times the error of the record's interval is to be halved, so that it allows for all looks.
  public func halvings(after record: SampleRecord) -> Int {
    plan.confidence(after: record.count.trials).halvings
  }
}
