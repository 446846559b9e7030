import CertificateChecking
import Documents
import ExactArithmetic

/// The theorem about the capacity of a channel.
extension CoqTheorem {
  /// Ends of the capacity, by a law on the inputs and a law on the outputs.
  static func capacity(_ claim: JSONValue, _ name: String) throws -> String {
    let channel = try CountedChannel(claim, name)
    let (p, t) = CoqNumeral.counts(try member(claim, "input").claimLaw())
    let (r, u) = CoqNumeral.counts(try member(claim, "output").claimLaw())
    let between = try StatedEnds(reading: member(claim, "between"))
    let (ends, over) = CoqNumeral.counts([between.lower, between.upper])
    let shown = try member(claim, "evidence").claimMembers(["lower", "upper"])
    let integers =
      channel.counts.flatMap { $0 } + channel.output(p) + r
      + [2, channel.denominator, t * channel.denominator, u]
    let below = try evidence(shown[0], over: integers)
    let above = try shown[1].claimItems().map { try evidence($0, over: integers) }
      .joined(separator: "; ")
    let end = { (count: Integer) in
      "(IZR \(CoqNumeral.text(count)) / IZR \(CoqNumeral.text(over)) * ln 2)"
    }
    return channel.definition
      + theorem(
        name,
        "capacity_between \(channel.sizes) (\(channel.law))\n    \(end(ends[0])) \(end(ends[1]))",
        by: "check_capacity_correct \(below) [\(above)]\n    "
          + "\(CoqNumeral.list(p))%Z \(CoqNumeral.text(t)) \(CoqNumeral.list(r))%Z \(CoqNumeral.text(u))"
      )
  }
}
