import CertificateChecking
import Foundation
import Testing

/// The two checkers say the same of golden files and of mutants.
@Suite struct VerdictTests {
  @Test func goldensAreAccepted() throws {
    let goldens = try Repository.goldens()
    #expect(goldens.count >= 8)
    for (name, bytes) in goldens {
      let check = try CertificateCheck(of: bytes)
      #expect(check.isAccepted, "\(name): \(check)")
      #expect(!check.claims.isEmpty)
    }
  }

  @Test func bothCheckersPrintTheSameOfGoldens() throws {
    for (name, bytes) in try Repository.goldens() {
      let path = Repository.certificates.appending(path: "Examples/\(name)").path
      guard let output = try Repository.python("check.py", [path]) else { return }
      #expect(
        try String(decoding: output, as: UTF8.self) == "\(CertificateCheck(of: bytes))\n", "\(name)"
      )
    }
  }

  @Test func everyKindHasAGolden() throws {
    var kinds: Set<String> = []
    for (_, bytes) in try Repository.goldens() {
      kinds.formUnion(try CertificateCheck(of: bytes).claims.compactMap(\.kind))
    }
    #expect(
      kinds == [
        "form", "information", "divergence", "dobrushin", "doeblin", "kl-witness",
        "chi-square-upper", "chi-square-lower", "kl-channel-upper", "kl-channel-lower",
        "capacity", "game-chain", "mrs-gerber", "optimum", "verify", "kl-input-upper", "rate-upper",
        "rate-lower", "audit",
      ])
  }

  /// Mutants made by Python, signed anew or with the old digest: claim by claim the same verdict as Python's, and of what is
  /// accepted the same words.
  @Test func bothCheckersSayTheSameOfMutants() throws {
    let multiplier = Int(ProcessInfo.processInfo.environment["LEMMATA_TEST_MULTIPLIER"] ?? "") ?? 1
    let files = try Repository.goldens().map {
      Repository.certificates.appending(path: "Examples/\($0.name)").path
    }
    let count = String(1000 * multiplier)
    guard let mutants = try Repository.python("mutate.py", ["--write", count] + files) else {
      return  // no Python here; Scripts/test says what it leaves out
    }
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).cert")
    try Data(mutants).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    let output = try #require(try Repository.python("check.py", [file.path]))
    let reports = Self.reports(String(decoding: output, as: UTF8.self))
    let claims = try CertificateCheck(of: mutants).claims
    try #require(claims.count == reports.count)
    #expect(claims.contains { $0.rejection == nil && $0.statement != nil })
    let lines = String(decoding: mutants, as: UTF8.self).split(separator: "\n")
    for (claim, report) in zip(claims, reports) {
      let isSame =
        claim.rejection == nil
        ? report == claim.description : report.hasPrefix("line \(claim.line): rejected: ")
      #expect(isSame, "\(claim); Python: \(report): \(lines[claim.line - 1].prefix(400))")
    }
  }

  /// What is printed of each claim: a line, and those after it that are indented.
  private static func reports(_ output: String) -> [String] {
    var reports: [String] = []
    for line in output.split(separator: "\n").dropLast() {
      if line.hasPrefix("  "), let last = reports.popLast() {
        reports.append("\(last)\n\(line)")
      } else {
        reports.append(String(line))
      }
    }
    return reports
  }

  // MARK: Files

  private func reason(_ text: String) -> String? {
    do {
      let check = try CertificateCheck(of: Array(text.utf8))
      return check.claims.compactMap { $0.rejection?.description }.first
    } catch {
      return error.description
    }
  }

  @Test func filesThatAreNoCertificates() throws {
    let header = "{\"lemmata-certificate\":1,\"claims\":1}\n"
    #expect(reason("") == "not a certificate: the last line has no end")
    #expect(
      reason(header)
        == "not a certificate: 1 claims are announced, there are 0")
    let other = "not a certificate: the first line is not the header of a certificate of version 1"
    let changed = [
      "\n", "{}\n", header.replacing(":1,", with: ":2,"), header.replacing("1}", with: "01}"),
    ]
    for text in changed { #expect(reason(text) == other, "\(text)") }
    let empty = "{\"lemmata-certificate\":1,\"claims\":0}\n"
    #expect(try CertificateCheck(of: Array(empty.utf8)).isAccepted)
  }

  @Test func linesThatAreNoClaims() {
    let header = "{\"lemmata-certificate\":1,\"claims\":1}\n"
    #expect(reason(header + "\n")?.hasPrefix("not JSON") == true)
    #expect(reason(header + "[]\n") == "expected an object")
    #expect(reason(header + "{ }\n") == "not written canonically")
    #expect(reason(header + "{\"kind\":\"\\u0061\"}\n") == "a byte that may not stand in a line")
    #expect(
      reason(header + "{\"kind\":\"form\"}\n")
        == "expected the kind as the first key and the digest as the last")
    #expect(
      reason(header + "{\"kind\":\"form\",\"digest\":\"\"}\n")
        == "the digest is that of another line")
  }

  @Test func otherKindsAreUnknown() {
    let rest = "{\"kind\":\"tail\"}"
    let line = "{\"kind\":\"tail\",\"digest\":\"\(SHA256.digest(rest.utf8))\"}"
    #expect(reason("{\"lemmata-certificate\":1,\"claims\":1}\n\(line)\n") == "unknown kind")
  }
}
