import Claims
import ExactArithmetic
import Sampling
import Tables
import Work

/// What kernel ridge regression fits of a rule with exceptions, and how it does at fresh points.
public struct RuleRidgeReport: Sendable {
  /// The solution.
  public let ridge: RuleRidge
  /// What is fitted.
  public let fit: RuleRidge.Fit
  /// How the rule does at all points, or at points drawn.
  public let accuracy: RuleAccuracy
  /// The confidence of the interval of the accuracy; `nil` where all points were gone through.
  public let confidence: Confidence?

  /// Solves and counts.
  ///
  /// - Parameters:
  ///   - instance: the samples.
  ///   - mu: the strength `mu1^2` of the linear part.
  ///   - kernel: the strength `mu*^2` of the private features.
  ///   - lambda: the regularisation.
  ///   - trials: so many test points are drawn; `nil` for all.
  ///   - confidence: that of the interval, where test points are drawn.
  ///   - limits: how much work drawn points may be.
  ///   - monitor: is told of that work.
  /// - Throws: ``RuleError``; `WorkRefused` where the test points are too many; `CancellationError`.
  public init(
    _ instance: RuleInstance, linear mu: Rational = 1, kernel: Rational, lambda: Rational,
    trials: Int? = nil, confidence: Confidence, limits: WorkLimits = .standard,
    monitor: WorkMonitor = WorkMonitor()
  ) throws {
    if kernel.isNegative { throw RuleError.kernelStrength(kernel) }
    if lambda.isNegative { throw RuleError.regularisation(lambda) }
    let ridge = try RuleRidge(instance, linear: mu, slack: kernel + lambda)
    self.ridge = ridge
    fit = try ridge.fit(lambda: lambda)
    accuracy =
      try trials.map {
        try ridge.accuracyAtDrawnPoints(
          $0, seed: instance.seed, limits: limits, monitor: monitor)
      }
      ?? ridge.accuracyAtAllPoints()
    self.confidence = trials == nil ? nil : confidence
  }

  /// The accuracy: exact, or an interval.
  public var ruleAccuracy: Quantity {
    guard let confidence else { return .rational(accuracy.share) }
    let count = SuccessCount(trials: accuracy.points, successes: accuracy.right)
    return .enclosed(count.interval(confidence))
  }

  /// That the solution solves its `P` equations, which the kernel alone states.
  public var claims: [Claim] {
    [
      Claim(
        "max |(K + lambda) alpha - y|", ridge.residual, equals: "0", 0,
        reason: "alpha is (K + lambda)^-1 y; it was found by N equations for w.")
    ]
  }
}

extension RuleRidgeReport: Reportable {
  /// The report for a reader.
  ///
  /// JSON has `factsFitted` and `ruleFitted`, integers; `ruleAccuracy`, exact, or an interval where test points are drawn; `right`, `tested` and `ties`,
  /// integers; `weights`, those of the linear part; and `claims`.
  public var report: Report {
    let claims = claims
    return Report(
      question: question, title: "A rule and facts by kernel ridge regression",
      sections: [
        fitSection,
        Report.Section.checked(claims),
      ],
      conclusion: Phrase(words: Claim.conclusion(of: claims, noun: "claims")),
      verdict: Verdict.all(claims.map(\.verdict)))
  }

  private var question: Report.Question {
    let instance = ridge.instance
    var question = Report.Question(
      "rules-and-facts ridge",
      [
        "N": .integer(instance.dimension), "P": .integer(instance.points.count),
        "F": .integer(instance.facts), "seed": .text("\(instance.seed)"),
        "linear": .rational(ridge.linear), "kernel": .rational(ridge.slack - fit.lambda),
        "lambda": .rational(fit.lambda),
      ])
    if let confidence {
      question.parameters += [
        .init("trials", .integer(accuracy.points)),
        .init("confidence", .rational(confidence.level)),
      ]
    }
    return question
  }

  private var fitSection: Report.Section {
    let instance = ridge.instance
    return Report.Section(
      table: .init("The fit", value: Table.Column("value", notation: .both)),
      [
        .paragraph(
          """
          \(count: instance.points.count) points of {-1,1}^\(count: instance.dimension) have the label sign(sum x), of \(count: instance.facts) of them flipped. The kernel is \
          (mu1^2/N) X X' + mu*^2: a linear part beside a private feature of each sample.
          """),
        .entries([
          Report.Entry(
            "facts fitted", .integer(fit.facts), "of \(count: instance.facts)", path: "factsFitted"),
          Report.Entry(
            "others fitted", .integer(fit.rulePoints), "of \(count: instance.rulePoints)",
            path: "ruleFitted"),
          Report.Entry(
            "rule accuracy", .number(ruleAccuracy),
            confidence == nil
              ? "at all \(count: accuracy.points) points; depends on lambda + mu*^2 only"
              : "at fresh points, of which \(count: accuracy.points) were drawn; the interval covers with the confidence",
            path: "ruleAccuracy"),
          Report.Entry("right", .integer(accuracy.right), path: "right"),
          Report.Entry("tested", .integer(accuracy.points), path: "tested"),
          Report.Entry(
            "ties", .integer(accuracy.ties), "points with the prediction 0, counted as wrong",
            path: "ties"),
          Report.Entry("w_1", .rational(ridge.weights[0]), "the first weight of the linear part"),
        ]),
        .data([("weights", .list(ridge.weights.map { .value(.rational($0)) }))]),
      ])
  }
}
