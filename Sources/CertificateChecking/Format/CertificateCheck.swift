/// What a checker says of a certificate, claim by claim.
///
/// ```swift
/// let check = try CertificateCheck(of: bytes)
/// print(check.isAccepted)
/// ```
///
/// This module reads integers, rationals and JSON with the modules below it, and shares no other code with what writes
/// certificates: neither logarithms nor laws. `Certificates/FORMAT.md` defines every kind of claim by a formula.
public struct CertificateCheck: Sendable, Hashable {
  /// The claims, in the order of their lines.
  public let claims: [ClaimCheck]

  /// Whether every claim is accepted.
  public var isAccepted: Bool { claims.allSatisfy { $0.rejection == nil } }

  /// Checks a certificate.
  ///
  /// - Parameter bytes: the contents of the file.
  /// - Throws: ``CertificateError`` where the file is not a certificate; a claim that is rejected is no error.
  /// - Complexity: see the limits of `Certificates/FORMAT.md`; one logarithm for each term of a form.
  public init(of bytes: [UInt8]) throws(CertificateError) {
    let file = try CertificateFile(bytes)
    self.init(claims: file.check(file.claims.indices))
  }

  /// What was said of the claims, in the order of their lines.
  package init(claims: [ClaimCheck]) { self.claims = claims }
}

/// What a checker says of one claim.
public struct ClaimCheck: Sendable, Hashable {
  /// The number of the line, from 1; the header is the first.
  public let line: Int
  /// The kind, where the line is a claim that can be read.
  public let kind: String?
  /// What an accepted claim of a lemma's case says: the lemma and the case, which are words, and the sides, which are checked.
  public let statement: String?
  /// Why the claim is rejected; `nil` if it is accepted.
  public let rejection: ClaimRejection?
}

extension ClaimCheck: CustomStringConvertible {
  /// `line 2: form: accepted`, and a line with the statement if there is one; or `line 2: rejected: ` and the reason.
  public var description: String {
    if let rejection { return "line \(line): rejected: \(rejection)" }
    let verdict = "line \(line): \(kind ?? ""): accepted"
    return statement.map { "\(verdict)\n  \($0)" } ?? verdict
  }
}

extension CertificateCheck: CustomStringConvertible {
  /// A line for each claim, and how many are accepted.
  public var description: String {
    let accepted = claims.filter { $0.rejection == nil }.count
    let summary = "\(accepted) of \(claims.count) claims accepted"
    return (claims.map(\.description) + [summary]).joined(separator: "\n")
  }
}
