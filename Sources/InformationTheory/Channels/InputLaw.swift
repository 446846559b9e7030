import ExactArithmetic

/// A law on the inputs of a channel, named before the channel is known.
///
/// It is accepted wherever the law of a channel's input is:
///
/// ```swift
/// let channel = try Channel.z(1 / 4)
/// print(try channel.mutualInformation(input: .uniform))
/// print(try channel.mutualInformation(input: .probabilities([1 / 3, 2 / 3])))
/// ```
public enum InputLaw: Sendable, Hashable {
  /// All inputs equally likely.
  case uniform
  /// The probabilities of the inputs in their order.
  case probabilities([Rational])

  /// The law whose outcomes are, in order, the inputs.
  public init(_ law: FiniteLaw<some Hashable>) { self = .probabilities(law.probabilities) }

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

extension InputLaw: CustomStringConvertible {
  /// `uniform`, or the probabilities in order: `1/4, 3/4`.
  public var description: String {
    switch self {
    case .uniform: return "uniform"
    case .probabilities(let probabilities):
      return probabilities.map(\.description).joined(separator: ", ")
    }
  }
}
