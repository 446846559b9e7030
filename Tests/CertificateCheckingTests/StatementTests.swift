import CertificateChecking
import Testing

/// What is printed of a lemma's case; the tests in Python have the same claims and the same report.
@Suite struct StatementTests {
  private static let report = """
    line 2: verify: accepted
      "a", case "b: c": I(X;Y) <= 1/4 H(X)
    line 3: verify: accepted
      "a", case "b: c": I(X;Y) = H(X) - H(X|Y)
    line 4: verify: accepted
      "a", case "b: c": -1 H(X) - 1/2 H(Y) <= 0
    line 5: verify: accepted
      "a", case "b: c": 0 = 0 H(X,Y) + 11 I(X;X|X)
    line 6: rejected: 64 bits do not show that the form is positive
    line 7: optimum: accepted
    5 of 6 claims accepted
    """

  private static func signed(_ members: String) -> String {
    "{\(members),\"digest\":\"\(SHA256.digest("{\(members)}".utf8))\"}"
  }

  private static func verify(
    _ left: String, _ relation: String, _ right: String, by evidence: String
  ) -> String {
    signed(
      #""kind":"verify","lemma":"a","case":"b: c","variables":["X","Y"],"#
        + #""law":[[[0,0],"3/8"],[[0,1],"1/8"],[[1,0],"1/8"],[[1,1],"3/8"]],"#
        + #""left":[\#(left)],"relation":"\#(relation)","right":[\#(right)],"evidence":{\#(evidence)}"#
    )
  }

  @Test func theSidesAreSaid() throws {
    let (information, bits) = (#"["1","I(X;Y)"]"#, #""bits":64"#)
    let claims = [
      Self.verify(information, "<=", #"["1/4","H(X)"]"#, by: bits),
      Self.verify(
        information, "=", #"["1","H(X)"],["-1","H(X|Y)"]"#, by: #""bases":["2","3"]"#),
      Self.verify(#"["-1","H(X)"],["-1/2","H(Y)"]"#, "<=", "", by: bits),
      Self.verify("", "=", #"["0","H(X,Y)"],["11","I(X;X|X)"]"#, by: #""bases":["2"]"#),
      Self.verify(information, "<=", #"["0","H(X)"]"#, by: bits),
      Self.signed(#""kind":"optimum","k":2,"d":1,"delta":"1/4","value":"5/8""#),
    ]
    let header = "{\"lemmata-certificate\":1,\"claims\":\(claims.count)}"
    let file = ([header] + claims + [""]).joined(separator: "\n")
    let check = try CertificateCheck(of: Array(file.utf8))
    #expect(check.description == Self.report)
    #expect(check.claims[0].statement == #""a", case "b: c": I(X;Y) <= 1/4 H(X)"#)
    #expect(check.claims[4...].allSatisfy { $0.statement == nil })
  }
}
