import Foundation
import Lemmata
import Testing

/// `lemmata check-certificate`.
struct CheckCertificateCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  static let form = #"'[["32","2"],["-3","3"],["-20","5"],["7","7"]]'"#

  /// Certifies the form, and checks what a filter of the shell makes of the certificate.
  private func checkedForm(through filter: String = "cat") throws -> Workplace.Run {
    try place.shell(
      "\"$LEMMATA\" certify form \(Self.form) | \(filter) | \"$LEMMATA\" check-certificate -")
  }

  @Test func aFormAsAnInequalityOfIntegers() throws {
    let run = try checkedForm()
    #expect(
      run.output == """
        line 2: form: accepted
          that is, 2^32 7^7 > 3^3 5^20, of 16 digits
        1 of 1 claims accepted

        """)
  }

  /// The form is read from the line of its claim.
  @Test func aFormAfterAnEmptyLine() throws {
    let run = try checkedForm(through: "sed -e '1s/1}/2}/' -e 1G")
    #expect(run.code == 1)
    #expect(run.output.hasPrefix("line 2: rejected: "))
    #expect(
      run.output.hasSuffix(
        """
        line 3: form: accepted
          that is, 2^32 7^7 > 3^3 5^20, of 16 digits
        1 of 2 claims accepted

        """))
  }

  @Test func rejectedClaims() throws {
    let run = try place.commands(
      "certify optimum -k 2 -d 1 --rho 1/2 | sed 's|5/8|3/4|' > c.cert",
      "check-certificate c.cert")
    #expect(run.code == 1)
    #expect(
      run.output
        == "line 2: rejected: the digest is that of another line\n0 of 1 claims accepted\n")
    let json = try place.commands("check-certificate c.cert --format json").json
    #expect(json["accepted"] == false)
    let claim = try #require(json["claims"]).array()[0]
    #expect(claim["line"] == 2)
    #expect(claim["verdict"] == "rejected")
    #expect(claim["reason"] == "the digest is that of another line")
  }

  /// A certificate of a rate in its own format is recognised.
  @Test func certificatesOfRates() throws {
    let run = try place.commands(
      "rate -k 2 -d 3 --certificate r.json > /dev/null", "check-certificate r.json")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("rate certificate of k = 2, d = 3: accepted\n  R is in ["))
    let changed = try place.shell(
      "sed 's|\"d\": 3|\"d\": 4|' r.json > s.json; \"$LEMMATA\" check-certificate s.json")
    #expect(changed.code == 1)
    #expect(changed.output.contains("rejected: "))
    let json = try place.commands("check-certificate r.json --format json").json
    #expect(json["accepted"] == true)
    #expect(try #require(json["claims"]).array()[0]["kind"] == "lemmata rate certificate 1")
  }

  /// A reader sees what was accepted.
  @Test func theSidesOfALemma() throws {
    let run = try place.commands(
      "certify verify data-processing -d 1 --rho 1/2 --message prefix:1 --output c.cert",
      "check-certificate c.cert")
    #expect(
      run.output == """
        line 2: verify: accepted
          "data-processing", case "d = 1, rho = 1/2, M = prefix:1": I(M;Y) <= I(M;X)
        line 3: verify: accepted
          "data-processing", case "d = 1, rho = 1/2, M = prefix:1": I(M;Y) <= I(X;Y)
        2 of 2 claims accepted

        """)
    let claims = try #require(
      place.commands("check-certificate c.cert --format json").json["claims"]
    ).array()
    #expect(
      claims[0]["statement"]
        == #""data-processing", case "d = 1, rho = 1/2, M = prefix:1": I(M;Y) <= I(M;X)"#)
  }
}
