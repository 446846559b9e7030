import Catalog
import Claims
import Documents
import Lemmas
import Tables

/// What `lemmata verify` says of a lemma: all its claims on small cases, exactly.
enum VerifyAnswer {
  /// The computation for a request.
  static func computation(_ query: Query) throws -> Computation {
    try query.requireNames(among: ["id", "format"])
    let lemma = try query.lemma
    let format = try query.format
    return Computation(lane: .long) { reporter in
      let found = try lemma.verify(monitor: reporter.monitor)
      let question = Report.Question(
        "verify", parameters: [.init("id", .text(lemma.id), isPositional: true)])
      let report = Report(question: question, verifications: [found])
      return Answer(report, view: view(found)).json(format)
    }
  }

  private static func view(_ found: Verification) -> JSONValue {
    [
      "cases": JSONValue(found.caseCount), "claims": JSONValue(found.claimCount),
      "verdict": .string(found.verdict.rawValue),
      "inequalities": JSONValue(found.inequalityCount),
      "equalities": JSONValue(found.equalityCount),
      "zeroEqualities": JSONValue(found.zeroEqualityCount),
      "findings": .array(findings(found)),
    ]
  }

  /// What is worth a look: what refutes the lemma or leaves it open, else what comes closest.
  private static func findings(_ found: Verification) -> [JSONValue] {
    let tightest: [(String, Verification.Finding?)] =
      found.equalityCount == 0
      ? [("Closest", found.tightest)]
      : [("First equality", found.tightest), ("Closest of the others", found.tightestStrict)]
    let all = [("Counterexample", found.counterexample), ("Undecided", found.undecided)] + tightest
    return all.compactMap { title, finding in
      finding.map { finding in
        [
          "title": .string(title), "case": .string(finding.label),
          "claim": Shown.claim(finding.claim),
        ]
      }
    }
  }
}
