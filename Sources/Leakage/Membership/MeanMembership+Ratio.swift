import ExactArithmetic
import Work

/// The law of the likelihood ratio of a membership test, which decides every other.
public struct RatioLaw: Sendable, Hashable {
  /// The values of the ratio, IN to OUT, with their probabilities, ascending.
  public let terms: [Term]

  /// A value of the ratio.
  public struct Term: Sendable, Hashable {
    public let ratio: Rational
    public let inside: Rational
    public let outside: Rational
  }

  /// The receiver operating characteristic: the tests `ratio >= t`, the greatest `t` first.
  public var thresholdTests: [ScoreLaw.ThresholdTest] {
    var (inside, outside) = (Rational.zero, Rational.zero)
    return terms.reversed().map { term in
      inside += term.inside
      outside += term.outside
      return ScoreLaw.ThresholdTest(
        threshold: term.ratio, falsePositive: outside, truePositive: inside)
    }
  }

  /// The test with the greatest advantage of all tests, the total variation distance: IN from the ratio 1 on, or a
  /// greater one that is its equal.
  public var best: ScoreLaw.ThresholdTest {
    let tests = thresholdTests
    return tests.dropFirst().reduce(tests[0]) { $1.advantage > $0.advantage ? $1 : $0 }
  }
}

extension RatioLaw.Term: CustomStringConvertible {
  /// The ratio with both probabilities.
  public var description: String { "\(ratio): \(inside) IN, \(outside) OUT" }
}

extension RatioLaw: CustomStringConvertible {
  /// The number of values and the greatest advantage.
  public var description: String { "\(terms.count) likelihood ratios, advantage \(best.advantage)" }
}

extension MeanMembership {
  /// The greatest number of values of the likelihood ratio.
  public static let greatestRatioCount = 2_000_000

  /// The law of the likelihood ratio of `(xbar, y)`.
  ///
  /// For a known bias `p` a coordinate with `k` ones among the `n` points has the ratio `k/(n p)` for `y = 1` and
  /// `(n-k)/(n (1-p))` for `y = 0`; for a uniform one `(k+1)^-1 (n+2) k/n`, and alike.
  ///
  /// - Throws: `WorkRefused` where the number of values, bounded by the prime factors of the numbers up to `n` or by the
  ///   number of multisets, is too large.
  /// - Complexity: O(v d n) for `v` values.
  public func ratioLaw(limits: WorkLimits = .standard) throws -> RatioLaw {
    let steps = ratioSteps
    try admit(steps: steps.count, limits)
    var masses: [Rational: Rational] = [.one: .one]
    for _ in 0..<dimension {
      var next: [Rational: Rational] = [:]
      next.reserveCapacity(2 * masses.count)
      for (ratio, mass) in masses {
        for (factor, outside) in steps { next[ratio * factor, default: .zero] += mass * outside }
      }
      masses = next
    }
    return RatioLaw(
      terms: masses.sorted { $0.key < $1.key }.map {
        RatioLaw.Term(ratio: $0.key, inside: $0.key * $0.value, outside: $0.value)
      })
  }

  /// The ratios of one coordinate with their probabilities under OUT; the reference point is left out.
  private var ratioSteps: [(ratio: Rational, outside: Rational)] {
    var sums: [Rational: Rational] = [:]
    for ones in 0...samples {
      for bit in 0...1 {
        let (inside, outside) = pair(ones, bit)
        if outside.isZero { continue }
        sums[inside / outside, default: .zero] += outside
      }
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Refuses laws with too many values.
  ///
  /// A ratio is a constant times a product of numbers up to `n`, or up to `n+2` over such; and it is the product over a
  /// multiset of steps.
  private func admit(steps: Int, _ limits: WorkLimits) throws {
    let multisets = Integer.binomial(dimension + steps - 1, dimension)
    var (greatest, range) = (samples, 1)
    var products = Integer(2)
    switch bias {
    case .known(let p): if p + p != 1 { products = Integer(2 * dimension + 2) }
    case .uniform: (greatest, range) = (samples + 2, 2)
    }
    for prime in 2...max(2, greatest) where (2..<prime).allSatisfy({ prime % $0 != 0 }) {
      var (power, most) = (prime, 0)
      while power <= greatest { (power, most) = (power * prime, most + 1) }
      products *= Integer(range * most * dimension + 1)
    }
    let count = min(multisets, products)
    let subject = "the law of the likelihood ratio for n = \(samples), d = \(dimension)"
    if count > Integer(MeanMembership.greatestRatioCount) {
      throw WorkRefused(
        subject, size: .count("up to \(count) values"),
        limit: .fixed(MeanMembership.greatestRatioCount, unit: "values"))
    }
    let values = Double(Int(exactly: count) ?? .max)
    try limits.check(
      WorkEstimate(
        subject: subject, operations: values * Double(steps) * Double(dimension) * 50,
        bytes: values * 400, isUpperBound: true))
  }
}
