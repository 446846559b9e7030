import ExactArithmetic
import InformationTheory

/// A law on the inputs of a channel, named before the channel is known.
public enum InputLaw: Sendable, Hashable {
  /// All inputs equally likely.
  case uniform
  /// The probabilities of the inputs in their order.
  case probabilities([Rational])

  /// The law on the inputs of a channel, counted from 0.
  ///
  /// - Throws: `LawError` when there are not as many probabilities as inputs, one is negative, or they do not
  ///   sum to 1.
  public func law(for channel: Channel) throws(LawError) -> FiniteLaw<Int> {
    switch self {
    case .uniform:
      return try FiniteLaw(normalizing: [Integer](repeating: .one, count: channel.inputCount))
    case .probabilities(let probabilities):
      if probabilities.count != channel.inputCount {
        throw .inputCountMismatch(law: probabilities.count, channel: channel.inputCount)
      }
      return try FiniteLaw(probabilities)
    }
  }
}
