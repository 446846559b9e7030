import ExactArithmetic
import Work

/// Why a question about rules and facts is refused.
public enum RuleError: InputError, Hashable {
  /// There are no coordinates.
  case dimensionOutOfRange(Int)
  /// A teacher in fewer than two dimensions, beside whom nothing is sampled.
  case sampledDimensionOutOfRange(Int)
  /// The labels by the sign of a sum need an odd number of coordinates.
  case evenDimension(Int)
  /// There are no points.
  case pointsOutOfRange(Int)
  /// There are more points than `{-1,1}^N` has.
  case morePointsThanCube(points: Int, dimension: Int)
  /// A number of facts that is negative or above that of the points.
  case factsOutOfRange(facts: Int, points: Int)
  /// A negative number of facts.
  case negativeFacts(Int)
  /// A number of points with labels by the rule that is too small.
  case rulePointsOutOfRange(Int, least: Int)
  /// The teacher's exact formula is for two coordinates.
  case teacherDimension(Int)
  /// Points with coordinates of different numbers; points count from 1.
  case pointLength(point: Int, found: Int, expected: Int)
  /// Points of which some lie in a subspace; they count from 1.
  case notInGeneralPosition(points: [Int])
  /// The strength of the linear part is not positive.
  case linearStrength(Rational)
  /// A negative strength of private features.
  case kernelStrength(Rational)
  /// A negative regularisation.
  case regularisation(Rational)
  /// The sum of regularisation and of the strength of private features is not positive.
  case slack(Rational)
  /// Too few test points to be drawn.
  case trialsOutOfRange(Int)

  public var description: String {
    switch self {
    case .dimensionOutOfRange(let n):
      return "N = \(n): the number of coordinates must be at least 1"
    case .sampledDimensionOutOfRange(let n):
      return "N = \(n): the number of coordinates beside a teacher must be at least 2"
    case .evenDimension(let n):
      return "N = \(n): the sum of an even number of signs may be 0; expected an odd number"
    case .pointsOutOfRange(let p): return "P = \(p): the number of points must be at least 1"
    case .morePointsThanCube(let p, let n):
      return "P = \(p): there are only 2^\(n) = \(Integer(2).power(n)) different points"
    case .factsOutOfRange(let f, let p):
      return "F = \(f): the number of facts must be from 0 to P = \(p)"
    case .negativeFacts(let f): return "F = \(f): the number of facts must be at least 0"
    case .rulePointsOutOfRange(let r, let least):
      return "\(r) points have labels by the rule, expected at least \(least)"
    case .teacherDimension(let n):
      return "N = \(n): a teacher's room is exact for N = 2 alone; for N = 3 and 4 it is sampled"
    case .pointLength(let point, let found, let expected):
      return "point \(point) has \(found) coordinates, expected \(expected) as point 1"
    case .notInGeneralPosition(let points):
      let list = points.map(String.init).joined(separator: ", ")
      return "points \(list) are linearly dependent; expected points in general position"
    case .linearStrength(let value):
      return "mu1^2 is \(value), expected a number above 0"
    case .kernelStrength(let value): return "mu*^2 is \(value), expected at least 0"
    case .regularisation(let value): return "lambda is \(value), expected at least 0"
    case .slack(let value): return "lambda + mu*^2 is \(value), expected a number above 0"
    case .trialsOutOfRange(let trials):
      return "the number of test points drawn is \(trials), expected at least 1"
    }
  }
}
