import ExactArithmetic

/// The game with one message.
public struct GameInstance: Sendable {
  public let game: Game
  public let message: Message

  public init(_ game: Game, _ message: Message) {
    self.game = game
    self.message = message
  }

  /// The game and the message by name.
  public var label: String { "\(game.label), message \(message.name)" }
}

extension Game {
  /// The parameters, for the label of a case.
  package var label: String { "k = \(examples), d = \(dimension), rho = \(correlation)" }
}
