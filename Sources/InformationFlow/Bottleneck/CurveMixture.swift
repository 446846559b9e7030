import ExactArithmetic
import InformationTheory

/// A variable `U` with `U - X - Y`, for any finite `X`: what anyone can check of a lower bound on an information curve.
public struct CurveMixture: Sendable {
  /// The joint law of `U`, `X` and `Y`.
  public let law: JointLaw
  /// `I(U;X)`, exact.
  public let inputInformation: LogForm
  /// `I(U;Y)`, exact.
  public let outputInformation: LogForm

  /// The variable with a conditional law given each input.
  ///
  /// - Parameters:
  ///   - channel: the channel from `X` to `Y`.
  ///   - input: the law of `X`; its outcomes are, in order, the inputs.
  ///   - conditional: `P(U = u | X = x)`: a row for each input, which sums to 1.
  /// - Throws: `LawError` when a row is no law.
  public init(
    channel: Channel, input: FiniteLaw<Int>, conditional: [[Rational]]
  ) throws(LawError) {
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for (x, row) in conditional.enumerated() {
      let probability = Rational(input.counts[x], input.denominator)
      for (u, share) in row.enumerated() {
        entries.append((outcomes: [u, x], weight: probability * share))
      }
    }
    law = try JointLaw(["U", "X"], entries: entries)
      .extended(by: "Y", from: "X", through: channel)
    inputInformation = try law.mutualInformation(between: ["U"], and: ["X"])
    outputInformation = try law.mutualInformation(between: ["U"], and: ["Y"])
  }
}

extension CurveMixture: CustomStringConvertible {
  /// What it knows of both ends: `U with I(U;X) = 0.5 bits and I(U;Y) = 0.25 bits`.
  public var description: String {
    "U with I(U;X) = \(InformationQuantity.exact(inputInformation)) and I(U;Y) = "
      + "\(InformationQuantity.exact(outputInformation))"
  }
}
