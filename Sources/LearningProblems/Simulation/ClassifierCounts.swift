import ExactArithmetic
import InformationTheory
import Sampling

/// How often a classifier accepted a test point, and one from the null, in the same number of trials.
public struct ClassifierCounts: Sendable, Hashable {
  /// The test points of the parameter: accepting them is right.
  public var points: SuccessCount
  /// The points from the null: accepting them is wrong.
  public var nulls: SuccessCount

  /// - Precondition: both have the same number of trials.
  public init(points: SuccessCount, nulls: SuccessCount) {
    precondition(points.trials == nulls.trials, "\(points.trials) and \(nulls.trials) trials")
    self.points = points
    self.nulls = nulls
  }

  public static let zero = ClassifierCounts(points: .zero, nulls: .zero)

  /// The number of trials.
  public var trials: Int { points.trials }

  public static func + (lhs: ClassifierCounts, rhs: ClassifierCounts) -> ClassifierCounts {
    ClassifierCounts(points: lhs.points + rhs.points, nulls: lhs.nulls + rhs.nulls)
  }

  /// Plays the first trials of a stream and counts those of a range.
  mutating func add(_ trials: Range<Int>, _ play: () -> TestOutcome) {
    for trial in 0..<trials.upperBound {
      let outcome = play()
      guard trial >= trials.lowerBound else { continue }
      points = points + SuccessCount(trials: 1, successes: outcome.acceptsPoint ? 1 : 0)
      nulls = nulls + SuccessCount(trials: 1, successes: outcome.acceptsNull ? 1 : 0)
    }
  }

  /// What the counts say about the probabilities.
  ///
  /// - Parameter confidence: that all intervals of the estimate cover together.
  public func estimate(_ confidence: Confidence) -> ClassifierEstimate {
    // Each of the two intervals fails with half the probability; trials need not be independent for that.
    let each = confidence.halved(1)
    return ClassifierEstimate(
      counts: self, confidence: confidence.level,
      acceptance: points.interval(each),
      falseAcceptance: nulls.interval(each))
  }

  /// The same for a level without looks.
  ///
  /// - Precondition: `0 < confidence <= Confidence.greatestLevel`.
  public func estimate(confidence: Rational) -> ClassifierEstimate {
    estimate(Confidence(confidence))
  }
}

/// Confidence intervals of a classifier's probabilities, and of what follows from them.
///
/// All intervals cover together with the confidence: those of the probabilities `a`, that a test point is accepted, and
/// `b`, that a point from the null is, are Clopper-Pearson intervals which fail with half the rest each, and the others
/// are images of both.
public struct ClassifierEstimate: Sendable {
  public let counts: ClassifierCounts
  public let confidence: Rational
  /// An interval for `a`.
  public let acceptance: Enclosure
  /// An interval for `b`.
  public let falseAcceptance: Enclosure

  /// An interval for the balanced error `e = (1 - a + b)/2`.
  public var error: Enclosure { Rational(1, 2) * (Enclosure(1) - acceptance + falseAcceptance) }

  /// The least `d_2(a||b)` of all `a` and `b` in their intervals: with the confidence, a message by which a
  /// classifier does so well carries at least so much information about a test point.
  ///
  /// Source: data processing; derived here in this form.
  public var leastDivergence: LogForm {
    ClassifierEstimate.leastDivergence(acceptance, falseAcceptance)
  }

  /// The least `d_2(a||b)` of `a` and `b` in two intervals: 0 where they meet, else at the ends that are nearest.
  static func leastDivergence(_ a: Enclosure, _ b: Enclosure) -> LogForm {
    if a.lower > b.upper { return binaryDivergence(a.lower, b.upper).logForm! }
    if a.upper < b.lower { return binaryDivergence(a.upper, b.lower).logForm! }
    return .zero
  }
}
