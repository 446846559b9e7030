import Claims
import ExactArithmetic
import Tables

/// A learner of signs with a prior: its excess risk, its tracing score, and the identity between them.
public struct LearnerTracingReport: Sendable {
  /// The learner.
  public let learner: CoordinateLearner
  /// The prior of the mean.
  public let prior: SymmetricBetaPrior
  /// The expected excess risk of a coordinate.
  public let excess: Rational
  /// The tracing score of a coordinate, `E[f sum_i (x_i - p)]`.
  public let score: Rational
  /// The least excess risk of all learners.
  public let least: LeastExcess

  /// Computes both.
  ///
  /// - Throws: `WorkRefused`.
  public init(_ learner: CoordinateLearner, prior: SymmetricBetaPrior) throws {
    self.learner = learner
    self.prior = prior
    excess = learner.excess(prior)
    score = learner.score(prior)
    least = try LeastExcess(samples: learner.samples, prior: prior)
  }

  /// The identity, and that no learner is more accurate than the best.
  public var claims: [Claim] {
    [
      Claim(
        "E[f sum_i (x_i - p)]", score, equals: "2 beta (E|p| - excess)",
        Rational(2 * prior.beta) * (prior.meanMagnitude - excess),
        reason: "The fingerprinting identity: accuracy is correlation with the samples."),
      Claim(
        "least excess", least.excess, atMost: "excess", excess,
        reason: "The sign of the posterior mean is best."),
    ]
  }
}

extension LearnerTracingReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `excess`, `score`, `identity` (`2 beta (E|p| - excess)`, which equals the score), `leastExcess` and `claims`.
  public var report: Report {
    Report(
      question: Report.Question(
        "tracing learner",
        [
          "learner": .text(learner.name), "n": .integer(learner.samples),
          "beta": .integer(prior.beta),
        ]),
      title: "A learner of the sign of a mean, and the traces of its samples",
      sections: [valueSection, .checked(claims)],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  private var valueSection: Report.Section {
    Report.Section(
      table: .init("The learner", value: Table.Column("value", notation: .both)),
      [
        .paragraph(
          """
          In each coordinate: the mean p has the density proportional to (1-p^2)^(\(count: prior.beta)-1) on [-1,1], the \(count: learner.samples) \
          samples are signs of mean p, and the learner makes f in [-1,1] of them. The loss is -<w,z>/d on the cube.
          """),
        .entries([
          Report.Entry(
            "excess", .rational(excess),
            "E|p| - E[p f], the expected excess risk; E|p| = \(.rational(prior.meanMagnitude))",
            path: "excess"),
          Report.Entry(
            "score", .rational(score),
            "E[f sum_i (x_i - p)], by how much samples exceed fresh points in the mean",
            path: "score"),
          Report.Entry(
            "2 beta (E|p| - excess)",
            .rational(Rational(2 * prior.beta) * (prior.meanMagnitude - excess)),
            "what the identity says of the score", path: "identity"),
          Report.Entry(
            "least excess", .rational(least.excess), "of all learners with so many samples",
            path: "leastExcess"),
        ]),
      ])
  }
}

extension SumInformation: Reportable {
  /// The report for a reader; JSON has `cmi`.
  public var report: Report {
    Report(
      question: Report.Question(
        "tracing sum", ["n": .integer(samples), "d": .integer(dimension)]),
      title: "What a sum tells of which points are in it",
      sections: [
        Report.Section(
          table: .init(
            "The information",
            value: Table.Column("value", unit: .information, notation: .both)),
          [
            .entries([
              Report.Entry(
                "I(A;S|Z~)", .logForm(value),
                """
                of \(count: samples) pairs of uniform points of {0,1}^\(count: dimension) fair coins S choose one each; A is \
                the sum of the chosen (\(mark: .unit))
                """, unit: .information, path: "cmi")
            ])
          ])
      ])
  }
}
