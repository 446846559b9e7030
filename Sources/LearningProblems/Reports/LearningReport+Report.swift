import Claims
import ExactArithmetic
import Tables

extension LearningReport: Reportable {
  /// The report for a reader: the simulation and its estimates, what is known without sampling, and the chain from the
  /// accuracy to the memorization.
  ///
  /// JSON has the simulation, the counts, the intervals that cover together with the confidence, the informations, which
  /// are no estimates, and the chain, each claim of which has its two sides.  `divergence` and `accuracyBound` are lower
  /// ends in bits, with the confidence.
  public var report: Report {
    let title = problem.title.prefix(1).uppercased() + problem.title.dropFirst()
    return Report(
      question: question,
      title: "\(words: title), simulated with d = \(count: dimension)",
      sections: [introduction, estimateSection, knowledgeSection, chainSection],
      conclusion: Phrase(words: conclusion), verdict: overallVerdict, summary: table)
  }

  /// The verdict on everything: an estimate that contradicts a claim refutes nothing, but the claim does not stand
  /// either.
  public var overallVerdict: Verdict {
    Verdict.all([verdict, consistency == .contradicted ? .undecided : .holds])
  }

  private var question: Report.Question {
    var question = problem.question("sample-learning")
    question.parameters += [
      .init("dimension", .integer(dimension)), .init("learner", .text(learner)),
      .init("trials", .integer(estimate.counts.trials)), .init("seed", .integer(Integer(seed))),
      .init("confidence", .rational(estimate.confidence)),
    ]
    return question
  }

  private var confidence: String { estimate.confidence.percent }

  private var isSampled: Bool { estimate.counts.trials > 0 }

  private var introduction: Report.Section {
    let classifier: Phrase =
      """
      The learner \(name: learner) is given n = \(count: problem.samples) samples, a classifier \
      its message M. The classifier accepts a point X that is nearer to g = E[X|M] than to 0, \
      <g,X> > |g|^2/2; a coin decides ties.
      """
    return Report.Section(
      problem.model.map { .paragraph(Phrase(words: $0)) } + [
        .paragraph(classifier), .data(parameters),
      ])
  }

  private var parameters: [(key: String, value: Report.Data)] {
    var parameters: [(key: String, value: Report.Data)] = [
      ("problem", .value(.text(problem.familyName))), ("n", .value(.integer(problem.samples))),
    ]
    if let member = problem.member {
      parameters.append((member.family.parameter.symbol, .value(.rational(member.parameter))))
    }
    return parameters + [
      ("d", .value(.integer(dimension))),
      ("learner", .value(.text(learner))), ("trials", .value(.integer(estimate.counts.trials))),
      ("accepted", .value(.integer(estimate.counts.points.successes))),
      ("falselyAccepted", .value(.integer(estimate.counts.nulls.successes))),
      ("seed", .value(.integer(Integer(seed)))),
      ("confidence", .value(.rational(estimate.confidence))),
    ]
  }

  // MARK: The estimates

  private var estimateSection: Report.Section {
    let (points, nulls) = (estimate.counts.points, estimate.counts.nulls)
    func entry(
      _ symbol: String, _ interval: Enclosure, _ path: String, _ meaning: Phrase
    ) -> Report.Entry {
      Report.Entry(
        symbol, .enclosure(interval),
        shown: Phrase(words: interval.estimate), meaning, path: path)
    }
    var entries = [
      entry(
        "a", estimate.acceptance, "acceptance",
        "a test point of the parameter is accepted: \(count: points.successes) were"),
      entry(
        "b", estimate.falseAcceptance, "falseAcceptance",
        "a point from the null is accepted: \(count: nulls.successes) were"),
      entry("e", estimate.error, "error", "the balanced error (1 - a + b)/2"),
      Report.Entry(
        "d2(a||b)", .leastInformation(leastDivergence),
        "the test information that the accuracy implies (\(mark: .unit))", path: "divergence"),
    ]
    if let accuracyBound {
      entries.append(
        Report.Entry(
          "(1-tau)/rho d2(a||b)", .leastInformation(accuracyBound),
          "the memorization that the accuracy implies (\(mark: .unit))", path: "accuracyBound"))
    }
    return Report.Section(
      heading:
        """
        Estimated from \(count: points.trials) trials of the seed \(words: "\(seed)"); all \
        intervals cover with confidence \(words: confidence) together (Clopper-Pearson)
        """,
      [.entries(entries)]
        + (accuracyBound == nil ? [.data([("accuracyBound", .value(.empty))])] : []))
  }

