import Documents
import ExactArithmetic

extension ClaimChecker {
  /// The game with one message: Bob's success, the chain of inequalities, and the four informations.
  mutating func checkGame(_ claim: ClaimLine) throws(ClaimRejection) {
    let isRandomised = claim.fields.contains { $0.key == "channel" }
    let values = try claim.values([
      "k", "d", "delta", isRandomised ? "channel" : "messages", "success", "between", "evidence",
    ])
    let k = try values[0].claimWhole(1...4096)
    let d = try values[1].claimWhole()
    let delta = try flipProbability(values[2])
    try require(k * d <= 12, "k d exceeds 12")
    let message = try MessageWeights(values[3], isRandomised: isRandomised, inputBits: k * d)
    let game = PlayedGame(k: k, d: d, delta: delta, message: message)
    try require(try values[4].claimRational() == game.success, "the success is another number")
    let evidence = try values[6].claimMembers(["links", "ends"])
    let sides = game.sides
    for (index, link) in try evidence[0].claimItems(count: 4).enumerated() {
      try requireNotNegative(sides[index + 1] - sides[index], Evidence(reading: link))
    }
    let ends = try evidence[1].claimItems(count: 4)
    for (index, pair) in try values[5].claimItems(count: 4).enumerated() {
      try requireBetween(
        game.informations[index], StatedEnds(reading: pair), Evidence(reading: ends[index]))
    }
  }

  /// Bob's success when Alice sends everything.
  func checkOptimum(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["k", "d", "delta", "value"])
    let k = try values[0].claimWhole(1...4096)
    let d = try values[1].claimWhole()
    let delta = try flipProbability(values[2])
    try require(k * d <= 4096, "k d exceeds 4096")
    try require(
      d * delta.denominator.bitWidth <= 1 << 16, "d times the bits of delta exceeds 65536")
    let flip = delta.numerator
    let keep = delta.denominator - delta.numerator
    var (tail, total) = (Integer.zero, Integer.zero)
    for w in stride(from: d, through: 0, by: -1) {
      let last = tail
      tail += Integer.binomial(d, w)
      total += (tail.power(k) - last.power(k)) * flip.power(w) * keep.power(d - w)
    }
    let whole = (Integer(k) * delta.denominator.power(d)) << (k * d)
    try require(
      try values[3].claimRational() == Rational(total << d, whole),
      "the optimum is another number")
  }

  private func flipProbability(_ value: JSONValue) throws(ClaimRejection) -> Rational {
    let delta = try value.claimRational()
    try require(!delta.isNegative && 2 * delta <= 1, "delta is not in [0, 1/2]")
    return delta
  }
}

/// What Alice sends: integer weights of the messages for each value of her examples, whose sum is the same for all.
package struct MessageWeights {
  /// For each message the values of the examples that send it, with the weight.
  private(set) var tables: [Int: [(input: Int, weight: Integer)]] = [:]
  private(set) var total = Integer(1)

  package init(_ value: JSONValue, isRandomised: Bool, inputBits: Int) throws(ClaimRejection) {
    let count = 1 << inputBits
    let items = try value.claimItems(count: count)
    if !isRandomised {
      for (input, item) in items.enumerated() {
        tables[try item.claimWhole(0...(count - 1)), default: []].append((input, 1))
      }
      return
    }
    let rows = try value.claimChannel()
    try require(rows[0].count <= 4096, "more than 4096 messages")
    for row in rows { for p in row { total = Integer.lcm(total, p.denominator) } }
    for (input, row) in rows.enumerated() {
      for (message, p) in row.enumerated() where !p.isZero {
        let weight = p.numerator * total.exactlyDivided(by: p.denominator)
        tables[message, default: []].append((input, weight))
      }
    }
  }
}
