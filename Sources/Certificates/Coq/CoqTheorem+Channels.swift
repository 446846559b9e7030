import CertificateChecking
import Documents
import ExactArithmetic

/// Theorems about the contraction of channels.
extension CoqTheorem {
  // MARK: Of all input laws

  /// The coefficient of Dobrushin or Doeblin, recomputed.
  static func coefficient(_ claim: JSONValue, _ name: String) throws -> String {
    let channel = try CountedChannel(claim, name)
    let value = try member(claim, "value").claimRational()
    let kind = try member(claim, "kind").claimText()
    return channel.definition
      + theorem(
        name, "\(kind) \(channel.sizes) (\(channel.law)) (\(CoqNumeral.quotient(value)))",
        by: "check_\(kind)_correct")
  }

  /// `eta_KL(W) <= r` for all input laws, from the form of every pair of rows.
  static func channelUpper(_ claim: JSONValue, _ name: String) throws -> String {
    let channel = try CountedChannel(claim, name)
    let value = try member(claim, "value").claimRational()
    let depth = try member(claim, "evidence").claimMembers(["depth"])[0].claimWhole(0...200)
    return channel.definition
      + theorem(
        name, "kl_at_most \(channel.sizes) (\(channel.law))\n    (\(CoqNumeral.quotient(value)))",
        by: "check_kl_at_most_correct \(depth)")
  }

  /// `eta_KL(W) >= r` by two inputs and a weight.
  static func channelLower(_ claim: JSONValue, _ name: String) throws -> String {
    let rows = try member(claim, "channel").claimChannel()
    let value = try member(claim, "value").claimRational()
    let inputs = try member(claim, "inputs").claimItems(count: 2).map { try $0.claimWhole() }
    let weight = try member(claim, "weight").claimRational()
    return rationalTable(rows, "\(name)_channel")
      + theorem(
        name,
        "kl_at_least \(rows.count) \(rows[0].count) (real2 \(name)_channel) "
          + "(Q2R \(CoqNumeral.text(value)))",
        by: "check_kl_at_least_correct \(inputs[0]) \(inputs[1]) \(CoqNumeral.text(weight))%Q")
  }

  // MARK: Of an input law

  /// A witness of a lower bound of `eta_KL(P,W)`.
  static func witness(_ claim: JSONValue, _ name: String) throws -> String {
    let channel = try CountedChannel(claim, name)
    let (p, t) = CoqNumeral.counts(try member(claim, "input").claimLaw())
    let (q, u) = CoqNumeral.counts(try member(claim, "witness").claimLaw())
    let ratio = try member(claim, "ratio").claimRational()
    let list = { (values: [Integer]) in CoqNumeral.list(values) + "%Z" }
    let arguments =
      "\(channel.sizes) \(channel.table) \(channel.total) \(list(p)) \(CoqNumeral.text(t)) "
      + "\(list(q)) \(CoqNumeral.text(u)) \(CoqNumeral.text(ratio.numerator)) "
      + CoqNumeral.text(ratio.denominator)
    let integers =
      channel.output(p) + channel.output(q) + p + q
      + [t, u, t * channel.denominator, u * channel.denominator]
    let shown = try evidence(member(claim, "evidence"), over: integers)
    return channel.definition
      + theorem(name, "witness \(arguments)", by: "check_witness_correct \(shown)")
  }

  /// `eta_chi2(P,W) <= r` by a factorisation.
  static func chiSquare(_ claim: JSONValue, _ name: String) throws -> String {
    let rows = try member(claim, "channel").claimChannel()
    let input = try member(claim, "input").claimLaw()
    let value = try member(claim, "value").claimRational()
    let shown = try member(claim, "evidence").claimMembers(["factor", "diagonal"])
    var factor: [[Rational]] = []
    for (index, row) in try shown[0].claimItems().enumerated() {
      factor.append(try row.claimRationals(count: index))
    }
    let diagonal = try shown[1].claimRationals(count: rows.count)
    return rationalTable(rows, "\(name)_channel") + rationalTable(factor, "\(name)_factor")
      + theorem(
        name,
        "chi_square_at_most \(rows.count) \(rows[0].count) (real1 \(CoqNumeral.list(input))%Q)\n  "
          + "  (real2 \(name)_channel) (Q2R \(CoqNumeral.text(value)))",
        by: "check_chi_square_correct \(name)_factor \(CoqNumeral.list(diagonal))%Q")
  }

  /// `eta_chi2(P,W) >= r` by a function of mean 0.
  static func chiSquareLower(_ claim: JSONValue, _ name: String) throws -> String {
    let rows = try member(claim, "channel").claimChannel()
    let input = try member(claim, "input").claimLaw()
    let value = try member(claim, "value").claimRational()
    let function = try member(claim, "function").claimRationals(count: rows.count)
    return rationalTable(rows, "\(name)_channel")
      + theorem(
        name,
        "chi_square_at_least \(rows.count) \(rows[0].count) (real1 \(CoqNumeral.list(input))%Q)\n  "
          + "  (real2 \(name)_channel) (Q2R \(CoqNumeral.text(value)))",
        by: "check_chi_square_lower_correct \(CoqNumeral.list(function))%Q")
  }

  private static func rationalTable(_ rows: [[Rational]], _ name: String) -> String {
    """
    Definition \(name) : list (list Q) :=
      \(CoqNumeral.table(rows))%Q.

    """
  }
}
