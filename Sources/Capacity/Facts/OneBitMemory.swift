import ExactArithmetic
import Work

/// A memory of one bit about `N` fair bits with weights `w_i`: the sign of `sum_i w_i epsilon_i`, which has the greatest weighted accuracy.
///
/// The weighted accuracy is `1/2 + E|sum_i w_i epsilon_i|/(2 sum_i w_i)`; the unweighted mean of the accuracies of that encoder falls with skew.
///
/// Source: derived here.
public struct OneBitMemory: Sendable, Hashable {
  /// The weights, positive.
  public let weights: [Rational]
  /// The greatest weighted accuracy.
  public let weightedAccuracy: Rational
  /// The mean accuracy of the encoder that attains it, a coin for ties.
  public let unweightedAccuracy: Rational

  /// The greatest number of bits.
  public static let greatestCount = 20

  /// - Throws: ``FactError`` for no weights, or one that is not positive; `WorkRefused` above ``greatestCount``.
  public init(weights: [Rational]) throws {
    if weights.isEmpty { throw FactError.factsOutOfRange(0) }
    if let index = weights.firstIndex(where: { $0.signum() <= 0 }) {
      throw FactError.strengthOutOfRange(fact: index + 1, value: weights[index])
    }
    if weights.count > OneBitMemory.greatestCount {
      throw WorkRefused(
        "a memory of one bit", size: .parameter("N = \(weights.count)"),
        limit: .fixed(OneBitMemory.greatestCount, unit: "facts"))
    }
    self.weights = weights
    let n = weights.count
    var (magnitude, agreement) = (Rational.zero, 0)
    for signs in 0..<(1 << n) {
      var sum = Rational.zero
      for (index, weight) in weights.enumerated() {
        if signs >> index & 1 == 1 { sum += weight } else { sum -= weight }
      }
      magnitude += sum.magnitude
      agreement += sum.signum() * (2 * signs.nonzeroBitCount - n)
    }
    let cases = Rational(1 << n)
    weightedAccuracy = (1 + magnitude / (cases * Rational.sum(weights))) / 2
    unweightedAccuracy = (1 + Rational(agreement) / (cases * Rational(n))) / 2
  }
}
