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
    case "chi-square-lower": text = try CoqTheorem.chiSquareLower(claim, name)
    case "kl-channel-upper": text = try CoqTheorem.channelUpper(claim, name)
    case "kl-channel-lower": text = try CoqTheorem.channelLower(claim, name)
    case "dobrushin", "doeblin": text = try CoqTheorem.coefficient(claim, name)
    case "capacity": text = try CoqTheorem.capacity(claim, name)
    case "mrs-gerber": text = try CoqTheorem.mrsGerber(claim, name)
    case "optimum": text = try CoqTheorem.optimum(claim, name)
    case "game-chain": text = try CoqTheorem.game(claim, name)
    case "verify": text = try CoqTheorem.verify(claim, name)
    case "rate-upper": text = try CoqTheorem.rateUpper(claim, name)
    case "rate-lower": text = try CoqTheorem.rateLower(claim, name)
    case "kl-input-upper": text = try CoqTheorem.inputUpper(claim, name)
    case "audit": text = try CoqTheorem.audit(claim, name)
    default: throw Unavailable(description: "the library has no theorem for this kind")
    }
  }

  static func theorem(_ name: String, _ statement: String, by lemma: String) -> String {
    """
    Theorem \(name) :
      \(statement).
    Proof. apply (\(lemma)). vm_cast_no_check (eq_refl true). Qed.
    Print Assumptions \(name).

    """
  }

  /// A member of a claim that has been checked.
  static func member(_ claim: JSONValue, _ key: String) throws -> JSONValue {
    guard let value = claim[key] else { throw Unavailable(description: "there is no \(key)") }
    return value
  }

  /// Evidence as Coq writes it.
  ///
  /// The library's forms are over common denominators. Bases of a certificate need not divide what these add, so
  /// that they are made anew with the integers of the library's form.
  static func evidence(_ value: JSONValue, over integers: [Integer] = []) throws -> String {
    switch try Evidence(reading: value) {
    case .bits(let bits): return "(Bits \(bits))"
    case .bases(let bases):
      let all =
        integers.isEmpty
        ? bases : LogForm.coprimeBases(of: (bases + integers).filter { $0 > 1 })
      return "(Bases \(CoqNumeral.list(all))%Z)"
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
  enum Ends {
    /// Lower and upper end as integers over a common denominator, at a precision.
    case between(lower: Integer, upper: Integer, over: Integer, bits: Int)
    /// The value is a decimal, by its form.
    case equal(bases: [Integer])
  }

  static func ends(_ claim: JSONValue) throws -> Ends {
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

  static func bounds(
    _ value: String, _ lower: Integer, _ upper: Integer, over: Integer
  ) -> String {
    let (low, high) = (CoqNumeral.text(lower), CoqNumeral.text(upper))
    let total = CoqNumeral.text(over)
    return "IZR \(low) / IZR \(total) * ln 2 < \(value) < IZR \(high) / IZR \(total) * ln 2"
  }

  /// The integers of the form in a claim, and its value as the library has it.
  static func statedForm(_ claim: JSONValue) throws -> (integers: [Integer], text: String) {
    let stated = try LogarithmSum(reading: member(claim, "form"))
    let scale = stated.coefficients.values.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    let value = "value \(CoqNumeral.form(stated.cleared))%Z / IZR \(CoqNumeral.text(scale))"
    return (stated.cleared.map(\.base), value)
  }

  private static func information(_ claim: JSONValue, _ name: String) throws -> String {
    let names = try member(claim, "variables").strings()
    let quantity = try member(claim, "quantity").claimText()
    guard names.count == 2, quantity == "I(\(names[0]);\(names[1]))" else {
      return try CoqTheorem.quantity(claim, name)
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
      return definition
        + theorem(
          name, isLaw + "\(value) = \(try statedForm(claim).text)",
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
}
