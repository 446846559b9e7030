import Claims
import ExactArithmetic
import Tables

extension Verification: Reportable {
  /// The verdict, the number of cases, the smallest slack and where it is attained, and the counterexample if there is
  /// one.
  ///
  /// JSON has `id`, `cases`, `verdict`, `minimumSlack`, `claims`; where there is one `tightest`, `undecided` and
  /// `counterexample`, each a `case` with the claim and both sides; then `inequalities`, `equalities` and `zeroEqualities`,
  /// their numbers, and `minimumPositiveSlack`.
  public var report: Report {
    Report(
      question: Report.Question(
        "verify", parameters: [.init("id", .text(id), isPositional: true)]),
      title: "\(name: id): \(words: headline)",
      sections: [Report.Section(blocks + [.data(data)])], verdict: verdict, layout: .item)
  }

  private var data: [(key: String, value: Report.Data)] {
    let findings = [
      ("tightest", tightest), ("undecided", undecided), ("counterexample", counterexample),
    ]
    let members: [(key: String, value: Report.Data)] = [
      ("id", .value(.text(id))), ("cases", .value(.integer(caseCount))),
      ("verdict", .value(.verdict(verdict))),
      ("minimumSlack", .value(minimumSlack.map { .number($0) } ?? .empty)),
      ("claims", .value(.integer(claimCount))),
    ]
    let slacks: [(key: String, value: Report.Data)] = [
      ("inequalities", .value(.integer(inequalityCount))),
      ("equalities", .value(.integer(equalityCount))),
      ("zeroEqualities", .value(.integer(zeroEqualityCount))),
      ("minimumPositiveSlack", .value(minimumPositiveSlack.map { .number($0) } ?? .empty)),
    ]
    return members + findings.compactMap { key, finding in finding.map { (key, $0.data) } } + slacks
  }

  private var blocks: [Report.Section.Block] {
    if let counterexample { return counterexample.blocks("counterexample") }
    if let undecided { return undecided.blocks("undecided") }
    guard let tightest else { return [] }
    return [
      .paragraph(
        "\(words: tightest.quality) \(phrase: tightest.slack), first at \(name: tightest.label)",
        indentation: 2),
      .claim(tightest.claim, indentation: 5),
    ] + equalityBlocks
  }

  /// How many inequalities are equalities, and how close the others come, where the smallest slack does not say so.
  private var equalityBlocks: [Report.Section.Block] {
    if equalityCount == 0 { return [] }
    let zeros = zeroEqualityCount == 0 ? "" : ", \(zeroEqualityCount) of them 0 = 0"
    let count = Report.Section.Block.paragraph(
      Phrase(
        words:
          "\(equalityCount) of \(inequalityCount) \(inequalityCount == 1 ? "inequality" : "inequalities") "
          + "\(equalityCount == 1 ? "is an equality" : "are equalities")\(zeros)"),
      indentation: 2)
    guard let tightestStrict else { return [count] }
    return [
      count,
      .paragraph(
        "smallest positive slack \(phrase: tightestStrict.slack), first at \(name: tightestStrict.label)",
        indentation: 2),
      .claim(tightestStrict.claim, indentation: 5),
    ]
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
  fileprivate var quality: String {
    claim.relation == .equal ? "equations, with a difference of" : "smallest slack"
  }

  /// The slack with its unit.
  fileprivate var slack: Phrase {
    let value = Table.Cell.number(claim.slack)
    return claim.slack.informationValue == nil
      ? "\(decimal: value)" : "\(decimal: value) \(mark: .unit)"
  }

  /// The case, the claim with both sides, these in their exact forms, and the reason.
  fileprivate func blocks(_ kind: String) -> [Report.Section.Block] {
    let sides = [("left", claim.left), ("right", claim.right)].compactMap { name, side in
      exactForm(side).map { form -> Phrase in "\(words: name) = \(phrase: form)" }
    }
    return [
      .paragraph("\(words: kind): \(name: label)", indentation: 2), .claim(claim, indentation: 5),
    ]
      + sides.map { .paragraph($0, indentation: 5) } + [
        .paragraph(Phrase(words: claim.reason), indentation: 5)
      ]
  }

  /// The exact form of a side with its decimal; `nil` where the claim's own line has it, or there is none.
  private func exactForm(_ side: Quantity) -> Phrase? {
    guard side.isExact else { return nil }
    let full: Phrase = "\(Table.Cell.number(side))"
    let decimal: Phrase = "\(decimal: Table.Cell.number(side))"
    if full.text() != decimal.text() { return full }
    // A form too long for a line among others stands by itself.
    guard let form = side.logForm, form.rationalBits == nil, form.termCount <= 64 else {
      return nil
    }
    return Phrase(words: "\(form) bits")
  }

  fileprivate var data: Report.Data {
    .object([
      ("case", .value(.text(label))), ("claim", .value(.text(claim.claim))),
      ("verdict", .value(.verdict(claim.verdict))), ("left", .value(.number(claim.left))),
      ("right", .value(.number(claim.right))), ("slack", .value(.number(claim.slack))),
    ])
  }
}

extension Report {
  /// What the checks of several lemmas found.
  public init(question: Question, verifications: [Verification]) {
    self.init(
      question: question, title: "Lemmas checked on small cases",
      parts: verifications.map(\.report), conclusion: Report.summary(of: verifications),
      summary: Report.table(of: verifications))
  }

  private static func summary(of verifications: [Verification]) -> Phrase? {
    guard verifications.count > 1 else { return nil }
    let others = verifications.filter { !$0.holds }.map(\.id)
    let cases = verifications.reduce(0) { $0 + $1.caseCount }
    return Phrase(
      words: others.isEmpty
        ? "All \(verifications.count) lemmas hold in all \(cases) cases."
        : "\(others.count) of \(verifications.count) lemmas "
          + (others.count == 1
            ? "does not hold or is undecided: " : "do not hold or are undecided: ")
          + others.joined(separator: ", ") + ".")
  }

  /// A row for each.
  private static func table(of verifications: [Verification]) -> Table {
    Table(
      title: "Lemmas checked on small cases",
      columns: [
        Table.Column("id", alignment: .left), Table.Column("cases"), Table.Column("claims"),
        Table.Column("verdict", alignment: .left),
        Table.Column("minimumSlack", header: "smallest slack", notation: .decimal),
        Table.Column("attained at", alignment: .left), Table.Column("claim", alignment: .left),
        Table.Column("equalities"),
        Table.Column(
          "minimumPositiveSlack", header: "smallest positive slack", notation: .decimal),
      ],
      rows: verifications.map { verification in
        let shown =
          verification.counterexample ?? verification.undecided ?? verification.tightest
        return [
          .text(verification.id), .integer(verification.caseCount),
          .integer(verification.claimCount), .verdict(verification.verdict),
          verification.minimumSlack?.cell() ?? .empty,
          shown.map { .text($0.label) } ?? .empty, shown.map { .text($0.claim.claim) } ?? .empty,
          .integer(verification.equalityCount),
          verification.minimumPositiveSlack?.cell() ?? .empty,
        ]
      })
  }
}