  // MARK: What is known

  private var knowledgeSection: Report.Section {
    Report.Section(
      heading: "Without sampling (\(mark: .unit))",
      [
        .entries(testEntries),
        .data([
          ("testError", .value(test?.error.map { .enclosure($0) } ?? .empty)),
          ("tau", .value(.enclosed(constants.tau))), ("rho", .value(.enclosed(constants.rho))),
        ]),
        .entries([
          Report.Entry(
            "I(M;X1..n|theta)", .information(quantities.memorization),
            "excess memorization, \(words: quantities.memorization.origin)", path: "memorization"),
          Report.Entry(
            "I(M;X)", .information(quantities.testInformation),
            "test information, \(words: quantities.testInformation.origin)", path: "testInformation"
          ),
        ]),
        factorBlock, .data([("bound", .value(bound.map { .number($0) } ?? .empty))]),
      ] + ratioBlocks)
  }

  private var testEntries: [Report.Entry] {
    guard let test else { return [] }
    if let error = test.error {
      return [
        Report.Entry(
          "e", .enclosure(error), "the balanced error of this classifier, a certified sum")
      ]
    }
    return [
      Report.Entry(
        "b", .enclosure(test.falseAcceptance),
        "the probability that a point from the null is accepted")
    ]
  }

  private var factorBlock: Report.Section.Block {
    guard let factor = constants.factor else {
      return .paragraph(
        "A test point is independent of the data: rho = 0, and there is no bound.", indentation: 2)
    }
    return .entries([
      Report.Entry(
        "(1-tau)/rho", .enclosed(factor),
        "the least memorization for each bit that M tells about a test point")
    ])
  }

  private var ratioBlocks: [Report.Section.Block] {
    guard let ratio = memorizationOverAccuracyBound else { return [] }
    let factor = ratio.decimal(significantDigits: 6, rounding: .up)
    return [
      .paragraph(
        "I(M;X1..n|theta) <= \(words: factor) (1-tau)/rho d2(a||b), with confidence \(words: confidence)",
        indentation: 2),
      .paragraph("how far the learner is above the bound that its error implies", indentation: 6),
    ]
  }

  // MARK: The chain

  private var chainSection: Report.Section {
    Report.Section(
      heading: "From the accuracy to the memorization (\(mark: .unit))",
      [
        .claims(Report.ClaimList(checks.map { .estimated($0, level: level) }, key: "chain")),
        .claims(Report.ClaimList(claims, key: "chain", hasSides: true)),
      ])
  }

  /// What a verdict on a check is worth.
  private var level: String {
    isSampled ? "at \(confidence)" : "with everything: nothing was sampled"
  }

  private var conclusion: String {
    let estimates = isSampled ? conclusionOfEstimates : "Nothing was sampled."
    if claims.isEmpty { return estimates }
    if claims.count == 1 && verdict == .holds {
      return estimates + " Without sampling: the claim holds."
    }
    return estimates + " Without sampling: " + Claim.conclusion(of: claims, noun: "claims")
  }

  private var conclusionOfEstimates: String {
    let contradicted = checks.filter { $0.consistency == .contradicted }.map(\.claim)
    return contradicted.isEmpty
      ? "The estimates are consistent with \(checks.count == 1 ? "the claim" : "all \(checks.count) claims") "
        + "at \(confidence)."
      : "CONTRADICTED at \(confidence): \(contradicted.joined(separator: "; "))."
  }
}

extension Table.Cell {
  /// The lower end of an enclosed information.
  static func leastInformation(_ quantity: Quantity) -> Table.Cell {
    .measure(Measure(quantity, isInformation: true, end: .lower))
  }
}

extension Quantity {
  /// Where an information comes from.
  fileprivate var origin: String {
    logForm == nil ? "enclosed by certified integration" : "by a closed form"
  }
}

extension Rational {
  /// A confidence in per cent: `99 %`.
  package var percent: String { (100 * self).decimal(significantDigits: 17) + " %" }
}
