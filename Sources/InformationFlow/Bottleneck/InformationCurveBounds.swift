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

  /// The bounds, refined where they are farthest apart.
  ///
  /// - Parameters:
  ///   - channel: the channel.
  ///   - input: the law of the inputs.
  ///   - width: how far apart in bits the bounds may be; where the cells or the lines run out they are farther.
  ///   - lineLimit: the greatest number of lines.
  ///   - onLine: is called after each line with its number.
  /// - Throws: ``CurveError``: the numbers of inputs differ, the width is not positive, or the sizes or probabilities are out of
  ///   reach of double precision; `CancellationError`.
  /// - Complexity: a line takes some milliseconds for three inputs, tens of them for four, up to about a second for more.
  public init(
    _ channel: Channel, input: FiniteLaw<Int>, width: Rational = Rational(1, 1000),
    lineLimit: Int = 24, onLine: (Int) -> Void = { _ in }
  ) throws {
    if width.signum() <= 0 { throw CurveError.widthIsNotPositive(width) }
    if input.outcomes.count != channel.inputCount {
      throw CurveError.inputCountMismatch(law: input.outcomes.count, channel: channel.inputCount)
    }
    guard let problem = BottleneckProblem(channel, input: input) else {
      throw CurveError.outOfReach(inputs: channel.inputCount, outputs: channel.outputCount)
    }
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
    return Enclosure(min(lower(at: budget, t, bits: bits), upper), upper)
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

  /// Whether all lines hold, by their cells alone, and all witnesses are variables of the channel: they know nothing of its
  /// output beyond its input.
  public func check() throws -> Bool {
    let whole = try JointLaw("X", input).extended(by: "Y", from: "X", through: channel)
    return try greatestValue == whole.mutualInformation(between: ["X"], and: ["Y"])
      && lines.allSatisfy { $0.check(channel: channel, input: input) }
      && witnesses.allSatisfy { witness in
        try witness.law.mutualInformation(between: ["X"], and: ["Y"]) == greatestValue
          && witness.law.mutualInformation(between: ["U"], and: ["Y"], given: ["X"]).isZero
      }
  }
}

extension InformationCurveBounds: CustomStringConvertible {
  /// The channel, the input law and how much bounds the curve: `F_I of [[1, 0], ...] for P = ...: 12 witnesses, 11 lines`.
  public var description: String {
    "F_I of \(channel) for P = \(input): \(witnesses.count) witnesses below, \(lines.count) lines above"
  }
}
