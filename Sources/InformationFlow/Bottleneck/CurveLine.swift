import ExactArithmetic
import InformationTheory

/// A line above the information curve of a channel with any number of inputs: `F_I(t) <= slope t + intercept`.
///
/// For a variable `U` with `U - X - Y` and `l >= 0`,
/// `I(U;Y) - l I(U;X) = E[f(Q_U)]` with `f(Q) = D(QW||PW) - l D(Q||P)` and `Q_U` the law of `X` given `U`, whose mean is P.
/// So if `f(Q) <= sum_x m_x Q(x) + e` for all laws `Q`, then `F_I(t) <= l t + sum_x m_x P(x) + e`.
///
/// The multipliers `m` are the evidence; the excess `e` is bounded anew by cutting the simplex of laws into smaller ones.  On a
/// simplex with vertices `q_i` the convex `D(QW||PW)` lies below the chord of its values at the vertices, and
/// `D(Q||P) >= sum_x Q(x) ln(c(x)/P(x))` for every law `c` (Gibbs), here the centre; both are linear, so that the greatest
/// of `D(q_i W||PW) - l sum_x q_i(x) ln(c(x)/P(x)) - sum_x m_x q_i(x)` is a bound there.  (Derived here.)
public struct CurveLine: Sendable, Hashable {
  /// The slope `l >= 0`.
  public let slope: Rational
  /// The value at `t = 0` in bits.
  public let intercept: Rational
  /// The multipliers `m` in nats, one for each input that has a probability above 0, in their order.
  public let multipliers: [Rational]

  /// A line, to be checked.
  public init(slope: Rational, intercept: Rational, multipliers: [Rational]) {
    self.slope = slope
    self.intercept = intercept
    self.multipliers = multipliers
  }

  init(slope: Double, multipliers: [Double], excess: Double, prior: [Rational]) {
    self.slope = Rational(exactly: slope)!
    self.multipliers = multipliers.map { Rational(exactly: $0)! }
    intercept = CurveLine.intercept(self.multipliers, excess: excess, prior: prior)
  }

  /// `(sum_x m_x P(x) + e) / ln 2`, rounded up.
  private static func intercept(
    _ multipliers: [Rational], excess: Double, prior: [Rational]
  ) -> Rational {
    let nats = Rational.sum(zip(multipliers, prior).map { $0 * $1 }) + Rational(exactly: excess)!
    let bits = Enclosure(nats).divided(by: Enclosure.log(Rational(2), bits: 96), bits: 96)
    return bits.upper.rounded(toSignificantBits: 64, .up)
  }

  /// The bound at a budget, with the ends of an enclosure of it in bits.
  func value(at budget: Enclosure) -> Rational { slope * budget.upper + intercept }

  /// Whether the multipliers prove the intercept for a channel and its input law, by cells alone. A slope above 1 proves
  /// nothing, as `F_I(t) <= t`, and is refused.
  ///
  /// - Complexity: some hundred cells for three inputs, ten thousand for four; `false` above 400,000.
  public func check(channel: Channel, input: FiniteLaw<Int>) -> Bool {
    guard let problem = try? BottleneckProblem(channel, input: input),
      multipliers.count == problem.prior.count, !slope.isNegative, slope <= 1,
      Rational(exactly: Double(slope)) == slope,
      multipliers.allSatisfy({ Rational(exactly: Double($0)) == $0 })
    else { return false }
    let doubles = multipliers.map { Double($0) }
    var cells = SimplexCells(problem, slope: Double(slope), multipliers: doubles)
    let paid = Rational.sum(zip(multipliers, problem.exactPrior).map { $0 * $1 })
    let nats = (Enclosure(intercept) * Enclosure.log(Rational(2), bits: 96)).lower - paid
    let excess = Double(nats, rounding: .down)
    return cells.isBounded(by: excess, limit: 2 * SimplexCells.usualLimit)
  }
}

extension CurveLine: CustomStringConvertible {
  /// The line, rounded up: `F_I(t) <= 0.75 t + 0.01 bits`.
  public var description: String {
    let (slope, intercept) = (CurveLine.rounded(slope), CurveLine.rounded(intercept))
    return "F_I(t) <= \(slope) t + \(intercept) bits"
  }

  private static func rounded(_ value: Rational) -> String {
    value.decimal(significantDigits: 6, rounding: .up)
  }
}
