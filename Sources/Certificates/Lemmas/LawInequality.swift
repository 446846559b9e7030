import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory

/// An inequality or equation between multiples of quantities of a law.
struct LawInequality {
  typealias Side = [(coefficient: Rational, quantity: String)]

  let law: JointLaw
  let left: Side
  let isEquation: Bool
  let right: Side

  init(_ law: JointLaw, _ left: Side, atMost right: Side) {
    (self.law, self.left, self.right, isEquation) = (law, left, right, false)
  }

  /// The claim for a lemma's case.
  func claim(lemma: String, case label: String) throws -> CertificateClaim {
    let joint = law.certificateMembers
    let probabilities = try JointProbabilities(variables: joint[0].1, law: joint[1].1)
    var difference = LogarithmSum()
    for (sign, side) in [(Rational(-1), left), (Rational(1), right)] {
      for (coefficient, quantity) in side {
        difference.add(
          sign * coefficient, times: try probabilities.form(of: .string(quantity)))
      }
    }
    var search = EvidenceSearch("the lemma \(lemma) for \(label)")
    let evidence = try search.notNegative(difference)
    return try CertificateClaim(
      .verify,
      [("lemma", .string(lemma)), ("case", .string(label))] + joint + [
        ("left", LawInequality.pairs(left)), ("relation", isEquation ? "=" : "<="),
        ("right", LawInequality.pairs(right)), ("evidence", evidence),
      ])
  }

  private static func pairs(_ side: Side) -> JSONValue {
    .array(side.map { .array([.rational($0.coefficient), .string($0.quantity)]) })
  }
}
