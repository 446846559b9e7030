import ArgumentParser
import CommandLineSupport
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

      Long work is split over processes or machines: --part i/n searches a share of the trees, --format json --output \
      part-i.json keeps it, and 'lemmata merge part-*.json' makes of all parts what one run makes, byte for byte. See \
      Examples/SplitRate.
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
    parsing: .unconditional, help: RateTargetOption.help, transform: RateTargetOption.target)
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

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Do the i-th of n parts of the work, and write what it found; 'lemmata merge' joins them.",
      valueName: "i/n"),
    transform: WorkShare.init(parsing:))
  var part: WorkShare?

  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      "With --part: the files of all parts of the round before, where 'lemmata merge' asks for another.",
      valueName: "file"))
  var after: [String] = []

  @OptionGroup var work: WorkOptions

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if part == nil && !after.isEmpty {
      throw ValidationError("--after is for a further round of parts; expected --part as well")
    }
    if part != nil && certificate != nil {
      throw ValidationError(
        "a part has no certificate; 'lemmata merge' with --certificate writes that of all parts")
    }
    if check != nil {
      if examples != nil || dimension != nil || rho != nil || success != nil || width != nil
        || certificate != nil || part != nil
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
    let question = RateQuestion(
      examples: examples ?? 1, dimension: dimension ?? 0, correlation: rho, target: success,
      width: width)
    if let part {
      let earlier = try after.map { file in
        try InputFile.parse(file) { try RatePart(JSONValue(parsing: $0)) }
      }
      return try question.part(
        part, after: earlier, limits: work.limits, monitor: Progress.monitor
      ).report
    }
    let file = try certificate.map { try OutputFile($0) }
    let rate = try question.report(limits: work.limits, monitor: Progress.monitor)
    try file?.write(rate)
    return rate.report
  }
}

extension OutputFile {
  /// Writes the certificate of a value.
  ///
  /// - Throws: ``UsageError`` where it has none.
  func write(_ rate: RateReport) throws {
    guard let certificate = rate.certificate else {
      let reason = rate.exact == nil ? "0 by itself" : "exact by a formula"
      throw UsageError("the value is \(reason); expected a game that needs a certificate")
    }
    try write(Array((certificate.json.serialized() + "\n").utf8))
  }
}

/// What `--success` is in the commands that have it, with a default or without.
enum RateTargetOption {
  static let help = ArgumentHelp(
    "The success that is paid for: a number, a part such as 9/10*OPT, or optimum.",
    valueName: "alpha")

  static func target(_ text: String) throws -> RateTarget { try RateTarget(parsing: text) }
}
