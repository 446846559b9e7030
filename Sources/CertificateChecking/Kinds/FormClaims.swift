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
