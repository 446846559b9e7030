import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify rate`: both bounds of what success in the game costs.
struct CertifyRateCommand: CertifyingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Certifies what success in the Alice-Bob game costs, from both sides.",
    discussion: """
      The arguments are those of 'lemmata rate'. The checkers look at every rule and all examples, k^(2^d) 2^(kd) pairs, of \
      which at most 2^22 are allowed, 2^24 for the greatest success; beyond that 'lemmata rate --certificate' writes a \
      certificate of its own format, which 'lemmata check-certificate' checks as well.
      """)

  @Option(
    name: .customShort("k"), parsing: .unconditional, help: "The number of strings, at least 2.",
    transform: Arguments.integer)
  var examples: Int

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The number of bits of each string, at least 1.", transform: Arguments.integer)
  var dimension: Int

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The correlation of a bit and its noisy copy, on which the cost of the greatest success does not depend (default: 1/2).",
      valueName: "rho"),
    transform: Arguments.rational)
  var rho: Rational?

  @Option(
    parsing: .unconditional, help: RateTargetOption.help, transform: RateTargetOption.target)
  var success = RateTarget.optimum

  @OptionGroup var work: WorkOptions

  @OptionGroup var certificate: CertificateOptions

  func claims() throws -> [CertificateClaim] {
    let game = try Game(
      examples: examples, dimension: dimension, correlation: rho ?? Rational(1, 2))
    let rate = try Rate.certificate(
      for: success, in: game, limits: work.limits, monitor: Progress.monitor)
    return try CertificateClaim.rate(
      rate, delta: (1 - game.correlation) / 2, digits: certificate.digits)
  }
}
