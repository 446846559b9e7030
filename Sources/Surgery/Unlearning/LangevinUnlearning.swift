import ExactArithmetic
import Work

/// Unlearning by noisy gradient steps on a quadratic loss, in one dimension: `theta' = (1-k) theta + k mu + noise`, with stationary
/// variance `v`.
///
/// Both laws, of the model with the instance and of that without it, are normal with variance `v` at the start, and stay so; their means
/// are `Delta` apart. Then after `t` steps the Renyi divergence of order `a` is, in nats,
///
///     D_a = a (1-k)^(2t) Delta^2 / (2v),
///
/// rational for rational parameters, so that the least number of steps is decided. For the mean of `n` points, repeats counted, of which
/// one is `x` and occurs `r` times, `Delta = r (x - mean of the rest)/n`: repetition multiplies the divergence by `r^2`.
///
/// ```swift
/// let langevin = try LangevinUnlearning(rate: 1 / 10, variance: 1 / 4, order: 2, target: 1 / 100)
/// print(try langevin.steps(distance: 1 / 10))  // 7
/// ```
///
/// Source: derived here from the Renyi divergence of normal laws.
public struct LangevinUnlearning: Sendable, Hashable {
  /// The rate `k`.
  public let rate: Rational
  /// The variance `v` of both laws.
  public let variance: Rational
  /// The order `a`.
  public let order: Rational
  /// What the divergence is to be at most, in nats.
  public let target: Rational

  /// The greatest number of steps.
  public static let greatestStepCount = 100_000

  /// - Parameters:
  ///   - rate: `k`, above 0 and at most 1.
  ///   - variance: `v`, above 0.
  ///   - order: `a`, above 1.
  ///   - target: the divergence to reach, above 0.
  /// - Throws: ``UnlearningError``.
  public init(
    rate: Rational, variance: Rational, order: Rational, target: Rational
  ) throws(UnlearningError) {
    if rate.signum() <= 0 || rate > 1 {
      throw .parameterOutOfRange(name: "rate", value: rate, expected: "a number above 0, at most 1")
    }
    if variance.signum() <= 0 {
      throw .parameterOutOfRange(
        name: "variance", value: variance, expected: "a number above 0")
    }
    if order <= 1 {
      throw .parameterOutOfRange(name: "order", value: order, expected: "a number above 1")
    }
    if target.signum() <= 0 { throw .thresholdIsNotPositive(target) }
    self.rate = rate
    self.variance = variance
    self.order = order
    self.target = target
  }

  /// The divergence after some steps, in nats.
  public func divergence(distance: Rational, steps: Int = 0) -> Rational {
    order * (1 - rate).power(2 * steps) * distance * distance / (2 * variance)
  }

  /// The least number of steps after which the divergence is at most the target.
  ///
  /// - Throws: `WorkRefused` where more than ``greatestStepCount`` are needed.
  /// - Complexity: O(log t) powers.
  public func steps(distance: Rational) throws(WorkRefused) -> Int {
    let isReached = { (t: Int) in divergence(distance: distance, steps: t) <= target }
    if isReached(0) { return 0 }
    var (missed, reached) = (0, 1)
    while !isReached(reached) {
      if reached >= LangevinUnlearning.greatestStepCount {
        throw WorkRefused(
          "unlearning from a distance \(distance)",
          size: .count("more than \(LangevinUnlearning.greatestStepCount) steps"),
          limit: .fixed(LangevinUnlearning.greatestStepCount, unit: ""))
      }
      (missed, reached) = (reached, min(2 * reached, LangevinUnlearning.greatestStepCount))
    }
    while reached - missed > 1 {
      let middle = missed + (reached - missed) / 2
      if isReached(middle) { reached = middle } else { missed = middle }
    }
    return reached
  }

  /// By how much a point that occurs `r` times moves the mean of `n` points, repeats counted: `r (x - mean of the rest)/n`.
  ///
  /// - Precondition: `1 <= r <= n`.
  public static func distance(
    repetitions r: Int, of n: Int, offset: Rational
  ) -> Rational {
    precondition((1...n).contains(r), "\(r) repetitions among \(n) points")
    return Rational(r, n) * offset
  }
}

extension LangevinUnlearning: CustomStringConvertible {
  /// The parameters.
  public var description: String {
    "noisy steps of rate \(rate), variance \(variance), to D_\(order) <= \(target)"
  }
}
