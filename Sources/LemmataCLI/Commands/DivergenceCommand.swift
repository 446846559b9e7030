import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata divergence`: the divergences of two laws.
struct DivergenceCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "divergence",
    abstract: "Computes the divergences of one law from another, exactly.",
    discussion: """
      The Kullback-Leibler, chi-square and hockey-stick divergences and the total variation, and a Renyi \
      divergence of any rational order. What is infinite is called so.

      A law is a list of probabilities, 1/2,1/2, or uniform beside one; a .csv file with one row or one \
      column; or a file as for lemmata information, whose outcomes are matched by their names. The options for files are for \
      those of P and Q.
      """)

  @Argument(help: ArgumentHelp("The law P.", valueName: "p"))
  var first: String

  @Argument(help: ArgumentHelp("The law Q.", valueName: "q"))
  var second: String

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The order of a Renyi divergence: a number that is at least 0, or infinity.", valueName: "a"),
    transform: { try RenyiOrder(parsing: $0) })
  var order: RenyiOrder?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Where the hockey-stick divergence is evaluated besides its vertices.",
      valueName: "g1,g2,..."),
    transform: Arguments.rationals)
  var gamma: [Rational]?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A channel, by file or name: also the divergences of the laws of its output, and the contraction of the hockey-stick "
        + "divergence.", valueName: "channel"))
  var channel: String?

  @OptionGroup var inputFile: InputFileOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let laws = try LawPair(first, second, inputFile)
    guard let channel else {
      return inputFile.noted(try laws.report(order: order, gammas: gamma ?? []))
    }
    return inputFile.noted(
      try laws.report(
        through: ChannelArgument(channel).channel().channel, channelName: channel, order: order,
        gammas: gamma))
  }
}
