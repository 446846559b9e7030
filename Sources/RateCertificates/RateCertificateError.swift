import ExactArithmetic
import Work

/// Why a certificate of a rate is rejected.
public struct RateCertificateError: InputError, Hashable {
  /// The field at fault, by its key in the file.
  public let field: String
  /// What it holds.
  public let found: String
  /// What it should be.
  public let expected: String

  public init(_ field: String, found: String, expected: String) {
    self.field = field
    self.found = found
    self.expected = expected
  }

  /// The field with what it holds and what was expected.
  public var description: String {
    let short = found.count > 80 ? found.prefix(77) + "..." : found[...]
    return "the certificate is rejected: \(field) is \(short); expected \(expected)"
  }
}
