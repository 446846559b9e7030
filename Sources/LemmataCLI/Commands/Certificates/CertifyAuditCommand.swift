import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify audit`: the p-values of an audit.
struct CertifyAuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Certifies the p-values of an audit.",
    discussion: """
      With --digits significant decimals. Informations and leakages follow from a p-value by the formulas that \
      'lemmata audit' names; rates and runs have no kind of claim.
      """,
    subcommands: [
      CertifyOneRunCommand.self, CertifyExtractionCommand.self, CertifyBitsCommand.self,
    ])
}

/// `lemmata certify audit one-run`: guesses about canaries of one training run.
struct CertifyOneRunCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "one-run",
    abstract: "Certifies the p-values of an audit of one training run.",
    discussion: """
      At epsilon = 0, and at two factors e^epsilon with --digits decimals, one unit apart, whose p-values are on both sides of \
      1 - confidence: these settle the least epsilon that is not refuted.
      """)

  @OptionGroup var counts: OneRunOptions

  @Option(
    parsing: .unconditional, help: "The confidence of the conclusion, above 0 and below 1.",
    transform: Arguments.rational)
  var confidence = Rational(19, 20)

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    try CertificateClaim.audit(
      try counts.audit(confidence: confidence), digits: certificate.digits)
  }
}

/// `lemmata certify audit extraction`: guesses about uniform secrets.
struct CertifyExtractionCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction", abstract: "Certifies the p-value of guesses about uniform secrets.")

  @OptionGroup var secrets: SecretOptions

  @OptionGroup var counts: GuessCounts

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    try CertificateClaim.audit(
      try counts.audit(of: secrets.secrets, choices: secrets.choices), digits: certificate.digits)
  }
}

/// `lemmata certify audit bits`: guesses about fair bits.
struct CertifyBitsCommand: CertifyingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bits", abstract: "Certifies the p-value of guesses about fair bits.")

  @OptionGroup var bits: FairBitOptions

  @OptionGroup var counts: GuessCounts

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    try CertificateClaim.audit(
      try counts.audit(of: bits.of, choices: 2), digits: certificate.digits)
  }
}
