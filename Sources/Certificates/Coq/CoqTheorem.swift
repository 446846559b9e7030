import CertificateChecking
import Documents
import ExactArithmetic

/// One theorem: the statement of a claim, and the check that proves it.
struct CoqTheorem {
  let text: String

  /// Why there is no theorem for a claim.
  struct Unavailable: Error, CustomStringConvertible {
    let description: String
  }

  init(_ claim: JSONValue, name: String) throws {
    switch claim["kind"] {
    case "form": text = try CoqTheorem.form(claim, name)
    case "information": text = try CoqTheorem.information(claim, name)
    case "divergence": text = try CoqTheorem.divergence(claim, name)
    case "kl-witness": text = try CoqTheorem.witness(claim, name)
    case "chi-square-upper": text = try CoqTheorem.chiSquare(claim, name)
    case "game-chain": text = try CoqTheorem.game(claim, name)
    default: throw Unavailable(description: "the library has no theorem for this kind")
    }
  }

  private static func theorem(_ name: String, _ statement: String, by lemma: String) -> String {
    """
    Theorem \(name) :
      \(statement).
    Proof. apply (\(lemma)). vm_cast_no_check (eq_refl true). Qed.
    Print Assumptions \(name).

    """
  }

  /// A member of a claim that has been checked.
  private static func member(_ claim: JSONValue, _ key: String) throws -> JSONValue {
    guard let value = claim[key] else { throw Unavailable(description: "there is no \(key)") }
    return value
  }

  /// Evidence as Coq writes it.
  private static func evidence(_ value: JSONValue) throws -> String {
    switch try Evidence(reading: value) {
    case .bits(let bits): return "(Bits \(bits))"
    case .bases(let bases): return "(Bases \(CoqNumeral.list(bases))%Z)"
    }
  }

  // MARK: Forms

  private static func form(_ claim: JSONValue, _ name: String) throws -> String {
    let terms = try LogarithmSum(reading: member(claim, "form")).cleared
    let value = "value \(CoqNumeral.form(terms))%Z"
    let shown = try member(claim, "evidence")
    switch (try member(claim, "relation").claimText(), try Evidence(reading: shown)) {
    case ("=", .bases(let bases)):
      return theorem(
        name, "\(value) = 0", by: "is_zero_correct \(CoqNumeral.list(bases))%Z")
    case (">", .bits(let bits)):
      return theorem(name, "0 < \(value)", by: "is_positive_correct \(bits)")
    default:
      return theorem(
        name, "0 <= \(value)", by: "is_not_negative_correct \(try evidence(shown))")
    }
  }

  // MARK: Values

  /// What the decimals of a value say.
  private enum Ends {
    /// Lower and upper end as integers over a common denominator, at a precision.
    case between(lower: Integer, upper: Integer, over: Integer, bits: Int)
    /// The value is a decimal, by its form.
    case equal(bases: [Integer])
  }

  private static func ends(_ claim: JSONValue) throws -> Ends {
    let between = try StatedEnds(reading: member(claim, "between"))
    let shown = try member(claim, "evidence").claimMembers(["form", "ends"])
    switch try Evidence(reading: shown[1]) {
    case .bits(let bits):
      let (counts, total) = CoqNumeral.counts([between.lower, between.upper])
      return .between(lower: counts[0], upper: counts[1], over: total, bits: bits)
    case .bases:
      return .equal(bases: try Evidence.bases(shown[0]))
    }
  }

  private static func bounds(
    _ value: String, _ lower: Integer, _ upper: Integer, over: Integer
  ) -> String {
    let (low, high) = (CoqNumeral.text(lower), CoqNumeral.text(upper))
    let total = CoqNumeral.text(over)
    return "IZR \(low) / IZR \(total) * ln 2 < \(value) < IZR \(high) / IZR \(total) * ln 2"
  }

  private static func information(_ claim: JSONValue, _ name: String) throws -> String {
    let names = try member(claim, "variables").strings()
    let quantity = try member(claim, "quantity").claimText()
    guard names.count == 2, quantity == "I(\(names[0]);\(names[1]))" else {
      throw Unavailable(
        description: "the library defines I(X;Y) of the law of two variables, not \(quantity)")
    }
    var table: [[Rational]] = []
    for entry in try member(claim, "law").claimItems() {
      let pair = try entry.claimItems()
      let index = try pair[0].words()
      while table.count <= index[0] { table.append([]) }
      while table[index[0]].count <= index[1] { table[index[0]].append(0) }
      table[index[0]][index[1]] = try pair[1].claimRational()
    }
    let width = table.map(\.count).max() ?? 0
    let (counts, total) = CoqNumeral.counts(
      table.flatMap { $0 + [Rational](repeating: 0, count: width - $0.count) })
    let rows = table.indices.map { Array(counts[($0 * width)..<(($0 + 1) * width)]) }
    let law = "law2 \(name)_counts \(CoqNumeral.text(total))"
    let isLaw = "is_joint_law \(table.count) \(width) (\(law)) /\\\n  "
    let value = "mutual_information \(table.count) \(width) (\(law))"
    let definition = """
      Definition \(name)_counts : list (list Z) :=
        \(CoqNumeral.table(rows))%Z.

      """
    switch try ends(claim) {
    case .between(let lower, let upper, let over, let bits):
      return definition
        + theorem(
          name, isLaw + bounds(value, lower, upper, over: over),
          by: "information_between_correct \(bits)")
    case .equal(let bases):
      let stated = try LogarithmSum(reading: member(claim, "form"))
      let scale = stated.coefficients.values.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
      return definition
        + theorem(
          name,
          isLaw
            + "\(value) = value \(CoqNumeral.form(stated.cleared))%Z / IZR \(CoqNumeral.text(scale))",
          by: "information_is_correct \(CoqNumeral.list(bases))%Z")
    }
  }

