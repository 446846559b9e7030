import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify divergence`: the Kullback-Leibler divergence of two laws.
struct CertifyDivergenceCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "divergence",
    abstract: "Certifies the Kullback-Leibler divergence of two laws.")

  @Argument(help: ArgumentHelp("The probabilities of the first law.", valueName: "p1,p2,..."))
  var first: String

  @Argument(help: ArgumentHelp("The probabilities of the second law.", valueName: "q1,q2,..."))
  var second: String

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    [
      try CertificateClaim.divergence(
        FiniteLaw(Arguments.rationals(first)), from: FiniteLaw(Arguments.rationals(second)),
        digits: certificate.digits)
    ]
  }
}
