import ExactArithmetic
import Work

/// All examples: `M = X`.
struct EverythingMessage: SimulatedMessage {
  static let entry = NameEntry(NameForm("everything"))

  init() {}

  init?(parameters: [String]) {}

  var name: String { "everything" }

  var meaning: String? { "M = X" }

  var writtenOut: WrittenMessage { .function { $0.index } }

  var determinesExamples: Bool { true }

  func equivalentGame(of game: Game) -> EquivalentGame? {
    EquivalentGame(game, informationPerExample: .bits(Rational(game.dimension)))
  }

  var exampleCode: ExampleCode { .keeping(name: name) { $0.dimension } }

  func keptBits(in game: Game) -> KeptBits { KeptBits(count: game.dimension, flip: 0) }
}

extension Message {
  /// All examples: `M = X`.
  public static let everything = Message(EverythingMessage())
}

extension ExampleCode {
  /// Every example as it is.
  public static let everything = EverythingMessage().exampleCode
}
