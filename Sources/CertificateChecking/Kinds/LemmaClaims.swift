import Documents
import ExactArithmetic

extension ClaimChecker {
  /// An inequality or equation between quantities of a law.
  ///
  /// - Returns: what it is called, and its sides.
  mutating func checkVerify(_ claim: ClaimLine) throws(ClaimRejection) -> String {
    let values = try claim.values([
      "lemma", "case", "variables", "law", "left", "relation", "right", "evidence",
    ])
    let (lemma, instance) = (try values[0].claimText(), try values[1].claimText())
    let law = try JointProbabilities(variables: values[2], law: values[3])
    let (left, right) = (try StatedSide(reading: values[4]), try StatedSide(reading: values[6]))
    try require(!left.terms.isEmpty || !right.terms.isEmpty, "both sides are empty")
    let difference = try right.form(for: law) - left.form(for: law)
    let relation = try values[5].claimText()
    let evidence = try Evidence(reading: values[7])
    switch (relation, evidence) {
    case ("<=", _), ("=", .bases): try requireNotNegative(difference, evidence)
    case ("=", _): throw ClaimRejection("an equation needs bases")
    default: throw ClaimRejection("expected the relation <= or =")
    }
    // No string of a claim has a quotation mark.
    return "\"\(lemma)\", case \"\(instance)\": \(left) \(relation) \(right)"
  }
}

/// A side of a lemma's case: multiples of quantities.
private struct StatedSide: CustomStringConvertible {
  let terms: [(coefficient: Rational, quantity: String)]

  init(reading value: JSONValue) throws(ClaimRejection) {
    var terms: [(coefficient: Rational, quantity: String)] = []
    for item in try value.claimItems() {
      let pair = try item.claimItems(count: 2)
      terms.append((try pair[0].claimRational(), try pair[1].claimText()))
    }
    self.terms = terms
  }

  /// Its value for a law.
  func form(for law: JointProbabilities) throws(ClaimRejection) -> LogarithmSum {
    var sum = LogarithmSum()
    for term in terms { sum.add(term.coefficient, times: try law.form(of: .string(term.quantity))) }
    return sum
  }

  /// `I(X;Y) - 1/2 H(X)`; 0 without terms.
  var description: String {
    var text = ""
    for (coefficient, quantity) in terms {
      let isNegative = coefficient.isNegative && !text.isEmpty
      let factor = isNegative ? -coefficient : coefficient
      if !text.isEmpty { text += isNegative ? " - " : " + " }
      text += factor == 1 ? quantity : "\(factor) \(quantity)"
    }
    return text.isEmpty ? "0" : text
  }
}
