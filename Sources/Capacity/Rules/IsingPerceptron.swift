import ExactArithmetic
import Work

/// Perceptrons with weights in `{-1,1}^N` that learn a teacher of the same kind, and facts beside it: no more parameters than the rule needs.
///
/// Points are uniform on `{-1,1}^N`, `N` odd; `R` have the teacher's labels and `F`, the facts, fair ones. A student that differs from the teacher in `m` weights
/// agrees at a point with probability `p_m = Pr[|A| > |B|]` for sums `A` and `B` of `N - m` and of `m` signs; so the expected number of students that
/// fit everything is `2^-F sum_m C(N,m) p_m^R`.
///
/// ```swift
/// let perceptron = try IsingPerceptron(dimension: 5, rulePoints: 4, facts: 2)
/// print(perceptron.expectedStudents)  // 7343/8192
/// ```
///
/// Source: derived here; the setting is that of A. Farne, F. Boncoraglio, L. Zdeborova, arXiv 2603.25579.
public struct IsingPerceptron: Sendable, Hashable {
  /// The odd number `N` of weights.
  public let dimension: Int
  /// The number `R` of points with the teacher's label.
  public let rulePoints: Int
  /// The number `F` of facts.
  public let facts: Int

  /// The greatest number of weights, and of points.
  public static let greatest = (dimension: 201, points: 1_000)

  /// - Throws: ``RuleError`` for numbers out of range; `WorkRefused` above ``greatest``.
  public init(dimension n: Int, rulePoints r: Int, facts f: Int) throws {
    if n < 1 { throw RuleError.dimensionOutOfRange(n) }
    if n.isMultiple(of: 2) { throw RuleError.evenDimension(n) }
    if r < 0 { throw RuleError.rulePointsOutOfRange(r, least: 0) }
    if f < 0 { throw RuleError.negativeFacts(f) }
    for (name, value, limit) in [
      ("N", n, IsingPerceptron.greatest.dimension), ("R", r, IsingPerceptron.greatest.points),
      ("F", f, IsingPerceptron.greatest.points),
    ] where value > limit {
      throw WorkRefused(
        "the students of an Ising perceptron", size: .parameter("\(name) = \(value)"),
        limit: .fixed(limit, unit: ""))
    }
    dimension = n
    rulePoints = r
    facts = f
  }

  /// `p_m`, the probability that two students who differ in `m` weights agree at a point.
  ///
  /// - Precondition: `0 <= m <= N`.
  public func agreement(differing m: Int) -> Rational {
    precondition(m >= 0 && m <= dimension, "\(m) of \(dimension) weights differ")
    var right = Integer.zero
    for a in 0...(dimension - m) {
      for b in 0...m where abs(2 * a - dimension + m) > abs(2 * b - m) {
        right += Integer.binomial(dimension - m, a) * Integer.binomial(m, b)
      }
    }
    return Rational(right, Integer.one << dimension)
  }

  /// The expected number of students that fit the rule's points and all facts, the first moment.
  ///
  /// - Complexity: O(N^3) products of numbers of `N` bits.
  public var expectedStudents: Rational {
    let terms = (0...dimension).map { m in
      Rational(Integer.binomial(dimension, m)) * agreement(differing: m).power(rulePoints)
    }
    return Rational.sum(terms).scaled(byPowerOfTwo: -facts)
  }
}

extension IsingPerceptron: CustomStringConvertible {
  /// The parameters: `N = 5, R = 4, F = 2`.
  public var description: String { "N = \(dimension), R = \(rulePoints), F = \(facts)" }
}
