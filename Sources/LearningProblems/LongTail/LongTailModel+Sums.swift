import ExactArithmetic
import Work

/// Weights on sums of values: how often each sum occurs, times a product of powers of the values in it.
typealias SumWeights = [Integer: Integer]

extension LongTailModel {
  /// The greatest number of combinations of sums that are gone through.
  public static let greatestStepCount = 20_000_000
  /// The greatest number of bits of all fractions of a sum together.
  public static let greatestFractionBits = 40_000_000

  /// The number `L` of different values.
  var levelCount: Int { Set(prior).count }

  /// The different values as integers over a common denominator, rising, with the number of times each is in the list.
  private var levels: [(value: Integer, count: Integer)] {
    let common = prior.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    var counts: [Integer: Int] = [:]
    for value in prior {
      counts[value.numerator * common.exactlyDivided(by: value.denominator), default: 0] += 1
    }
    let divisor = counts.keys.reduce(Integer.zero) { Integer.gcd($0, $1) }
    return counts.sorted { $0.key < $1.key }.map {
      ($0.key.exactlyDivided(by: divisor), Integer($0.value))
    }
  }

  /// The number `C(m + L - 1, L - 1)` of ways to give `m` points the `L` values, as a double.
  func typeCount(points m: Int) -> Double {
    let others = levelCount - 1
    return (0..<others).reduce(1.0) { $0 * Double(m + others - $1) / Double($1 + 1) }
  }

  /// The sums of the values of `m` points, each with the sum of `prod_i v_i^exponent` over all ways to draw them from the
  /// list.
  ///
  /// - Complexity: a product for each of the values and of the sums of fewer points.
  func sums(points m: Int, exponent: Int) -> SumWeights {
    let factor = Dictionary(
      uniqueKeysWithValues: levels.map { ($0.value, $0.count * $0.value.power(exponent)) })
    return (0..<m).reduce([.zero: .one]) { sums, _ in LongTailModel.convolved(sums, factor) }
  }

  /// The sums of two independent parts.
  static func convolved(_ lhs: SumWeights, _ rhs: SumWeights) -> SumWeights {
    var result: SumWeights = [:]
    for (s, a) in lhs {
      for (t, b) in rhs { result[s + t, default: .zero] += a * b }
    }
    return result
  }

  /// `sum_T w(T) / T^power`, over the number of ways to draw all values.
  ///
  /// - Throws: `WorkRefused` when the fractions are too long together.
  func mean(_ weights: SumWeights, overPower power: Int) throws(WorkRefused) -> Rational {
    try checkFractions(weights.keys, power: power)
    let sum = Rational.sum(weights.map { Rational($0.value, $0.key.power(power)) })
    return sum / Rational(Integer(prior.count).power(points))
  }

  /// Refuses fractions over powers of total weights that are too long together.
  func checkFractions(
    _ totals: some Collection<Integer>, power: Int
  ) throws(WorkRefused) {
    let length = totals.map(\.bitWidth).max() ?? 0
    let bits = Double(totals.count) * Double(length) * Double(power)
    if bits > Double(LongTailModel.greatestFractionBits) {
      throw WorkRefused(
        "a sum over the \(totals.count) total weights of \(points) points",
        size: .count("fractions of \(WorkEstimate.short(bits)) bits"),
        limit: .fixed(LongTailModel.greatestFractionBits, unit: "bits"))
    }
  }

  /// Refuses sums of too many combinations.
  ///
  /// - Parameters:
  ///   - types: the number of ways to share out the values, up to the order of exchangeable points.
  ///   - subject: what is summed.
  func checkTypes(_ types: Double, _ subject: String) throws(WorkRefused) {
    let steps = types * Double(levelCount) * Double(points)
    if steps > Double(LongTailModel.greatestStepCount) {
      throw WorkRefused(
        "\(subject) with L = \(levelCount) different values",
        size: .count(
          "\(WorkEstimate.short(types)) types of values, \(WorkEstimate.short(steps)) steps"),
        limit: .fixed(LongTailModel.greatestStepCount, unit: "steps"))
    }
  }
}
