import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata membership`: who was in a sample.
struct MembershipCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "membership",
    abstract: "Says how well membership in a sample is told by its mean, or by ridge regression.",
    subcommands: [MembershipMeanCommand.self, MembershipRidgeCommand.self])
}

/// `lemmata membership mean`: a statistic of the published mean.
struct MembershipMeanCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "mean",
    abstract: "Computes the exact laws of a membership statistic of a published mean.",
    discussion: """
      The statistics, large for members, with the mean xbar of n points of {0,1}^d with bias p, and a point y:
      \(MembershipStatistic.allCases.map { "  \($0)\(String(repeating: " ", count: 11 - $0.rawValue.count))\($0.formula)" }
        .joined(separator: "\n"))

      The first three have the same difference of means under IN and OUT and differ in spread and shape; no test exceeds \
      the ratio. The reference z is a point that is not in the sample.

      A ratio of too many values (n = 10 and d = 200 have 548,147,301) has its logarithm rounded: its tests are exact, and the \
      greatest advantage is enclosed.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The probability p of a one, or uniform: unknown and uniform on [0, 1] in each coordinate (default: 1/2, for reference uniform).",
      valueName: "p"),
    transform: MembershipMeanCommand.parseBias)
  var bias: MembershipBias?

  @Option(
    name: .customShort("n"), parsing: .unconditional, help: "The number of points, at least 1.",
    transform: Arguments.integer)
  var samples: Int

  @Option(
    name: [.customLong("dimension"), .customShort("d")], parsing: .unconditional,
    help: "The number of coordinates, at least 1.", transform: Arguments.integer)
  var dimension: Int

  @Option(help: "The statistic.")
  var statistic = MembershipStatistic.ratio

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  private static func parseBias(_ text: String) throws -> MembershipBias {
    text == "uniform" ? .uniform : .known(try Arguments.rational(text))
  }

  func report() throws -> Report {
    let usual: MembershipBias = statistic == .reference ? .uniform : .known(Rational(1, 2))
    return try MeanMembership(samples: samples, dimension: dimension, bias: bias ?? usual)
      .report(of: statistic, limits: work.limits).report.asked
  }
}

extension MembershipStatistic: ExpressibleByArgument {}

/// `lemmata membership ridge`: the leverages of ridge regression.
struct MembershipRidgeCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "ridge",
    abstract: "Computes the leverages and leave-one-out residuals of ridge regression, exactly.",
    discussion: """
      The file is {"X": [["1", "0"], ["1", "1"]], "y": ["0", "1"]}: the rows of X and a label for each. H = X (X'X + \
      lambda)^-1 X'; y - yhat = (1 - H_ii)(y - yhat without the row), and for noise of variance v a fresh label is fitted \
      worse than the training label by 2 v H_ii, in squares.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    parsing: .unconditional, help: "The regularisation, at least 0.", transform: Arguments.rational)
  var lambda: Rational

  @Option(
    parsing: .unconditional, help: "The variance v of the noise of the labels, if it is known.",
    transform: Arguments.rational)
  var noise: Rational?

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    if let noise, noise.isNegative {
      throw UsageError("--noise \(noise) is a variance; expected at least 0")
    }
    let ridge = try InputFile.parse(file) { try RidgeMembership(parsing: $0, lambda: lambda) }
    return ridge.report(name: file, noise: noise).asked
  }
}
