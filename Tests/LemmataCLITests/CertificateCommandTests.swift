import Foundation
import Lemmata
import Testing

/// `lemmata certify` and `export coq`.
struct CertificateCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(#"{"joint": [["3/8", "1/8"], ["1/8", "3/8"]]}"#, to: "law.json")
  }

  /// What is weaker than the number that is known is said; nothing else is on standard error.
  @Test func whatIsCertifiedIsAccepted() throws {
    let lower =
      "certified is eta_KL(W) >= 499999/1000000, 1/1000000 below the coefficient 1/2, which no rational weight reaches\n"
    let reservations = [
      "contraction z:1/2 --input 1/2,1/2 --digits 6": lower,
      "contraction z:1/2 --input 1/3,2/3 --digits 6": lower,
    ]
    for (command, count) in [
      ("form \(CheckCertificateCommandTests.form)", 1),
      ("information law.json --quantity 'I(X;Y)' --quantity 'H(X|Y)'", 2),
      ("divergence 1/2,1/2 1/4,3/4", 1), ("contraction bsc:1/4", 4),
      ("contraction z:1/2 --input 1/2,1/2 --digits 6", 8), ("game -k 2 -d 1 --rho 1/2", 3),
      ("game -k 2 -d 1 --rho 1/2 --message noisy:1/4", 3), ("optimum -k 3 -d 4 --rho 1/3", 1),
      ("verify data-processing -d 1 --rho 1/2 --message prefix:1", 2),
      ("verify two-inputs-suffice", 2), ("contraction z:1/2 --input 1/3,2/3 --digits 6", 8),
      ("rate -k 2 -d 2", 2), ("rate -k 2 -d 1 --rho 1/2 --success 9/10*OPT", 2),
      ("audit one-run --canaries 100 --guesses 50 --correct 45 --delta 1/100000", 3),
      ("audit extraction --secrets 64 --choices 4096 --correct 6", 1),
      ("audit bits --of 100 --correct 70 --digits 6", 1),
    ] {
      let run = try place.commands(
        "certify \(command) --output c.cert", "check-certificate c.cert")
      #expect(run.errors == (reservations[command] ?? ""), "\(command)")
      #expect(run.code == 0, "\(command)")
      #expect(
        run.output.hasSuffix("\(count) of \(count) claims accepted\n"), "\(command): \(run.output)")
    }
  }

  @Test func verifyWritesACertificate() throws {
    let run = try place.commands(
      "verify two-inputs-suffice --certificate c.cert > /dev/null", "check-certificate c.cert")
    #expect(run.code == 0)
    #expect(run.output.hasSuffix("2 of 2 claims accepted\n"))
  }

  /// Every lemma that is listed has claims for its tightest case.
  @Test func lemmasThatAreCertified() throws {
    for id in ["merged-columns", "samorodnitsky", "capacity-certificate", "odd-majorities"] {
      let run = try place.commands(
        "certify verify \(id) --output l.cert", "check-certificate l.cert")
      #expect(run.code == 0, "\(id): \(run.errors)")
      #expect(run.output.hasSuffix("claims accepted\n"), "\(id)")
    }
  }

  @Test func kinds() throws {
    let run = try place.lemmata("certify", "--kinds")
    #expect(run.code == 0)
    for kind in CertificateKind.allCases { #expect(run.output.contains("  \(kind) ")) }
    for number in UncertifiedNumber.all { #expect(run.output.contains("  \(number)\n")) }
  }

  /// Every command that prints numbers has a subcommand of `certify`, or stands in the list with a reason.
  @Test func everyCommandIsCertifiedOrListed() throws {
    func subcommands(_ help: String) throws -> Set<String> {
      let list = try #require(help.components(separatedBy: "SUBCOMMANDS:\n").last)
      return Set(list.matches(of: #/(?m)^  ([a-z-]+)\s/#).map { String($0.output.1) })
    }
    let commands = try subcommands(place.lemmata("--help").output)
    #expect(commands.count > 30)
    let certified = try subcommands(place.lemmata("certify", "--help").output)
    let listed = Set(
      UncertifiedNumber.all.flatMap { $0.command.components(separatedBy: ", ") })
    let withoutNumbers: Set = [
      "convert", "list", "show", "merge", "certify", "check-certificate", "export",
    ]
    #expect(commands.subtracting(certified.union(listed).union(withoutNumbers)) == [])
    #expect(listed.subtracting(commands) == [])
  }

  /// The list of lemmas is that of those that can be certified.
  @Test func certifiedLemmas() {
    let ids = LemmaCatalog.all.filter { $0 is any CertifiableLemma }.map(\.id)
    #expect(Set(ids) == Set(UncertifiedNumber.certifiedLemmaIDs))
  }

  @Test func coq() throws {
    let run = try place.commands(
      "certify game -k 2 -d 1 --rho 1/2 --output c.cert",
      "export coq c.cert --output c.v && cat c.v")
    #expect(run.code == 0)
    #expect(run.output.contains("Theorem claim_3 :\n  game_chain 2 1 1 4 4 claim_3_table 0x5 0x8."))
  }

  @Test func claimsWithoutATheorem() throws {
    let run = try place.commands(
      "certify rate -k 4 -d 2 --output n.cert",
      "export coq n.cert --available --output n.v && cat n.v")
    #expect(run.code == 0)
    #expect(run.errors.hasPrefix("not exported: line 2, kind rate-upper: 65536 pairs"))
    try place.expectRefusal(
      "export", "coq", "n.cert", saying: "not exported: line 2, kind rate-upper")
  }

  @Test func refusals() throws {
    try place.expectRefusal("certify", saying: "expected a subcommand, or --kinds")
    try place.expectRefusal(
      "certify", "verify", "fano", saying: "cannot certify the lemma fano: expected one of")
    try place.expectRefusal(
      "certify", "rate", "-k", "3", "-d", "4", saying: "more than 2^24 pairs of a rule")
    try place.expectRefusal(
      "certify", "audit", "bits", "--of", "20000", "--correct", "11000",
      saying: "expected a whole number from 1 to 16384")
    try place.expectRefusal(
      "certify", "game", "-k", "13", "-d", "1", "--rho", "1/2", saying: "k d exceeds 12")
    try place.expectRefusal("certify", "form", "[[1]]", saying: "is not a pair")
    try place.expectRefusal("certify", "information", "law.json", saying: "expected --quantity")
    try place.expectRefusal(
      "certify", "divergence", "1/2,1/2", "1,0", saying: "it is infinite")
    try place.expectRefusal(
      "certify", "optimum", "-k", "2", "-d", "1", "--rho", "1/2", "--digits", "0",
      saying: "expected a number of digits from 1 to 1000")
    try place.expectRefusal(
      "check-certificate", "law.json", saying: "law.json: not a certificate: the last line")
  }
}
