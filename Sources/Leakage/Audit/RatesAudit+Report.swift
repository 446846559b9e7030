import Claims
import ExactArithmetic
import Tables

extension RatesAudit {
  /// The report of the counts: the ends of the rates, and the `epsilon` that they refute.
  ///
  /// JSON has `assumption`, `truePositiveRate`, `falsePositiveRate`, `factor`, `epsilon`, and `claim` where one is given.
  ///
  /// - Throws: ``AuditError`` for a claim about information.
  public func report(claim: AuditClaim? = nil, bits: Int = 112) throws -> Report {
    var sections = [
      AuditReport.assumptions(AuditAssumptions.rates), rates(bits: bits), privacy(bits: bits),
    ]
    var verdict: AuditVerdict?
    if let claim {
      let found = try self.verdict(on: claim)
      sections.append(AuditReport.claim(claim, found))
      verdict = found
    }
    let (first, second) = (truePositives, falsePositives)
    return Report(
      question: question(claim),
      title:
        """
        Audit of one canary: positive in \(count: first.successes) of \(count: first.trials) runs with it and in \
        \(count: second.successes) of \(count: second.trials) without
        """,
      sections: sections, conclusion: conclusion(bits: bits), verdict: verdict?.reportVerdict,
      flatColumns: [.unit])
  }

  private func question(_ claim: AuditClaim?) -> Report.Question {
    var question = Report.Question(
      "audit rates",
      [
        "tp": .text("\(truePositives.successes)/\(truePositives.trials)"),
        "fp": .text("\(falsePositives.successes)/\(falsePositives.trials)"),
        "delta": .rational(delta), "confidence": .rational(confidence),
      ])
    if let claim { question.parameters.append(.init("claim", .text("\(claim)"))) }
    return question
  }

  private func rates(bits: Int) -> Report.Section {
    let end: Phrase = "missed with probability \(.rational(errorOfAnEnd)) at most (Clopper-Pearson)"
    return Report.Section(
      heading: "Ends of the rates", table: AuditReport.table("Audit of one canary"),
      [
        .entries([
          Report.Entry(
            "TPR >=", .enclosed(leastTruePositiveRate(bits: bits)), end, path: "truePositiveRate"),
          Report.Entry(
            "FPR <=", .enclosed(greatestFalsePositiveRate(bits: bits)), end,
            path: "falsePositiveRate"),
        ])
      ])
  }

  private func privacy(bits: Int) -> Report.Section {
    let (first, second) = factors(bits: bits)
    return Report.Section(
      heading: "Differential privacy, with confidence \(words: AuditReport.percent(confidence))",
      [
        .entries([
          Report.Entry(
            "(TPR - delta)/FPR", .enclosed(first), "a lower bound of e^eps",
            path: "factor", "fromPositives"),
          Report.Entry(
            "(1 - FPR - delta)/(1 - TPR)", .enclosed(second), "a lower bound of e^eps",
            path: "factor", "fromNegatives"),
          Report.Entry(
            "epsilon", .enclosed(epsilon(bits: bits)),
            "not (eps, delta)-differentially private for any smaller eps, delta = \(.rational(delta))",
            path: "epsilon"),
        ])
      ])
  }

  private func conclusion(bits: Int) -> Phrase {
    let epsilon = epsilon(bits: bits)
    if epsilon.upper.isZero { return "The rates refute nothing: the bound on epsilon is 0." }
    return """
      With confidence \(words: AuditReport.percent(confidence)) the training is not \
      (\(decimal: .enclosed(epsilon)), \(.rational(delta)))-differentially private, nor for any smaller epsilon.
      """
  }
}
