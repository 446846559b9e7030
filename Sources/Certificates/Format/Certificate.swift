import CertificateChecking
import Documents

/// Claims as a file that others check without Lemmata: `Certificates/FORMAT.md`.
///
/// ```swift
/// let game = try Game(examples: 2, dimension: 2, correlation: 1 / 2)
/// let certificate = Certificate(try .claims(of: game, message: .prefix(1), digits: 12))
/// print(certificate.text)
/// ```
public struct Certificate: Sendable, Hashable {
  public let claims: [CertificateClaim]

  public init(_ claims: [CertificateClaim]) { self.claims = claims }

  /// What is to be said of claims that are weaker than what is known; it is not a part of the file.
  public var reservations: [String] { claims.compactMap(\.reservation) }

  /// The file: a header, and a line for each claim.  The same claims give the same bytes.
  public var text: String {
    let header = "{\"lemmata-certificate\":1,\"claims\":\(claims.count)}\n"
    return claims.reduce(into: header) { $0 += $1.line + "\n" }
  }
}

extension Certificate: CustomStringConvertible {
  /// How many claims of which kinds there are.
  public var description: String {
    let kinds = CertificateKind.allCases.compactMap { (kind: CertificateKind) -> String? in
      let count = claims.filter { $0.kind == kind }.count
      return count == 0 ? nil : "\(count) of kind \(kind)"
    }
    return kinds.isEmpty ? "no claims" : kinds.joined(separator: ", ")
  }
}

/// One claim: a statement with its evidence, which the checker has accepted.
public struct CertificateClaim: Sendable, Hashable {
  public let kind: CertificateKind
  /// The line of the file, without its line feed.
  public let line: String
  /// Which weaker bound is claimed, and how far it is from what is known; `nil` where the claim says what is known, rounded
  /// to decimals.
  public private(set) var reservation: String?

  /// Writes a claim and checks it.
  ///
  /// - Parameters:
  ///   - kind: the kind.
  ///   - members: the members between the kind and the digest.
  /// - Throws: ``CertificationError`` when the checker rejects the claim.
  init(_ kind: CertificateKind, _ members: [(String, JSONValue)]) throws(CertificationError) {
    var object = JSONObject([("kind", .string(kind.rawValue))] + members)
    let digest = SHA256.digest(JSONValue.object(object).serialized(.compact).utf8)
    object["digest"] = .string(digest)
    self.kind = kind
    line = JSONValue.object(object).serialized(.compact)
    var checker = ClaimChecker()
    if let rejection = checker.check(Array(line.utf8)[...], number: 2).rejection {
      throw .isBeyondTheFormat(
        claim: "a claim of kind \(kind)", limit: "the checker says: \(rejection)")
    }
  }
}

extension CertificateClaim {
  /// The claim with a reservation.
  func reserving(_ reservation: String) -> CertificateClaim {
    var claim = self
    claim.reservation = reservation
    return claim
  }
}

extension CertificateClaim: CustomStringConvertible {
  /// The line.
  public var description: String { line }
}
