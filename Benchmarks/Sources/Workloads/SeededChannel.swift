import Lemmata

/// A random channel and input law with 6-bit weights, that every program can make for itself.
///
/// The weights are `1 + floor(z / 2^58)` for the outputs z of SplitMix64 with the given seed: first those of
/// the inputs, then the channel's, row after row; each row is divided by its sum.
public struct SeededChannel: Sendable {
  public let channel: Channel
  public let input: FiniteLaw<Int>

  public init(inputs: Int, outputs: Int, seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    func weights(_ count: Int) -> [Integer] {
      (0..<count).map { _ in Integer(1 + Int(generator.next() >> 58)) }
    }
    input = try FiniteLaw<Int>(normalizing: weights(inputs))
    channel = try Channel(normalizing: (0..<inputs).map { _ in weights(outputs) })
  }
}

/// What is computed of a channel.
public enum ContractionJob: String, CaseIterable, Sendable {
  /// Dobrushin's, Doeblin's and the KL coefficient, and chi-square's for the input law: all that is exact.
  case all
  /// The KL coefficient over all inputs.
  case kl
  /// The chi-square coefficient for the input law.
  case chiSquare = "chi-square"

  /// The coefficients, least first when they are right: chi-square's, KL, Dobrushin's, 1 - Doeblin's.
  @inline(never)
  public func coefficients(of instance: SeededChannel) throws -> [AlgebraicReal] {
    let channel = instance.channel
    switch self {
    case .all:
      return [
        try channel.chiSquareContraction(input: instance.input), channel.klContraction.value,
        AlgebraicReal(channel.dobrushinCoefficient), AlgebraicReal(1 - channel.doeblinCoefficient),
      ]
    case .kl: return [channel.klContraction.value]
    case .chiSquare: return [try channel.chiSquareContraction(input: instance.input)]
    }
  }
}

extension SeededChannel {
  /// The KL coefficient for the input law, enclosed.
  @inline(never)
  public func klContraction(width: Rational) throws -> FixedInputContraction {
    try channel.klContraction(input: input, width: width)
  }

  /// Whether the witness of an enclosure is confirmed by exact arithmetic, and the enclosure meets the bounds that are exact:
  /// at least chi-square's coefficient, at most the channel's.
  public func confirms(_ result: FixedInputContraction) throws -> Bool {
    guard let witness = result.witness else { return false }
    let chiSquare = try channel.chiSquareContraction(input: input)
    return try witness.check(channel: channel, input: input) == .holds
      && chiSquare <= AlgebraicReal(result.interval.upper)
      && AlgebraicReal(result.interval.lower) <= channel.klContraction.value
  }
}
