import ExactArithmetic
import Work

/// The first coordinates of every example.
struct PrefixMessage: SimulatedMessage {
  static let entry = NameEntry(
    NameForm("prefix", "m"), meaning: "the first m coordinates of every string")

  let length: Int

  init(length: Int) { self.length = length }

  init?(parameters: [String]) {
    guard let length = Int(parameters[0]) else { return nil }
    self.init(length: length)
  }

  var name: String { "prefix:\(length)" }

  var meaning: String? {
    "the first \(length == 1 ? "bit" : "\(length) bits") of every string"
  }

  var writtenOut: WrittenMessage {
    .function { examples in
      let mask = (1 << length) - 1
      return (0..<examples.count).reduce(0) { $0 | (examples[$1] & mask) << ($1 * length) }
    }
  }

  func check(in game: Game) throws(GameError) {
    guard (0...game.dimension).contains(length) else {
      throw .prefixOutOfRange(length: length, dimension: game.dimension)
    }
  }

  /// The coordinates that are not sent tell Bob nothing: given M they are uniform, whatever J is.
  func equivalentGame(of game: Game) -> EquivalentGame? {
    EquivalentGame(game.with(dimension: length), informationPerExample: .bits(Rational(length)))
  }

  var exampleCode: ExampleCode {
    .keeping(name: name) { game throws(SamplingError) in
      guard (0...game.dimension).contains(length) else {
        throw .prefixOutOfRange(length: length, dimension: game.dimension)
      }
      return length
    }
  }

  func keptBits(in game: Game) -> KeptBits { KeptBits(count: length, flip: 0) }
}

extension Message {
  /// The first `length` coordinates of every example.
  public static func prefix(_ length: Int) -> Message { Message(PrefixMessage(length: length)) }
}

extension ExampleCode {
  /// The first coordinates of every example.
  public static func prefix(_ length: Int) -> ExampleCode {
    PrefixMessage(length: length).exampleCode
  }
}
