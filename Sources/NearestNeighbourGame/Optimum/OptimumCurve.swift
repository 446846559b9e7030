import ExactArithmetic

/// Bob's optimal success as a function of the correlation, `rho -> OPT(k, d, rho)`, for any integer `k`.
///
/// What does not depend on `rho`, the law of the least of `k` distances, is computed once; a value then
/// takes a few products for each distance that matters.  The function is continuous and increasing, from `1/k` at
/// 0 to `(2^d / k) (1 - (1 - 2^-d)^k)` at 1.
///
/// ```swift
/// let curve = OptimumCurve(examples: Integer(1) << 320, dimension: 44_362)
/// print(curve.value(at: Rational(112, 1000)))
/// ```
public struct OptimumCurve: Sendable {
  /// The number `k` of examples.
  public let examples: Integer
  /// The number `d` of bits of each example.
  public let dimension: Int
  /// The correlation up to which the curve is known.
  public let greatestCorrelation: Rational
  private let bits: Int
  /// The sum that is `k OPT`; none where `OPT` is constant.
  private let sum: OptimumSum?

  /// Prepares the curve.
  ///
  /// - Parameters:
  ///   - k: the number of examples.
  ///   - d: the number of bits of each.
  ///   - greatest: the correlation up to which the curve is wanted; the less, the faster.
  ///   - bits: the accuracy of values, relative, in bits; about.
  /// - Precondition: `k >= 1`, `d >= 0`, and `greatest` lies in [0, 1].
  /// - Complexity: O(d) products, and elementary functions for the distances that matter.
  public init(
    examples k: Integer, dimension d: Int, upTo greatest: Rational = 1, bits: Int = 64
  ) {
    precondition(k.signum() > 0 && d >= 0, "k = \(k), d = \(d)")
    precondition(!greatest.isNegative && greatest <= 1, "a correlation of \(greatest)")
    examples = k
    dimension = d
    greatestCorrelation = greatest
    self.bits = bits
    sum =
      k.isOne || d == 0 || greatest.isZero
      ? nil
      : OptimumSum(
        examples: k, dimension: d, upTo: greatest, bits: bits,
        precision: Optimum.workingBits(dimension: d, bits: bits))
  }

  /// A certified enclosure of `OPT(k, d, rho)`.
  ///
  /// - Precondition: `rho` lies between 0 and ``greatestCorrelation``.
  public func value(at rho: Rational) -> Enclosure {
    precondition(
      !rho.isNegative && rho <= greatestCorrelation,
      "a correlation of \(rho), on a curve from 0 to \(greatestCorrelation)")
    guard let sum, !rho.isZero else { return Enclosure(examples.isOne ? 1 : Rational(1, examples)) }
    return Optimum.success(sum.value(at: rho), among: examples, bits: bits)
  }

  // MARK: Comparison

  /// Whether `OPT(k, d, rho)` is at least a number; `undecided` only if the two are equal or extremely close.
  ///
  /// Enclosures of the curve's accuracy are tried first, then one of four times as many bits; small games, where
  /// equality does occur, are decided by the exact optimum.
  public func reaches(_ target: Rational, at rho: Rational) -> Verdict {
    if let verdict = value(at: rho).isAtLeast(target) { return verdict }
    let closer = Optimum.enclosure(
      examples: examples, dimension: dimension, correlation: rho, bits: 4 * bits)
    if let verdict = closer.isAtLeast(target) { return verdict }
    guard let k = Int(exactly: examples),
      let game = try? Game(examples: k, dimension: dimension, correlation: rho),
      let inputBits = game.inputBits, inputBits <= 4096,
      let exact = try? game.optimalSuccess()
    else { return .undecided }
    return Verdict(exact >= target)
  }

  /// The neighbouring multiples of a step between which the optimum reaches a success.
  public struct Crossing: Sendable, Hashable {
    /// A multiple at which `OPT` is certainly below the success; `nil` when there is none.
    public let below: Rational?
    /// The least multiple at which `OPT` is certainly at least the success.
    public let reaching: Rational
  }

  /// Where the optimum reaches a success, to within a step: by bisection over the multiples of `step`, each decided
  /// by enclosures.
  ///
  /// The ends are neighbours, or two steps apart where the multiple between them is undecided.
  ///
  /// - Parameters:
  ///   - target: the success.
  ///   - step: the distance between correlations that are tried.
  /// - Returns: `nil` when no multiple of the step up to ``greatestCorrelation`` certainly reaches the success.
  /// - Complexity: `log2(1/step)` values of the curve.
  public func crossing(of target: Rational, step: Rational) -> Crossing? {
    precondition(step.signum() > 0, "a step of \(step)")
    var reaching = (greatestCorrelation / step).floor()
    func verdict(_ multiple: Integer) -> Verdict {
      reaches(target, at: Rational(multiple) * step)
    }
    guard verdict(reaching) == .holds else { return nil }
    var other: Integer = -1  // does not certainly reach the target
    while reaching - other > 1 {
      let middle = (reaching + other) >> 1
      if verdict(middle) == .holds { reaching = middle } else { other = middle }
    }
    while !other.isNegative && verdict(other) != .violated { other -= 1 }
    return Crossing(
      below: other.isNegative ? nil : Rational(other) * step, reaching: Rational(reaching) * step)
  }
}

extension Enclosure {
  /// Whether the enclosed number is at least another, if the ends show it.
  fileprivate func isAtLeast(_ target: Rational) -> Verdict? {
    if lower >= target { return .holds }
    return upper < target ? .violated : nil
  }
}
