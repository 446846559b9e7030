import ExactArithmetic
import InformationTheory
import Work

/// What the recall and the soundness of a tracer say of the learner it traces.
///
/// A learner of `n` samples is traced with soundness `xi` and recall `m` if a score of its output and a point is at least a
/// threshold with probability at most `xi` for a fresh point, and for `m` of the samples in the mean.
///
/// ```swift
/// let bound = try TracingBound(samples: 2, soundness: 37 / 256, recall: 11 / 8)
/// print(bound.conditionalInformation!)  // at least 0.5555 bits
/// ```
///
/// Source: derived here; it sharpens lemma H.3 of arXiv 2502.17384.  The privacy bound is proposition A.5 there.
public struct TracingBound: Sendable, Hashable {
  /// The number `n` of samples.
  public let samples: Int
  /// The soundness `xi`.
  public let soundness: Rational
  /// The recall `m`, a number of samples.
  public let recall: Rational

  /// - Throws: ``TracingError`` unless `0 <= xi <= 1` and `0 <= m <= n`.
  public init(samples n: Int, soundness: Rational, recall: Rational) throws(TracingError) {
    if n < 1 { throw .samplesOutOfRange(n) }
    if soundness.isNegative || soundness > 1 {
      throw .probabilityOutOfRange(name: "soundness", value: soundness)
    }
    if recall.isNegative || recall > Rational(n) { throw .recallOutOfRange(recall, samples: n) }
    samples = n
    self.soundness = soundness
    self.recall = recall
  }

  /// Whether the tracer accepts fewer samples than so many fresh points: then the recall says nothing.
  public var isVoid: Bool { recall < Rational(samples) * soundness }

  /// `(m + n xi)(1 - h(n xi/(m + n xi)))`: at least so much conditional mutual information `I(A(Z~_S); S | Z~)` has the learner;
  /// `nil` where the bound is void, `m < n xi`.
  public var conditionalInformation: LogForm? {
    if isVoid { return nil }
    let (right, wrong) = (recall, Rational(samples) * soundness)
    let sum = right + wrong
    if sum.isZero { return .zero }
    return sum * (.bits(1) - binaryEntropy(wrong / sum))
  }

  /// The largest factor `E` with `m >= n (E xi + delta)`, `(m/n - delta)/xi`: the learner is not (epsilon, delta)-private
  /// under replacing one sample for any epsilon below `ln E`; `nil` where the soundness is 0.
  ///
  /// - Throws: ``TracingError/probabilityOutOfRange(name:value:)`` unless `delta` lies in [0, 1].
  public func excludedFactor(delta: Rational) throws(TracingError) -> Rational? {
    if delta.isNegative || delta > 1 { throw .probabilityOutOfRange(name: "delta", value: delta) }
    if soundness.isZero { return nil }
    return (recall / Rational(samples) - delta) / soundness
  }
}

extension TracingBound: CustomStringConvertible {
  /// Both numbers: `recall 11/8 of 2, soundness 37/256`.
  public var description: String { "recall \(recall) of \(samples), soundness \(soundness)" }
}
