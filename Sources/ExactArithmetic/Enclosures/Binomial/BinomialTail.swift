/// The upper tail of a binomial law as a function of the probability of success,
/// `T(p) = Pr[Bin(n, p) >= x] = sum_{j >= x} C(n, j) p^j (1-p)^(n-j)`, which increases from 0 to 1.
///
/// ```swift
/// let tail = BinomialTail(trials: 10, threshold: 3)
/// print(tail.exactValue(at: 1 / 2))  // 121/128
/// print(tail.value(at: 1 / 2, bits: 64).contains(121 / 128))  // true
/// print(tail.argument(ofValue: Rational(1, 40), bits: 64))  // where it is 1/40, about 0.0667
/// ```
///
/// A tail is known in three ways: as a rational, for moderate numbers; enclosed to any accuracy, for any numbers, by a
/// continued fraction; and as an inequality that is decided.
public struct BinomialTail: Sendable, Hashable {
  /// The number `n` of trials.
  public let trials: Int
  /// The least number `x` of successes in the tail.
  public let threshold: Int

  /// The greatest number of trials.
  public static let greatestTrialCount = 1 << 60

  /// - Precondition: `1 <= x <= n`, and `n` is at most ``greatestTrialCount``.
  public init(trials: Int, threshold: Int) {
    precondition(
      threshold >= 1 && threshold <= trials && trials <= BinomialTail.greatestTrialCount,
      "Pr[Bin(\(trials), p) >= \(threshold)]")
    self.trials = trials
    self.threshold = threshold
  }

  /// The tail of the failures: `Pr[Bin(n, p) >= x] = 1 - Pr[Bin(n, 1-p) >= n-x+1]`.
  var mirrored: BinomialTail { BinomialTail(trials: trials, threshold: trials - threshold + 1) }

  // MARK: Exact

  /// The tail as a rational.
  ///
  /// - Precondition: `0 <= p <= 1`.
  /// - Complexity: the sum of `k = min(x, n-x+1)` terms by halves, `O(M(k log n + n log v) log k)` for the denominator `v`
  ///   of `p` and products of numbers of `b` bits in time `M(b)`.
  public func exactValue(at p: Rational) -> Rational {
    BinomialTail.check(p)
    if 2 * threshold <= trials { return 1 - mirrored.exactValue(at: 1 - p) }
    if p == 1 { return 1 }
    return Rational(
      TailSum(trials: trials, p).numerator(from: threshold), p.denominator.power(trials))
  }

  /// Up to so many bits the numerator of a tail is computed to decide an inequality.
  private static let greatestDecidedLength = 1 << 20
  /// Up to so many bits an inequality is tried with enclosures first.
  private static let greatestComparisonBits = 512

  /// Whether the tail at `p` is at least a number: decided by enclosures where they separate the two, and else exactly.
  ///
  /// - Returns: `undecided` only where the two agree to 500 bits and the numerator of the tail has more than 10^6.
  /// - Precondition: `0 <= p <= 1`.
  public func reaches(_ value: Rational, at p: Rational) -> Verdict {
    var bits = 64
    while bits <= BinomialTail.greatestComparisonBits {
      let enclosure = self.value(at: p, bits: bits)
      if enclosure.lower >= value { return .holds }
      if enclosure.upper < value { return .violated }
      bits *= 2
    }
    let (length, overflow) = trials.multipliedReportingOverflow(by: p.denominator.bitWidth)
    if overflow || length > BinomialTail.greatestDecidedLength { return .undecided }
    return Verdict(exactValue(at: p) >= value)
  }

  // MARK: Enclosed

