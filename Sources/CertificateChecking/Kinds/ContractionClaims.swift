import Documents
import ExactArithmetic

extension ClaimChecker {
  /// Dobrushin's coefficient, the greatest total variation distance of two rows.
  func checkDobrushin(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "value"])
    let rows = try values[0].claimChannel()
    var greatest = Rational(0)
    for (index, u) in rows.enumerated() {
      for v in rows[..<index] {
        let distance = Rational.sum(zip(u, v).map { ($0 - $1).magnitude }) / 2
        greatest = max(greatest, distance)
      }
    }
    try require(try values[1].claimRational() == greatest, "it is another number")
  }

  /// Doeblin's coefficient, the sum of the least entries of the columns.
  func checkDoeblin(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "value"])
    let rows = try values[0].claimChannel()
    let least = rows.dropFirst().reduce(rows[0]) { (least: [Rational], row: [Rational]) in
      zip(least, row).map { min($0, $1) }
    }
    try require(try values[1].claimRational() == Rational.sum(least), "it is another number")
  }

  /// A law that shows a lower bound of the KL contraction coefficient of an input law.
  mutating func checkKLWitness(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "input", "witness", "ratio", "evidence"])
    let rows = try values[0].claimChannel()
    let p = try values[1].claimLaw(count: rows.count)
    let q = try values[2].claimLaw(count: rows.count)
    try require(p != q, "the witness is the input law")
    let ratio = try values[3].claimRational()
    let inside = try LogarithmSum.divergence(q, p)
    let outside = try LogarithmSum.divergence(output(q, rows), output(p, rows))
    try requireNotNegative(
      outside.adding(-ratio, times: inside), Evidence(reading: values[4]))
  }

  /// An upper bound of the chi-square contraction coefficient of an input law, by a factorisation.
  func checkChiSquareUpper(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "input", "value", "evidence"])
    let rows = try values[0].claimChannel()
    let p = try values[1].claimLaw(count: rows.count)
    let r = try values[2].claimRational()
    let shown = try values[3].claimMembers(["factor", "diagonal"])
    try requireChiSquare(rows, p, atMost: r, factor: shown[0], diagonal: shown[1])
  }

  /// Shows `eta_chi2(P,W) <= r` by the factors of a matrix.
  func requireChiSquare(
    _ rows: [[Rational]], _ p: [Rational], atMost r: Rational, factor stated: JSONValue,
    diagonal: JSONValue
  ) throws(ClaimRejection) {
    try require(rows.count <= 64, "more than 64 inputs")
    var factor: [[Rational]] = []
    for (index, row) in try stated.claimItems(count: rows.count).enumerated() {
      factor.append(try row.claimRationals(count: index) + [1])
    }
    let diagonal = try diagonal.claimRationals(count: rows.count)
    try require(diagonal.allSatisfy { !$0.isNegative }, "the diagonal has a negative entry")
    let isHidden = factor.contains { (row: [Rational]) in
      row.dropLast().indices.contains { diagonal[$0].isZero && !row[$0].isZero }
    }
    try require(!isHidden, "the factor is not 0 in a column where the diagonal is")
    let out = output(p, rows)
    for x in rows.indices {
      for z in 0...x {
        var entry = p[x] * p[z] * (1 - r) + (x == z ? r * p[x] : 0)
        for y in out.indices where !out[y].isZero {
          entry -= p[x] * p[z] * rows[x][y] * rows[z][y] / out[y]
        }
        let product = Rational.sum((0...z).map { factor[x][$0] * diagonal[$0] * factor[z][$0] })
        try require(entry == product, "the matrix is not the product of its factors")
      }
    }
  }

  /// A function that shows a lower bound of the chi-square contraction coefficient of an input law.
  func checkChiSquareLower(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "input", "value", "function"])
    let rows = try values[0].claimChannel()
    let p = try values[1].claimLaw(count: rows.count)
    let r = try values[2].claimRational()
    let weighted = zip(p, try values[3].claimRationals(count: rows.count)).map { $0 * $1 }
    let function = try values[3].claimRationals(count: rows.count)
    let square = Rational.sum(zip(weighted, function).map { $0 * $1 })
    try require(Rational.sum(weighted).isZero, "the function has mean other than 0")
    try require(square.signum() > 0, "the function is 0")
    var reached = Rational(0)
    for (value, probability) in zip(output(weighted, rows), output(p, rows))
    where !probability.isZero {
      reached += value * value / probability
    }
    try require(reached >= r * square, "the function reaches less")
  }

  /// `sum_x p_x W_xy` for every `y`.
  func output(_ p: [Rational], _ rows: [[Rational]]) -> [Rational] {
    rows[0].indices.map { (y: Int) in Rational.sum(rows.indices.map { p[$0] * rows[$0][y] }) }
  }
}
