import ExactArithmetic
import InformationTheory

/// The information curve of a channel with a binary input and a given input law,
///
/// `F_I(t) = sup { I(U;Y) : U - X - Y, I(U;X) <= t }`,
///
/// concave, with `F_I(0) = 0` and `F_I(t) = I(X;Y)` for `t >= H(X)`.
///
/// A point of the curve is enclosed on request to any width: from below by a variable `U` whose informations
/// are exact, from above by a line `F_I(t) <= l t + K` proved by a ``CurveCertificate``.  With two inputs the
/// best `U` has two values, except for erasure channels, whose curve is a straight line.
///
/// ```swift
/// let curve = try InformationCurve(.z(1 / 4), input: 1 / 3)
/// let point = try curve.point(at: .bits(1 / 2), width: 1 / 1_000_000)
/// print(point.enclosure, point.check())
/// ```
public struct InformationCurve: Sendable {
  /// The channel, with two inputs.
  public let channel: Channel
  /// The probability `p` of the input 1.
  public let input: Rational
  let pair: BinaryInputPair

  /// The curve for the input law `(1-p, p)`.
  ///
  /// - Throws: ``CurveError`` when the channel has not two inputs or `p` is outside [0, 1].
  public init(_ channel: Channel, input: Rational) throws(CurveError) {
    if channel.inputCount != 2 { throw .inputIsNotBinary(inputs: channel.inputCount) }
    if input.isNegative || input > 1 { throw .probabilityOutsideUnitInterval(input) }
    self.channel = channel
    self.input = input
    pair = BinaryInputPair(channel)
  }

  /// The curve for an input law whose outcomes are, in order, the inputs.
  ///
  /// - Throws: ``CurveError`` when the channel or the law has not two inputs.
  public init(_ channel: Channel, input: FiniteLaw<some Hashable>) throws(CurveError) {
    if input.outcomes.count != 2 { throw .lawIsNotBinary(outcomes: input.outcomes.count) }
    try self.init(channel, input: Rational(input.counts[1], input.denominator))
  }

  /// `H(X) = h(p)`: from this budget on the curve is constant.
  public var inputEntropy: LogForm { binaryEntropy(input) }

  /// `I(X;Y)`, the greatest value of the curve.
  public var greatestValue: LogForm { whole.outputInformation }

  /// A point of the curve.
  ///
  /// - Parameters:
  ///   - budget: `t`, at least 0.
  ///   - width: the width in bits of the enclosure that is wanted.
  /// - Returns: the point; its enclosure may be wider than wanted when `width` is below `10^-10` and the curve
  ///   so nearly straight that rounding hides where the line touches it.
  /// - Throws: ``CurveError`` when the budget is negative or the width not positive.
  /// - Complexity: about 10^5 evaluations of the slope of `g_l` in floating point, then some of logarithms of
  ///   as many bits as the width asks for.
  public func point(
    at budget: LogForm, width: Rational = Rational(1, 1_000_000)
  ) throws(CurveError) -> InformationCurvePoint {
    if width.signum() <= 0 { throw .widthIsNotPositive(width) }
    if budget.signum() < 0 { throw .negativeBudget(budget) }
    if input.isZero || input == 1 || budget.isZero {
      return point(budget, nothing, .data)
    }
    if budget >= inputEntropy { return point(budget, whole, .data) }
    if let slope = pair.constantCurvature {
      return point(budget, erasureWitness(budget), .erasure(slope: slope))
    }
    return CurveSolver(self, budget: budget, width: width).solve()
  }

  /// A point of the curve for a budget of rational bits.
  ///
  /// - Throws: ``CurveError``, as ``point(at:width:)-(LogForm,_)``.
  public func point(
    at bits: Rational, width: Rational = Rational(1, 1_000_000)
  ) throws(CurveError) -> InformationCurvePoint {
    try point(at: .bits(bits), width: width)
  }

  func point(
    _ budget: LogForm, _ witness: CurveWitness, _ proof: InformationCurvePoint.Proof
  ) -> InformationCurvePoint {
    InformationCurvePoint(curve: self, budget: budget, witness: witness, proof: proof)
  }

  // MARK: Simple variables

  /// `U` constant.
  var nothing: CurveWitness {
    CurveWitness(channel: channel, weights: [1], posteriors: [input])
  }

  /// `U = X`.
  private var whole: CurveWitness { mixture([(1, 0, 1)]) }

  /// The variable that with the given probabilities, which sum to at most 1, has one of two posteriors each,
  /// and is otherwise silent.
  func mixture(_ parts: [(probability: Rational, left: Rational, right: Rational)]) -> CurveWitness
  {
    var (weights, posteriors): ([Rational], [Rational]) = ([], [])
    for part in parts {
      let upper = (input - part.left) / (part.right - part.left)
      weights += [part.probability * (1 - upper), part.probability * upper]
      posteriors += [part.left, part.right]
    }
    let rest = 1 - Rational.sum(weights)
    if !rest.isZero {
      weights.append(rest)
      posteriors.append(input)
    }
    return CurveWitness(channel: channel, weights: weights, posteriors: posteriors)
  }

  /// `U` is `X` with a probability just below `t / H(X)`, and otherwise silent.
  private func erasureWitness(_ budget: LogForm) -> CurveWitness {
    let share = budget.enclosure(bits: 96).lower / inputEntropy.enclosure(bits: 96).upper
    return mixture([(share.rounded(toSignificantBits: 64, .down), 0, 1)])
  }
}
