import Documents
import ExactArithmetic

extension ClaimChecker {
  /// An upper bound of the KL contraction coefficient over all input laws.
  func checkKLChannelUpper(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "value", "evidence"])
    let rows = try values[0].claimChannel()
    let r = try values[1].claimRational()
    let depth = try values[2].claimMembers(["depth"])[0].claimWhole(0...200)
    try require(rows[0].count <= 64, "more than 64 outputs")
    var signs = FormSigns(depth: depth)
    for (index, u) in rows.enumerated() {
      for v in rows[(index + 1)...] where u != v {
        try signs.requireNotNegative(BinaryForm(pair: u, v, r))
      }
    }
    try require(!r.isNegative, "a coefficient is not negative")
  }

  /// A pair of inputs and a weight that show a lower bound of it.
  func checkKLChannelLower(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "value", "inputs", "weight"])
    let rows = try values[0].claimChannel()
    let r = try values[1].claimRational()
    let b = try values[3].claimRational()
    let inputs = try values[2].claimItems(count: 2)
    let u = rows[try inputs[0].claimWhole(0...(rows.count - 1))]
    let v = rows[try inputs[1].claimWhole(0...(rows.count - 1))]
    try require(b.signum() > 0 && b < 1, "the weight is not in (0,1)")
    try require(u != v, "the rows are equal")
    var reached = Rational(0)
    for (a, c) in zip(u, v) where !a.isZero || !c.isZero {
      reached += (a - c) * (a - c) / (b * a + (1 - b) * c)
    }
    try require(b * (1 - b) * reached >= r, "the pair reaches less")
  }
}
