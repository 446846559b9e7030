import ExactArithmetic

// The Clopper-Pearson interval: it covers the probability of success with at least the confidence, whatever that
// probability is.  Its ends are the probabilities at which the tail of the binomial law beyond the count has half of
// what the confidence leaves.
//
// Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits illustrated in the case of the
// binomial", Biometrika 26, 1934.

extension SuccessCount {
  /// The number of significant digits of an interval unless others are asked for, and the greatest.
  public static let intervalDigits = (usual: 30, greatest: 100)

  /// The Clopper-Pearson interval, with ends that are decimals: the lower end is the greatest decimal of so many
  /// significant digits that is no more than the true one, the upper end the least that is no less.
  ///
  /// A number of digits above the greatest is taken for the greatest.
  ///
  /// - Complexity: about three enclosures of a binomial tail for each end; see `BinomialTail`.
  public func interval(
    _ confidence: Confidence, digits: Int = SuccessCount.intervalDigits.usual
  ) -> Enclosure {
    let digits = max(1, min(digits, SuccessCount.intervalDigits.greatest))
    let tail = confidence.error / 2
    return Enclosure(
      lowerTail?.argument(ofValue: tail, significantDigits: digits, rounding: .down) ?? 0,
      upperTail?.argument(ofValue: 1 - tail, significantDigits: digits, rounding: .up) ?? 1)
  }

  /// The same for a confidence without looks, with ends rounded outward to double precision.
  ///
  /// - Precondition: `0 < confidence < 1`.
  public func interval(confidence: Double) -> ClosedRange<Double> {
    precondition(confidence > 0 && confidence < 1, "a confidence of \(confidence)")
    let tail = (1 - Rational(exactly: confidence)!) / 2
    let lower = lowerTail?.argument(ofValue: tail, bits: 64).lower ?? 0
    let upper = upperTail?.argument(ofValue: 1 - tail, bits: 64).upper ?? 1
    return Double(lower, rounding: .down)...Double(upper, rounding: .up)
  }

  /// The width of the interval, to double precision.
  package func intervalWidth(_ confidence: Confidence) -> Double {
    Double(interval(confidence, digits: 17).width)
  }

  /// The tail that has half the error at the lower end: `Pr[successes or more]`; `nil` where that end is 0.
  private var lowerTail: BinomialTail? {
    successes == 0 ? nil : BinomialTail(trials: trials, threshold: successes)
  }

  /// The tail that has all but half the error at the upper end: `Pr[more than the successes]`; `nil` where that end
  /// is 1.
  private var upperTail: BinomialTail? {
    successes == trials ? nil : BinomialTail(trials: trials, threshold: successes + 1)
  }
}
