import ExactArithmetic
import Work

/// A constant, which leaves Bob with strings of no bits.
struct NothingMessage: SimulatedMessage {
  static let entry = NameEntry(NameForm("nothing"))

  init() {}

  init?(parameters: [String]) {}

  var name: String { "nothing" }

  var meaning: String? { "M is a constant" }

  var writtenOut: WrittenMessage { .function { _ in 0 } }

  func equivalentGame(of game: Game) -> EquivalentGame? {
    EquivalentGame(game.with(dimension: 0), informationPerExample: .zero)
  }

  var exampleCode: ExampleCode { .keeping(name: name) { _ in 0 } }

  func keptBits(in game: Game) -> KeptBits { KeptBits(count: 0, flip: 0) }
}

extension Message {
  /// A constant.
  public static let nothing = Message(NothingMessage())
}

extension ExampleCode {
  /// Nothing.
  public static let nothing = NothingMessage().exampleCode
}
