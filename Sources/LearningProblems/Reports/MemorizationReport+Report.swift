import Claims
import ExactArithmetic
import Tables

extension MemorizationReport: Reportable {
  /// The report for a reader: the problem, its constants, what the learner memorizes, and each claim with both
  /// sides, its slack and the reason.
  ///
  /// JSON has `tau`, `rho`, `tauChiSquare`, `rhoChiSquare`; with a learner `memorization`, `testInformation`, `bound`,
  /// `error` and `accuracyBound`, `null` where there is none; `claims`.
  public var report: Report {
    Report(
      question: question,
      title: Phrase(words: problem.title.prefix(1).uppercased() + problem.title.dropFirst()),
      sections: [
        Report.Section(problem.model.map { .paragraph(Phrase(words: $0)) }), constantSection,
        outcome?.section, claimSection,
      ].compactMap { $0 },
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")), verdict: verdict,
      flatColumns: [.unit])
  }

  private var question: Report.Question {
    var question = problem.question("memorization")
    if let outcome {
      question.parameters += [
        .init("learner", .text(outcome.learner)), .init("dimension", .integer(outcome.dimension)),
      ]
    }
    return question
  }

  // MARK: The constants

  private var constantSection: Report.Section {
    let (tau, rho) = (constants.tauChiSquare, constants.rhoChiSquare)
    return Report.Section(
      heading: "The contraction constants, for each coordinate and for all together",
      table: .init(
        "The contraction constants of \(problem.title), for each coordinate", name: "constant",
        value: Table.Column("value", notation: .both)),
      [
        .entries([
          Report.Entry(
            "tau", .enclosed(constants.tau), "the least with I(M;theta) <= tau I(M;X1..n)",
            path: "tau"),
          Report.Entry(
            "rho", .enclosed(constants.rho), "the least with I(M;X) <= rho I(M;X1..n)", path: "rho"),
          Report.Entry(
            symbol: nil, value: .rational(tau), row: "tau_chi2", field: "tau_chi2",
            path: ["tauChiSquare"]),
          Report.Entry(
            symbol: nil, value: .rational(rho), row: "rho_chi2", field: "rho_chi2",
            path: ["rhoChiSquare"]),
        ]),
        .paragraph("chi-square's values: \(.rational(tau)) and \(.rational(rho))", indentation: 2),
      ] + constants.factorBlocks)
  }

  private var claimSection: Report.Section {
    var section = Report.Section.checked(claims)
    if !constants.tau.isExact || !constants.rho.isExact {
      section.blocks.append(
        .paragraph(
          "Enclosed constants enter with the end that makes the claim stronger.", indentation: 2))
    }
    return section
  }
}

extension SDPIConstants {
  /// The factor in the lower bound on memorization, or that there is none.
  fileprivate var factorBlocks: [Report.Section.Block] {
    if let factor {
      return [
        .entries([
          Report.Entry(
            "(1-tau)/rho", .enclosed(factor),
            "the least memorization for each bit that M tells about a test point")
        ])
      ]
    }
    return [
      .paragraph(
        "A test point is independent of the data: rho = 0, and there is no bound.", indentation: 2),
      .entries([
        Report.Entry(
          symbol: nil, value: .text("none: rho = 0"), row: "(1-tau)/rho", field: "(1-tau)/rho")
      ]),
    ]
  }
}

// MARK: - The learner

extension MemorizationReport.Outcome {
  fileprivate var section: Report.Section {
    Report.Section(
      heading: "The learner \(name: learner) with d = \(count: dimension) (\(mark: .unit))",
      table: .init(
        "The learner \(learner) with d = \(dimension)",
        value: Table.Column("value", unit: .information, notation: .both)),
      [.entries(informations)] + testBlocks
        + [.data([("accuracyBound", .value(accuracyBound.map { .information($0) } ?? .empty))])])
  }

  private var informations: [Report.Entry] {
    func entry(
      _ symbol: String, _ value: Quantity?, _ meaning: Phrase, path: [String] = []
    ) -> Report.Entry? {
      value.map {
        Report.Entry(
          symbol: symbol, value: .information($0), meaning: [meaning], unit: .information,
          row: symbol, field: symbol, path: path)
      }
    }
    let entries = [
      entry("I(M;X1..n)", quantities.dataInformation, "what M tells about the samples"),
      entry("I(M;theta)", quantities.parameterInformation, "what M tells about the parameter"),
      entry(
        "I(M;X1..n|theta)", quantities.memorization,
        "excess memorization: what M tells about the samples beyond the parameter",
        path: ["memorization"]),
      entry(
        "I(M;X)", quantities.testInformation, "what M tells about a test point",
        path: ["testInformation"]),
      entry(
        "(1-tau)/rho I(M;X)", bound, "the lower bound on excess memorization", path: ["bound"])
        ?? Report.Entry(symbol: nil, value: .empty, row: nil, field: nil, path: ["bound"]),
      entry(
        "d2(a||b)", accuracyInformation.map { .logForm($0) },
        "the test information that the accuracy implies"),
      entry(
        "(1-tau)/rho d2(a||b)", accuracyBound, "the lower bound from the accuracy alone"),
    ]
    return entries.compactMap { $0 }
  }

  private var testBlocks: [Report.Section.Block] {
    guard let test = quantities.bestTest else {
      return [
        .paragraph("The error of the best test is not computed for this learner.", indentation: 2),
        .data([("error", .value(.empty))]),
      ]
    }
    let (a, b) = (Table.Cell.rational(test.acceptance), Table.Cell.rational(test.falseAcceptance))
    return [
      .entries([
        Report.Entry(symbol: nil, value: a, row: nil, field: "a"),
        Report.Entry(symbol: nil, value: b, row: nil, field: "b"),
        Report.Entry(
          symbol: "e", value: .rational(test.error),
          meaning: [
            """
            the balanced error of the best test, which accepts test points with probability a = \
            \(decimal: a) and points from the null with b = \(decimal: b)
            """
          ],
          row: nil, field: "e", path: ["error"]),
      ])
    ]
  }
}

// MARK: - The problem

extension LearningProblem {
  /// The problem in words.
  package var model: [String] {
    let n = samples
    let samples = n == 1 ? "one sample" : "\(n) samples"
    let sentence =
      member?.family.model ?? "theta has the law that the problem gives, and samples are signs."
    return [
      "In each coordinate: \(sentence)",
      "A learner makes a message M of \(samples); X is a fresh test point of the same theta.",
    ]
  }

  /// What a command is asked about the problem.
  package func question(_ command: String) -> Report.Question {
    var question = Report.Question(command, parameters: [])
    func add(_ name: String, _ value: Table.Cell, isPositional: Bool = false) {
      question.parameters.append(.init(name, value, isPositional: isPositional))
    }
    add("problem", .text(familyName), isPositional: true)
    if let member { add(member.family.parameter.option, .rational(member.parameter)) }
    add("n", .integer(samples))
    return question
  }
}
