import ExactArithmetic
import Work

/// The sum `k OPT = sum_h Pr[least = h] (1-rho)^h (1+rho)^(d-h)` over the distances that matter for all
/// correlations up to one, whose probabilities, which do not depend on `rho`, are computed once.
struct OptimumSum: Sendable {
  private let least: LeastDistance
  /// What is omitted is below `2^-bits` of the sum.
  private let bits: Int
  private let last: Int
  private let window: ClosedRange<Int>
  /// Bounds of `Pr[least = h]` for `h` in the window.
  private let masses: BigFloatBounds

  /// - Parameters:
  ///   - greatest: the greatest correlation of interest, above 0.
  ///   - bits: the relative accuracy for which terms are kept.
  /// - Complexity: O(d) products and, for O(sqrt(bits d)) distances, elementary functions.
  init(
    examples: Integer, dimension: Int, upTo greatest: Rational, bits: Int, precision: Int
  ) {
    let least = LeastDistance(
      examples: examples, binomial: FairBinomial(dimension: dimension, precision: precision))
    let last = least.last(bits: bits + 4)
    self.least = least
    self.bits = bits
    self.last = last
    let likelihood = Likelihood(correlation: greatest, dimension: dimension, precision: precision)
    let window = OptimumSum.first(least, likelihood, last: last, bits: bits)...last
    self.window = window
    masses = .computed { direction in
      let masses = BigFloatVector(count: window.count, bits: precision)
      let ranges = Concurrency.map(window.count, minimumPerRange: 32) { _, range in range }
      Concurrency.perform(ranges.count) { part in
        for index in ranges[part] {
          masses[index].set(least.mass(window.lowerBound + index, direction), rounding: direction)
        }
      }
      return masses
    }
  }

  /// Bounds of `k OPT`.
  ///
  /// - Precondition: `0 < rho`, which is at most the greatest correlation of interest.
  /// - Complexity: three products for each distance that matters.
  func value(at rho: Rational) -> Enclosure {
    let likelihood = Likelihood(
      correlation: rho, dimension: least.dimension, precision: least.precision)
    let first = max(
      window.lowerBound, OptimumSum.first(least, likelihood, last: last, bits: bits))
    let pieces = Concurrency.map(last - first + 1, minimumPerRange: 256) { _, range in
      let distances = (first + range.lowerBound)..<(first + range.upperBound)
      return (sum(distances, likelihood, .down), sum(distances, likelihood, .up))
    }
    var omitted = least.tail(last + 1, .up)
    omitted.multiply(by: likelihood.weight(min(last + 1, least.dimension), .up), .up)
    omitted.add(likelihood.sum(below: first, least)!, .up)  // known there, as it was for more correlation
    // The sum is at least 1.  As a rational a number near the least exponent would fill the memory.
    let isTiny = omitted.isBelow(exponent: -least.precision)
    let rest = isTiny ? Rational(1).scaled(byPowerOfTwo: -least.precision) : omitted.rational
    return Enclosure(Rational.sum(pieces.map(\.0)), Rational.sum(pieces.map(\.1)) + rest)
  }

  private func sum(
    _ distances: Range<Int>, _ likelihood: Likelihood, _ direction: Direction
  ) -> Rational {
    var weight = likelihood.weight(distances.lowerBound, direction)
    let ratio = likelihood.ratio(direction)
    var sum = BigFloat(bits: least.precision)
    for h in distances {
      var term = BigFloat(copying: masses[direction][h - window.lowerBound])
      term.multiply(by: weight, direction)
      sum.add(term, direction)
      weight.multiply(by: ratio, direction)
    }
    return sum.rational
  }

  // MARK: The distances that matter

  /// A distance below which the terms add up to less than `2^-bits` of the sum.
  private static func first(
    _ least: LeastDistance, _ likelihood: Likelihood, last: Int, bits: Int
  ) -> Int {
    let typical = min(last, likelihood.typicalDistance)
    // Every term bounds the sum from below; so does 1, as OPT is at least 1/k.
    var exponent = 0
    for h in [typical, least.last(bits: 1)] {
      var term = least.mass(h, .down)
      term.multiply(by: likelihood.weight(h, .down), .down)
      exponent = max(exponent, (term.exponent ?? 0) - 1)
    }
    var (low, high) = (0, typical)
    while low < high {
      let middle = (low + high + 1) / 2
      let isNegligible =
        likelihood.sum(below: middle, least)?.isBelow(exponent: exponent - bits - 3) ?? false
      if isNegligible { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

/// The likelihoods `2^d delta^h (1-delta)^(d-h) = (1-rho)^h (1+rho)^(d-h)`, which do not increase with `h`.
private struct Likelihood: Sendable {
  let correlation: Rational
  let dimension: Int
  let precision: Int

  /// The distance of `Y` from the example it copies, on the average, rounded down.
  var typicalDistance: Int {
    Int(exactly: (Rational(dimension) * (1 - correlation) / 2).floor())!
  }

  /// A bound of the likelihood.
  func weight(_ h: Int, _ direction: Direction) -> BigFloat {
    var value = BigFloat(1 + correlation, bits: precision, rounding: direction)
    value.raise(to: dimension - h, direction)
    var flips = BigFloat(1 - correlation, bits: precision, rounding: direction)
    flips.raise(to: h, direction)
    value.multiply(by: flips, direction)
    return value
  }

  /// A bound of the quotient `(1-rho)/(1+rho)` of consecutive likelihoods.
  func ratio(_ direction: Direction) -> BigFloat {
    BigFloat((1 - correlation) / (1 + correlation), bits: precision, rounding: direction)
  }

  /// An upper bound of `sum_{h < first} Pr[least = h] (1-rho)^h (1+rho)^(d-h)`, or `nil` when none is known.
  ///
  /// `Pr[least = h]` is at most `k p_h`, and `p_(h-1)/p_h` times the quotient of the likelihoods is
  /// `h/(d-h+1) (1+rho)/(1-rho)`, which increases with `h`: where it is a number `r < 1` at `first`, the sum is
  /// below a geometric one, `r/(1-r)` times the term at `first`.
  func sum(below first: Int, _ least: LeastDistance) -> BigFloat? {
    if first == 0 { return BigFloat(bits: precision) }
    if correlation == 1 { return nil }
    let quotient =
      Rational(first, dimension - first + 1) * (1 + correlation) / (1 - correlation)
    guard quotient < 1 else { return nil }
    var bound = weight(first, .up)
    bound.multiply(by: least.binomial.masses.up[first], .up)
    bound.multiply(by: least.examples, .up)
    bound.multiply(
      by: BigFloat(quotient / (1 - quotient), bits: precision, rounding: .up), .up)
    return bound
  }
}
