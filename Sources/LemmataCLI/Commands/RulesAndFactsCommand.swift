import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata rules-and-facts`: what a rule leaves for facts.
struct RulesAndFactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules-and-facts",
    abstract: "Computes how much room for facts, exceptions by heart, a rule leaves.",
    subcommands: [
      RulesAndFactsCountCommand.self, RulesAndFactsRidgeCommand.self,
      RulesAndFactsIsingCommand.self,
    ])
}

/// `lemmata rules-and-facts count`.
struct RulesAndFactsCountCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "count",
    abstract: "Counts dichotomies by half-spaces, and facts that fit beside a rule.",
    discussion: """
      Of P points in general position in N dimensions all but F have labels by a half-space through the origin, the others, the facts, fair labels. If the rule's labels are uniform \
      among the C(P-F,N) possible ones, all are fitted with probability C(P,N)/(2^F C(P-F,N)), whatever the points. Beside an isotropic teacher the probability is greater; it is exact for N = 2, \
      and with --trials an interval for N = 2, 3 and 4.

      A file with --points is {"points": [["1", "0"], ["1", "1"], ...]}, the facts last; then P and N are those of the file, and its dichotomies are listed one by one.
      """)

  @Option(
    name: .customShort("P"), parsing: .unconditional,
    help: "The number of points, facts included, at least 1.", transform: Arguments.integer)
  var pointCount: Int?

  @Option(
    name: .customShort("N"), parsing: .unconditional,
    help: "The number of coordinates, at least 1.", transform: Arguments.integer)
  var dimension: Int?

  @Option(
    name: .customShort("F"), parsing: .unconditional, help: "The number of facts, at most P.",
    transform: Arguments.integer)
  var facts = 0

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A file of points; - is standard input.", valueName: "file"))
  var points: String?

  @Option(
    parsing: .unconditional, help: "Draw points, teacher and labels so many times.",
    transform: Arguments.integer)
  var trials: Int?

  @OptionGroup var randomness: TableRandomnessOptions

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let configuration = try points.map { file in
      if pointCount != nil || dimension != nil {
        throw UsageError("--points has P and N; expected neither -P nor -N")
      }
      return try InputFile.parse(file) { try PointConfiguration(parsing: $0) }
    }
    guard let p = configuration?.points.count ?? pointCount,
      let n = configuration?.dimension ?? dimension
    else { throw UsageError("expected -P and -N, or --points") }
    let count = try DichotomyCount(points: p, dimension: n, facts: facts)
    return DichotomyReport(
      count, sampled: try trials.map { try sampled(count, $0) }, configuration: configuration,
      file: points
    ).report
  }

  private func sampled(_ count: DichotomyCount, _ trials: Int) throws -> DichotomyReport.Sampled {
    if trials < 1 { throw UsageError("--trials is \(trials); expected at least 1") }
    let sampling = try TeacherSampling(count, seed: randomness.seed)
    return DichotomyReport.Sampled(
      count: try sampling.run(
        trials: 0..<trials, threads: randomness.threads, monitor: Progress.monitor),
      seed: randomness.seed, confidence: Confidence(confidence.level))
  }
}

/// `lemmata rules-and-facts ridge`.
struct RulesAndFactsRidgeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "ridge",
    abstract: "Solves kernel ridge regression on a rule with exceptions, exactly.",
    discussion: """
      P points of {-1,1}^N, N odd, have the label sign(sum x), of the last F of them flipped. The kernel is (mu1^2/N) X X' + mu*^2, a linear part beside a private feature of each \
      sample; predictions at fresh points depend on lambda + mu*^2 alone, what is fitted at the samples on lambda as well. The rule is tested at all 2^N points for N up to 19, and with \
      --trials at points that are drawn. 'lemmata table rules-and-facts' shows the plane.
      """)

  @OptionGroup var samples: RuleInstanceOptions

  @Option(
    parsing: .unconditional,
    help: "The strength mu*^2 of the private features, at least 0.", transform: Arguments.rational)
  var kernel: Rational

  @Option(
    parsing: .unconditional, help: "The regularisation, at least 0.", transform: Arguments.rational)
  var lambda: Rational

  @Option(
    parsing: .unconditional, help: "Test at so many points that are drawn, instead of all.",
    transform: Arguments.integer)
  var trials: Int?

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try RuleRidgeReport(
      samples.instance(), linear: samples.linear, kernel: kernel, lambda: lambda, trials: trials,
      confidence: Confidence(confidence.level), monitor: Progress.monitor
    ).report
  }
}

/// The samples of a rule with exceptions.
struct RuleInstanceOptions: ParsableArguments {
  @Option(
    name: .customShort("N"), parsing: .unconditional,
    help: "The number of coordinates, odd.", transform: Arguments.integer)
  var dimension: Int

  @Option(
    name: .customShort("P"), parsing: .unconditional,
    help: "The number of samples, facts included.", transform: Arguments.integer)
  var points: Int

  @Option(
    name: .customShort("F"), parsing: .unconditional, help: "The number of facts.",
    transform: Arguments.integer)
  var facts: Int

  @Option(
    parsing: .unconditional, help: "The seed of the samples, from 0 to 2^64 - 1.",
    transform: Arguments.seed)
  var seed: UInt64 = 1

  @Option(
    parsing: .unconditional, help: "The strength mu1^2 of the linear part, above 0.",
    transform: Arguments.rational)
  var linear = Rational(1)

  func instance() throws -> RuleInstance {
    try RuleInstance(dimension: dimension, points: points, facts: facts, seed: seed)
  }
}

/// `lemmata rules-and-facts ising`.
struct RulesAndFactsIsingCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "ising",
    abstract: "Computes what Ising perceptrons know of a rule, and the facts that fit beside it.",
    discussion: """
      Teacher and students have weights in {-1,1}^N, N odd; R uniform points have the teacher's labels, F more fair ones. The expected number of students that fit all is exact for N up to \
      201. For N up to 7 and few points so are the probability u that the students that fit the rule's points disagree at a fresh point, that one fact is fitted, 1/2 + u/2, and that all are. With --seed all \
      students are gone through for one draw of points and labels, N up to 19.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of weights, odd.",
    transform: Arguments.integer)
  var dimension: Int

  @Option(
    name: .customShort("R"), parsing: .unconditional,
    help: "The number of points with the teacher's labels.", transform: Arguments.integer)
  var rulePoints: Int

  @Option(
    name: .customShort("F"), parsing: .unconditional, help: "The number of facts.",
    transform: Arguments.integer)
  var facts = 1

  @Option(
    parsing: .unconditional, help: "The seed of one draw, from 0 to 2^64 - 1 (default: no draw).",
    transform: Arguments.seed)
  var seed: UInt64?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try IsingReport(
      IsingPerceptron(dimension: dimension, rulePoints: rulePoints, facts: facts), seed: seed
    ).report
  }
}
