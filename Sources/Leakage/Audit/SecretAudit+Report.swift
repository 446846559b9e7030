import Claims
import ExactArithmetic
import Tables

extension SecretAudit {
  /// The report of the counts: the p-value of chance, and least values of mutual information and maximal leakage.
  ///
  /// JSON has `assumption`, `pValue`, `mutualInformation`, `maximalLeakage`, and `claim` where one is given.
  ///
  /// - Parameters:
  ///   - command: the subcommand that asked.
  ///   - secrets: the number of secrets, of which `guesses` were guessed.
  ///   - claim: what is to be refuted, if anything.
  ///   - isExact: whether the p-value is a rational whatever its length.
  /// - Throws: ``AuditError`` for fewer secrets than guesses, and a claim about privacy; `WorkRefused`.
  public func report(
    command: String = "extraction", secrets: Int? = nil, claim: AuditClaim? = nil,
    isExact: Bool = false
  ) throws -> Report {
    let secrets = secrets ?? guesses
    if guesses > secrets {
      throw AuditError.guessesAboveSecrets(guesses: guesses, secrets: secrets, name: "secrets")
    }
    let exact = isExact ? try exactPValue() : shortPValue
    var sections = [
      AuditReport.assumptions(AuditAssumptions.secrets),
      Report.Section(
        heading: "By chance", table: AuditReport.table("Audit of an extraction"),
        [
          .entries([
            Report.Entry(
              "Q", AuditReport.probability(exact) { self.pValue(bits: $0) },
              "the probability of so many right guesses or more without the model", path: "pValue")
          ])
        ]),
      bounds(subject: "the secrets"),
    ]
    var verdict: AuditVerdict?
    if let claim {
      let found = try self.verdict(on: claim)
      sections.append(AuditReport.claim(claim, found))
      verdict = found
    }
    return Report(
      question: question(command, secrets, claim),
      title:
        "Audit of an extraction: \(count: correct) of \(count: guesses) secrets of \(count: choices) values guessed right",
      sections: sections, conclusion: conclusion, verdict: verdict?.reportVerdict,
      flatColumns: [.unit])
  }

  private func question(
    _ command: String, _ secrets: Int, _ claim: AuditClaim?
  ) -> Report.Question {
    var question = Report.Question("audit \(command)", parameters: [])
    func add(_ name: String, _ value: Table.Cell) { question.parameters.append(.init(name, value)) }
    if command == "bits" {
      add("of", .integer(secrets))
    } else {
      add("secrets", .integer(secrets))
      add("choices", .integer(choices))
    }
    add("guesses", .integer(guesses))
    add("correct", .integer(correct))
    add("confidence", .rational(confidence))
    if let claim { add("claim", .text("\(claim)")) }
    return question
  }

  /// The bounds on information and leakage.
  func bounds(subject: String) -> Report.Section {
    let confidence = AuditReport.percent(confidence)
    return Report.Section(
      heading:
        "Least information about \(words: subject), with confidence \(words: confidence) (\(mark: .unit))",
      [
        .entries([
          Report.Entry(
            "I(M;S) >=", AuditReport.information(information()),
            "the mutual information of model and secrets; a model that memorizes everything with probability \(.rational(error)) and else nothing attains it",
            unit: .information, path: "mutualInformation"),
          Report.Entry(
            "maximal leakage >=", AuditReport.information(leakage()),
            "a model that is one of 2^B has at least so many bits B, all counted that the attack reads",
            unit: .information, path: "maximalLeakage"),
        ])
      ])
  }

  private var conclusion: Phrase {
    if !isConclusive {
      return "So many right guesses are not unlikely by chance: every bound is 0."
    }
    return """
      With confidence \(words: AuditReport.percent(confidence)) what the attack reads leaks at least \
      \(decimal: AuditReport.information(leakage())) \(mark: .unit) (maximal leakage).
      """
  }
}
