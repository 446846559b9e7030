/// What Alice sends: a channel from her examples to messages.
///
/// ```swift
/// let parity = Message.deterministic("parities") { examples in
///   (0..<examples.count).reduce(0) { $0 | (examples[$1].nonzeroBitCount & 1) << $1 }
/// }
/// ```
///
/// A message is what its kind says it is: no name is ever read to find out.  See ``MessageKind`` for messages of one's
/// own with a meaning or a closed form.
public struct Message: Sendable {
  /// What the message is, and what is known about it.
  public let kind: any MessageKind
  /// Whether a closed form is left aside where one is known.
  private(set) var isEnumerated = false

  /// The message of a kind.
  public init(_ kind: some MessageKind) { self.kind = kind }

  /// The name in reports; the built-in messages are named as on the command line.
  public var name: String { kind.name }

  /// What the message says, for readers; `nil` where its name has to do.
  public var meaning: String? { kind.meaning }

  /// The same message, computed by enumeration even where a closed form is known: a second route for checks.
  public func enumerated() -> Message {
    var message = self
    message.isEnumerated = true
    return message
  }

  /// Checks that the message suits a game.
  package func check(in game: Game) throws(GameError) { try kind.check(in: game) }
}
