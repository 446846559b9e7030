import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata check-certificate`: checks a certificate by code of its own.
struct CheckCertificateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check-certificate",
    abstract: "Checks a certificate, claim by claim.",
    discussion: """
      The checker shares no code with what computes and writes claims, but integers, rationals and JSON. A claim that is \
      rejected does not stop it. A file of 'lemmata rate --certificate' is recognised and checked as one claim. Exit codes: 0 all claims are accepted, 1 one is rejected, 2 not a certificate.
      """)

  @Argument(help: "The certificate; - is standard input.")
  var file: String

  /// How the verdicts are written.
  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(help: "The format of the output.")
  var format: Format = .text

  @OptionGroup var destination: FileDestination

  func run() throws {
    var isAccepted = false
    try destination.write { _ in
      let text: String
      (text, isAccepted) = try InputFile.parse(file, verdict)
      return Array(text.utf8)
    }
    if let verdict = UnfavourableVerdict(Verdict(isAccepted)) { throw verdict }
  }

  private func verdict(on bytes: [UInt8]) throws -> (text: String, isAccepted: Bool) {
    if RateCertificate.isNamed(in: bytes) {
      let check = RateCheck(try RateCertificate(parsing: bytes), name: file)
      let text =
        format == .text
        ? CheckCertificateCommand.text(check)
        : CheckCertificateCommand.json(check).serialized() + "\n"
      return (text, check.rejection == nil)
    }
    let certificate = try CertificateFile(bytes)
    let check = certificate.check()
    let text =
      format == .text
      ? CheckCertificateCommand.text(check, of: certificate)
      : CheckCertificateCommand.json(check).serialized() + "\n"
    return (text, check.isAccepted)
  }

  // MARK: Certificates of rates

  private static func text(_ check: RateCheck) -> String {
    let name = "rate certificate of \(check.certificate.problem)"
    if let rejection = check.rejection { return "\(name): rejected: \(rejection)\n" }
    let interval = check.certificate.interval()
    return "\(name): accepted\n  R is in \(interval) bits\n"
  }

  private static func json(_ check: RateCheck) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("line", 1), ("kind", .string(RateCertificate.format)),
      ("verdict", .string(check.rejection == nil ? "accepted" : "rejected")),
    ]
    if let rejection = check.rejection {
      members.append(("reason", .string(rejection.description)))
    }
    return [
      "claims": [.object(JSONObject(members))], "accepted": .bool(check.rejection == nil),
    ]
  }

  // MARK: Certificates of claims

  /// A line for each claim; after a lemma's case its sides, after a form its inequality of integers, where it is short.
  private static func text(_ check: CertificateCheck, of file: CertificateFile) -> String {
    let lines = file.onAllCores { range in
      range.map { text(check.claims[$0], line: file.claims[$0]) }
    }
    let accepted = check.claims.filter { $0.rejection == nil }.count
    let summary = "\(accepted) of \(check.claims.count) claims accepted"
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private static func text(_ claim: ClaimCheck, line: ArraySlice<UInt8>) -> String {
    guard claim.rejection == nil, claim.kind == "form",
      let inequality = IntegerInequality(claim: line),
      let digits = inequality.digitCount(atMost: 1000)
    else { return "\(claim)" }
    return "\(claim)\n  that is, \(inequality), of \(digits) digits"
  }

  private static func json(_ check: CertificateCheck) -> JSONValue {
    let claims = check.claims.map { (claim: ClaimCheck) -> JSONValue in
      var members: [(String, JSONValue)] = [
        ("line", .init(claim.line)), ("kind", claim.kind.map { .string($0) } ?? .null),
        ("verdict", .string(claim.rejection == nil ? "accepted" : "rejected")),
      ]
      if let statement = claim.statement { members.append(("statement", .string(statement))) }
      if let rejection = claim.rejection {
        members.append(("reason", .string(rejection.description)))
      }
      return .object(JSONObject(members))
    }
    return ["claims": .array(claims), "accepted": .bool(check.isAccepted)]
  }
}

/// `lemmata export`: a certificate for other programs.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Writes a certificate for another program.",
    subcommands: [ExportCoqCommand.self])
}

/// `lemmata export coq`: a certificate as a file of Coq.
struct ExportCoqCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coq",
    abstract: "Writes the claims of a certificate as theorems of Coq.",
    discussion: """
      The file compiles with 'coqc -Q Certificates/Coq Lemmata FILE'. Claims of kinds for which the library has no theorem \
      are refused, unless --available is given: then they are named in the file and on standard error.
      """)

  @Argument(help: "The certificate; - is standard input.")
  var file: String

  @Flag(help: "Leave out claims for which there is no theorem.")
  var available = false

  @OptionGroup var destination: FileDestination

  func run() throws {
    try destination.write { _ in
      let export = try InputFile.parse(file) { try CoqExport(of: $0) }
      if !export.leftOut.isEmpty {
        let list = export.leftOut.map(\.description).joined(separator: "; ")
        guard available else {
          throw UsageError("not exported: \(list); --available leaves it out")
        }
        ProcessEnd.printError("not exported: \(list)")
      }
      return Array(export.text.utf8)
    }
  }
}
