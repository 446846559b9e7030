import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify contraction`: the contraction coefficients of a channel.
struct CertifyContractionCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "contraction",
    abstract: "Certifies the contraction coefficients of a channel.",
    discussion: """
      Dobrushin's and Doeblin's coefficients, both sides of the KL coefficient over all inputs, and with an input law both \
      sides of chi-square's and of the KL coefficient. With more than two inputs the upper bound of that has a letter for each \
      cell of a divided simplex, at most 2^24 divided by the numbers of inputs and of letters of the smaller side, of which there \
      are at most 11. Where these do not show the bound, one is claimed that exceeds it by a power of ten, or none; standard \
      error says so. The channel is a file or a name as for 'lemmata contraction'.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; - reads JSON from standard input.", valueName: "channel"))
  var channel: String

  @OptionGroup var fixedInput: FixedInputOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    let (channel, fileInput) = try ChannelArgument(self.channel).channel()
    guard let input = try fixedInput.law(for: channel) ?? fileInput else {
      return try CertificateClaim.contraction(of: channel, digits: certificate.digits)
    }
    return try CertificateClaim.fixedInput(
      channel, input, within: fixedInput.goal, digits: certificate.digits)
  }
}
