import ExactArithmetic
import InformationTheory

/// A variable `U` with `U - X - Y`, for any finite `X`: what anyone can check of a lower bound on an information curve.
public struct CurveMixture: Sendable {
  /// The channel from `X` to `Y`.
  public let channel: Channel
  /// The probabilities of the inputs, in their order.
  public let input: [Rational]
  /// `P(U = u | X = x)`: a row for each input.
  public let conditional: [[Rational]]
  /// `I(U;X)`, exact.
  public let inputInformation: LogForm
  /// `I(U;Y)`, exact.
  public let outputInformation: LogForm

  /// The variable with a conditional law given each input.
  ///
  /// - Parameters:
  ///   - channel: the channel from `X` to `Y`.
  ///   - input: the law of `X`; its outcomes are, in order, the inputs.
  ///   - conditional: `P(U = u | X = x)`: a row for each input, all of one length, each with the sum 1.
  /// - Throws: ``CurveError/inputCountMismatch(law:channel:)``, ``CurveError/rowIsNoLaw(input:)``.
  /// - Complexity: that of the entropies of a law with a cell for each `u`, `x` and `y`.
  public init(channel: Channel, input: FiniteLaw<Int>, conditional: [[Rational]]) throws {
    let probabilities = input.counts.map { Rational($0, input.denominator) }
    try self.init(channel: channel, probabilities: probabilities, conditional: conditional)
  }

  init(channel: Channel, probabilities: [Rational], conditional: [[Rational]]) throws {
    for count in [probabilities.count, conditional.count] where count != channel.inputCount {
      throw CurveError.inputCountMismatch(law: count, channel: channel.inputCount)
    }
    for (x, row) in conditional.enumerated() {
      if row.count != conditional[0].count || row.contains(where: \.isNegative)
        || Rational.sum(row) != 1
      {
        throw CurveError.rowIsNoLaw(input: x)
      }
    }
    self.channel = channel
    self.input = probabilities
    self.conditional = conditional
    let law = try CurveMixture.law(channel, probabilities, conditional)
    inputInformation = try law.mutualInformation(between: ["U"], and: ["X"])
    outputInformation = try law.mutualInformation(between: ["U"], and: ["Y"])
  }

  private static func law(
    _ channel: Channel, _ input: [Rational], _ conditional: [[Rational]]
  ) throws -> JointLaw {
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for (x, row) in conditional.enumerated() {
      for (u, share) in row.enumerated() {
        entries.append((outcomes: [u, x], weight: input[x] * share))
      }
    }
    return try JointLaw(["U", "X"], entries: entries)
      .extended(by: "Y", from: "X", through: channel)
  }

  /// The joint law of `U`, `X` and `Y`.
  public func jointLaw() throws -> JointLaw { try CurveMixture.law(channel, input, conditional) }
}

extension CurveMixture: CustomStringConvertible {
  /// What it knows of both ends: `U with I(U;X) = 0.5 bits and I(U;Y) = 0.25 bits`.
  public var description: String {
    "U with I(U;X) = \(InformationQuantity.exact(inputInformation)) and I(U;Y) = "
      + "\(InformationQuantity.exact(outputInformation))"
  }
}
