import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata data-diet`: which examples to drop before training.
struct DataDietCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data-diet",
    abstract: "Computes the EL2N score of an example, and what dropping the hardest examples does.",
    subcommands: [DataDietOffsetCommand.self, DataDietScoreCommand.self])
}

/// `lemmata data-diet offset`.
struct DataDietOffsetCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "offset",
    abstract:
      "Computes the clean error where the t highest scores are dropped, for every t, exactly.",
    discussion: """
      n examples are spread over N clusters, each label is flipped with probability eta, and a flipped example outranks every clean one. A \
      cluster is predicted by a random kept label of it. The best t may lie between 0 and n, and without noise it is 0. The flips are independent \
      here; the paper permutes the labels of a random subset, of which some stay right.
      """)

  @Option(
    name: .customShort("N"), parsing: .unconditional, help: "The number of clusters, at least 1.",
    transform: Arguments.integer)
  var clusters: Int

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of examples, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    parsing: .unconditional, help: "The probability that a label is flipped, from 0 to 1/2.",
    transform: Arguments.rational)
  var noise: Rational

  @Option(
    parsing: .unconditional, help: "Drop so many of the lowest scores as well.",
    transform: Arguments.integer)
  var easiest = 0

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try OffsetPruningReport(
      OffsetPruning(clusters: clusters, samples: samples, noise: noise), easiest: easiest
    ).report.asked
  }
}

/// `lemmata data-diet score`.
struct DataDietScoreCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: "Computes the EL2N score of predicted probabilities, and its bounds.",
    discussion: """
      The score is the Euclidean norm of the error p - e_y; with u = 1 - p_y and K classes, u^2 K/(K-1) <= s^2 <= 2 u^2. The score of the \
      paper is its mean over initialisations. It does not order examples as the loss does.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The predicted probabilities, with the sum 1.", valueName: "p1,p2,..."),
    transform: Arguments.rationals)
  var probabilities: [Rational]

  @Option(
    parsing: .unconditional, help: "The right class, from 1.", transform: Arguments.integer)
  var label: Int

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let (index, overflow) = label.subtractingReportingOverflow(1)
    return try EL2NScore(probabilities: probabilities, label: overflow ? -1 : index).report.asked
  }
}
