import ExactArithmetic
import InformationTheory
import Work

/// Bounds on the information curve of a channel with any number of inputs and a given input law,
///
/// `F_I(t) = sup { I(U;Y) : U - X - Y, I(U;X) <= t }`,
///
/// the curve of the information bottleneck.  From below by variables `U` whose informations are exact, with the chords between
/// them, as the curve is concave; from above by lines that cells of the simplex of laws prove, by `F_I(t) <= t` and by
/// `F_I(t) <= I(X;Y)`.
///
/// ```swift
/// let curve = try InformationCurveBounds(channel, input: .uniform(over: 0..<3), width: 1 / 1000)
/// print(try curve.enclosure(at: .bits(1 / 2)))
/// ```
///
/// With two inputs ``InformationCurve`` is closer, for uniform flipped bits ``UniformCubeCurve`` is exact.
public struct InformationCurveBounds: Sendable {
  /// The channel.
  public let channel: Channel
  /// The input law; its outcomes are, in order, the inputs.
  public let input: FiniteLaw<Int>
  /// `H(X)`: from this budget on the curve is constant.
  public let inputEntropy: LogForm
  /// `I(X;Y)`, the greatest value of the curve.
  public let greatestValue: LogForm
  /// The variables on the lower side, the least `I(U;X)` first.
  public let witnesses: [CurveMixture]
  /// The lines on the upper side, the steepest first.
  public let lines: [CurveLine]

  /// Below this the errors of double precision would be wider.
  static let leastWidth = Rational(1).scaled(byPowerOfTwo: -30)

  /// The bounds, refined where they are farthest apart.
  ///
  /// - Parameters:
  ///   - channel: the channel.
  ///   - input: the law of the inputs.
  ///   - width: how far apart in bits the bounds may be, at least `2^-30`; where the cells or the lines run out, or no line
  ///     brings the bounds of a gap together, they are farther.
  ///   - lineLimit: the greatest number of lines.
  ///   - onLine: is called after each line with its number.
  /// - Throws: ``CurveError``: the numbers of inputs differ, the width is below `2^-30`, there are more than 16 inputs or 256
  ///   outputs, or a probability is below `2^-300`; `CancellationError`.
  /// - Complexity: a line takes some milliseconds for three inputs, tens of them for four, about half a second for more, of which
  ///   the search takes the third power of the number of inputs times that of outputs.
  public init(
    _ channel: Channel, input: FiniteLaw<Int>, width: Rational = Rational(1, 1000),
    lineLimit: Int = 24, onLine: (Int) -> Void = { _ in }
  ) throws {
    if width.signum() <= 0 { throw CurveError.widthIsNotPositive(width) }
    if width < InformationCurveBounds.leastWidth { throw CurveError.widthTooSmall(width) }
    let problem = try BottleneckProblem(channel, input: input)
    let all = try BottleneckSearch.mixture(
      of: problem.inputs.indices.map { x in problem.inputs.indices.map { $0 == x ? 1 : 0 } },
      problem, channel, input)
    self.channel = channel
    self.input = input
    (inputEntropy, greatestValue) = (all.inputInformation, all.outputInformation)
    var search = BottleneckSearch(channel, input, problem, everything: all, width: width)
    try search.run(lineLimit: lineLimit, onLine: onLine)
    (witnesses, lines) = (search.witnesses, search.lines.sorted { $0.slope > $1.slope })
  }

  /// An enclosure of `F_I(t)` in bits.
  ///
  /// - Parameters:
  ///   - budget: `t`, at least 0.
  ///   - bits: the working precision.
  /// - Throws: ``CurveError/negativeBudget(_:)``.
  public func enclosure(at budget: LogForm, bits: Int = 64) throws(CurveError) -> Enclosure {
    if budget.signum() < 0 { throw .negativeBudget(budget) }
    if budget.isZero { return .zero }
    let greatest = greatestValue.enclosure(bits: bits)
    if budget >= inputEntropy { return greatest }
    let t = budget.enclosure(bits: bits)
    let upper = lines.map { $0.value(at: t) }.reduce(min(greatest.upper, t.upper)) { min($0, $1) }
    return Enclosure(max(0, lower(at: budget, t, bits: bits)), upper)
  }

  /// The chord between the neighbouring witnesses, rounded down.
  private func lower(at budget: LogForm, _ t: Enclosure, bits: Int) -> Rational {
    var (before, beforeValue) = (Enclosure.zero, Enclosure.zero)
    for witness in witnesses {
      let value = witness.outputInformation.enclosure(bits: bits)
      let place = witness.inputInformation.enclosure(bits: bits)
      if witness.inputInformation > budget {
        // Budgets that the precision cannot tell apart have no chord.
        if (place - before).lower.signum() <= 0 { return beforeValue.lower }
        let share = (t - before).divided(by: place - before, bits: bits)
          .intersection(Enclosure(0, 1))
        return (beforeValue + share * (value - beforeValue)).lower
      }
      (before, beforeValue) = (place, value)
    }
    return beforeValue.lower
  }

  /// Whether all lines hold, by their cells alone, and all witnesses are variables of this channel and input law with the
  /// informations that they state.
  public func check() throws -> Bool {
    let law = input.counts.map { Rational($0, input.denominator) }
    let identity = law.indices.map { (x: Int) -> [Rational] in
      law.indices.map { $0 == x ? Rational.one : Rational.zero }
    }
    let whole = try CurveMixture(channel: channel, probabilities: law, conditional: identity)
    return try whole.inputInformation == inputEntropy && whole.outputInformation == greatestValue
      && lines.allSatisfy { $0.check(channel: channel, input: input) }
      && witnesses.allSatisfy { witness in
        let again = try CurveMixture(
          channel: channel, probabilities: law, conditional: witness.conditional)
        return witness.channel == channel && witness.input == law
          && witness.inputInformation == again.inputInformation
          && witness.outputInformation == again.outputInformation
      }
  }
}

extension InformationCurveBounds: CustomStringConvertible {
  /// The channel, the input law and how much bounds the curve: `F_I of [[1, 0], ...] for P = ...: 12 witnesses below, 11 lines above`.
  public var description: String {
    "F_I of \(channel) for P = \(input): \(witnesses.count) witnesses below, \(lines.count) lines above"
  }
}
