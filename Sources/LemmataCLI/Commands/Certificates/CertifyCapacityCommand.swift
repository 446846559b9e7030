import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify capacity`: both ends of the capacity of a channel.
struct CertifyCapacityCommand: CertifyingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "capacity",
    abstract: "Certifies both ends of the capacity of a channel.",
    discussion: """
      A law on the inputs proves the lower end, its mutual information, and a law on the outputs the upper one, the greatest \
      divergence of a row from it. Both are rounded outward to --digits decimals. The channel is a file or a name as for \
      'lemmata capacity'.
      """)

  @Argument(
    help: ArgumentHelp(
      "The file or name of the channel; - reads JSON from standard input.", valueName: "channel"))
  var channel: String

  @OptionGroup var work: WorkOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    let (channel, _) = try ChannelArgument(self.channel).channel()
    let width = Rational(1, Integer(10).power(certificate.digits))
    return [
      try CertificateClaim.capacity(
        channel.capacity(width: width, limits: work.limits, monitor: Progress.monitor),
        digits: certificate.digits)
    ]
  }
}
