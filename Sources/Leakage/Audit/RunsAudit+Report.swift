import Claims
import ExactArithmetic
import Tables

extension RunsAudit {
  /// The report of the runs: the least expected share of right guesses, the information that follows, and for coins the
  /// `epsilon` that is refuted.
  ///
  /// JSON has `assumption`, `meanShare`, `leastShare`, `mutualInformation`, `mutualInformationAtMean`; for coins `epsilon`,
  /// `certificates` and `epsilonFromInformation`; `claim` where one is given.
  ///
  /// - Throws: ``AuditError`` for a claim that the counts cannot refute.
  public func report(claim: AuditClaim? = nil, bits: Int = 112) throws -> Report {
    var sections = [
      AuditReport.assumptions(AuditAssumptions.runs), shares(bits: bits), informations(bits: bits),
    ]
    if areCoins { sections.append(try privacy(bits: bits)) }
    var verdict: AuditVerdict?
    if let claim {
      let found = try self.verdict(on: claim)
      sections.append(AuditReport.claim(claim, found))
      verdict = found
    }
    return Report(
      question: question(claim),
      title: "Audit of \(count: correct.count) runs with \(count: guesses) guesses in each",
      sections: sections, conclusion: conclusion(bits: bits), verdict: verdict?.reportVerdict,
      flatColumns: [.unit])
  }

  private func question(_ claim: AuditClaim?) -> Report.Question {
    var question = Report.Question(
      "audit runs",
      [
        "runs": .integer(correct.count), "guesses": .integer(guesses), "secrets": .integer(secrets),
        "choices": .integer(choices), "list": .integer(list), "delta": .rational(delta),
        "confidence": .rational(confidence),
      ])
    if let claim { question.parameters.append(.init("claim", .text("\(claim)"))) }
    return question
  }

  private func shares(bits: Int) -> Report.Section {
    Report.Section(
      heading: "Shares of right guesses", table: AuditReport.table("Audit of several runs"),
      [
        .entries([
          Report.Entry("x", .rational(meanShare), "the mean of the runs", path: "meanShare"),
          Report.Entry(
            "a", .enclosed(leastShare(bits: bits)),
            "the least expected share with confidence \(words: AuditReport.percent(confidence)): T d(x||a) <= ln(1/b)",
            path: "leastShare"),
          Report.Entry("by chance", .rational(chance), path: "chanceShare"),
        ])
      ])
  }

  private func informations(bits: Int) -> Report.Section {
    let bound = information(bits: bits)
    return Report.Section(
      heading: "Information about the secrets of a run (\(mark: .unit))",
      [
        .entries([
          Report.Entry(
            "I(M;S) >=", .information(.enclosed(bound)),
            "r d2(a||\(.rational(chance))), with the confidence", unit: .information,
            path: "mutualInformation"),
          Report.Entry(
            "at the mean", .information(.logForm(informationAtMean)),
            "r d2(x||\(.rational(chance))), if x is the expected share: no confidence is meant",
            unit: .information, path: "mutualInformationAtMean"),
        ])
      ])
  }

  private func privacy(bits: Int) throws -> Report.Section {
    let epsilon = try pooled().epsilon(bits: bits)
    var entries = [
      Report.Entry(
        "epsilon", .enclosed(epsilon.interval),
        "not (eps, delta)-differentially private for any smaller eps, by all guesses of all runs, delta = \(.rational(delta))",
        path: "epsilon")
    ]
    if delta.isZero {
      entries.append(
        Report.Entry(
          "epsilon from the information", .enclosed(epsilonFromInformation(bits: bits)),
          "the least with m (1 - h(1/(1+e^eps))) >= I(M;S), which is weaker",
          path: "epsilonFromInformation"))
    }
    return Report.Section(
      heading: "Differential privacy, with confidence \(words: AuditReport.percent(confidence))",
      [.entries(entries), .data([("certificates", AuditReport.certificates(epsilon))])])
  }

  private func conclusion(bits: Int) -> Phrase {
    let bound = information(bits: bits)
    if bound.upper.isZero {
      return "The runs leave an expected share at chance or below: the bound on information is 0."
    }
    return """
      With confidence \(words: AuditReport.percent(confidence)) the model of a run has at least \
      \(decimal: .information(.enclosed(bound))) \(mark: .unit) about its secrets.
      """
  }
}
