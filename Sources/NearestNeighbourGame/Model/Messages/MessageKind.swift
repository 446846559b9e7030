import ExactArithmetic

/// A kind of message: its name and meaning, what Alice sends, and what is known about it without enumeration.
///
/// Conform to it for a message of your own that has a meaning in reports or a closed form; for one that is only a
/// function or a table ``Message`` has makers.
///
/// ```swift
/// struct Suffix: MessageKind {
///   let length: Int
///   var name: String { "suffix of \(length)" }
///   var meaning: String? { "the last \(length) bits of every string" }
///   var writtenOut: WrittenMessage {
///     .function { examples in
///       let dropped = examples.dimension - length
///       return (0..<examples.count).reduce(0) { $0 << length | examples[$1] >> dropped }
///     }
///   }
///   func equivalentGame(of game: Game) -> EquivalentGame? {
///     EquivalentGame(game.with(dimension: length), informationPerExample: .bits(Rational(length)))
///   }
/// }
/// print(try game.report(for: Message(Suffix(length: 2))))
/// ```
public protocol MessageKind: Sendable {
  /// The name in reports.
  var name: String { get }
  /// What the message says, in a few words that follow the name; `nil` where the name has to do.
  var meaning: String? { get }
  /// What Alice sends, for the enumeration.
  var writtenOut: WrittenMessage { get }
  /// Whether the message determines the examples, so that Bob succeeds as often as he ever can.
  var determinesExamples: Bool { get }
  /// Checks that the message suits a game.
  ///
  /// - Throws: ``GameError``
  func check(in game: Game) throws(GameError)
  /// The game in which sending everything does what this message does in a given game; `nil` where there is none, or
  /// none is known.
  func equivalentGame(of game: Game) -> EquivalentGame?
}

extension MessageKind {
  public var meaning: String? { nil }

  public var determinesExamples: Bool { false }

  public func check(in game: Game) throws(GameError) {}

  public func equivalentGame(of game: Game) -> EquivalentGame? { nil }
}

/// What Alice sends, written out for every value of her examples.
public enum WrittenMessage: Sendable {
  /// Entry `i` is the message for the examples with index `i`.
  case table([Int])
  /// Row `i` is the law of the message for the examples with index `i`.
  case channel([[Rational]])
  /// A function, which is called once for each value of the examples, on several threads.
  case function(@Sendable (Examples) -> Int)
  /// The law of the message for each value of the examples: weights that are not negative and sum to 1.
  case law(@Sendable (Examples) -> [Int: Rational])
}
