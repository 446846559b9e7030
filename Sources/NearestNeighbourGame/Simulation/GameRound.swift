import ExactArithmetic
import Work

/// One round of the game as it is played: what was drawn, what Bob knows, and what he makes of it.
///
/// ```swift
/// let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
/// print(try game.round(with: .everything, seed: 1))
/// ```
public struct GameRound: Sendable, Hashable {
  /// The game.
  public let game: Game
  /// The name of the message.
  public let message: String
  /// The seed of the round.
  public let seed: UInt64
  /// Alice's examples `X_1, ..., X_k`, the first coordinate of each first.
  public let examples: [BitString]
  /// What Alice sends.
  public let sent: Sent
  /// The index `J`, counted from 1.
  public let index: Int
  /// Bob's noisy copy `Y` of `X_J`.
  public let copy: BitString
  /// `P(J = j | M, Y)` for j from 1, exact.
  public let posterior: [Rational]

  /// Alice's message in a round.
  public enum Sent: Sendable, Hashable {
    /// What she keeps of each example.
    case strings([BitString])
    /// A message of a table, a channel or a function, by its number from 1 and how many there are.
    case number(Int, of: Int)
  }

  /// Bob's guess: a most likely index, the first of equals, counted from 1.
  public var guess: Int { posterior.firstIndex(of: posterior.max() ?? 0).map { $0 + 1 } ?? 1 }

  /// How many indices are as likely as the guess, itself among them.
  public var equalCount: Int { posterior.count { $0 == posterior[guess - 1] } }

  /// Whether Bob is right.
  public var isRight: Bool { guess == index }
}

extension GameRound.Sent: CustomStringConvertible {
  /// The strings, `M1 = 01, M2 = 11`; `nothing` where they have no bits; or the number of the message.
  public var description: String {
    switch self {
    case .strings(let strings):
      if strings.allSatisfy(\.bits.isEmpty) { return "nothing" }
      return zip(1..., strings).map { "M\($0) = \($1)" }.joined(separator: ", ")
    case .number(let number, let count):
      return "the message \(number) of \(count), in the order of the table"
    }
  }
}

/// A string of bits, its first coordinate first.
public struct BitString: Sendable, Hashable {
  /// The bits, 0 or 1 each.
  public let bits: [UInt8]

  /// Creates a string.
  ///
  /// - Precondition: every bit is 0 or 1.
  public init(_ bits: [UInt8]) {
    precondition(bits.allSatisfy { $0 <= 1 }, "\(bits) are no bits")
    self.bits = bits
  }

  /// The coordinates in which two strings differ.
  func distance(to other: BitString) -> Int { zip(bits, other.bits).count { $0 != $1 } }
}

extension BitString: CustomStringConvertible {
  /// The bits: `0110`, or `-` for a string of none.
  public var description: String { bits.isEmpty ? "-" : bits.map { "\($0)" }.joined() }
}

extension Game {
  /// The greatest number `k d` of bits of a round.
  public static let greatestRoundBits = 4096

  /// Plays one round: draws the examples, the message, the index and the noisy copy, and finds Bob's posterior.
  ///
  /// All draws are exact, and the same for a seed. The posterior is `P(J = j|M, Y)`, proportional to `P(Y|M, J = j)` as
  /// J is uniform and independent of M.
  ///
  /// - Parameters:
  ///   - message: what Alice sends.
  ///   - seed: the seed of the draws.
  ///   - limits: the work that an enumerated message may need.
  /// - Throws: ``GameError`` when the message does not fit the game; `WorkRefused` for more than ``greatestRoundBits``
  ///   bits, and where a message has to be enumerated and is too large.
  /// - Complexity: O(k d), or that of the enumeration of the message.
  public func round(
    with message: Message, seed: UInt64, limits: WorkLimits = .standard
  ) throws -> GameRound {
    try message.check(in: self)
    let bits = examples.multipliedReportingOverflow(by: max(dimension, 1))
    if bits.overflow || bits.partialValue > Game.greatestRoundBits {
      throw WorkRefused(
        "a round of the game, which is written out",
        size: .parameter("k d = \(examples) * \(dimension)"),
        limit: .fixed(Game.greatestRoundBits, unit: "bits"))
    }
    var generator = SplitMix64(seed: seed)
    let strings = (0..<examples).map { _ in generator.string(dimension) }
    let sent = try RoundMessage(message, of: strings, in: self, limits, &generator)
    let index = generator.position(weights: [Integer](repeating: .one, count: examples))
    let copy = generator.flipped(strings[index], flipProbability)
    return GameRound(
      game: self, message: message.name, seed: seed, examples: strings, sent: sent.sent,
      index: index + 1, copy: copy, posterior: sent.posterior(of: copy, in: self))
  }
}

extension SplitMix64 {
  /// A uniform string.
  fileprivate mutating func string(_ length: Int) -> BitString {
    BitString((0..<length).map { _ in UInt8(next() >> 63) })
  }

  /// A string with each bit flipped independently.
  mutating func flipped(_ string: BitString, _ probability: Rational) -> BitString {
    BitString(string.bits.map { event(probability) ? 1 - $0 : $0 })
  }
}
