import CertificateChecking
import Testing

/// Claims by simplices outside the domain of their kind, and beyond its limits; Python's tests have the same claims.
@Suite struct SimplexTests {
  /// Three rows so near to each other that the whole simplex is near 1, with `eta_chi2 = 1/600`; why the claim is rejected.
  private func reason(
    value: String = "1/10", chiSquare: String = "1/600", side: String = "inputs", bits: Int = 64,
    _ cells: String = "."
  ) throws -> String? {
    let members =
      "\"kind\":\"kl-input-upper\",\"channel\":[[\"1/2\",\"1/2\"],[\"21/40\",\"19/40\"],[\"19/40\",\"21/40\"]],"
      + "\"input\":[\"1/3\",\"1/3\",\"1/3\"],\"value\":\"\(value)\",\"evidence\":{\"chi-square\":\"\(chiSquare)\","
      + "\"factor\":[[],[\"-1/2\"],[\"-1/2\",\"0\"]],\"diagonal\":[\"1/2700\",\"0\",\"0\"],"
      + "\"divided\":\"\(side)\",\"bits\":\(bits),\"cells\":\"\(cells)\"}"
    let digest = SHA256.digest("{\(members)}".utf8)
    let file = "{\"lemmata-certificate\":1,\"claims\":1}\n{\(members),\"digest\":\"\(digest)\"}\n"
    return try CertificateCheck(of: Array(file.utf8)).claims.first?.rejection?.description
  }

  @Test func cellsThatClose() throws {
    for bits in [16, 60, 64, 96, 128] { #expect(try reason(bits: bits) == nil, "\(bits)") }
    #expect(try reason("2.1..") == nil)
    #expect(try reason(value: "1", side: "outputs", "00..0..") == nil)
  }

  @Test func cellsThatDoNot() throws {
    #expect(try reason(value: "1/500") == "a cell is not closed")
    #expect(try reason(side: "outputs") == "a cell is not closed")
    #expect(try reason("..") == "letters after the last cell")
    #expect(try reason("0.") == "cells are missing")
    #expect(try reason("") == "cells are missing")
    for cells in ["3..", "Z..", "0 .", "/.."] {
      #expect(try reason(cells) == "no edge has this letter", "\(cells)")
    }
  }

  @Test func claimsOutsideTheDomain() throws {
    #expect(try reason(side: "both") == "expected inputs or outputs")
    for value in ["1/600", "11/10"] {
      #expect(try reason(value: value) == "expected 0 < chi-square < value <= 1")
    }
    #expect(try reason(chiSquare: "1/700") == "the matrix is not the product of its factors")
    #expect(try reason(bits: 7) == "expected a whole number from 8 to 4096")
    #expect(
      try reason(String(repeating: "0", count: 1 + SimplexDivision.greatestSize / 9))
        == "more than 16777216 triples of a cell, an input and a vertex")
  }
}
