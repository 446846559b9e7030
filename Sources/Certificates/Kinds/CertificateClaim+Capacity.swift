import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// Ends of the capacity of a channel, `I(p,W) <= C <= max_x D(W_x||r)`, rounded outward to decimals.
  ///
  /// The ends are equal where the capacity is exact and has so few digits.
  ///
  /// - Parameters:
  ///   - certificate: the channel, the law `p` on its inputs and the law `r` on its outputs, with the bounds that they prove.
  ///   - digits: how many decimals the ends have.
  /// - Throws: ``CertificationError``, also for bounds that the two laws do not prove.
  /// - Complexity: for n inputs and m outputs, some n m logarithms at a precision of some digits.
  public static func capacity(
    _ certificate: CapacityCertificate, digits: Int = 12
  ) throws -> CertificateClaim {
    let (p, r) = (certificate.input.probabilities, certificate.output.probabilities)
    let rows = certificate.channel.rows
    guard p.count == rows.count, r.count == certificate.channel.outputCount else {
      throw CertificationError.hasNoKind("the capacity", reason: "a law does not fit the channel")
    }
    var search = EvidenceSearch("the capacity")
    let below = try search.between(LogarithmSum(certificate.lower), digits: digits).ends.rationals()
    let above = try search.between(LogarithmSum(certificate.upper), digits: digits).ends.rationals()
    let (lower, upper) = (below[0], above[1])
    let information = try LogarithmSum.information(p, rows)
    let shownBelow = try search.notNegative(information.adding(-lower, times: .logTwo))
    let shownAbove = try rows.map { (row: [Rational]) in
      try search.notNegative(upper * .logTwo - LogarithmSum.divergence(row, r))
    }
    return try CertificateClaim(
      .capacity,
      [
        ("channel", .rows(rows)), ("input", .rationals(p)), ("output", .rationals(r)),
        ("between", [.decimal(lower, digits: digits), .decimal(upper, digits: digits)]),
        ("evidence", ["lower": shownBelow, "upper": .array(shownAbove)]),
      ])
  }
}