  private static func divergence(_ claim: JSONValue, _ name: String) throws -> String {
    let (p, t) = CoqNumeral.counts(try member(claim, "p").claimLaw())
    let (q, u) = CoqNumeral.counts(try member(claim, "q").claimLaw())
    guard case .between(let lower, let upper, let over, let bits) = try ends(claim) else {
      throw Unavailable(description: "the divergence is a decimal; the library has bounds only")
    }
    let n = p.count
    let first = "law1 \(CoqNumeral.list(p))%Z \(CoqNumeral.text(t))"
    let second = "law1 \(CoqNumeral.list(q))%Z \(CoqNumeral.text(u))"
    return theorem(
      name,
      "is_law \(n) (\(first)) /\\ is_law \(n) (\(second)) /\\\n  "
        + "(forall i, (i < \(n))%nat -> 0 < (\(first)) i -> 0 < (\(second)) i) /\\\n  "
        + bounds("divergence \(n) (\(first)) (\(second))", lower, upper, over: over),
      by: "divergence_between_correct \(bits)")
  }

  // MARK: Channels and the game

  private static func witness(_ claim: JSONValue, _ name: String) throws -> String {
    let rows = try member(claim, "channel").claimChannel()
    let (counts, v) = CoqNumeral.counts(rows.flatMap { $0 })
    let width = rows[0].count
    let table = rows.indices.map { Array(counts[($0 * width)..<(($0 + 1) * width)]) }
    let (p, t) = CoqNumeral.counts(try member(claim, "input").claimLaw())
    let (q, u) = CoqNumeral.counts(try member(claim, "witness").claimLaw())
    let ratio = try member(claim, "ratio").claimRational()
    let list = { (values: [Integer]) in CoqNumeral.list(values) + "%Z" }
    let arguments =
      "\(rows.count) \(width) \(name)_channel \(CoqNumeral.text(v)) \(list(p)) \(CoqNumeral.text(t)) "
      + "\(list(q)) \(CoqNumeral.text(u)) \(CoqNumeral.text(ratio.numerator)) "
      + CoqNumeral.text(ratio.denominator)
    return """
      Definition \(name)_channel : list (list Z) :=
        \(CoqNumeral.table(table))%Z.

      """
        + theorem(
          name, "witness \(arguments)",
          by: "check_witness_correct \(try evidence(member(claim, "evidence")))")
  }

  private static func chiSquare(_ claim: JSONValue, _ name: String) throws -> String {
    let rows = try member(claim, "channel").claimChannel()
    let input = try member(claim, "input").claimLaw()
    let value = try member(claim, "value").claimRational()
    let shown = try member(claim, "evidence").claimMembers(["factor", "diagonal"])
    var factor: [[Rational]] = []
    for (index, row) in try shown[0].claimItems().enumerated() {
      factor.append(try row.claimRationals(count: index))
    }
    let diagonal = try shown[1].claimRationals(count: rows.count)
    return """
      Definition \(name)_channel : list (list Q) :=
        \(CoqNumeral.table(rows))%Q.
      Definition \(name)_factor : list (list Q) :=
        \(CoqNumeral.table(factor))%Q.

      """
        + theorem(
          name,
          "chi_square_at_most \(rows.count) \(rows[0].count) (real1 \(CoqNumeral.list(input))%Q)\n  "
            + "  (real2 \(name)_channel) (Q2R \(CoqNumeral.text(value)))",
          by: "check_chi_square_correct \(name)_factor \(CoqNumeral.list(diagonal))%Q")
  }

  private static func game(_ claim: JSONValue, _ name: String) throws -> String {
    guard let messages = claim["messages"] else {
      throw Unavailable(description: "the library defines the game with a table, not a channel")
    }
    let (k, d) = (try member(claim, "k").claimWhole(), try member(claim, "d").claimWhole())
    let delta = try member(claim, "delta").claimRational()
    let success = try member(claim, "success").claimRational()
    let table = try messages.words()
    let links = try member(claim, "evidence").claimMembers(["links", "ends"])[0].claimItems()
    let shown = try links.map { try evidence($0) }.joined(separator: " ")
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
}
