import Documents
import ExactArithmetic
import ExplorerServer
import NearestNeighbourGame
import Tables
import Testing

extension ServedTests {
  /// Rounds on the page are the library's.
  @Suite(.serialized) struct RoundTests {
    private static let table = [0, 1, 1, 0, 2, 0, 1, 1, 0, 0, 0, 5, 2, 2, 1, 0]

    private static let painted =
      "table:" + table.map(String.init).joined(separator: ",")

    @Test func roundIsThatOfTheLibrary() async throws {
      try await RunningServer.run { running in
        for message in ["everything", "nothing", "prefix:1", "noisy:1/8"] {
          for seed in 0..<UInt64(6) {
            let question = "k=3&d=2&rho=1/2&message=\(message)&seed=\(seed)"
            let result = try await running.lines("/api/round?\(question)").last?["result"]
            let game = try Game(examples: 3, dimension: 2, correlation: Rational(1, 2))
            let round = try game.round(with: Message(parsing: message), seed: seed)
            try expect(result?["view"], shows: round)
            guard case .strings(let strings) = round.sent else { continue }
            #expect(result?["view"]?["message"] == .array(strings.map(bits)))
            #expect(
              result?["command"]
                == .string(
                  "lemmata game -k 3 -d 2 --rho 1/2 --message \(message) --round \(seed)"))
          }
        }
      }
    }

    /// A painted message is shown by its letter, with the number that the library gives it.
    @Test func paintedRoundIsThatOfTheLibrary() async throws {
      try await RunningServer.run { running in
        let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 3))
        for seed in 0..<UInt64(20) {
          let question = "k=2&d=2&rho=1/3&message=\(RoundTests.painted)&seed=\(seed)"
          let result = try await running.lines("/api/round?\(question)").last?["result"]
          let round = try game.round(with: .table(RoundTests.table), seed: seed)
          try expect(result?["view"], shows: round)
          let index = round.examples.flatMap(\.bits).enumerated()
            .reduce(0) { $0 | Int($1.element) << $1.offset }
          let letter = RoundTests.table[index]
          let number = try #require([0, 1, 2, 5].firstIndex(of: letter)) + 1
          #expect(
            result?["view"]?["message"]
              == ["letter": JSONValue(letter), "number": JSONValue(number), "count": 4])
          #expect(
            result?["command"]
              == .string(
                "echo '{\"messages\": [0,1,1,0,2,0,1,1,0,0,0,5,2,2,1,0]}' | lemmata game -k 2 -d 2 "
                  + "--rho 1/3 --message table:- --round \(seed)"))
        }
      }
    }

    /// Many rounds of a painted message are those that are shown one by one, from the seed on.
    @Test func manyPaintedRoundsAreTheRoundsOfTheirSeeds() async throws {
      try await RunningServer.run { running in
        let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 3))
        let lines = try await running.lines(
          "/api/sample?k=2&d=2&rho=1/3&message=\(RoundTests.painted)&seed=3&trials=200")
        let right = try (3..<UInt64(203)).count {
          try game.round(with: .table(RoundTests.table), seed: $0).isRight
        }
        let view = lines.last?["result"]?["view"]
        #expect(view?["trials"] == 200 && view?["successes"] == JSONValue(right))
      }
    }

    @Test func messagesThatDoNotFitAreRefused() async throws {
      try await RunningServer.run { running in
        for path in ["game", "cost", "round", "sample"] {
          for length in [-1, 4, Int.min, Int.max] {
            let question = "/api/\(path)?k=2&d=3&rho=1/2&message=prefix:\(length)"
            let refusal =
              "prefix:\(length): the length must lie in 0...3, the dimension of the examples"
            #expect(
              try await running.lines(question).last?["error"]?["message"] == .string(refusal),
              "\(question)")
          }
        }
        let large = try await running.lines("/api/round?k=5000&d=2&rho=1/2").last
        #expect(
          large?["error"]?["message"]
            == "a round of the game, which is written out: k d = 5000 * 2 is above the limit of 4096 bits"
        )
      }
    }

    private func expect(_ view: JSONValue?, shows round: GameRound) throws {
      #expect(view?["strings"] == .array(round.examples.map(bits)))
      #expect(view?["index"] == JSONValue(round.index) && view?["copy"] == bits(round.copy))
      let original = round.examples[round.index - 1].bits
      let flipped = original.indices.filter { original[$0] != round.copy.bits[$0] }
      #expect(view?["flipped"] == .array(flipped.map { JSONValue($0 + 1) }))
      let posterior = try #require(view?["posterior"]).array().map { $0["text"] }
      #expect(posterior == round.posterior.map { .string(ValueStyle().text($0)) })
      #expect(view?["guess"] == JSONValue(round.guess))
      #expect(view?["isRight"] == .bool(round.isRight))
      let mostLikely = try #require(view?["mostLikely"]).array()
      #expect(mostLikely.first == JSONValue(round.guess) && mostLikely.count == round.equalCount)
    }

    private func bits(_ string: BitString) -> JSONValue {
      .string(string.bits.map { "\($0)" }.joined())
    }
  }
}
