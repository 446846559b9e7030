import ExactArithmetic
import Work

/// Tracing of a released mean: `n` samples from the uniform law on `{-1,1}^d`, the mean `x`, and the score `n <x, z>` of a
/// point `z`, which says that `z` is a sample where it is at least a threshold `L`.
///
/// For a fresh point the score is a sum of `d n` fair signs, for a sample `d` plus a sum of `d (n-1)` of them: the
/// soundness is `Pr[S_(dn) >= L]`, and the recall `n Pr[S_(d(n-1)) >= L - d]`.
///
/// ```swift
/// let tracing = try MeanTracing(samples: 2, dimension: 4, threshold: 4)
/// print(tracing.soundness, tracing.recall)  // 37/256 11/8
/// ```
///
/// Source: derived here; the score is that of C. Dwork, A. Smith, T. Steinke, J. Ullman, S. Vadhan, "Robust traceability from
/// trace amounts", FOCS 2015.
public struct MeanTracing: Sendable, Hashable {
  /// The number `n` of samples.
  public let samples: Int
  /// The number `d` of coordinates.
  public let dimension: Int
  /// The least score `L` that is accepted.
  public let threshold: Int
  /// The probability that a fresh point is accepted.
  public let soundness: Rational
  /// The expected number of samples that are accepted.
  public let recall: Rational

  /// The greatest number `d n` of signs.
  public static let greatestTermCount = 100_000

  /// Computes both tails.
  ///
  /// - Throws: ``TracingError`` for parameters out of range, and for a threshold whose parity is not that of `d n`; `WorkRefused`
  ///   when `d n` is above ``greatestTermCount``.
  /// - Complexity: O(d n) products of a number of `d n` bits and a short one.
  public init(samples n: Int, dimension d: Int, threshold: Int) throws {
    let terms = try MeanTracing.termCount(samples: n, dimension: d)
    try MeanTracing.check(threshold, terms: terms)
    self.init(
      samples: n, dimension: d, threshold: threshold,
      soundness: MeanTracing.tail(terms, atLeast: threshold),
      recall: Rational(n) * MeanTracing.tail(terms - d, atLeast: threshold - d))
  }

  /// The tracing with what was computed of it.
  init(samples: Int, dimension: Int, threshold: Int, soundness: Rational, recall: Rational) {
    self.samples = samples
    self.dimension = dimension
    self.threshold = threshold
    self.soundness = soundness
    self.recall = recall
  }

  static func check(_ threshold: Int, terms: Int) throws(TracingError) {
    if threshold.magnitude > UInt(terms) { throw .thresholdOutOfRange(threshold, terms: terms) }
    if (threshold - terms) % 2 != 0 { throw .thresholdParity(threshold, terms: terms) }
  }

  /// The tracing with the least threshold at which the soundness is at most a number.
  ///
  /// - Throws: ``TracingError``, also where no threshold is so sound; `WorkRefused`.
  /// - Complexity: as ``init(samples:dimension:threshold:)``.
  public init(samples n: Int, dimension d: Int, soundness: Rational) throws {
    let terms = try MeanTracing.termCount(samples: n, dimension: d)
    if soundness.isNegative || soundness > 1 {
      throw TracingError.probabilityOutOfRange(name: "soundness", value: soundness)
    }
    let limit = (soundness * Rational(Integer.one << terms)).floor()
    // From the greatest score down, while the tail stays within the limit.
    var (term, sum, ups) = (Integer.one, Integer.one, terms)
    if sum > limit { throw TracingUnreachable(soundness: soundness, terms: terms) }
    while ups > 0 {
      term = (term * Integer(ups)).exactlyDivided(by: Integer(terms - ups + 1))
      if sum + term > limit { break }
      sum += term
      ups -= 1
    }
    try self.init(samples: n, dimension: d, threshold: 2 * ups - terms)
  }

  /// What the tracing says of every learner that is traced so well.
  public var bound: TracingBound {
    guard let bound = try? TracingBound(samples: samples, soundness: soundness, recall: recall)
    else { preconditionFailure("a recall of \(recall) of \(samples) samples") }
    return bound
  }

  static func termCount(samples n: Int, dimension d: Int) throws -> Int {
    if n < 1 { throw TracingError.samplesOutOfRange(n) }
    if d < 1 { throw TracingError.dimensionOutOfRange(d) }
    let (terms, overflow) = n.multipliedReportingOverflow(by: d)
    if overflow || terms > greatestTermCount {
      throw WorkRefused(
        "the exact tails of the tracing of a mean",
        size: .parameter("d n = \(Integer(n) * Integer(d))"),
        limit: .fixed(greatestTermCount, unit: "signs"))
    }
    return terms
  }

  /// `Pr[S_k >= L]` for a sum `S_k` of `k` fair signs.
  static func tail(_ k: Int, atLeast threshold: Int) -> Rational {
    if threshold > k { return 0 }
    if threshold <= -k { return 1 }
    // S_k >= L if at least (k + L)/2 signs, rounded up, are +1.
    let ups = (k + threshold + 1) / 2
    return BinomialTail(trials: k, threshold: ups).exactValue(at: Rational(1, 2))
  }
}

extension MeanTracing: CustomStringConvertible {
  /// The parameters with both numbers.
  public var description: String {
    "n = \(samples), d = \(dimension), L = \(threshold): \(bound)"
  }
}

/// A soundness that no threshold of a mean's tracing has.
public struct TracingUnreachable: InputError, Hashable {
  /// What was asked for.
  public let soundness: Rational
  /// The number `d n` of signs of a score.
  public let terms: Int

  public var description: String {
    "the soundness \(soundness) is below 2^-\(terms), the probability of the greatest score; "
      + "expected a greater one"
  }
}
