import ExactArithmetic
import InformationTheory
import Sampling

/// What came out: the training set by itself, and how each learner fared.
public struct Report: Sendable {
  public let instance: Instance
  public let courses: [Course]
  /// The confidence of the intervals.
  public let confidence: Rational

  public init(instance: Instance, courses: [Course], confidence: Rational = Rational(99, 100)) {
    self.instance = instance
    self.courses = courses
    self.confidence = confidence
  }

  /// An interval that covers the probability that a count estimates.
  func interval(_ count: SuccessCount) -> Enclosure {
    count.interval(Confidence(confidence))
  }

  /// The success from which the bounds of a course are computed: the lower end of the interval of the last checkpoint,
  /// rounded down to four decimals.
  func success(_ course: Course) -> Rational {
    let lower = interval(course.checkpoints.last!.singletonSuccess).lower
    return Rational((10_000 * lower).floor(), 10_000)
  }
}

extension SuccessCount {
  /// The failures of the same trials.
  var failures: SuccessCount { SuccessCount(trials: trials, successes: trials - successes) }
}

extension Recovery {
  /// The fraction of the bits that were found.
  public var fraction: Rational { Rational(found, bits) }

  /// The fraction of the free bits that were found; 0 where there are none.
  public var freeFraction: Rational { freeBits == 0 ? 0 : Rational(freeFound, freeBits) }

  /// If an attack finds this fraction of uniform bits on average, a model has at least `1 - h` of it bits about each.
  ///
  /// A bit found with probability `p` gives `I(X_i; M) >= 1 - h(p)`, the informations of independent bits add up to at most
  /// `I(X;M)`, and `h` is concave.  0 where no more than half are found.
  public var informationPerBit: LogForm {
    fraction <= Rational(1, 2) ? .zero : .bits(1) - binaryEntropy(fraction)
  }
}
