import CertificateChecking
import Documents
import ExactArithmetic

/// Theorems about the game.
extension CoqTheorem {
  static func game(_ claim: JSONValue, _ name: String) throws -> String {
    guard let messages = claim["messages"] else { return try randomisedGame(claim, name) }
    let (k, d) = (try member(claim, "k").claimWhole(), try member(claim, "d").claimWhole())
    let delta = try member(claim, "delta").claimRational()
    let success = try member(claim, "success").claimRational()
    let table = try messages.words()
    let links = try member(claim, "evidence").claimMembers(["links", "ends"])[0].claimItems()
    let integers = partCounts(k, d, table) + [2, Integer(k), delta.denominator]
    let shown = try links.map { try evidence($0, over: integers) }.joined(separator: " ")
    let count = (table.max() ?? 0) + 1
    return """
      Definition \(name)_table : list nat :=
        [\(table.map(String.init).joined(separator: "; "))]%nat.

      """
        + theorem(
          name,
          "game_chain \(k) \(d) \(delta.numerator) \(delta.denominator) \(count) \(name)_table "
            + "\(CoqNumeral.text(success.numerator)) \(CoqNumeral.text(success.denominator))",
          by: "check_chain_correct \(shown)")
  }

  /// The game with a channel from the examples to messages.
  private static func randomisedGame(_ claim: JSONValue, _ name: String) throws -> String {
    let (k, d) = (try member(claim, "k").claimWhole(), try member(claim, "d").claimWhole())
    let delta = try member(claim, "delta").claimRational()
    let success = try member(claim, "success").claimRational()
    let channel = try CountedChannel(claim, name)
    let links = try member(claim, "evidence").claimMembers(["links", "ends"])[0].claimItems()
    let integers =
      partCounts(k, d, channel.counts) + [2, Integer(k), delta.denominator, channel.denominator]
    let shown = try links.map { try evidence($0, over: integers) }.joined(separator: " ")
    return channel.definition
      + theorem(
        name,
        "randomised_chain \(k) \(d) \(delta.numerator) \(delta.denominator) "
          + "\(channel.counts[0].count) \(channel.table) \(channel.total) "
          + "\(CoqNumeral.text(success.numerator)) \(CoqNumeral.text(success.denominator))",
        by: "check_randomised_correct \(shown)")
  }

  /// The weights of messages alone and with a given string at a given place: numbers above 1.
  private static func partCounts(_ k: Int, _ d: Int, _ rows: [[Integer]]) -> [Integer] {
    var counts: [[Int]: Integer] = [:]
    for (x, row) in rows.enumerated() {
      for (m, weight) in row.enumerated() where !weight.isZero {
        counts[[m], default: .zero] += weight
        counts[[x, m, -1], default: .zero] += weight
        for j in 0..<k { counts[[m, j, (x >> (d * j)) % (1 << d)], default: .zero] += weight }
      }
    }
    return Set(counts.values).sorted()
  }

  /// How many examples send a message, and of these how many have a given string at a given place: numbers above 1.
  private static func partCounts(_ k: Int, _ d: Int, _ table: [Int]) -> [Integer] {
    var counts: [[Int]: Int] = [:]
    for (x, message) in table.enumerated() {
      counts[[message], default: 0] += 1
      for j in 0..<k { counts[[message, j, (x >> (d * j)) % (1 << d)], default: 0] += 1 }
    }
    return Set(counts.values).sorted().map { Integer($0) }
  }

  /// The closed form of Bob's success, recomputed.
  static func optimum(_ claim: JSONValue, _ name: String) throws -> String {
    let (k, d) = (try member(claim, "k").claimWhole(), try member(claim, "d").claimWhole())
    let delta = CoqNumeral.quotient(try member(claim, "delta").claimRational())
    let value = CoqNumeral.quotient(try member(claim, "value").claimRational())
    return theorem(
      name,
      "0 <= \(delta) <= 1 / 2 /\\\n  optimal_success \(k) \(d) (\(delta)) = \(value)",
      by: "check_optimum_correct")
  }

  /// Ends of a multiple of Mrs Gerber's function or its inverse.
  static func mrsGerber(_ claim: JSONValue, _ name: String) throws -> String {
    let rho = try member(claim, "rho").claimRational()
    let factor = try member(claim, "function").claimText() == "g" ? rho : rho.reciprocal()
    let form = try LogarithmSum(reading: member(claim, "form"))
    let total = form.coefficients.values.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    let scale = try member(claim, "scale").claimRational()
    let between = try StatedEnds(reading: member(claim, "between"))
    let (ends, over) = CoqNumeral.counts([between.lower, between.upper])
    let shown = try member(claim, "evidence").claimMembers(["theta", "bits"])
    let theta = try shown[0].claimRationals(count: 2)
    let bits = try shown[1].claimWhole(8...4096)
    guard theta[1] < 1 else {
      throw Unavailable(description: "theta reaches 1; the library has a theorem below 1 only")
    }
    let quotient = { (lower: Integer, upper: Integer) in
      "(IZR \(CoqNumeral.text(lower)) / IZR \(CoqNumeral.text(upper)))"
    }
    let evidence = theta.map {
      "\(CoqNumeral.text($0.numerator)) \(CoqNumeral.text($0.denominator))"
    }
    let arguments = [
      "(\(CoqNumeral.quotient(factor)))",
      "(value \(CoqNumeral.form(form.cleared))%Z / IZR \(CoqNumeral.text(total)))",
      "(\(CoqNumeral.quotient(scale)))", quotient(ends[0], over), quotient(ends[1], over),
    ]
    return theorem(
      name, "mrs_gerber " + arguments.joined(separator: "\n    "),
      by: "check_mrs_gerber_correct \(bits) "
        + evidence.joined(separator: " "))
  }
}