  /// An enclosure of the tail with a relative width of about `2^-bits`.
  ///
  /// Tails below `2^-1000000` have the lower end 0.
  ///
  /// - Parameters:
  ///   - p: the probability of success.
  ///   - bits: the relative accuracy, of the tail or of `1 - T(p)`, whichever is smaller.
  /// - Precondition: `0 <= p <= 1`.
  /// - Complexity: three logarithms of factorials, and O(min(sqrt(n), bits^2/z^2)) steps of a continued fraction, where
  ///   `x` is `z` standard deviations away from the mean.
  public func value(at p: Rational, bits: Int) -> Enclosure {
    BinomialTail.check(p)
    if p.isZero || p == 1 { return Enclosure(p) }
    return parts(at: p, bits: bits, logCoefficient(bits: bits)).tail
  }

  /// `ln C(n, x)`, as accurate as a tail of so many bits needs it.
  func logCoefficient(bits: Int) -> Enclosure {
    Enclosure.logBinomial(
      trials, threshold, bits: Enclosure.workingBits(bits, trials: trials))
  }

  /// The tail, and the probability of `x` itself.
  ///
  /// - Parameter logCoefficient: ``logCoefficient(bits:)``; with fewer bits the results are wider.
  /// - Precondition: `0 < p < 1`.
  func parts(
    at p: Rational, bits: Int, _ logCoefficient: Enclosure
  ) -> (tail: Enclosure, mass: Enclosure) {
    let mass = Enclosure.binomialMass(
      threshold, of: trials, probability: p, bits: bits, logCoefficient: logCoefficient)
    let (isUpper, ratio) = smallTail(at: p, bits: bits)
    let tail = isUpper ? mass * ratio : Enclosure(1) - mass * ratio
    return (tail.rounded(toBits: bits + 4), mass)
  }

  /// The tail over the probability of `x`, or the rest of the law over it, whichever side of the mean lies beyond `x`:
  /// there the fraction converges.
  private func smallTail(at p: Rational, bits: Int) -> (isUpper: Bool, ratio: Enclosure) {
    if Rational(threshold) >= Rational(trials + 1) * p {
      return (true, TailFraction(self, at: p).ratio(bits: bits + 4))
    }
    // Pr[x-1] / Pr[x]
    let odds = Rational(threshold, trials - threshold + 1) * ((1 - p) / p)
    return (false, odds * TailFraction(mirrored, at: 1 - p).ratio(bits: bits + 4))
  }

  /// An enclosure of `ln T(p)` with a width of about `2^-bits`, however small the tail is.
  ///
  /// - Precondition: `0 < p <= 1`.
  /// - Complexity: that of ``value(at:bits:)``.
  public func logValue(at p: Rational, bits: Int) -> Enclosure {
    BinomialTail.check(p)
    precondition(p.signum() > 0, "the logarithm of an empty tail")
    if p == 1 { return .zero }
    let (isUpper, ratio) = smallTail(at: p, bits: bits)
    let logMass = Enclosure.logBinomialMass(
      threshold, of: trials, probability: p, bits: bits, logCoefficient: logCoefficient(bits: bits))
    if isUpper { return logMass + .log(ratio, bits: bits + 8) }
    return .log(value(at: p, bits: bits), bits: bits + 8)
  }

  /// The tail `T`, and `T (1-T) / Pr[x]`, what the sharp bound of an audit adds for each `delta`; both enclosed with a
  /// relative width of about `2^-bits`.
  ///
  /// - Precondition: `0 < p < 1`.
  package func tailAndSpread(at p: Rational, bits: Int) -> (tail: Enclosure, spread: Enclosure) {
    let (tail, _) = parts(at: p, bits: bits, logCoefficient(bits: bits))
    let (isUpper, ratio) = smallTail(at: p, bits: bits)
    return (tail, (ratio * (isUpper ? Enclosure(1) - tail : tail)).rounded(toBits: bits))
  }

  /// The probability of `x` itself.
  ///
  /// - Precondition: `0 <= p <= 1`.
  package func exactMass(at p: Rational) -> Rational {
    BinomialTail.check(p)
    return Rational(Integer.binomial(trials, threshold)) * p.power(threshold)
      * (1 - p).power(trials - threshold)
  }

  static func check(_ p: Rational) {
    precondition(!p.isNegative && p <= 1, "a probability of \(p)")
  }
}
