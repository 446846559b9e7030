import ExactArithmetic
import LemmataTestSupport
import Sampling
import Testing
import Work

/// Runs until a width: how many trials they take at most, and that they end.
@Suite struct RoundPlanTests {
  private static let widths: [Double] = [2, 1, 0.999, 0.75, 0.6, 0.5, 0.4, 0.1]
  private static let levels: [Rational] = [
    Rational(1, 1_000_000), Rational(1, 2), Rational(99, 100), Confidence.greatestLevel,
  ]

  private func plan(
    _ width: Double, _ level: Rational, share: Int = 0, trialsPerStream: Int = 1
  ) throws -> RoundPlan {
    try RoundPlan(
      goal: .width(width), confidence: Confidence(level), share: share, trialsPerRound: 1000,
      trialsPerStream: trialsPerStream)
  }

  /// The width of an interval at a half.
  private func widest(_ trials: Int, _ confidence: Confidence) -> Double {
    SuccessCount(trials: trials, successes: trials / 2).intervalWidth(confidence)
  }

  /// The plan has the least even number of trials, in whole streams and at least one; it falls with the width and
  /// rises with the confidence.
  @Test func trials() throws {
    for share in [0, 1] {
      for stream in [1, 64] {
        var byLevel = [Int](repeating: 0, count: Self.widths.count)
        for level in Self.levels {
          var former = 0
          for (index, width) in Self.widths.enumerated() {
            let count = try plan(width, level, share: share, trialsPerStream: stream)
              .greatestTrialCount
            #expect(count >= 1 && count % stream == 0, "\(width) \(level) \(stream)")
            #expect(count >= former, "\(width) \(level) \(stream)")
            #expect(count >= byLevel[index], "\(width) \(level) \(stream)")
            former = count
            byLevel[index] = count
            if stream == 1 && count > 1 {
              let error = Confidence(level).halved(1 + share)
              let (last, fewer) = (widest(count, error), widest(count - 2, error))
              #expect(last <= width && width < fewer, "\(width) \(level)")
            }
          }
        }
      }
    }
  }

  /// Whatever is counted, the run ends, at its last look or before, and its interval is as narrow as was asked.
  @Test func runs() throws {
    var generator = SplitMix64(seed: 5)
    for width in Self.widths {
      for level in Self.levels {
        let plan = try plan(width, level, trialsPerStream: 8)
        for _ in 0..<cases(3) {
          let percent = [0, 50, 73, 100].randomElement(using: &generator)!
          var count = SuccessCount.zero
          while let trials = plan.next(
            from: count.trials, counted: count.trials, width: { count.intervalWidth($0) })
          {
            #expect(!trials.isEmpty && trials.upperBound <= plan.greatestTrialCount)
            let total = count.trials + trials.count
            count = SuccessCount(trials: total, successes: total * percent / 100)
          }
          #expect(count.intervalWidth(plan.confidence(after: count.trials)) <= width)
        }
      }
    }
  }

  @Test func widthsOutOfReach() throws {
    for width in [1e-7, 1e-20, 1e-200] {
      let message = errorMessage { try plan(width, Rational(99, 100)).greatestTrialCount }
      #expect(message.contains("needs more than 10^12 trials"))
    }
    // The greatest plans are made at once.
    #expect(try plan(4e-6, Rational(99, 100)).greatestTrialCount > 100_000_000_000)
  }
}
