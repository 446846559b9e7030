import ExactArithmetic
import Work

/// A message that the command line knows by name.
protocol NamedMessage: MessageKind {
  /// The form of its name, and what it stands for in help texts.
  static var entry: NameEntry { get }
  /// The message with these parameters; `nil` where they are of another kind than the form's.
  init?(parameters: [String]) throws
}

/// A built-in message that a simulation of the game knows: Alice keeps a code of each of her examples by itself.
///
/// The law of the distances of these codes is known: see ``ExampleCode/Plan/correlationFactor``.
protocol SimulatedMessage: NamedMessage {
  /// What Alice keeps of an example.
  var exampleCode: ExampleCode { get }
  /// The bits of an example that she keeps in a game.
  func keptBits(in game: Game) -> KeptBits
}

extension Message {
  /// The built-in messages, a line each, in the order of help texts.
  static let builtIn: [any NamedMessage.Type] = [
    EverythingMessage.self,
    NothingMessage.self,
    PrefixMessage.self,
    NoisyMessage.self,
  ]

  /// The names that ``init(parsing:)`` reads, with what they stand for.
  public static var names: [NameEntry] { builtIn.map { $0.entry } }

  /// The built-in message of this name: one of ``names``.
  ///
  /// - Throws: ``GameError/unknownMessage(_:)``, or what is wrong with the number.
  public init(parsing text: String) throws {
    for kind in Message.builtIn {
      guard let values = kind.entry.form.values(in: text) else { continue }
      guard let kind = try kind.init(parameters: values) else { break }
      self.init(kind)
      return
    }
    throw GameError.unknownMessage(text)
  }
}
