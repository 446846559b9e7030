import ExactArithmetic
import Foundation

/// Rounds of whole streams, some seconds each, until there are enough trials or the interval is narrow enough.
///
/// A run until a width looks at its interval at fixed numbers of trials: at `N`, which is enough whatever the counts
/// are, with half of the permitted error, at `N/2` with a quarter of it, and so on.
package struct RoundPlan: Sendable {
  private let goal: SamplingGoal
  private let confidence: Confidence
  private let roundLength: Int
  /// The numbers of trials, rising, at which the interval is looked at, with the error's halvings.
  private let looks: [(trials: Int, halvings: Int)]

  /// A run to more trials would take days.
  private static let greatestTrials = 1_000_000_000_000.0

  /// - Parameters:
  ///   - confidence: what is stated, and what was kept back for earlier looks.
  ///   - share: how many times the error is halved again for each Clopper-Pearson interval, where the width is the
  ///     mean of those of `2^share` intervals.
  ///   - trialsPerRound: how many trials take some seconds.
  /// - Throws: ``SamplingGoalError/widthOutOfReach(_:)``.
  package init(
    goal: SamplingGoal, confidence: Confidence, share: Int = 0, trialsPerRound: Double,
    trialsPerStream: Int
  ) throws(SamplingGoalError) {
    self.goal = goal
    self.confidence = confidence
    let streams = max(1, Int(min(trialsPerRound, 1e15)) / trialsPerStream)
    roundLength = streams * trialsPerStream
    guard case .width(let width) = goal else {
      looks = []
      return
    }
    let last = confidence.halved(1 + share)
    // By Hoeffding's inequality no interval is wider than 2 sqrt(ln(2/error) / (2 trials)).
    let error = Double(last.error).nextDown
    let enough = (2 * log(2 / error) / (width * width)).rounded(.up)
    guard enough <= RoundPlan.greatestTrials else { throw .widthOutOfReach(width) }
    var (low, high) = (Int(enough / 4), Int(enough))
    while high - low > high / 64 {
      let middle = (low + high) / 2
      // The interval is widest at a half.
      let count = SuccessCount(trials: middle, successes: middle / 2)
      if count.intervalWidth(last) > width { low = middle } else { high = middle }
    }
    var looks: [(trials: Int, halvings: Int)] = []
    for halvings in 1... {
      let streams = ((high >> (halvings - 1)) + trialsPerStream - 1) / trialsPerStream
      if streams == 0 || looks.last?.trials == streams * trialsPerStream { break }
      looks.append((streams * trialsPerStream, halvings))
    }
    self.looks = looks.reversed()
  }

  /// The next trials from a first on, when so many are counted and the interval has a width with a confidence; `nil`
  /// when the goal is reached.
  package func next(from start: Int, counted: Int, width: (Confidence) -> Double) -> Range<Int>? {
    switch goal {
    case .trials(let total):
      return start < total ? start..<min(total, start + roundLength) : nil
    case .width(let goal):
      if looks.contains(where: { $0.trials == counted }), width(confidence(after: counted)) <= goal
      {
        return nil
      }
      guard let look = looks.first(where: { $0.trials > counted }) else { return nil }
      return start..<(start + min(roundLength, look.trials - counted))
    }
  }

  /// How many trials there are at the end, at most.
  package var greatestTrialCount: Int {
    switch goal {
    case .trials(let total): return total
    case .width: return looks.last!.trials
    }
  }

  /// The confidence of the interval when so many trials are counted.
  package func confidence(after counted: Int) -> Confidence {
    switch goal {
    // A number of trials that is set after a look is a look too.
    case .trials: return confidence.halvings == 0 ? confidence : confidence.halved(1)
    case .width:
      return confidence.halved(looks.first { $0.trials >= counted }?.halvings ?? 1)
    }
  }
}
