import Capacity
import ExactArithmetic
import Figures
import Sampling
import Tables
import Work

/// The study `rules-and-facts`: what kernel ridge regression fits of a rule with exceptions over the plane of private features and regularisation.
public struct RulesAndFactsStudy: Sendable {
  /// The samples.
  public var instance: RuleInstance
  /// The strength `mu1^2` of the linear part.
  public var linear: Rational
  /// The strengths `mu*^2` of the private features.
  public var kernels: [Rational]
  /// The values of the regularisation.
  public var lambdas: [Rational]
  /// So many test points are drawn; `nil` for all.
  public var trials: Int?
  /// The confidence of each interval, where test points are drawn.
  public var confidence: Confidence

  /// Four strengths of private features, and nine values of the regularisation.
  public static let usual: (kernels: [Rational], lambdas: [Rational]) = (
    [0, 1, 2, 4], (0...8).map { Rational($0, 2) }
  )

  public init(
    _ instance: RuleInstance, linear: Rational = 1,
    kernels: [Rational] = RulesAndFactsStudy.usual.kernels,
    lambdas: [Rational] = RulesAndFactsStudy.usual.lambdas, trials: Int? = nil,
    confidence: Confidence = Confidence(Rational(99, 100))
  ) {
    self.instance = instance
    self.linear = linear
    self.kernels = kernels
    self.lambdas = lambdas
    self.trials = trials
    self.confidence = confidence
  }

  private var title: String { "Facts and rule by kernel ridge regression, \(instance)" }

  // MARK: The table

  /// Computes the table, a row for each `mu*^2` and `lambda` that are not both 0.
  ///
  /// - Throws: `RuleError` for parameters out of range; `WorkRefused`; `CancellationError`.
  public func table(
    limits: WorkLimits = .standard, monitor: WorkMonitor = WorkMonitor()
  ) throws -> Table {
    let points = kernels.flatMap { kernel in lambdas.map { (kernel: kernel, lambda: $0) } }
      .filter { !($0.kernel + $0.lambda).isZero }
    if let trials {
      try limits.admit(
        WorkEstimate(
          subject: "\(trials) points that are drawn for each of \(points.count) rows",
          operations: Double(points.count * instance.dimension) * Double(trials), bytes: 0),
        monitor)
    }
    return Table(
      title: title,
      columns: [
        Table.Column("kernel", header: "mu*^2"),
        Table.Column("lambda"),
        Table.Column("factsFitted", header: "facts fitted"),
        Table.Column("ruleFitted", header: "others fitted"),
        Table.Column("shareOfFacts", header: "share of facts", notation: .decimal),
        Table.Column("ruleAccuracy", header: "rule accuracy", notation: .decimal),
      ],
      rows: try monitor.map(points) { point in
        let report = try RuleRidgeReport(
          instance, linear: linear, kernel: point.kernel, lambda: point.lambda, trials: trials,
          confidence: confidence, limits: limits)
        let facts = instance.facts
        return [
          .rational(point.kernel), .rational(point.lambda), .integer(report.fit.facts),
          .integer(report.fit.rulePoints),
          facts == 0 ? .empty : .rational(Rational(report.fit.facts, facts)),
          .number(report.ruleAccuracy),
        ]
      }, readerDigits: 6)
  }

  // MARK: The figure

  /// Computes the figure: the share of the facts fitted and the accuracy of the rule against `lambda`, two curves for each `mu*^2`.
  ///
  /// - Throws: as ``table(limits:monitor:)``; `RuleError.factsOutOfRange` for no facts.
  public func figure(monitor: WorkMonitor = WorkMonitor()) throws -> TabulatedFigure {
    if instance.facts < 1 {
      throw RuleError.factsOutOfRange(facts: instance.facts, points: instance.points.count)
    }
    let table = try table(monitor: monitor)
    var figure = Figure(
      title: Figure.Label(title),
      xAxis: Figure.Axis(
        Figure.Label("regularisation λ", latex: "regularisation $\\lambda$"),
        scale: .linear),
      yAxis: Figure.Axis("share of facts fitted, accuracy of the rule"))
    var first = 0
    for kernel in kernels {
      let count = lambdas.count { !(kernel + $0).isZero }
      let rows = Array(first..<first + count)
      first += count
      figure.series += [
        Figure.Series(
          Figure.Label("facts, mu*^2 = \(kernel)", latex: "facts, $\\mu_*^2=\(kernel)$"),
          points: table.points(x: "lambda", y: "shareOfFacts", rows: rows)),
        Figure.Series(
          Figure.Label("rule, mu*^2 = \(kernel)", latex: "rule, $\\mu_*^2=\(kernel)$"),
          points: table.points(x: "lambda", y: "ruleAccuracy", rows: rows)),
      ]
    }
    return TabulatedFigure(figure: figure, table: table)
  }
}
