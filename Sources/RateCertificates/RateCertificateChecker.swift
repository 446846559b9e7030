import ExactArithmetic

/// Checks certificates of rates from their text alone.
///
/// It recomputes orbits, sizes, the sources that each rule serves, both bounds, and the maximum over all rules with the
/// trees of the certificate, in integers throughout.  It shares no code with the search.
///
/// ```swift
/// try RateCertificateChecker.check(certificate)  // throws unless the certificate proves its bounds
/// ```
public enum RateCertificateChecker {
  /// Unless a certificate proves its bounds, says which field does not.
  ///
  /// - Returns: the value in bits.
  /// - Throws: ``RateCertificateError``.
  /// - Complexity: for a certificate of trees, `(2^k - 1)^d` sources for each orbit, and the nodes of the trees.
  @discardableResult
  public static func check(
    _ certificate: RateCertificate
  ) throws(RateCertificateError) -> Enclosure {
    try checkShape(certificate)
    switch (certificate.subject, certificate.pricing.method) {
    case (.alwaysNearest, .oddMajorities): try CheckedOddMajorities(certificate).check()
    case (.alwaysNearest, _): try CheckedNearest(certificate).check()
    case (.rate, _): try CheckedRate(certificate).check()
    }
    if certificate.lower > certificate.upper {
      throw RateCertificateError(
        "lower", found: "\(certificate.lower)", expected: "at most the upper bound")
    }
    return certificate.interval()
  }

  /// What has to hold of every certificate before anything is computed.
  private static func checkShape(
    _ certificate: RateCertificate
  ) throws(RateCertificateError) {
    let problem = certificate.problem
    let isLarge = certificate.pricing.method != .oddMajorities
    guard (2...(isLarge ? 32 : 2)).contains(problem.examples) else {
      throw RateCertificateError(
        "problem.k", found: "\(problem.examples)", expected: isLarge ? "2 to 32" : "2")
    }
    let greatest = isLarge ? 32 / problem.examples : 100_000
    guard (1...greatest).contains(problem.dimension) else {
      throw RateCertificateError(
        "problem.d", found: "\(problem.dimension)", expected: "1 to \(greatest)")
    }
    guard certificate.dual.count == certificate.orbits.count else {
      throw RateCertificateError(
        "dual", found: "\(certificate.dual.count) numbers",
        expected: "one for each of the \(certificate.orbits.count) orbits")
    }
    for (index, value) in certificate.dual.enumerated() where value.signum() <= 0 {
      throw RateCertificateError("dual[\(index)]", found: "\(value)", expected: "above 0")
    }
    if certificate.maximum.signum() <= 0 {
      throw RateCertificateError(
        "maximum", found: "\(certificate.maximum)", expected: "above 0")
    }
    try checkWeights(certificate.rules)
    let nodes = certificate.pricing.tree.count
    if certificate.pricing.nodes != nodes {
      throw RateCertificateError(
        "pricing.nodes", found: "\(certificate.pricing.nodes)", expected: "\(nodes)")
    }
    try checkSubject(certificate)
  }

  private static func checkWeights(
    _ rules: [RateCertificate.WeightedRule]
  ) throws(RateCertificateError) {
    for (index, rule) in rules.enumerated() where rule.weight.isNegative {
      throw RateCertificateError(
        "rules[\(index)].weight", found: "\(rule.weight)", expected: "at least 0")
    }
    let sum = Rational.sum(rules.map(\.weight))
    if sum != 1 {
      throw RateCertificateError(
        "rules", found: "weights that add up to \(sum)", expected: "weights that add up to 1")
    }
  }

  /// What belongs to one subject only.
  private static func checkSubject(
    _ certificate: RateCertificate
  ) throws(RateCertificateError) {
    let isRate = certificate.subject == .rate
    let fields: [(name: String, isPresent: Bool)] = [
      ("problem.correlation", certificate.problem.correlation != nil),
      ("alpha", certificate.alpha != nil), ("beta", certificate.beta != nil),
      ("success", certificate.success != nil), ("line", certificate.line != nil),
    ]
    for field in fields where field.isPresent != isRate {
      throw RateCertificateError(
        field.name, found: field.isPresent ? "present" : "missing",
        expected: "\(isRate ? "present" : "missing") for \(certificate.subject)")
    }
    let methods: [RateCertificate.Method] =
      isRate ? [.softTree, .enumeration] : [.hardTree, .enumeration, .oddMajorities]
    if !methods.contains(certificate.pricing.method) {
      throw RateCertificateError(
        "pricing.method", found: "\(certificate.pricing.method)",
        expected: methods.map(\.rawValue).joined(separator: " or "))
    }
  }
}

// MARK: - What the parts share

extension RateCertificate {
  /// The probability of each orbit.
  var probabilities: [Rational] {
    let all = Integer(1) << (problem.examples * problem.dimension)
    return orbits.map { Rational($0.size, all) }
  }

  /// `sum p log c - log M`.
  var lowerForm: LogForm {
    RateCertificate.sum(probabilities, logarithms: dual) - LogForm.log(maximum)
  }

  /// `sum p log z`.
  static func sum(_ weights: [Rational], logarithms values: [Rational]) -> LogForm {
    LogForm(
      zip(weights, values).flatMap { weight, value in
        [
          LogForm.Term(coefficient: weight, base: value.numerator),
          LogForm.Term(coefficient: -weight, base: value.denominator),
        ]
      })
  }

  /// - Throws: ``RateCertificateError`` when a bound is not the one computed.
  func requireBounds(lower: LogForm, upper: LogForm) throws(RateCertificateError) {
    for (name, stated, form) in [("lower", self.lower, lower), ("upper", self.upper, upper)]
    where stated != form {
      throw RateCertificateError(
        name, found: "\(stated.enclosure(bits: 40)) bits",
        expected: "\(form.enclosure(bits: 40)) bits, by its data")
    }
  }

  /// The items that the rules answer, from 0 on.
  func answers() throws(RateCertificateError) -> [[Int]] {
    var result: [[Int]] = []
    for (index, rule) in rules.enumerated() {
      guard case .answers(let items) = rule.rule, items.count == 1 << problem.dimension,
        items.allSatisfy({ (1...problem.examples).contains($0) })
      else {
        throw RateCertificateError(
          "rules[\(index)].rule", found: "\(rule.rule)",
          expected: "2^d = \(1 << problem.dimension) items from 1 to \(problem.examples)")
      }
      result.append(items.map { $0 - 1 })
    }
    return result
  }
}
