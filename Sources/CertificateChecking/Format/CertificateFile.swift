/// The lines of a certificate: a header, then one claim a line.
///
/// `Certificates/FORMAT.md` defines the format.
package struct CertificateFile: Sendable {
  /// The bytes of the claims, without their line feeds.
  package let claims: [ArraySlice<UInt8>]

  /// Splits a file.
  ///
  /// - Throws: ``CertificateError``
  package init(_ bytes: [UInt8]) throws(CertificateError) {
    guard bytes.last == UInt8(ascii: "\n") else { throw .unfinishedLine }
    var lines = bytes.dropLast().split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let header = String(decoding: lines.removeFirst(), as: UTF8.self)
    let start = "{\"lemmata-certificate\":1,\"claims\":"
    guard header.hasPrefix(start), header.hasSuffix("}") else { throw .noHeader }
    let numeral = String(header.dropFirst(start.count).dropLast())
    guard let count = WholeNumber.value(of: numeral) else { throw .noHeader }
    guard count == lines.count else {
      throw .wrongNumberOfClaims(announced: count, found: lines.count)
    }
    claims = lines
  }

  /// Checks some of the claims.
  package func check(_ range: Range<Int>) -> [ClaimCheck] {
    var checker = ClaimChecker()
    // The header is line 1.
    return range.map { checker.check(claims[$0], number: $0 + 2) }
  }
}

/// Whole numbers as they are written: `0` or `[1-9][0-9]{0,8}`.
enum WholeNumber {
  static func value(of numeral: String) -> Int? {
    guard numeral.utf8.count <= 9, !numeral.isEmpty else { return nil }
    guard numeral.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    if numeral.utf8.count > 1 && numeral.utf8.first == 48 { return nil }
    return Int(numeral)
  }
}
