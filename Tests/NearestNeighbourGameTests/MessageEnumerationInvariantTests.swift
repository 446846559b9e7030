import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// The invariants of the written-out messages: every message keeps them, and broken parts are found.
@Suite struct MessageEnumerationInvariantTests {
  private func enumeration(_ message: Message, _ game: Game) throws -> MessageEnumeration {
    try MessageEnumeration(message, in: game, limits: .standard)
  }

  @Test func messages() throws {
    var random = SplitMix64(seed: 91)
    for (k, d) in sizes(upTo: 6) {
      for _ in 0..<cases(2) {
        let game = try Game(examples: k, dimension: d, correlation: random.correlation())
        let (table, rows) = (random.messageTable(game), random.messageRows(game))
        let flip = random.probability()
        let messages: [Message] = [
          .everything, .nothing, .prefix(random.int(0...d)), .table(table), .channel(rows),
          .deterministic { table[$0.index] },
          .randomised { input in
            Dictionary(uniqueKeysWithValues: rows[input.index].enumerated().map { (-$0, $1) })
          },
        ]
        for message in k * d <= 3 ? messages + [.noisy(flip)] : messages {
          #expect(throws: Never.self, "\(message.name), k = \(k), d = \(d)") {
            try enumeration(message, game).checkInvariants()
          }
        }
      }
    }
  }

  @Test func brokenParts() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
    let table = try enumeration(.table([0, 1, 1, 0]), game).parts
    let half = Rational(1, 2)
    let channel = try enumeration(
      .channel([[1, 0], [half, half], [0, 1], [Rational(1, 4), Rational(3, 4)]]), game
    ).parts
    func message(
      _ parts: MessageEnumeration.Parts, _ change: (inout MessageEnumeration.Parts) -> Void
    ) -> String {
      var parts = parts
      change(&parts)
      return errorMessage { try parts.checkInvariants() }
    }
    #expect(message(table) { _ in } == "no error, but ()")
    #expect(message(channel) { _ in } == "no error, but ()")
    #expect(message(table) { $0.offsets.removeLast() } == "2 offsets of 2 messages")
    #expect(
      message(table) { $0.offsets[2] = 3 } == "the offsets go from 0 to 3, not from 0 to 4")
    #expect(message(table) { $0.offsets[1] = 0 } == "nobody sends the message 0")
    #expect(message(table) { $0.inputs[3] = 4 } == "the input 4 is none of 0..<4")
    #expect(message(table) { $0.inputs.swapAt(0, 1) } == "the inputs of message 0 do not grow")
    #expect(
      message(table) { $0.inputs[1] = 1 } == "the weights of the input 1 sum to 2, not to 1")
    #expect(message(table) { $0.denominator = 0 } == "the denominator is 0")
    #expect(message(channel) { $0.weights!.removeLast() } == "5 weights of 6 inputs")
    #expect(message(channel) { $0.weights![0] = 0 } == "the weight 0 is not positive")
    #expect(
      message(channel) { $0.weights![0] = 5 } == "the weights of the input 0 sum to 5, not to 4")
    #expect(
      message(channel) { $0.weights = nil } == "the weights of the input 0 sum to 1, not to 4")
  }
}
