import Claims
import ExactArithmetic
import Tables
import Work

/// What Ising perceptrons know of a rule, and the facts that fit beside it.
public struct IsingReport: Sendable {
  /// The perceptron.
  public let perceptron: IsingPerceptron
  /// The probabilities over all points and labels; `nil` where there are too many sets of students.
  public let outcome: StudentSets.Outcome?
  /// One draw of points and labels; `nil` for none.
  public let instance: IsingInstance?

  /// Computes what is known.
  ///
  /// - Parameters:
  ///   - perceptron: the numbers of weights, points and facts.
  ///   - seed: that of a draw of points and labels; `nil` for none.
  /// - Throws: ``RuleError`` and `WorkRefused` for a draw that is too large; `CancellationError`.
  public init(_ perceptron: IsingPerceptron, seed: UInt64? = nil) throws {
    self.perceptron = perceptron
    instance = try seed.map { try IsingInstance(perceptron, seed: $0) }
    do {
      outcome = try StudentSets(dimension: perceptron.dimension)
        .outcome(rulePoints: perceptron.rulePoints, facts: perceptron.facts)
    } catch is WorkRefused {
      outcome = nil
    }
  }

  /// That one fact is fitted with `1/2 + u/2`, and that facts are fitted at most as often as students are expected.
  public var claims: [Claim] {
    guard let outcome else { return [] }
    return [
      Claim(
        "fit, one fact", outcome.oneFact, equals: "1/2 + u/2", (1 + outcome.disagreement) / 2,
        reason: "Where the students agree the label is theirs with probability 1/2."),
      Claim(
        "fit, all facts", outcome.allFacts, atMost: "E[students]", perceptron.expectedStudents,
        reason: "Markov's inequality."),
    ]
  }
}

extension IsingReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `expectedStudents`, exact; `disagreement`, `fitOne` and `fit`, exact, `null` where there are too many sets of students; `instance`, of a draw, with
  /// `consistent`, `fitting`, `disagreement` and `seed`; and `claims`.
  public var report: Report {
    let claims = claims
    var question = Report.Question(
      "rules-and-facts ising",
      [
        "N": .integer(perceptron.dimension), "R": .integer(perceptron.rulePoints),
        "F": .integer(perceptron.facts),
      ])
    if let instance { question.parameters.append(.init("seed", .text("\(instance.seed)"))) }
    return Report(
      question: question, title: "Facts beside a rule in an Ising perceptron",
      sections: [section] + (instance.map { [IsingReport.section(of: $0)] } ?? []) + [
        Report.Section.checked(claims)
      ],
      conclusion: claims.isEmpty
        ? nil : Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: claims.isEmpty ? nil : Verdict.all(claims.map(\.verdict)))
  }

  private static func section(of instance: IsingInstance) -> Report.Section {
    Report.Section(
      heading: "One draw of points and labels",
      table: .init("The draw", value: Table.Column("value", notation: .both)),
      [
        .entries([
          Report.Entry(
            "consistent", .integer(instance.consistent),
            "students of \(count: 1 << instance.perceptron.dimension) that have the rule's labels",
            path: "instance", "consistent"),
          Report.Entry(
            "fitting", .integer(instance.fitting), "that have the facts' labels as well",
            path: "instance", "fitting"),
          Report.Entry(
            "they disagree", instance.disagreement.map { .rational($0) } ?? .empty,
            shown: instance.disagreement == nil ? "too many students" : nil,
            "share of all points at which the consistent students do",
            path: "instance", "disagreement"),
          Report.Entry("seed", .integer(Integer(instance.seed)), path: "instance", "seed"),
        ])
      ])
  }

  private var section: Report.Section {
    func entry(_ symbol: String, _ value: Rational?, _ meaning: Phrase, _ key: String)
      -> Report.Entry
    {
      Report.Entry(
        symbol, value.map { .rational($0) } ?? .empty,
        shown: value == nil ? "too many sets of students" : nil, meaning, path: key)
    }
    return Report.Section(
      table: .init("The students", value: Table.Column("value", notation: .both)),
      [
        .paragraph(
          """
          Students and teacher have weights in {-1,1}^\(count: perceptron.dimension); \(count: perceptron.rulePoints) uniform points have the teacher's labels, \
          \(count: perceptron.facts) more, the facts, fair ones.
          """),
        .entries([
          Report.Entry(
            "E[students]", .rational(perceptron.expectedStudents),
            "students that fit everything, 2^-F sum_m C(N,m) p_m^R", path: "expectedStudents"),
          entry(
            "u", outcome?.disagreement,
            "the students that fit the rule's points disagree at a fresh point", "disagreement"),
          entry("fit, one fact", outcome?.oneFact, "1/2 + u/2", "fitOne"),
          entry("fit, all facts", outcome?.allFacts, "some student fits everything", "fit"),
        ]),
      ])
  }
}
