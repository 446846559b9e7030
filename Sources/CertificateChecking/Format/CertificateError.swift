/// Why a text is not a certificate at all.
public enum CertificateError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The last line has no line feed.
  case unfinishedLine
  /// The first line is not the header of a certificate of version 1.
  case noHeader
  /// Another number of claims follows than the header announces.
  case wrongNumberOfClaims(announced: Int, found: Int)

  public var description: String {
    switch self {
    case .unfinishedLine: return "not a certificate: the last line has no end"
    case .noHeader:
      return "not a certificate: the first line is not the header of a certificate of version 1"
    case .wrongNumberOfClaims(let announced, let found):
      return "not a certificate: \(announced) claims are announced, there are \(found)"
    }
  }
}

/// Why a claim is not accepted.
public struct ClaimRejection: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String

  init(_ description: String) { self.description = description }
}

func require(
  _ condition: Bool, _ reason: @autoclosure () -> String
) throws(ClaimRejection) {
  if !condition { throw ClaimRejection(reason()) }
}
