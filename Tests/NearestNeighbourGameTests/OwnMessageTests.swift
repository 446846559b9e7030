import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Testing

/// A message of a user's own, with a meaning and a closed form: the last coordinates of every string.
private struct Suffix: MessageKind {
  let length: Int

  var name: String { "suffix of \(length)" }

  var meaning: String? { "the last bits of every string" }

  var writtenOut: WrittenMessage {
    .function { examples in
      let dropped = examples.dimension - length
      return (0..<examples.count).reduce(0) { $0 << length | examples[$1] >> dropped }
    }
  }

  func check(in game: Game) throws(GameError) {
    if length > game.dimension {
      throw .prefixOutOfRange(length: length, dimension: game.dimension)
    }
  }

  func equivalentGame(of game: Game) -> EquivalentGame? {
    EquivalentGame(game.with(dimension: length), informationPerExample: .bits(Rational(length)))
  }
}

/// Messages are what they are, whatever they are called.
@Suite struct OwnMessageTests {
  private let game: Game

  init() throws { game = try Game(examples: 2, dimension: 3, correlation: 1 / 2) }

  @Test func anOwnKindIsNamedAndExplained() throws {
    let text = try game.report(for: Message(Suffix(length: 2))).text()
    #expect(
      text.contains("Message: suffix of 2, the last bits of every string (computed by closed form)")
    )
  }

  @Test func anOwnClosedFormAgreesWithItsEnumeration() throws {
    for length in 0...3 {
      let message = Message(Suffix(length: length))
      let closed = try game.quantities(of: message)
      let counted = try game.quantities(of: message.enumerated())
      #expect(closed.route == .closedForm)
      #expect(counted.route == .enumeration)
      #expect(closed.success == counted.success)
      #expect(closed.information.logForm == counted.information.logForm)
      #expect(closed.exampleInformationSum.logForm == counted.exampleInformationSum.logForm)
      #expect(closed.noisyInformation.logForm == counted.noisyInformation.logForm)
      #expect(closed.indexInformation.logForm == counted.indexInformation.logForm)
    }
    #expect(errorMessage { try game.report(for: Message(Suffix(length: 4))) }.contains("0...3"))
  }

  /// A report once read the name of a message to say what it is.
  @Test func aNameIsNeverTakenForABuiltInMessage() throws {
    for name in ["prefix:1", "everything", "nothing", "noisy:1/4"] {
      let parity = Message.deterministic(name) { examples in
        (0..<examples.count).reduce(0) { $0 ^ examples[$1].nonzeroBitCount & 1 }
      }
      let report = try game.report(for: parity)
      #expect(report.meaning == nil)
      #expect(report.quantities.route == .enumeration)
      #expect(report.quantities.information.logForm == .bits(1))
      #expect(report.text().contains("Message: \(name) (computed by enumeration)"))
      #expect(parity.flipProbability == nil)
    }
  }

  @Test func builtInMessagesSayWhatTheyAre() throws {
    let meanings: [(Message, String)] = [
      (.everything, "M = X"), (.nothing, "M is a constant"),
      (.prefix(1), "the first bit of every string"),
      (.prefix(2), "the first 2 bits of every string"),
      (.noisy(1 / 4), "X with every bit flipped with that probability by Alice's own coins"),
    ]
    for (message, meaning) in meanings {
      #expect(message.meaning == meaning)
      let text = try game.report(for: message).text()
      #expect(text.contains("Message: \(message.name), \(meaning) (computed"))
    }
  }

  /// Every name in the list is read, and has the name that it was read from.
  @Test func namesAndParsing() throws {
    #expect(
      Message.names.map(\.description) == [
        "everything", "nothing", "prefix:m (the first m coordinates of every string)",
        "noisy:a (every bit flipped with probability a)",
      ])
    for name in ["everything", "nothing", "prefix:2", "noisy:1/4"] {
      #expect(try Message(parsing: name).name == name)
      #expect(try ExampleCode(parsing: name).name == name)
    }
    for text in [
      "everything:", "everything:1", "prefix", "prefix:", "prefix:1,2", "noisy", "", ":",
    ] {
      #expect(errorMessage { try Message(parsing: text) }.contains("is not a message; expected"))
    }
    #expect(errorMessage { try Message(parsing: "noisy:1,2") }.contains("not a rational number"))
  }
}
