import ExactArithmetic

/// The law of the likelihood ratio of a membership test, which decides every other.
public struct RatioLaw: Sendable, Hashable {
  /// The values of the ratio, IN to OUT, ascending.
  let ratios: [Rational]
  /// The probability of each under OUT, times ``total``.
  let outside: [Integer]
  /// The denominator of all probabilities.
  let total: Integer

  /// A value of the ratio.
  public struct Term: Sendable, Hashable {
    public let ratio: Rational
    public let inside: Rational
    public let outside: Rational
  }

  /// - Parameter counts: the values with their probabilities under OUT, times `total`.
  init(_ counts: [(ratio: Rational, outside: Integer)], total: Integer) {
    ratios = counts.map(\.ratio)
    outside = counts.map(\.outside)
    self.total = total
  }

  /// The probability of a value under IN, times ``total``: as a product of counts it is an integer.
  private func inside(_ index: Int) -> Integer {
    (ratios[index].numerator * outside[index]).exactlyDivided(by: ratios[index].denominator)
  }

  /// The values with their probabilities, ascending.
  public var terms: [Term] {
    ratios.indices.map {
      Term(
        ratio: ratios[$0], inside: Rational(inside($0), total),
        outside: Rational(outside[$0], total))
    }
  }

  /// The receiver operating characteristic: the tests `ratio >= t`, the greatest `t` first.
  public var thresholdTests: [ScoreLaw.ThresholdTest] {
    var (insideTail, outsideTail) = (Integer.zero, Integer.zero)
    return ratios.indices.reversed().map { index in
      insideTail += inside(index)
      outsideTail += outside[index]
      return ScoreLaw.ThresholdTest(
        threshold: ratios[index], inside: insideTail, outside: outsideTail, total: total)
    }
  }

  /// The test with the greatest advantage of all tests, the total variation distance: IN where the ratio is above 1.
  public var best: ScoreLaw.ThresholdTest {
    let first = ratios.firstIndex { $0 > 1 } ?? ratios.indices.last ?? 0
    let (insideTail, outsideTail) = ratios.indices[first...]
      .reduce((Integer.zero, Integer.zero)) { ($0.0 + inside($1), $0.1 + outside[$1]) }
    return ScoreLaw.ThresholdTest(
      threshold: ratios[first], inside: insideTail, outside: outsideTail, total: total)
  }
}

extension RatioLaw.Term: CustomStringConvertible {
  /// The ratio with both probabilities.
  public var description: String { "\(ratio): \(inside) IN, \(outside) OUT" }
}

extension RatioLaw: CustomStringConvertible {
  /// The number of values and the greatest advantage.
  public var description: String {
    "\(ratios.count) likelihood ratios, advantage \(best.advantage)"
  }
}

/// The likelihood ratios of one coordinate.
struct RatioSteps {
  /// The denominator of the probabilities of one coordinate.
  let total: Integer
  /// The positive ratios, ascending.
  let ratios: [Rational]
  /// The probability of each under IN, times ``total``.
  let inside: [Integer]
  /// The probability of each under OUT, times ``total``.
  let outside: [Integer]
  /// The probability under OUT of what no member shows, times ``total``.
  let impossible: Integer

  init(_ membership: MeanMembership) {
    var sums: [Rational: (inside: Rational, outside: Rational)] = [:]
    for ones in 0...membership.samples {
      for bit in 0...1 {
        let (inside, outside) = membership.pair(ones, bit)
        if outside.isZero { continue }
        let sum = sums[inside / outside] ?? (0, 0)
        sums[inside / outside] = (sum.inside + inside, sum.outside + outside)
      }
    }
    let total = sums.values.reduce(Integer.one) {
      Integer.lcm(Integer.lcm($0, $1.inside.denominator), $1.outside.denominator)
    }
    let steps = sums.sorted { $0.key < $1.key }.filter { !$0.key.isZero }
    self.total = total
    ratios = steps.map(\.key)
    inside = steps.map { ($0.value.inside * Rational(total)).numerator }
    outside = steps.map { ($0.value.outside * Rational(total)).numerator }
    impossible = ((sums[0]?.outside ?? 0) * Rational(total)).numerator
  }

  /// The probability under OUT that at least one of `d` coordinates is impossible for a member, times `total^d`.
  func impossible(of copies: Int) -> Integer {
    total.power(copies) - (total - impossible).power(copies)
  }
}
