import Claims
import ExactArithmetic
import Tables

extension FactCapacity {
  /// That the bound allows all facts to be recalled with an accuracy, `N R(a) <= C`, decided.
  ///
  /// It is necessary only: where it is violated no encoder has the accuracy, and where it holds the accuracy is not excluded.
  ///
  /// - Throws: ``FactError/accuracyOutOfRange(_:values:)`` unless `1/q <= a <= 1`.
  public func claim(accuracy a: Rational) throws(FactError) -> Claim {
    let cost = Rational(facts) * (try FactCapacity.cost(of: a, values: values))
    return Claim(
      "N R(a)", cost, atMost: "C", .bits(bits),
      reason: "The facts are independent, and Fano's inequality holds for each.")
  }
}

extension FactCapacity: Reportable {
  /// The report for a reader; JSON has `accuracy`, exact or an enclosure, `recalled`, `N` times that, and `limit`, an enclosure of
  /// `C/log2 q`.
  public var report: Report { report(claims: nil) }

  /// The report with the claim that the bound allows an accuracy; JSON has `claims` besides.
  ///
  /// - Throws: ``FactError/accuracyOutOfRange(_:values:)`` unless `1/q <= a <= 1`.
  public func report(accuracy a: Rational) throws(FactError) -> Report {
    var report = report(claims: [try claim(accuracy: a)])
    report.question.parameters.append(.init("accuracy", .rational(a)))
    return report
  }

  private func report(claims: [Claim]?) -> Report {
    var report = Report(
      question: Report.Question(
        "facts capacity",
        ["N": .integer(facts), "q": .integer(values), "bits": .rational(bits)]),
      title: "How many facts a memory can recall",
      sections: [
        Report.Section(
          table: .init("The capacity", value: Table.Column("value", notation: .both)),
          [
            .paragraph(
              """
              \(count: facts) independent facts are uniform on \(count: values) values each; a message has \(abbreviated: bits) bits about them. If all are recalled \
              alike, then R(a) <= C/N with R(a) = log2 q - h(a) - (1-a) log2(q-1).
              """),
            .entries([
              Report.Entry(
                "a, at most", .enclosed(accuracy), "the greatest accuracy that the bound allows",
                path: "accuracy"),
              Report.Entry("N a, at most", .enclosed(recalled), "facts recalled", path: "recalled"),
              Report.Entry(
                "C/log2 q", .number(.computable(limit)), "what fits if each is kept in full",
                path: "limit"),
            ]),
          ])
      ])
    guard let claims else { return report }
    report.contents = .sections(
      report.sections + [
        Report.Section(
          heading: "Whether the bound allows the accuracy", table: .init("The claims"),
          [.claims(Report.ClaimList(claims))])
      ])
    let verdict = Verdict.all(claims.map(\.verdict))
    report.conclusion = Phrase(words: FactCapacity.conclusion(claims, verdict))
    report.verdict = verdict
    return report
  }

  private static func conclusion(_ claims: [Claim], _ verdict: Verdict) -> String {
    switch verdict {
    case .holds: "The accuracy is not excluded by the bound; that an encoder has it is not said."
    case .violated: "No encoder has the accuracy: it violates the bound."
    default: Claim.conclusion(of: claims, noun: "claims")
    }
  }
}
