import ExactArithmetic
import InformationTheory

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

extension NoisyBits {
  /// The bits `names` of a joint law; all its other variables together are `U`.
  ///
  /// - Throws: `LemmaError.invalidInstance` when a variable is missing or is no bit.
  init(_ law: JointLaw, bits names: [String], correlation: Rational, of id: String) throws {
    for name in names {
      guard law.variables.contains(name) else {
        throw LemmaError.invalidInstance(
          id: id,
          reason: "the law has the variables \(law.variables.joined(separator: ", ")); "
            + "expected \(names.joined(separator: ", ")), and any others for U")
      }
      let count = try law.outcomes(of: name).count
      if count > 2 {
        throw LemmaError.invalidInstance(
          id: id, reason: "\(name) has \(count) outcomes; expected a bit")
      }
    }
    if correlation.isNegative || correlation > 1 {
      throw LemmaError.invalidInstance(
        id: id, reason: "rho = \(correlation); expected a correlation in [0, 1]")
    }
    let positions = names.map { law.variables.firstIndex(of: $0)! }
    let alphabets = try names.map { try law.outcomes(of: $0) }
    var rows: [[AnyOutcome]: [Integer]] = [:]
    var order: [[AnyOutcome]] = []
    for (outcomes, probability) in law.support {
      let hidden = outcomes.indices.filter { !positions.contains($0) }.map { outcomes[$0] }
      if rows[hidden] == nil {
        rows[hidden] = Array(repeating: .zero, count: 1 << names.count)
        order.append(hidden)
      }
      var point = 0
      for (bit, position) in positions.enumerated() where alphabets[bit][0] != outcomes[position] {
        point |= 1 << bit
      }
      rows[hidden]![point] +=
        probability.numerator * law.denominator.exactlyDivided(by: probability.denominator)
    }
    self.init(
      dimension: names.count, correlation: correlation, weights: order.map { rows[$0]! })
  }
}
