import Lemmata

/// The game whose message is half of each example, given as a function, so that it is enumerated.
public enum PrefixGame {
  /// Two examples of 12 bits.
  public static func game() throws -> Game {
    try Game(examples: 2, dimension: 12, correlation: 1 / 4)
  }

  /// The first six coordinates of every example.
  public static let message = Message.deterministic("first six coordinates") { examples in
    examples[0] & 63 | (examples[1] & 63) << 6
  }

  /// The game played with the function, and every inequality of the chain.
  public static func report() throws -> GameReport { try game().report(for: message) }

  /// The same by the closed form.
  public static func closedFormReport() throws -> GameReport { try game().report(for: .prefix(6)) }
}
