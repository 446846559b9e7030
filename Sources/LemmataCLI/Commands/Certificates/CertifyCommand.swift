import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata certify`: writes the claims of a command as a file that others check.
struct CertifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "certify",
    abstract: "Writes the claims of a command as a certificate that others check.",
    discussion: """
      A certificate is a list of claims, each with its evidence. 'lemmata check-certificate' checks it by code of its \
      own, Certificates/check.py by Python's standard library alone, and 'lemmata export coq' makes a file of Coq of \
      it. What cannot be certified is refused, never weakened in silence; --kinds lists what can be and what cannot.
      """,
    subcommands: [
      CertifyFormCommand.self, CertifyInformationCommand.self, CertifyDivergenceCommand.self,
      CertifyContractionCommand.self, CertifyCapacityCommand.self, CertifyGameCommand.self,
      CertifyOptimumCommand.self, CertifyRateCommand.self, CertifyAuditCommand.self,
      CertifyVerifyCommand.self,
    ])

  @Flag(help: "List the kinds of claims, and which numbers have none and why.")
  var kinds = false

  func run() throws {
    // Not in `validate`, which the parser calls for subcommands too.
    if !kinds { throw ValidationError("expected a subcommand, or --kinds") }
    try StandardOutput.write(CertifyCommand.kindList)
  }

  private static var kindList: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    var lines = ["Kinds of claims:"]
    lines += CertificateKind.allCases.map { "  \(padded($0.rawValue, 18))\($0.meaning)" }
    lines += ["", "Numbers of the command line that have no claim:"]
    lines += UncertifiedNumber.all.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// A command that writes a certificate.
protocol CertifyingCommand: ParsableCommand {
  var certificate: CertificateOptions { get }

  /// The claims, all of which the checker has accepted.
  func claims() throws -> [CertificateClaim]
}

extension CertifyingCommand {
  func run() throws { try certificate.write { try claims() } }
}

/// How many decimals are certified, and where the certificate goes.
struct CertificateOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The number of decimals after the point that are certified, from 1 to 1000.",
      valueName: "n"),
    transform: CertificateOptions.parseDigits)
  var digits = 12

  @OptionGroup var destination: FileDestination

  private static func parseDigits(_ text: String) throws -> Int {
    guard let digits = Int(text), (1...1000).contains(digits) else {
      throw UsageError("expected a number of digits from 1 to 1000")
    }
    return digits
  }

  /// Writes the claims that `body` returns; whether that is possible is checked first.
  func write(_ body: () throws -> [CertificateClaim]) throws {
    try destination.write { _ in Certificate(try body()).announced() }
  }
}

extension Certificate {
  /// The bytes of the file; says on standard error which claims are weaker than what is known, and by how much.
  func announced() -> [UInt8] {
    for reservation in reservations { ProcessEnd.printError(reservation) }
    return Array(text.utf8)
  }
}
