import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory

extension CertificateClaim {
  /// `form relation 0`, where the relation is what holds: `>` or `=`.
  ///
  /// - Throws: ``CertificationError`` for a negative form, and for one so close to 0 that 4096 bits do not show its sign.
  public static func sign(of form: LogForm) throws -> CertificateClaim {
    var search = EvidenceSearch("form > 0 or form = 0 of \(form)")
    let isZero = form.isZero
    let evidence = try search.notNegative(LogarithmSum(form))
    return try CertificateClaim(
      .form,
      [("form", .form(form)), ("relation", isZero ? "=" : ">"), ("evidence", evidence)])
  }

  /// `form relation 0` for a form as it is written, term by term: the coefficients with their bases.
  ///
  /// - Throws: ``CertificationError``
  public static func sign(ofTerms terms: [LogForm.Term]) throws -> CertificateClaim {
    var sum = LogarithmSum()
    for term in terms { sum.add(term.coefficient, log: term.base) }
    let written = sum.coefficients.filter { !$0.value.isZero && !$0.key.isOne }
      .sorted { $0.key < $1.key }
    var search = EvidenceSearch("form > 0 or form = 0 of \(LogForm(sum))")
    let isZero = LogForm(sum).isZero
    let evidence = try search.notNegative(sum)
    let pairs = written.map { JSONValue.array([.rational($0.value), .string("\($0.key)")]) }
    return try CertificateClaim(
      .form,
      [("form", .array(pairs)), ("relation", isZero ? "=" : ">"), ("evidence", evidence)])
  }

  /// The value of a quantity of a law: its form, and decimals one unit apart.
  ///
  /// - Parameters:
  ///   - measure: the quantity.
  ///   - law: the law; its variables must be named with letters, digits and underscores.
  ///   - digits: how many decimals are certified.
  /// - Throws: ``CertificationError``; `LawError` for an unknown variable.
  public static func information(
    _ measure: InformationMeasure, of law: JointLaw, digits: Int = 12
  ) throws -> CertificateClaim {
    let value = try law.value(of: measure)
    let joint = law.certificateMembers
    let computed = try JointProbabilities(variables: joint[0].1, law: joint[1].1)
      .form(of: .string(measure.description))
    return try value.claim(
      .information, computed: computed, digits: digits,
      statement: joint + [("quantity", .string(measure.description))], name: "\(measure)")
  }

  /// The Kullback-Leibler divergence of two laws on the same outcomes: its form, and decimals one unit apart.
  ///
  /// - Throws: ``CertificationError``, also for an infinite divergence.
  public static func divergence(
    _ p: FiniteLaw<Int>, from q: FiniteLaw<Int>, digits: Int = 12
  ) throws -> CertificateClaim {
    guard p.outcomes == q.outcomes else {
      throw CertificationError.hasNoKind(
        "D(p||q)", reason: "p has \(p.outcomes.count) outcomes and q has \(q.outcomes.count)")
    }
    guard case .finite(let value) = p.klDivergence(from: q) else {
      throw CertificationError.hasNoKind("D(p||q)", reason: "it is infinite")
    }
    let computed = try LogarithmSum.divergence(p.probabilities, q.probabilities)
    return try value.claim(
      .divergence, computed: computed, digits: digits,
      statement: [("p", .rationals(p.probabilities)), ("q", .rationals(q.probabilities))],
      name: "D(p||q)")
  }
}

extension LogForm {
  /// A claim that what is computed from the statement is this form, and of its decimals.
  fileprivate func claim(
    _ kind: CertificateKind, computed: LogarithmSum, digits: Int,
    statement: [(String, JSONValue)], name: String
  ) throws(CertificationError) -> CertificateClaim {
    var search = EvidenceSearch(name)
    let written = LogarithmSum(self)
    let bases = search.bases(computed - written)
    let (ends, evidence) = try search.between(written, digits: digits)
    return try CertificateClaim(
      kind,
      statement + [
        ("form", .form(self)), ("between", ends),
        ("evidence", ["form": bases, "ends": evidence]),
      ])
  }
}

extension JointLaw {
  /// The variables and the law as a certificate writes them: outcomes as their positions.
  var certificateMembers: [(String, JSONValue)] {
    var positions: [[AnyOutcome: Int]] = variables.map { _ in [:] }
    for (place, variable) in variables.enumerated() {
      let outcomes = (try? outcomes(of: variable)) ?? []
      for (position, outcome) in outcomes.enumerated() { positions[place][outcome] = position }
    }
    let entries = support.map { (outcomes: [AnyOutcome], probability: Rational) in
      (outcomes.enumerated().map { positions[$0][$1] ?? 0 }, probability)
    }.sorted { $0.0.lexicographicallyPrecedes($1.0) }
    let law = entries.map { (index: [Int], probability: Rational) in
      JSONValue.array([.array(index.map { JSONValue($0) }), .rational(probability)])
    }
    return [("variables", .array(variables.map { .string($0) })), ("law", .array(law))]
  }
}
