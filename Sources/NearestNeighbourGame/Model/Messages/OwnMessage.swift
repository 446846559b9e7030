import ExactArithmetic

/// A message that is given written out, and about which nothing else is known.
struct OwnMessage: MessageKind {
  let name: String
  let writtenOut: WrittenMessage
}

extension Message {
  /// A deterministic message given by a table: entry `i` is the message for the examples with index `i`.
  public static func table(_ messages: [Int], name: String = "table") -> Message {
    Message(OwnMessage(name: name, writtenOut: .table(messages)))
  }

  /// A randomised message given by a table: row `i` is the law of the message for the examples with index `i`.
  public static func channel(_ rows: [[Rational]], name: String = "channel") -> Message {
    Message(OwnMessage(name: name, writtenOut: .channel(rows)))
  }

  /// A deterministic message given by a function, which is called once for each value of the examples, on
  /// several threads.
  public static func deterministic(
    _ name: String = "function", _ message: @escaping @Sendable (Examples) -> Int
  ) -> Message {
    Message(OwnMessage(name: name, writtenOut: .function(message)))
  }

  /// A randomised message given by the law of the message for each value of the examples: weights that are not
  /// negative and sum to 1.
  public static func randomised(
    _ name: String = "randomised function",
    _ law: @escaping @Sendable (Examples) -> [Int: Rational]
  ) -> Message {
    Message(OwnMessage(name: name, writtenOut: .law(law)))
  }
}
