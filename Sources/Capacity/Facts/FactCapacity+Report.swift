import Claims
import ExactArithmetic
import Tables

extension FactCapacity {
  /// That the bits suffice for all facts to be recalled with an accuracy, `N R(a) <= C`, decided.
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

  /// The report with the claim that an accuracy is possible; JSON has `claims` besides.
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
          heading: "Whether the accuracy is possible", table: .init("The claims"),
          [.claims(Report.ClaimList(claims))])
      ])
    report.conclusion = Phrase(words: Claim.conclusion(of: claims, noun: "claims"))
    report.verdict = Verdict.all(claims.map(\.verdict))
    return report
  }
}
