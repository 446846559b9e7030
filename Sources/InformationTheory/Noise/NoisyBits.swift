import ExactArithmetic

/// Bits `X` with any law, a variable `U` with any joint law with them, and `Y`, the bits with each flipped
/// independently with probability `delta = (1 - rho)/2`.
public struct NoisyBits: Sendable, CustomStringConvertible {
  /// The number `d` of bits.
  public let dimension: Int
  /// The correlation `rho` of a uniform bit and its noisy copy.
  public let correlation: Rational
  /// The weights of `U` (rows) and `X` (columns); bit `i`, lowest first, of a column is coordinate `i+1`.
  public let weights: [[Integer]]

  /// - Precondition: `d >= 1`, `0 <= rho <= 1`, each row has `2^d` weights, none is negative and not all are 0.
  public init(dimension: Int, correlation: Rational, weights: [[Integer]]) {
    precondition(dimension >= 1, "\(dimension) bits")
    precondition(!correlation.isNegative && correlation <= 1, "a correlation of \(correlation)")
    precondition(
      weights.allSatisfy { row in
        row.count == 1 << dimension && row.allSatisfy { !$0.isNegative }
      },
      "weights for \(dimension) bits: \(weights)")
    precondition(weights.contains { $0.contains { !$0.isZero } }, "all weights are 0")
    self.dimension = dimension
    self.correlation = correlation
    self.weights = weights
  }

  /// The same with machine words.
  public init(dimension: Int, correlation: Rational, weights: [[Int]]) {
    self.init(
      dimension: dimension, correlation: correlation,
      weights: weights.map { row in row.map { Integer($0) } })
  }

  /// `H(X|U)` and `H(Y|U)`.
  ///
  /// With weights `w(u,x)`, `W(u)` their sums over `x` and `N` the sum of all,
  /// `N H(X|U) = sum_u W(u) log W(u) - sum_{u,x} w(u,x) log w(u,x)`.
  public var entropies: (clean: LogForm, noisy: LogForm) {
    let noise = BitNoise(correlation: correlation)
    var (rows, clean, noisy) = (CountHistogram(), CountHistogram(), CountHistogram())
    for row in weights {
      rows.insert(row.reduce(.zero, +))
      var law = CountedLaw(row, denominator: .one)
      clean.formUnion(law.histogram)
      law.apply(noise, coordinates: dimension)
      noisy.formUnion(law.histogram)
    }
    let total = rows.total
    let scale = noise.total.power(dimension)
    return (
      clean.entropy(total: total) - rows.entropy(total: total),
      noisy.entropy(total: total * scale) - rows.entropy(total: total)
    )
  }

  public var description: String {
    "d = \(dimension), rho = \(correlation), weights \(weights) of U (rows) and X"
  }
}
