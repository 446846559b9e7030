import ExactArithmetic
import Sampling
import Work

/// Counts of independent runs with and without one canary: a test whose threshold was fixed beforehand said IN in `tp` of
/// `n1` runs with it and in `fp` of `n0` runs without.
///
/// With the ends of Clopper-Pearson intervals, each missed with probability `b/2` at most, every mechanism that is
/// `(ln E, delta)`-differentially private has `E >= (TPR - delta)/FPR` and `E >= (1 - FPR - delta)/(1 - TPR)`.
///
/// Source: C. J. Clopper and E. S. Pearson, Biometrika 26, 1934; P. Kairouz, S. Oh and P. Viswanath, ICML 2015, arXiv
/// 1311.0776, for the two inequalities.
public struct RatesAudit: Sendable, Hashable {
  /// The runs with the canary in which the test said IN, and their number.
  public let truePositives: SuccessCount
  /// The runs without it in which the test said IN, and their number.
  public let falsePositives: SuccessCount
  /// The `delta` of approximate differential privacy.
  public let delta: Rational
  /// The confidence of what is concluded.
  public let confidence: Rational

  /// Creates the counts.
  ///
  /// - Throws: ``AuditError`` for counts out of order and probabilities out of range.
  public init(
    truePositives: Int, of included: Int, falsePositives: Int, of excluded: Int,
    delta: Rational = 0, confidence: Rational = Rational(19, 20)
  ) throws(AuditError) {
    for (positives, runs, name) in [
      (truePositives, included, "with the canary"),
      (falsePositives, excluded, "without the canary"),
    ] {
      try AuditError.check("runs \(name)", runs, atLeast: 1)
      try AuditError.check("positives \(name)", positives)
      if positives > runs { throw .positivesAboveRuns(positives: positives, runs: runs) }
    }
    try AuditError.check(delta: delta)
    try AuditError.check(confidence: confidence)
    self.truePositives = SuccessCount(trials: included, successes: truePositives)
    self.falsePositives = SuccessCount(trials: excluded, successes: falsePositives)
    self.delta = delta
    self.confidence = confidence
  }

  /// The permitted error of each end, `b/2`.
  public var errorOfAnEnd: Rational { (1 - confidence) / 2 }

  /// The lower Clopper-Pearson end of the true positive rate, enclosed.
  public func leastTruePositiveRate(bits: Int = 112) -> Enclosure {
    let count = truePositives
    if count.successes == 0 { return .zero }
    return BinomialTail(trials: count.trials, threshold: count.successes)
      .argument(ofValue: errorOfAnEnd, bits: bits)
  }

  /// The upper Clopper-Pearson end of the false positive rate, enclosed.
  public func greatestFalsePositiveRate(bits: Int = 112) -> Enclosure {
    let count = falsePositives
    if count.successes == count.trials { return Enclosure(1) }
    return BinomialTail(trials: count.trials, threshold: count.successes + 1)
      .argument(ofValue: 1 - errorOfAnEnd, bits: bits)
  }

  /// The two lower bounds of `E = e^epsilon`, enclosed: `(TPR - delta)/FPR` and `(1 - FPR - delta)/(1 - TPR)`.
  public func factors(bits: Int = 112) -> (fromPositives: Enclosure, fromNegatives: Enclosure) {
    let (tpr, fpr) = (
      leastTruePositiveRate(bits: bits + 8), greatestFalsePositiveRate(bits: bits + 8)
    )
    let delta = Enclosure(delta)
    return (
      (tpr - delta).divided(by: fpr, bits: bits),
      (Enclosure(1) - fpr - delta).divided(by: Enclosure(1) - tpr, bits: bits)
    )
  }

  /// The greatest `epsilon` below which all are refuted, enclosed; 0 where none is.
  public func epsilon(bits: Int = 112) -> Enclosure {
    let (first, second) = factors(bits: bits + 8)
    let factor = Enclosure(
      max(first.lower, second.lower, 1), max(first.upper, second.upper, 1))
    return .log(factor, bits: bits)
  }
}

extension RatesAudit: CustomStringConvertible {
  /// The counts.
  public var description: String {
    "true positives \(truePositives.successes)/\(truePositives.trials), false positives "
      + "\(falsePositives.successes)/\(falsePositives.trials), delta \(delta), confidence \(confidence)"
  }
}
