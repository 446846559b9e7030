import ExactArithmetic

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
}

extension ClosedRange<Double> {
  package var width: Double { upperBound - lowerBound }
}
