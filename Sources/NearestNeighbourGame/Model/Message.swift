import ExactArithmetic

/// What Alice sends: a channel from her examples to messages.
///
/// ```swift
/// let parity = Message.deterministic("parities") { examples in
///   (0..<examples.count).reduce(0) { $0 | (examples[$1].nonzeroBitCount & 1) << $1 }
/// }
/// ```
public struct Message: Sendable {
  /// The name in reports; the built-in messages are named as on the command line.
  public let name: String
  package let kind: Kind
  /// Whether a closed form is left aside where one is known.
  private(set) var isEnumerated = false

  package enum Kind: Sendable {
    case everything
    case nothing
    case prefix(Int)
    case noisy(Rational)
    case table([Int])
    case channel([[Rational]])
    case deterministic(@Sendable (Examples) -> Int)
    case randomised(@Sendable (Examples) -> [Int: Rational])
  }

  /// All examples: `M = X`.
  public static let everything = Message(name: "everything", kind: .everything)

  /// A constant.
  public static let nothing = Message(name: "nothing", kind: .nothing)

  /// The first `length` coordinates of every example.
  public static func prefix(_ length: Int) -> Message {
    Message(name: "prefix:\(length)", kind: .prefix(length))
  }

  /// All examples with every bit flipped independently with probability `a`, by coins of Alice's own.
  public static func noisy(_ a: Rational) -> Message {
    Message(name: "noisy:\(a)", kind: .noisy(a))
  }

  /// A deterministic message given by a table: entry `i` is the message for the examples with index `i`.
  public static func table(_ messages: [Int], name: String = "table") -> Message {
    Message(name: name, kind: .table(messages))
  }

  /// A randomised message given by a table: row `i` is the law of the message for the examples with index `i`.
  public static func channel(_ rows: [[Rational]], name: String = "channel") -> Message {
    Message(name: name, kind: .channel(rows))
  }

  /// A deterministic message given by a function, which is called once for each value of the examples, on
  /// several threads.
  public static func deterministic(
    _ name: String = "function", _ message: @escaping @Sendable (Examples) -> Int
  ) -> Message {
    Message(name: name, kind: .deterministic(message))
  }

  /// A randomised message given by the law of the message for each value of the examples: weights that are not
  /// negative and sum to 1.
  public static func randomised(
    _ name: String = "randomised function",
    _ law: @escaping @Sendable (Examples) -> [Int: Rational]
  ) -> Message {
    Message(name: name, kind: .randomised(law))
  }

}

extension Message {
  /// The number of coordinates of `prefix:m`; `nil` for any other message.
  package var prefixLength: Int? {
    if case .prefix(let length) = kind { return length }
    return nil
  }

  /// The flip probability of `noisy:a`; `nil` for any other message.
  package var flipProbability: Rational? {
    if case .noisy(let a) = kind { return a }
    return nil
  }

  /// Checks that a built-in message suits a game.
  package func check(in game: Game) throws(GameError) {
    switch kind {
    case .prefix(let length) where length < 0 || length > game.dimension:
      throw .prefixOutOfRange(length: length, dimension: game.dimension)
    case .noisy(let a) where a.isNegative || a > 1:
      throw .flipProbabilityOutOfRange(a)
    default: break
    }
  }

  /// The built-in message of this name: `everything`, `nothing`, `prefix:m` or `noisy:a`.
  ///
  /// - Throws: ``GameError/unknownMessage(_:)``, or what is wrong with the number.
  public init(parsing text: String) throws {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    switch (String(parts[0]), parts.count > 1 ? String(parts[1]) : nil) {
    case ("everything", nil): self = .everything
    case ("nothing", nil): self = .nothing
    case ("prefix", let length?):
      guard let length = Int(length) else { throw GameError.unknownMessage(text) }
      self = .prefix(length)
    case ("noisy", let probability?):
      self = .noisy(try Rational(parsing: probability))
    default: throw GameError.unknownMessage(text)
    }
  }

  /// The same message, computed by enumeration even where a closed form is known: a second route for checks.
  public func enumerated() -> Message {
    var message = self
    message.isEnumerated = true
    return message
  }

  /// The same message as a table or a function.
  var writtenOut: Message {
    switch kind {
    case .everything: return .deterministic(name) { $0.index }
    case .nothing: return .deterministic(name) { _ in 0 }
    case .prefix(let length):
      return .deterministic(name) { examples in
        let mask = (1 << length) - 1
        return (0..<examples.count).reduce(0) { $0 | (examples[$1] & mask) << ($1 * length) }
      }
    case .noisy(let a):
      return .randomised(name) { examples in
        let bits = examples.count * examples.dimension
        var law: [Int: Rational] = [:]
        for message in 0..<(1 << bits) {
          let flips = (message ^ examples.index).nonzeroBitCount
          law[message] = a.power(flips) * (1 - a).power(bits - flips)
        }
        return law
      }
    default: return self
    }
  }
}
