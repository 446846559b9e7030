import Documents
import ExactArithmetic
import Tables

extension Verification {
  /// The result as JSON: `id`, `cases`, `verdict`, `minimumSlack`, `claims`; where there is one `tightest`,
  /// `undecided` and `counterexample`, each a `case` with the claim and both sides.
  public func json(_ style: ValueStyle = ValueStyle()) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(id)), ("cases", JSONValue(caseCount)), ("verdict", style.json(verdict)),
      ("minimumSlack", minimumSlack?.json(style) ?? .null), ("claims", JSONValue(claimCount)),
    ]
    for (key, finding) in findings {
      if let finding { members.append((key, finding.json(style))) }
    }
    return .object(JSONObject(members))
  }

  private var findings: [(key: String, finding: Finding?)] {
    [("tightest", tightest), ("undecided", undecided), ("counterexample", counterexample)]
  }

  /// The result in words: the verdict, the number of cases, the smallest slack and where it is attained, and
  /// the counterexample if there is one.
  public func text(_ style: ValueStyle = ValueStyle()) -> String {
    var lines = ["\(id): \(headline)"]
    if let counterexample {
      lines += ["  counterexample: \(counterexample.label)"] + counterexample.lines(style)
    } else if let undecided {
      lines += ["  undecided: \(undecided.label)"] + undecided.lines(style)
    } else if let tightest {
      lines += [
        "  \(tightest.quality) \(tightest.slack(style)), first at \(tightest.label)",
        "     \(tightest.claim.line(style))",
      ]
    }
    return lines.map(\.wrapped).joined(separator: "\n") + "\n"
  }

  /// The verdict with the number of cases and claims.
  var headline: String {
    if claimCount == 0 { return "no claim was checked" }
    let numbers =
      "\(caseCount) \(caseCount == 1 ? "case" : "cases"), "
      + "\(claimCount) \(claimCount == 1 ? "claim" : "claims")"
    switch verdict {
    case .holds: return "holds (\(numbers))"
    case .violated: return "VIOLATED (\(numbers))"
    case .undecided: return "UNDECIDED (\(numbers))"
    }
  }
}

extension Verification.Finding {
  /// What the smallest slack is called: equations have none.
  var quality: String {
    claim.relation == .equal ? "equations, with a difference of" : "smallest slack"
  }

  /// The slack with its unit.
  func slack(_ style: ValueStyle) -> String {
    let value = claim.slack.decimal(style)
    return claim.slack.informationValue == nil ? value : "\(value) \(style.unit)"
  }

  fileprivate func lines(_ style: ValueStyle) -> [String] {
    ["     \(claim.line(style))", "     \(claim.reason)"]
  }

  fileprivate func json(_ style: ValueStyle) -> JSONValue {
    [
      "case": .string(label), "claim": .string(claim.claim), "verdict": style.json(claim.verdict),
      "left": claim.left.json(style), "right": claim.right.json(style),
      "slack": claim.slack.json(style),
    ]
  }
}

extension Verification: CustomStringConvertible {
  /// The result in words, in bits.
  public var description: String { text() }
}

extension Table {
  /// What the checks of several lemmas found, a row each.
  public init(verifications: [Verification]) {
    self.init(
      title: "Lemmas checked on small cases",
      columns: [
        Column("id", alignment: .left), Column("cases"), Column("claims"),
        Column("verdict", alignment: .left),
        Column("minimumSlack", header: "smallest slack", notation: .decimal),
        Column("attained at", alignment: .left), Column("claim", alignment: .left),
      ],
      rows: verifications.map { verification in
        let shown =
          verification.counterexample ?? verification.undecided ?? verification.tightest
        return [
          .text(verification.id), .integer(verification.caseCount),
          .integer(verification.claimCount), .verdict(verification.verdict),
          verification.minimumSlack?.cell() ?? .empty,
          shown.map { .text($0.label) } ?? .empty, shown.map { .text($0.claim.claim) } ?? .empty,
        ]
      })
  }

  /// Lemmas with title, status and source, a row each.
  public init(lemmas: [any Lemma]) {
    self.init(
      title: "The lemmas",
      columns: [
        Column("id", alignment: .left), Column("title", alignment: .left),
        Column("status", alignment: .left), Column("source", alignment: .left),
      ],
      rows: lemmas.map {
        [.text($0.id), .text($0.title), .text($0.status.rawValue), .text($0.source)]
      })
  }
}
