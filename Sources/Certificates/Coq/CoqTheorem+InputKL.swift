import CertificateChecking
import Documents
import ExactArithmetic

/// The theorem about the contraction of a law on two inputs.
extension CoqTheorem {
  /// `eta_KL(P,W) <= r` by cells of the interval of laws.
  static func inputUpper(_ claim: JSONValue, _ name: String) throws -> String {
    let shown = try member(claim, "evidence")
    guard shown["cells"] != nil, shown["depth"] != nil else {
      throw Unavailable(
        description: "the library has cells of laws on two inputs, and none of simplices")
    }
    let channel = try CountedChannel(claim, name)
    let value = try member(claim, "value").claimRational()
    let (p, t) = CoqNumeral.counts(try member(claim, "input").claimLaw())
    let members = try shown.claimMembers(["depth", "bits", "cells"])
    let depth = try members[0].claimWhole(0...200)
    let bits = try members[1].claimWhole(8...4096)
    let (cells, unit) = try countedCells(members[2], over: t)
    return channel.definition + """
      Definition \(name)_cells : list (Z * way) :=
        [\(cells.joined(separator: ";\n   "))]%Z.

      """
      + theorem(
        name,
        "kl_input_at_most \(channel.sizes) (law1 \(CoqNumeral.list(p))%Z \(CoqNumeral.text(t)))\n"
          + "    (\(channel.law)) (\(CoqNumeral.quotient(value)))",
        by: "check_kl_input_correct \(depth) \(bits) \(name)_cells \(CoqNumeral.text(unit))")
  }

  /// The ends of the cells with the reasons, as integers over a common denominator, a multiple of that of the law.
  private static func countedCells(
    _ value: JSONValue, over total: Integer
  ) throws -> (cells: [String], unit: Integer) {
    let pairs = try value.claimItems().map { (item: JSONValue) in
      let pair = try item.claimItems(count: 2)
      return (end: try pair[0].claimRational(), hint: try ContractionCell(reading: pair[1]))
    }
    var unit = total
    for (end, hint) in pairs {
      unit = Integer.lcm(unit, end.denominator)
      if case .tangent(let point) = hint { unit = Integer.lcm(unit, point.denominator) }
    }
    let text = { (number: Rational) in
      CoqNumeral.text(number.numerator * unit.exactlyDivided(by: number.denominator))
    }
    let cells = pairs.map { (end: Rational, hint: ContractionCell) -> String in
      switch hint {
      case .tangent(let point): return "(\(text(end)), Tangent \(text(point)))"
      case .chord: return "(\(text(end)), Chord)"
      case .step: return "(\(text(end)), Step)"
      }
    }
    return (cells, unit)
  }
}
