import Documents
import ExactArithmetic

extension ClaimChecker {
  /// Ends of the capacity of a channel: a law on the inputs for the lower one, a law on the outputs for the upper one.
  mutating func checkCapacity(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "input", "output", "between", "evidence"])
    let rows = try values[0].claimChannel()
    let p = try values[1].claimLaw(count: rows.count)
    let r = try values[2].claimLaw(count: rows[0].count)
    let ends = try StatedEnds(reading: values[3])
    let shown = try values[4].claimMembers(["lower", "upper"])
    try requireNotNegative(
      LogarithmSum.information(p, rows).adding(-ends.lower, times: .logTwo),
      Evidence(reading: shown[0]))
    for (row, item) in zip(rows, try shown[1].claimItems(count: rows.count)) {
      try requireNotNegative(
        ends.upper * .logTwo - LogarithmSum.divergence(row, r), Evidence(reading: item))
    }
  }
}

extension LogarithmSum {
  /// `sum_x p_x D(W_x||pW)`.
  package static func information(
    _ p: [Rational], _ rows: [[Rational]]
  ) throws(ClaimRejection) -> LogarithmSum {
    let reached = rows[0].indices.map { (y: Int) in
      Rational.sum(rows.indices.map { p[$0] * rows[$0][y] })
    }
    var form = LogarithmSum()
    for (weight, row) in zip(p, rows) where !weight.isZero {
      form.add(weight, times: try divergence(row, reached))
    }
    return form
  }
}
