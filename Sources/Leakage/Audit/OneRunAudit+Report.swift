import Claims
import ExactArithmetic
import Tables

extension OneRunAudit {
  /// The report of the counts: what they refute of differential privacy, and least values of information and leakage, each
  /// with what it assumes.
  ///
  /// JSON has `assumption`, `pValue` (at `epsilon = 0`), `epsilon`, `certificates`, for `delta > 0` `published`,
  /// `mutualInformation`, `maximalLeakage`, and `claim` where one is given.
  ///
  /// - Parameters:
  ///   - claim: what is to be refuted, if anything.
  ///   - bits: the accuracy of the enclosure of `epsilon`.
  ///   - isExact: whether p-values are rationals whatever their length.
  /// - Throws: `WorkRefused` where exact p-values are too long.
  public func report(
    claim: AuditClaim? = nil, bits: Int = 112, isExact: Bool = false
  ) throws -> Report {
    let epsilon = epsilon(bits: bits)
    let secrets = try secrets()
    var sections = [
      AuditReport.assumptions(AuditAssumptions.coins(self)), try chance(isExact),
      privacy(epsilon, bits: bits),
    ]
    sections.append(secrets.bounds(subject: "the coins"))
    var verdict: AuditVerdict?
    if let claim {
      let found = try self.verdict(on: claim)
      sections.append(AuditReport.claim(claim, found, pValue: try pValue(of: claim, isExact)))
      verdict = found
    }
    return Report(
      question: question(claim),
      title:
        "Audit of one training run: \(count: correct) of \(count: guesses) guesses right, \(count: canaries) canaries",
      sections: sections, conclusion: conclusion(epsilon), verdict: verdict?.reportVerdict,
      flatColumns: [.unit])
  }

  private func question(_ claim: AuditClaim?) -> Report.Question {
    var question = Report.Question(
      "audit one-run",
      [
        "canaries": .integer(canaries), "guesses": .integer(guesses), "correct": .integer(correct),
        "delta": .rational(delta), "confidence": .rational(confidence),
      ])
    if selection == .fromModel {
      question.parameters += [.flag("anyGuesses"), .init("leastGuesses", .integer(leastGuesses))]
    }
    if let claim { question.parameters.append(.init("claim", .text("\(claim)"))) }
    return question
  }

  /// Whether exact p-values are short enough to be shown without being asked for.
  private func isShort(_ factor: Rational) -> Bool {
    let bits = OneRunAudit.success(factor).denominator.bitWidth + delta.denominator.bitWidth
    return Double(guesses) * Double(bits) <= 4096
  }

  private func pValueCell(_ factor: Rational, _ isExact: Bool) throws -> Table.Cell {
    let exact = isExact || isShort(factor) ? try exactPValue(at: factor) : nil
    return AuditReport.probability(exact) { pValue(at: factor, bits: $0) }
  }

  private func chance(_ isExact: Bool) throws -> Report.Section {
    Report.Section(
      heading: "By chance", table: AuditReport.table("Audit of one training run"),
      [
        .entries([
          Report.Entry(
            "p-value of epsilon = 0", try pValueCell(1, isExact),
            "so many right guesses or more, for a model that is (0, delta)-differentially private",
            path: "pValue")
        ])
      ])
  }

  private func privacy(_ epsilon: AuditedEpsilon, bits: Int) -> Report.Section {
    let meaning: Phrase =
      """
      with confidence \(words: AuditReport.percent(confidence)) the training is not (eps, delta)-differentially private \
      for any smaller eps, delta = \(.rational(delta))
      """
    var blocks: [Report.Section.Block] = [
      .entries([
        Report.Entry("epsilon", .enclosed(epsilon.interval), meaning, path: "epsilon")
      ]),
      .data([("certificates", AuditReport.certificates(epsilon))]),
    ]
    if epsilon.crossing != nil {
      blocks.append(
        .paragraph(
          """
          The p-values at two factors e^eps, one on each side, are certified to be at most \
          \(.rational(error)) and above it.
          """, indentation: 6))
    }
    if delta.signum() > 0 { blocks += published(bits: bits) }
    return Report.Section(heading: "Differential privacy", blocks)
  }

  private func published(bits: Int) -> [Report.Section.Block] {
    let epsilon = publishedEpsilon(bits: bits)
    return [
      .entries([
        Report.Entry(
          "epsilon of other tools", .enclosed(epsilon.interval),
          "by the formula that public tools use, which is no bound for every number of right guesses",
          path: "published", "epsilon"),
        Report.Entry(
          "their p-value of epsilon = 0",
          AuditReport.probability(nil) { publishedValue(at: 1, bits: $0) },
          path: "published", "pValue"),
      ])
    ]
  }

  private func pValue(of claim: AuditClaim, _ isExact: Bool) throws -> Table.Cell? {
    switch claim {
    case .factor(let factor): return try pValueCell(factor, isExact)
    case .epsilon(let epsilon) where epsilon.isZero: return try pValueCell(1, isExact)
    case .epsilon(let epsilon):
      return AuditReport.probability(nil) { bits in
        let factor = Enclosure.exp(Enclosure(epsilon), bits: bits + 64)
        let (low, high) = (max(factor.lower, 1), factor.upper)
        return Enclosure(
          pValue(at: low, bits: bits).lower, pValue(at: high, bits: bits).upper)
      }
    case .information, .leakage: return nil
    }
  }

  private func conclusion(_ epsilon: AuditedEpsilon) -> Phrase {
    if epsilon.crossing == nil {
      return """
        So many right guesses are not unlikely by chance: nothing is refuted, and every bound on epsilon is 0.
        """
    }
    return """
      With confidence \(words: AuditReport.percent(confidence)) the training is not \
      (\(decimal: .enclosed(epsilon.interval)), \(.rational(delta)))-differentially private, nor for any smaller epsilon.
      """
  }
}
