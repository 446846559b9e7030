import ExactArithmetic

/// The rounds in which a simulation goes on until it has enough trials, or a narrow enough interval.
///
/// Where the rounds end depends on the counts alone, not on time or threads, so that the result is reproducible.
public struct SampleRounds: Sendable {
  /// When a simulation has done enough.
  public enum Goal: Sendable {
    /// A number of trials of the seed.
    case trials(Int)
    /// The width of the interval.
    case width(Double)
  }

  private let sampling: GameSampling
  private let confidence: Rational
  private let plan: RoundPlan

  public init(_ sampling: GameSampling, goal: Goal, confidence: Rational) {
    self.sampling = sampling
    self.confidence = confidence
    // About 10^11 bits, or as many draws as take as long.
    let game = sampling.game
    let bits = Double(game.examples) * Double(game.dimension) + 1000
    plan = RoundPlan(
      goal: goal, trialsPerRound: sampling.method == .literal ? 1e11 / bits : 1e8,
      trialsPerStream: sampling.method.trialsPerStream)
  }

  /// The trials of the next round; `nil` when the goal is reached.
  public func next(after record: SampleRecord) -> Range<Int>? {
    let count = record.count
    return plan.next(from: record.nextTrial(seed: sampling.seed), counted: count.trials) {
      let interval = count.interval(confidence: Double(confidence))
      return interval.upperBound - interval.lowerBound
    }
  }
}

/// Rounds of whole streams, which double until they take some seconds.
struct RoundPlan: Sendable {
  private let goal: SampleRounds.Goal
  private let roundLength: Int
  private let trialsPerStream: Int

  /// - Parameter trialsPerRound: how many trials take some seconds.
  init(goal: SampleRounds.Goal, trialsPerRound: Double, trialsPerStream: Int) {
    self.goal = goal
    self.trialsPerStream = trialsPerStream
    roundLength = max(1, Int(trialsPerRound) / trialsPerStream) * trialsPerStream
  }

  /// The next trials from a first on, when so many are counted and the interval has a width; `nil` when the goal is
  /// reached.
  func next(from start: Int, counted: Int, width: () -> Double) -> Range<Int>? {
    switch goal {
    case .trials(let total):
      return start < total ? start..<min(total, start + roundLength) : nil
    case .width(let goal):
      if width() <= goal { return nil }
      // Doubling until rounds have their full length.
      let length = max(trialsPerStream, counted / trialsPerStream * trialsPerStream)
      return start..<(start + min(roundLength, length))
    }
  }
}
