import Documents
import Tables

/// One round of the game, step by step.
enum RoundAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: GameQuery.names + ["seed"])
    let asked = try GameQuery(query)
    let seed = try query.integer("seed", in: 0...Int.max, default: 1)
    return Computation(lane: .quick) { _ in
      view(try Round(asked, seed: UInt64(seed)), seed)
    }
  }

  private static func view(_ round: Round, _ seed: Int) -> JSONValue {
    let original = round.strings[round.index]
    let flipped: [Int] = original.indices.filter { original[$0] != round.copy[$0] }
    let strings: [JSONValue] = round.strings.map { .string(bits($0)) }
    let posterior: [JSONValue] = round.posterior.probabilities.map { Shown.number($0) }
    return [
      "seed": JSONValue(seed), "strings": .array(strings), "message": message(round.sent),
      "index": JSONValue(round.index + 1), "copy": .string(bits(round.copy)),
      "flipped": .array(flipped.map { JSONValue($0 + 1) }), "posterior": .array(posterior),
      "mostLikely": .array(round.posterior.mostLikely.map { JSONValue($0 + 1) }),
      "guess": JSONValue(round.guess + 1), "isRight": .bool(round.isRight),
    ]
  }

  private static func message(_ sent: Round.Sent) -> JSONValue {
    switch sent {
    case .codes(let codes): .array(codes.map { .string(bits($0)) })
    case .entry(let entry): JSONValue(entry)
    }
  }

  private static func bits(_ string: [Bool]) -> String {
    string.map { $0 ? "1" : "0" }.joined()
  }
}
