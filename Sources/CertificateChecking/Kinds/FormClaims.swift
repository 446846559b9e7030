import Documents
import ExactArithmetic

extension ClaimChecker {
  /// `form relation 0`.
  mutating func checkForm(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["form", "relation", "evidence"])
    let form = try LogarithmSum(reading: values[0])
    let relation = try values[1].claimText()
    let evidence = try Evidence(reading: values[2])
    switch (relation, evidence) {
    case (">", .bits), (">=", _), ("=", .bases): try requireNotNegative(form, evidence)
    case (">", _), ("=", _): throw ClaimRejection("evidence of the other sort is needed")
    default: throw ClaimRejection("expected the relation >, >= or =")
    }
  }

  /// The value of an entropy or a mutual information.
  mutating func checkInformation(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values([
      "variables", "law", "quantity", "form", "between", "evidence",
    ])
    let law = try JointProbabilities(variables: values[0], law: values[1])
    try requireValue(
      law.form(of: values[2]), form: values[3], between: values[4], evidence: values[5])
  }

  /// The value of a Kullback-Leibler divergence.
  mutating func checkDivergence(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values(["p", "q", "form", "between", "evidence"])
    let p = try values[0].claimLaw()
    let q = try values[1].claimLaw(count: p.count)
    try requireValue(
      LogarithmSum.divergence(p, q), form: values[2], between: values[3], evidence: values[4])
  }

  /// An inequality or equation between quantities of a law.
  mutating func checkVerify(_ claim: ClaimLine) throws(ClaimRejection) {
    let values = try claim.values([
      "lemma", "case", "variables", "law", "left", "relation", "right", "evidence",
    ])
    _ = try values[0].claimText()
    _ = try values[1].claimText()
    let law = try JointProbabilities(variables: values[2], law: values[3])
    let (left, right) = (try values[4].claimItems(), try values[6].claimItems())
    try require(!left.isEmpty || !right.isEmpty, "both sides are empty")
    var difference = LogarithmSum()
    for (sign, side) in [(Rational(-1), left), (Rational(1), right)] {
      for item in side {
        let pair = try item.claimItems(count: 2)
        difference.add(sign * (try pair[0].claimRational()), times: try law.form(of: pair[1]))
      }
    }
    let evidence = try Evidence(reading: values[7])
    switch (try values[5].claimText(), evidence) {
    case ("<=", _), ("=", .bases): try requireNotNegative(difference, evidence)
    case ("=", _): throw ClaimRejection("an equation needs bases")
    default: throw ClaimRejection("expected the relation <= or =")
    }
  }
}

extension LogarithmSum {
  /// `sum p ln(p/q)` over `p > 0`.
  package static func divergence(
    _ p: [Rational], _ q: [Rational]
  ) throws(ClaimRejection) -> LogarithmSum {
    var form = LogarithmSum()
    for (a, b) in zip(p, q) where !a.isZero {
      try require(!b.isZero, "q is 0 where p is positive")
      form.add(a, log: a / b)
    }
    return form
  }
}
