import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata tracing`: what learners leave of their samples.
struct TracingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tracing",
    abstract: "Computes how well the samples of a learner are traced, and what that forces.",
    discussion: """
      A tracer flags a point if a score of the learner's output and the point is at least a threshold. Its soundness xi is \
      the probability that a fresh point is flagged, its recall m the expected number of samples that are.
      """,
    subcommands: [
      TracingMeanCommand.self, TracingLearnerCommand.self, TracingBoundCommand.self,
      TracingSumCommand.self,
    ])
}

/// What privacy a tracing is compared with.
struct TracingPrivacyOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "Claim that the learner is (epsilon, delta)-private under replacing one sample.",
    transform: Arguments.rational)
  var epsilon: Rational?

  @Option(
    parsing: .unconditional, help: "The delta of the privacy, in [0, 1] (default: 0).",
    transform: Arguments.rational)
  var delta: Rational?

  func privacy() throws -> TracingReport.Privacy? {
    if epsilon == nil && delta == nil { return nil }
    return try TracingReport.Privacy(epsilon: epsilon, delta: delta ?? 0)
  }
}

/// `lemmata tracing mean`.
struct TracingMeanCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean",
    abstract: "Traces the samples of a released mean, exactly.",
    discussion: """
      n samples are uniform on {-1,1}^d; their mean x is released, and a point z is flagged if n <x,z> is at least the \
      threshold, an integer of the parity of d n. Soundness and recall are binomial tails, exact for d n up to 10^5.

      They bound the conditional mutual information of every learner that is traced so well, and exclude every \
      epsilon below ln((m/n - delta)/xi). With --epsilon the privacy is a claim: the exit code is 1 if it is refuted, and 0 if it \
      is not, which is not to say that it holds.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: .customShort("d"), parsing: .unconditional, help: "The number of coordinates.",
    transform: Arguments.integer)
  var dimension: Int

  @Option(
    parsing: .unconditional, help: "The least score that is flagged.", transform: Arguments.integer)
  var threshold: Int?

  @Option(
    parsing: .unconditional,
    help: "Take the least threshold with at most this soundness, in [0, 1].",
    transform: Arguments.rational)
  var soundness: Rational?

  @OptionGroup var privacy: TracingPrivacyOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try TracingReport(tracing(), privacy: privacy.privacy()).report
  }

  private func tracing() throws -> MeanTracing {
    switch (threshold, soundness) {
    case (let threshold?, nil):
      return try MeanTracing(samples: samples, dimension: dimension, threshold: threshold)
    case (nil, let soundness?):
      return try MeanTracing(samples: samples, dimension: dimension, soundness: soundness)
    default: throw UsageError("expected either --threshold or --soundness")
    }
  }
}

/// `lemmata tracing bound`.
struct TracingBoundCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bound",
    abstract: "Says what a tracer's soundness and recall force on any learner.",
    discussion: """
      The bound on the conditional mutual information is void if the recall is below n times the soundness. With --epsilon the \
      exit code is 1 if the privacy is refuted, and 0 if it is not, which is not to say that it holds.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    parsing: .unconditional, help: "The probability that a fresh point is flagged.",
    transform: Arguments.rational)
  var soundness: Rational

  @Option(
    parsing: .unconditional, help: "The expected number of samples that are flagged.",
    transform: Arguments.rational)
  var recall: Rational

  @OptionGroup var privacy: TracingPrivacyOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let bound = try TracingBound(samples: samples, soundness: soundness, recall: recall)
    return try TracingReport(bound, privacy: privacy.privacy()).report
  }
}

/// `lemmata tracing learner`.
struct TracingLearnerCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "learner",
    abstract: "Computes the excess risk of a learner of signs, and its tracing score.",
    discussion: """
      In each coordinate the mean p has the density proportional to (1-p^2)^(beta-1) on [-1,1], and the learner makes f in \
      [-1,1] of n signs of mean p. A table file is {"values": ["1", "-1/2", ...]}: 2^n values, one for each sample, \
      in the order of the index whose bit i is 1 where sign i+1 is +1.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A file with the learner's values; - is standard input.", valueName: "file"))
  var table: String?

  @Option(parsing: .unconditional, help: "A learner by name: majority or mean.")
  var learner: String?

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    parsing: .unconditional, help: "The parameter of the prior, an integer of at least 1.",
    transform: Arguments.rational)
  var beta: Rational

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let prior = try SymmetricBetaPrior(beta: beta)
    return try LearnerTracingReport(coordinateLearner(), prior: prior).report
  }

  private func coordinateLearner() throws -> CoordinateLearner {
    switch (table, learner) {
    case (let path?, nil):
      return try InputFile.parse(path) {
        try CoordinateLearner(tableFile: $0, samples: samples, name: "table:\(path)")
      }
    case (nil, "majority"): return try .majority(samples: samples)
    case (nil, "mean"): return try .mean(samples: samples)
    case (nil, let name?):
      throw UsageError("\"\(name)\" is not a learner; expected majority, mean or --table FILE")
    default: throw UsageError("expected either --table or --learner")
    }
  }
}

/// `lemmata tracing sum`.
struct TracingSumCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "sum",
    abstract: "Computes the conditional mutual information of a sum, exactly.",
    discussion: """
      Of each of n pairs of uniform points of {0,1}^d a fair coin chooses one; A is the sum of the chosen. I(A;S|Z~) is \
      computed from all differences of the pairs and all coins.
      """)

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of samples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: .customShort("d"), parsing: .unconditional, help: "The number of coordinates.",
    transform: Arguments.integer)
  var dimension: Int

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try SumInformation(samples: samples, dimension: dimension).report
  }
}
