import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata contraction`: the contraction coefficients of a channel.
struct ContractionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "Computes the contraction coefficients of a channel and checks their bounds.",
    discussion: """
      Dobrushin's, Doeblin's and the KL coefficient over all inputs are exact, the last where that takes \
      less than some ten seconds, else enclosed. With an input law, so is \
      chi-square's, the squared maximal correlation; the KL coefficient is exact where it is known, else \
      enclosed, with a law that attains the lower end.

      The channel is a file, {"channel": [["3/4", "1/4"], ["1/4", "3/4"]]} with rows for inputs and an \
      optional "input": [...], or a .csv file with the rows; or one of the names
      \(Channel.names.map { "  \($0.name)  \($0.meaning)" }.joined(separator: "\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; - reads JSON from standard input.", valueName: "channel"))
  var channel: String

  @OptionGroup var fixedInput: FixedInputOptions

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let (channel, fileInput) = try ChannelArgument(self.channel).channel(inputFile)
    let input = try fixedInput.law(for: channel) ?? fileInput
    if input == nil, let option = fixedInput.givenWidth {
      throw UsageError(
        "\(option) is for the KL coefficient of an input law; expected --input or a file with one")
    }
    try channel.checkPairContraction(
      monitor: Progress.monitor, polynomialsUpTo: Channel.greatestReportedWork)
    let name = self.channel == "-" ? "on standard input" : self.channel
    let report = try channel.contractionReport(
      name: name, input: input, within: fixedInput.goal
    ).report
    return inputFile.noted(report)
  }
}

/// The law on the inputs, and how closely what depends on it is enclosed.
struct FixedInputOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The law on the inputs: uniform, or their probabilities in order.", valueName: "p1,p2,..."))
  var input: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of the enclosure of the KL coefficient for the input law (default: 1e-6).",
      valueName: "w"),
    transform: FixedInputOptions.parseWidth)
  var width: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The same as a multiple of the coefficient, instead of --width.", valueName: "w"),
    transform: FixedInputOptions.parseWidth)
  var relative: Rational?

  func validate() throws {
    if width != nil && relative != nil {
      throw ValidationError("--width and --relative are given; expected one of them")
    }
  }

  /// The width wanted.
  var goal: ContractionWidth {
    if let relative { return .relative(relative) }
    return width.map { .absolute($0) } ?? .usual
  }

  /// The option for the width that was given.
  var givenWidth: String? {
    width != nil ? "--width" : relative != nil ? "--relative" : nil
  }

  private static func parseWidth(_ text: String) throws -> Rational {
    let width = try Arguments.rational(text)
    if width.signum() <= 0 { throw ContractionError.widthIsNotPositive(width) }
    return width
  }

  /// The law that was given, if any.
  func law(for channel: Channel) throws -> FiniteLaw<Int>? {
    try input.map { try InputLawArgument($0).law(for: channel) }
  }
}
