import Documents
import NearestNeighbourGame
import Tables

/// One round of the game, step by step: that which `lemmata game --round` plays with the same seed.
enum RoundAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: GameQuery.names + ["seed"])
    let asked = try GameQuery(query)
    let seed = UInt64(try query.integer("seed", in: 0...Int.max, default: 1))
    return Computation(lane: .quick) { _ in
      let round = try asked.round(seed: seed)
      let question = asked.question("game", .init("round", .text("\(seed)")))
      return [
        "command": .string(asked.command(question)), "report": .null, "view": view(round, asked),
      ]
    }
  }

  private static func view(_ round: GameRound, _ asked: GameQuery) -> JSONValue {
    let (original, copy) = (round.examples[round.index - 1].bits, round.copy.bits)
    let flipped = original.indices.filter { original[$0] != copy[$0] }
    let greatest = round.posterior[round.guess - 1]
    let mostLikely = round.posterior.indices.filter { round.posterior[$0] == greatest }
    return [
      "strings": .array(round.examples.map(bits)), "message": message(round.sent, asked),
      "index": JSONValue(round.index), "copy": bits(round.copy), "flipped": numbers(flipped),
      "posterior": .array(round.posterior.map { Shown.number($0) }),
      "mostLikely": numbers(mostLikely), "guess": JSONValue(round.guess),
      "isRight": .bool(round.isRight),
    ]
  }

  /// What is kept of each string; or the letter that was painted, and its number.
  private static func message(_ sent: GameRound.Sent, _ asked: GameQuery) -> JSONValue {
    switch sent {
    case .strings(let strings): .array(strings.map(bits))
    case .number(let number, let count):
      [
        "letter": JSONValue(asked.letter(number)), "number": JSONValue(number),
        "count": JSONValue(count),
      ]
    }
  }

  private static func bits(_ string: BitString) -> JSONValue {
    .string(string.bits.map { "\($0)" }.joined())
  }

  /// Indices as they are counted on the page, from 1.
  private static func numbers(_ indices: [Int]) -> JSONValue {
    .array(indices.map { JSONValue($0 + 1) })
  }
}
