import Documents
import ExactArithmetic

extension ClaimChecker {
  private static let greatestFormCount = 100_000

  /// An upper bound of the KL contraction coefficient over all input laws.
  func checkKLChannelUpper(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["channel", "value", "evidence"])
    let rows = try values[0].claimChannel()
    let r = try values[1].claimRational()
    let depth = try values[2].claimMembers(["depth"])[0].claimWhole(0...200)
    try require(rows[0].count <= 64, "more than 64 outputs")
    var formCount = 0
    for (index, u) in rows.enumerated() {
      for v in rows[(index + 1)...] where u != v {
        var waiting = [(form: BinaryForm(pair: u, v, r), level: 0)]
        while let (form, level) = waiting.popLast() {
          formCount += 1
          try require(
            formCount <= ClaimChecker.greatestFormCount,
            "more than \(ClaimChecker.greatestFormCount) forms")
          try require(!form.isNegativeAtAnEnd, "a pair of inputs contracts less")
          if form.hasNoNegativeCoefficient { continue }
          try require(level < depth, "the depth does not show it")
          waiting.append((form.firstHalf, level + 1))
          waiting.append((form.secondHalf, level + 1))
        }
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

/// A form in two variables, `F = sum_i f_i s^(n-i) t^i`, up to a positive factor.
private struct BinaryForm {
  private let coefficients: [Integer]

  private init(_ coefficients: [Integer]) { self.coefficients = coefficients }

  /// `r (s+t) prod_y m_y - s t sum_y (u_y-v_y)^2 prod_(z != y) m_z` with `m_y = v_y s + u_y t`, over the outputs that
  /// one of the rows reaches.
  init(pair u: [Rational], _ v: [Rational], _ r: Rational) {
    let letters = zip(u, v).filter { !$0.isZero || !$1.isZero }
    func product(_ f: [Rational], _ a: Rational, _ b: Rational) -> [Rational] {
      zip(f + [0], [0] + f).map { a * $0 + b * $1 }
    }
    var form = product(letters.reduce([1]) { product($0, $1.1, $1.0) }, r, r)
    for (skipped, letter) in letters.enumerated() {
      var others: [Rational] = [1]
      for (index, other) in letters.enumerated() where index != skipped {
        others = product(others, other.1, other.0)
      }
      let square = (letter.0 - letter.1) * (letter.0 - letter.1)
      for (index, coefficient) in others.enumerated() { form[index + 1] -= square * coefficient }
    }
    let scale = form.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    coefficients = form.map { $0.numerator * scale.exactlyDivided(by: $0.denominator) }
  }

  var isNegativeAtAnEnd: Bool {
    coefficients[0].isNegative || coefficients[coefficients.count - 1].isNegative
  }

  var hasNoNegativeCoefficient: Bool { !coefficients.contains { $0.isNegative } }

  /// `F(s+t, t)`.
  var firstHalf: BinaryForm {
    var shifted = coefficients
    for last in stride(from: shifted.count, to: 1, by: -1) {
      for index in 1..<last { shifted[index] += shifted[index - 1] }
    }
    return BinaryForm(shifted)
  }

  /// `F(s, s+t)`.
  var secondHalf: BinaryForm {
    BinaryForm(BinaryForm(coefficients.reversed()).firstHalf.coefficients.reversed())
  }
}
