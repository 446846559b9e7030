import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata capacity`: the capacity of a channel, with a certificate.
struct CapacityCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Computes the capacity of a channel, with two laws that prove it.",
    discussion: """
      The greatest mutual information between input and output. It is exact where the best law of the \
      output is found to be rational, as for symmetric channels; otherwise it is enclosed between I(p,W) \
      and the greatest D(W_x||r), for a law p on the inputs and a law r on the outputs that are both \
      shown.

      The channel is a file, as for lemmata contraction, or one of the names
      \(Channel.names.map { "  \($0.name)  \($0.meaning)" }.joined(separator: "\n"))
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; - reads JSON from standard input.", valueName: "channel"))
  var channel: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The width of the enclosure in bits (default: 1e-12).", valueName: "w"),
    transform: CapacityCommand.parseWidth)
  var width: Rational?

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  private static func parseWidth(_ text: String) throws -> Rational {
    let width = try Arguments.rational(text)
    if width.signum() <= 0 { throw CapacityCertificateError.widthIsNotPositive(width) }
    return width
  }

  func report() throws -> Report {
    let (channel, _) = try ChannelArgument(self.channel).channel(inputFile)
    let name = self.channel == "-" ? "on standard input" : self.channel
    let report = try channel.capacityReport(
      name: name, width: width ?? Rational(1, 1_000_000_000_000), limits: work.limits,
      monitor: Progress.monitor
    ).report
    return inputFile.noted(report)
  }
}
