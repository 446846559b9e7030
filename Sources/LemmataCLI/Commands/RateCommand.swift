import ArgumentParser
import Lemmata

/// `lemmata rate`: the least information with which a success can be had.
struct RateCommand: ReportingCommand, ForcibleCommand {
  static let configuration = CommandConfiguration(
    commandName: "rate",
    abstract: "Computes what success in the Alice-Bob game costs, with a certificate.",
    discussion: """
      With --rho and --success: R(alpha), the least information I(X;M) with which Bob says whose noisy copy he got with a \
      probability of at least alpha: a number, a part of the greatest success such as 9/10*OPT, or optimum. Without --success: R_OPT(k,d), the least information I(X;M) with which Bob always answers a string nearest \
      to his; it does not depend on the correlation between 0 and 1. The result is an interval that a certificate of rational \
      numbers and logarithms proves from both sides. --certificate writes it to a file, and --check checks such a file \
      anew, by a program that shares nothing with the search; its exit code is 1 when the file proves nothing.
      """)

  @Option(
    name: .customShort("k"), parsing: .unconditional, help: "The number of strings, at least 1.",
    transform: Arguments.integer)
  var examples: Int?

  @Option(
    name: .customShort("d"), parsing: .unconditional,
    help: "The number of bits of each string, at least 0.", transform: Arguments.integer)
  var dimension: Int?

  @Option(
    parsing: .unconditional,
    help: "The correlation of a bit and its noisy copy, for the bounds that depend on it.",
    transform: Arguments.rational)
  var rho: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The success that is paid for: a number, a part such as 9/10*OPT, or optimum.",
      valueName: "alpha"),
    transform: { try RateTarget(parsing: $0) })
  var success: RateTarget?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The greatest width of the interval in bits (default: 1e-10, or 1e-9 below the optimum).",
      valueName: "width"),
    transform: Arguments.rational)
  var width: Rational?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the certificate to a file as well.", valueName: "file"))
  var certificate: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Check the certificate in a file, and nothing else.", valueName: "file"))
  var check: String?

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if check != nil {
      if examples != nil || dimension != nil || rho != nil || success != nil || width != nil
        || certificate != nil
      {
        throw ValidationError(
          "--check takes no other option of the game: the file says which it is")
      }
    } else if examples == nil || dimension == nil {
      throw ValidationError("expected -k and -d, or --check with a file")
    } else if success != nil && rho == nil {
      throw ValidationError("--success is that of a game; expected --rho as well")
    }
  }

  func report() throws -> Report {
    if let check {
      let certificate = try InputFile.parse(check) { try RateCertificate(parsing: $0) }
      return RateCheck(certificate, name: check).report
    }
    let file = try certificate.map { try OutputFile($0) }
    let rate = try rate(examples ?? 1, dimension ?? 0)
    if let file {
      guard let certificate = rate.certificate else {
        throw UsageError("the value is 0 by itself; expected a game that needs a certificate")
      }
      try file.write(Array((certificate.json.serialized() + "\n").utf8))
    }
    return rate.report
  }

  private func rate(_ k: Int, _ d: Int) throws -> RateReport {
    if let success, let rho {
      return try RateReport.rate(
        for: success, in: Game(examples: k, dimension: d, correlation: rho), width: width,
        limits: work.limits, monitor: Progress.monitor)
    }
    return try RateReport.alwaysNearest(
      examples: k, dimension: d, correlation: rho, width: width ?? AlwaysNearest.standardWidth,
      limits: work.limits, monitor: Progress.monitor)
  }
}
