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
  /// The number of trials that one stream of random bits serves.
  private let streamLength: Int
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
    streamLength = trialsPerStream
    guard case .width(let width) = goal else {
      looks = []
      return
    }
    let last = confidence.halved(1 + share)
    // By Hoeffding's inequality no interval is wider than 2 sqrt(ln(2/error) / (2 trials)).
    let error = Double(last.error).nextDown
    let enough = (2 * log(2 / error) / (width * width)).rounded(.up)
    guard enough <= RoundPlan.greatestTrials else { throw .widthOutOfReach(width) }
    let high = RoundPlan.leastTrials(width: width, confidence: last, enough: Int(enough))
    var looks: [(trials: Int, halvings: Int)] = []
    for halvings in 1... {
      // At least one stream is played, even where no trial at all has the width.
      let streams = max(1, ((high >> (halvings - 1)) + trialsPerStream - 1) / trialsPerStream)
      if looks.last?.trials == streams * trialsPerStream { break }
      looks.append((streams * trialsPerStream, halvings))
    }
    self.looks = looks.reversed()
  }

  /// The least even number of trials with which no interval is wider, whatever the counts are.
  ///
  /// It falls with the width and rises with the confidence, as an interval at a half does.
  ///
  /// - Parameter enough: a number of trials that surely suffices.
  private static func leastTrials(width: Double, confidence: Confidence, enough: Int) -> Int {
    var (low, high) = (-1, (enough + 1) / 2)
    while high - low > 1 {
      let middle = (low + high) / 2
      // The interval is widest at a half.
      let count = SuccessCount(trials: 2 * middle, successes: middle)
      if count.intervalWidth(confidence) > width { low = middle } else { high = middle }
    }
    return 2 * high
  }

  /// The next trials from a first on, when so many are counted and the interval has a width with a confidence; `nil`
  /// when the goal is reached.
  package func next(from start: Int, counted: Int, width: (Confidence) -> Double) -> Range<Int>? {
    switch goal {
    case .trials(let total):
      return start < total ? start..<min(total, start + length(after: counted)) : nil
    case .width(let goal):
      if looks.contains(where: { $0.trials == counted }), width(confidence(after: counted)) <= goal
      {
        return nil
      }
      guard let look = looks.first(where: { $0.trials > counted }) else { return nil }
      return start..<(start + min(length(after: counted), look.trials - counted))
    }
  }

  /// The length of the next round: the first ones are short, so that a result is at hand soon.
  private func length(after counted: Int) -> Int {
    let first = max(1, roundLength / streamLength / 256)
    let streams = max(first, counted / streamLength)
    return min(roundLength, streams * streamLength)
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
