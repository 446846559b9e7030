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
  private let goal: Goal
  private let confidence: Rational
  /// The number of trials of a round that takes some seconds.
  private let roundLength: Int

  public init(_ sampling: GameSampling, goal: Goal, confidence: Rational) {
    self.sampling = sampling
    self.goal = goal
    self.confidence = confidence
    // About 10^11 bits, or as many draws as take as long.
    let game = sampling.game
    let bits = Double(game.examples) * Double(game.dimension) + 1000
    let wanted = sampling.method == .literal ? 1e11 / bits : 1e8
    let stream = sampling.method.trialsPerStream
    roundLength = max(1, Int(wanted) / stream) * stream
  }

  /// The trials of the next round; `nil` when the goal is reached.
  public func next(after record: SampleRecord) -> Range<Int>? {
    let start = record.nextTrial(seed: sampling.seed)
    switch goal {
    case .trials(let total):
      return start < total ? start..<min(total, start + roundLength) : nil
    case .width(let width):
      let count = record.count
      let interval = count.interval(confidence: Double(confidence))
      if interval.upperBound - interval.lowerBound <= width { return nil }
      // Doubling until rounds have their full length.
      let stream = sampling.method.trialsPerStream
      return start..<(start + min(roundLength, max(stream, count.trials / stream * stream)))
    }
  }
}
