import ExactArithmetic
import Foundation

/// Trials and successes, which add up exactly.
public struct SuccessCount: Sendable, Hashable {
  public var trials: Int
  public var successes: Int

  /// - Precondition: `0 <= successes <= trials`.
  public init(trials: Int, successes: Int) {
    precondition(
      successes >= 0 && successes <= trials, "\(successes) successes in \(trials) trials")
    self.trials = trials
    self.successes = successes
  }

  public static let zero = SuccessCount(trials: 0, successes: 0)

  public static func + (lhs: SuccessCount, rhs: SuccessCount) -> SuccessCount {
    SuccessCount(trials: lhs.trials + rhs.trials, successes: lhs.successes + rhs.successes)
  }

  /// The fraction of successes: an estimate.
  public var estimate: Rational? { trials == 0 ? nil : Rational(successes, trials) }

  /// The Clopper-Pearson interval: it covers the probability of success with at least the confidence,
  /// whatever that probability is.
  ///
  /// The ends are the probabilities at which the tail of the binomial law beyond the count has half of what the
  /// confidence leaves.  They are computed in double precision and rounded outward by a relative 1e-9.
  ///
  /// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of
  /// the binomial", Biometrika 26, 1934.
  ///
  /// - Complexity: some 60 tails, each O(sqrt(trials)).
  public func interval(_ confidence: Confidence) -> ClosedRange<Double> {
    interval(error: confidence.error)
  }

  /// The same for a confidence without looks.
  ///
  /// - Precondition: `0 < confidence < 1`.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence of \(confidence)")
    return interval(error: 1 - confidence)
  }

  /// The interval that misses with at most a probability.
  func interval(error: Double) -> ClosedRange<Double> {
    if trials == 0 { return 0...1 }
    let tail = error / 2
    let (n, x) = (Double(trials), Double(successes))
    let lower =
      successes == 0
      ? 0 : SuccessCount.root { BinomialTail.atLeast(x, of: n, probability: $0) - tail }
    let upper =
      successes == trials
      ? 1
      : 1 - SuccessCount.root { BinomialTail.atLeast(n - x, of: n, probability: $0) - tail }
    let (below, above) = (lower * (1 - 1e-9), 1 - (1 - upper) * (1 - 1e-9))
    return max(0, below)...min(1, max(above, below))
  }

  /// The zero of an increasing function on [0, 1], by bisection.
  private static func root(_ function: (Double) -> Double) -> Double {
    var (low, high) = (0.0, 1.0)
    for _ in 0..<200 where high - low > 1e-12 * low {
      let middle = low + (high - low) / 2
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }
}

extension ClosedRange<Double> {
  package var width: Double { upperBound - lowerBound }
}
