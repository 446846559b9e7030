import CertificateChecking
import Certificates
import Documents
import Testing

extension CertificateClaim {
  /// A member of the line.
  func member(_ key: String) throws -> JSONValue {
    try #require(try JSONValue(parsing: line)[key])
  }
}

/// Whether every claim is accepted in a file; the file is the same each time.
func areAccepted(_ claims: [CertificateClaim]) throws -> Bool {
  let text = Certificate(claims).text
  #expect(text == Certificate(claims).text)
  let check = try CertificateCheck(of: Array(text.utf8))
  #expect(check.claims.count == claims.count)
  return check.isAccepted
}
