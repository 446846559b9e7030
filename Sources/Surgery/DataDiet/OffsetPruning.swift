import ExactArithmetic
import Work

/// Pruning of the highest scores in a model with noisy labels, exactly.
///
/// `n` examples are spread over `N` clusters, and each label is flipped with probability `eta`. By the Bayes score a flipped example
/// outranks every clean one. The `t` examples with the highest scores are dropped, and `f` with the lowest, ties at random; the prediction
/// in a cluster is the label of a random kept example there, and a coin where there is none. With `m = n-t-f` kept examples, `k` of which
/// are flipped, the error against the clean label is
///
///     E [ (1-1/N)^m / 2 + (1-(1-1/N)^m) k/m ],    k = min((W-t)_+, m),  W binomial.
///
/// ```swift
/// let pruning = try OffsetPruning(clusters: 4, samples: 8, noise: 1 / 4)
/// print(try pruning.cleanError(hardest: 3))  // 47272451/335544320
/// print(try pruning.best().hardest)  // [3]
/// ```
///
/// Source: derived here, for the offset of M. Paul, S. Ganguli and G. Dziugaite, 2021, arXiv 2107.07075, section 4. Their corruption
/// permutes the labels of a random subset, so that some stay right; here each label is flipped independently.
public struct OffsetPruning: Sendable, Hashable {
  /// The number `N` of clusters.
  public let clusters: Int
  /// The number `n` of examples.
  public let samples: Int
  /// The probability `eta` that a label is flipped.
  public let noise: Rational

  /// The greatest length of all numbers together, in bits.
  public static let greatestLength = 2_000_000_000

  /// - Throws: ``DataDietError``; `WorkRefused` for numbers that are too long.
  public init(clusters: Int, samples: Int, noise: Rational) throws {
    if clusters < 1 { throw DataDietError.countOutOfRange(name: "N", clusters) }
    if samples < 1 { throw DataDietError.countOutOfRange(name: "n", samples) }
    if noise.isNegative || noise > Rational(1, 2) { throw DataDietError.noiseOutOfRange(noise) }
    let bits = noise.denominator.bitWidth + Integer(clusters).bitWidth
    let length = Double(samples) * Double(samples) * Double(bits)
    if length > Double(OffsetPruning.greatestLength) {
      throw WorkRefused(
        "offset pruning of n = \(samples) examples",
        size: .count("\(WorkEstimate.short(length)) bits of numbers"),
        limit: .fixed(OffsetPruning.greatestLength, unit: ""))
    }
    self.clusters = clusters
    self.samples = samples
    self.noise = noise
  }

  /// The clean error where `t` of the hardest and `f` of the easiest examples are dropped.
  ///
  /// - Throws: ``DataDietError`` for numbers below 0, or together above `n`.
  public func cleanError(hardest t: Int, easiest f: Int = 0) throws(DataDietError) -> Rational {
    try check(t, f)
    let excess = meanExcess()
    return cleanError(t, f, excess)
  }

  /// The clean errors for all offsets `t = 0, ..., n-f`, where `f` of the easiest are dropped.
  ///
  /// - Throws: ``DataDietError`` for a number below 0 or above `n`.
  public func cleanErrors(easiest f: Int = 0) throws(DataDietError) -> [Rational] {
    try check(0, f)
    let excess = meanExcess()
    return (0...(samples - f)).map { cleanError($0, f, excess) }
  }

  /// The offsets with the least clean error, and that error.
  ///
  /// - Throws: ``DataDietError`` for a number below 0 or above `n`.
  public func best(
    easiest f: Int = 0
  ) throws(DataDietError) -> (hardest: [Int], error: Rational) {
    let errors = try cleanErrors(easiest: f)
    let least = errors.min() ?? errors[0]
    return (errors.indices.filter { errors[$0] == least }, least)
  }

  private func check(_ t: Int, _ f: Int) throws(DataDietError) {
    if t < 0 || f < 0 || t > samples || f > samples - t {
      throw .dropsOutOfRange(hardest: t, easiest: f, samples: samples)
    }
  }

  private func cleanError(_ t: Int, _ f: Int, _ excess: [Rational]) -> Rational {
    let kept = samples - t - f
    if kept == 0 { return Rational(1, 2) }
    let empty = Rational(clusters - 1, clusters).power(kept)
    let flipped = excess[t] - excess[t + kept]
    return empty / 2 + (1 - empty) * flipped / Rational(kept)
  }

  /// `E (W-t)_+` for `t = 0, ..., n`, as sums of tails: `E (W-t)_+ = sum_{s > t} P[W >= s]`.
  private func meanExcess() -> [Rational] {
    let (flip, stay) = (noise.numerator, noise.denominator - noise.numerator)
    // P[W = w] times the denominator to the n-th power, each from the one before; stay is positive.
    var masses = [stay.power(samples)]
    for w in 0..<samples {
      let next = masses[w] * flip * Integer(samples - w)
      masses.append(next.exactlyDivided(by: stay * Integer(w + 1)))
    }
    var excess = [Integer](repeating: .zero, count: samples + 1)
    var tail = Integer.zero
    for t in stride(from: samples - 1, through: 0, by: -1) {
      tail += masses[t + 1]
      excess[t] = excess[t + 1] + tail
    }
    let denominator = noise.denominator.power(samples)
    return excess.map { Rational($0, denominator) }
  }
}

extension OffsetPruning: CustomStringConvertible {
  /// The parameters.
  public var description: String {
    "N = \(clusters) clusters, n = \(samples) examples, labels flipped with probability \(noise)"
  }
}
