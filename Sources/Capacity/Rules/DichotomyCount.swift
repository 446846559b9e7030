import ExactArithmetic
import Work

/// Labels of points in general position by half-spaces through the origin, and the room that a rule leaves for facts.
///
/// `P` points of which any `N` are linearly independent have `C(P,N) = 2 sum_(k<N) C(P-1,k)` dichotomies. If the labels of `P - F` of them are a
/// uniform dichotomy and those of the other `F`, the facts, are fair coins, then all are fitted with probability
/// `C(P,N) / (2^F C(P-F,N))`, whatever the points.
///
/// ```swift
/// let count = try DichotomyCount(points: 8, dimension: 3, facts: 2)
/// print(count.fitProbability)  // 29/64
/// ```
///
/// Source: T. M. Cover, "Geometrical and statistical properties of systems of linear inequalities", IEEE Trans. Electronic Computers 14, 1965, for the
/// count; the probability is derived here.
public struct DichotomyCount: Sendable, Hashable {
  /// The number `P` of points, facts included.
  public let points: Int
  /// The number `N` of coordinates.
  public let dimension: Int
  /// The number `F` of facts.
  public let facts: Int

  /// The greatest number of points.
  public static let greatestPointCount = 10_000

  /// - Throws: ``RuleError`` for numbers out of range; `WorkRefused` above ``greatestPointCount``.
  public init(points p: Int, dimension n: Int, facts f: Int = 0) throws {
    if n < 1 { throw RuleError.dimensionOutOfRange(n) }
    if p < 1 { throw RuleError.pointsOutOfRange(p) }
    if f < 0 || f > p { throw RuleError.factsOutOfRange(facts: f, points: p) }
    if p > DichotomyCount.greatestPointCount {
      throw WorkRefused(
        "a count of dichotomies", size: .parameter("P = \(p)"),
        limit: .fixed(DichotomyCount.greatestPointCount, unit: "points"))
    }
    points = p
    dimension = n
    facts = f
  }

  /// `C(P,N) = 2 sum_(k<N) C(P-1,k)`, and 1 for no points.
  ///
  /// - Complexity: O(min(N, P)) products of a number of `P` bits and a word.
  public static func count(points p: Int, dimension n: Int) -> Integer {
    if p == 0 { return 1 }
    if n >= p { return Integer.one << p }
    var (sum, term) = (Integer.zero, Integer.one)
    for k in 0..<n {
      sum += term
      term = (term * Integer(p - 1 - k)).exactlyDivided(by: Integer(k + 1))
    }
    return sum + sum
  }

  /// The number of dichotomies of all points.
  public var dichotomies: Integer {
    DichotomyCount.count(points: points, dimension: dimension)
  }

  /// The number of dichotomies of the points whose labels are the rule's.
  public var ruleDichotomies: Integer {
    DichotomyCount.count(points: points - facts, dimension: dimension)
  }

  /// The probability that all facts are fitted beside a rule that is a uniform dichotomy.
  public var fitProbability: Rational { Rational(dichotomies, ruleDichotomies << facts) }

  /// The probability that all facts are fitted beside a rule that is the half-space of an isotropic teacher, `(1 + 2F/(r+1)) 2^-F` for
  /// `N = 2` and `r = P - F` isotropic points with labels by the rule.
  ///
  /// - Throws: ``RuleError/teacherDimension(_:)`` for other `N`, where it is not rational; ``RuleError/rulePointsOutOfRange(_:least:)`` for
  ///   `r < 1`.
  public func teacherFitProbability() throws(RuleError) -> Rational {
    let r = points - facts
    if dimension != 2 { throw .teacherDimension(dimension) }
    if r < 1 { throw .rulePointsOutOfRange(r, least: 1) }
    return (1 + Rational(2 * facts, r + 1)).scaled(byPowerOfTwo: -facts)
  }
}

extension DichotomyCount: CustomStringConvertible {
  /// The parameters with the probability.
  public var description: String {
    "P = \(points), N = \(dimension), F = \(facts): fitted with probability about "
      + fitProbability.decimal(significantDigits: 6)
  }
}
