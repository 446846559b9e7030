import ExactArithmetic
import InformationLemmas
import Lemmas
import NearestNeighbourGame

extension LemmaKey where Value == Int {
  /// The number `k` of Alice's examples.
  public static var examples: LemmaKey { LemmaKey("-k", "a number of examples") }
}

extension LemmaKey where Value == Message {
  /// What Alice sends.
  public static var message: LemmaKey { LemmaKey("--message", "what Alice sends") }
}

extension LemmaArguments {
  /// The game of `-k`, `-d` and `--rho`.
  public func game(of id: String) throws -> Game {
    try Game(
      examples: require(.examples, of: id), dimension: require(.dimension, of: id),
      correlation: require(.correlation, of: id))
  }

  /// The game and the message of `-k`, `-d`, `--rho` and `--message`; everything is sent unless the message is given.
  public func gameInstance(of id: String) throws -> GameInstance {
    GameInstance(try game(of: id), self[.message] ?? .everything)
  }
}
