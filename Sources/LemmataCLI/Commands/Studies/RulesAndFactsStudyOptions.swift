import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata table rules-and-facts` and `lemmata plot rules-and-facts`.
struct RulesAndFactsStudyOptions: DrawnStudyOptions {
  static let name = "rules-and-facts"

  static let tableHelp = StudyHelp(
    abstract:
      "Facts fitted and the accuracy of a rule over the plane of kernel and regularisation.",
    discussion: """
      For each mu*^2 and lambda, not both 0: the facts and the other samples that kernel ridge regression fits, and the accuracy of the rule at all 2^N points, or with --trials at points \
      that are drawn, each interval with the confidence. Along lambda + mu*^2 the rule is the same.
      """)

  static let figureHelp = StudyHelp(
    abstract: "The share of facts fitted and the accuracy of a rule against the regularisation.",
    discussion: "Two curves for each mu*^2.")

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of coordinates, odd.",
    transform: Arguments.integer)
  var dimension = 7

  @Option(
    name: .customShort("P"), parsing: .unconditional,
    help: "The number of samples, facts included.", transform: Arguments.integer)
  var points = 100

  @Option(
    name: .customShort("F"), parsing: .unconditional, help: "The number of facts.",
    transform: Arguments.integer)
  var facts = 10

  @Option(
    parsing: .unconditional, help: "The seed of the samples, from 0 to 2^64 - 1.",
    transform: Arguments.seed)
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: "The strength mu1^2 of the linear part, above 0.",
    transform: Arguments.rational)
  var linear = Rational(1)

  @Option(
    parsing: .unconditional,
    help: "The strengths mu*^2 of the private features (default: 0, 1, 2, 4).",
    transform: Arguments.rationals)
  var kernel: [Rational] = RulesAndFactsStudy.usual.kernels

  @Option(
    parsing: .unconditional,
    help: "The values of the regularisation (default: 0, 1/2, ..., 4).",
    transform: Arguments.rationals)
  var lambda: [Rational] = RulesAndFactsStudy.usual.lambdas

  @Option(
    parsing: .unconditional, help: "Test at so many points that are drawn, instead of all.",
    transform: Arguments.integer)
  var trials: Int?

  @OptionGroup var confidence: ConfidenceOptions

  func report(_ output: OutputOptions) throws -> Report {
    Report(question: try question, table: try study().table(monitor: Progress.monitor))
  }

  func figure(_ style: ValueStyle) throws -> TabulatedFigure {
    try study().figure(monitor: Progress.monitor)
  }

  var parameters: [Report.Question.Parameter] {
    [
      .init("N", .integer(dimension)), .init("P", .integer(points)), .init("F", .integer(facts)),
      .init("seed", .text("\(seed)")), .init("linear", .rational(linear)),
      .init("kernel", .list(kernel)), .init("lambda", .list(lambda)),
    ]
      + (trials.map {
        [.init("trials", .integer($0)), .init("confidence", .rational(confidence.level))]
      } ?? [])
  }

  private func study() throws -> RulesAndFactsStudy {
    RulesAndFactsStudy(
      try RuleInstance(dimension: dimension, points: points, facts: facts, seed: seed),
      linear: linear, kernels: kernel, lambdas: lambda, trials: trials,
      confidence: Confidence(confidence.level))
  }
}
