import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata sample-learning`: simulates a learner on a learning problem of a large dimension.
struct SampleLearningCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample-learning",
    abstract:
      "Simulates a learning problem and compares the learner's error with its memorization.",
    discussion: """
      In each trial a parameter theta, n samples and the learner's message M of them are drawn, a test point X of \
      the same theta, and a point from the null. A classifier accepts a point that is nearer to E[X|M] than to 0. \
      How often it accepts either is an estimate, with Clopper-Pearson intervals that cover together. It depends on \
      the seed alone, not on the number of threads.

      The accuracy bounds the test information I(M;X) from below by the divergence d2(a||b) of both probabilities of \
      acceptance, and so the memorization I(M;samples|theta) by (1-tau)/rho d2(a||b). That bound is compared with the \
      memorization, which is computed and not estimated.

      Problems: \(LearningProblem.Family.allCases.map(\.rawValue).list("and")); see 'lemmata memorization --help'. \
      Learners: \(SampleLearningCommand.learners(for: .signs)), \(SampleLearningCommand.learners(for: .normals)), \
      all on the first m of the d coordinates. 'lemmata table learning' \
      shows several numbers of samples.

      The exit code is 3 where an estimate contradicts a claim, which happens by chance with at most the probability \
      that the confidence leaves.
      """)

  @OptionGroup var problem: LearningProblemOptions

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of coordinates.", transform: Arguments.integer)
  var dimension: Int

  @Option(parsing: .unconditional, help: "What the learner keeps of its samples.")
  var learner: String

  @Option(
    parsing: .unconditional, help: "The number of trials.", transform: Arguments.integer)
  var trials: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Go on until the interval of the error is no wider than this.", valueName: "width"),
    transform: Arguments.rational)
  var until: Rational?

  @OptionGroup var randomness: RandomnessOptions

  @OptionGroup var confidence: ConfidenceOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws { _ = try Arguments.goal(trials: trials, until: until) }

  /// The learners that are simulated on one sort of data, and for which problems.
  private static func learners(for data: Learner.Data) -> String {
    let names = Learner.names(for: data, isSimulated: true).map(\.description)
    return "\(names.list("and")) for \(LearningProblemOptions.names(of: data))"
  }

  func report() throws -> Report {
    let sampling = try LearningSampling(
      problem.problem(samples: samples), learner: LearnerArgument(learner).learner(),
      dimension: dimension, seed: randomness.seed)
    let rounds = try LearningRounds(
      sampling, goal: try Arguments.goal(trials: trials, until: until),
      confidence: confidence.level)
    try work.limits.check(rounds.estimate)
    var counts = ClassifierCounts.zero
    Interruption.say(message: "Interrupted before anything was counted.")
    while let trials = rounds.next(after: counts) {
      counts =
        try counts
        + sampling.run(trials: trials, threads: randomness.threads, monitor: Progress.monitor)
      let soFar = counts.estimate(rounds.confidence(after: counts)).error
      Interruption.say(
        message:
          "Interrupted after \(counts.trials) trials: the balanced error is in \(soFar), with confidence "
          + "\(confidence.level).")
    }
    Interruption.sayNothing()
    return try sampling.report(counts, rounds.confidence(after: counts)).report
  }
}
