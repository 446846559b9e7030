import CertificateChecking
import Work

/// Why a claim is not written.
public enum CertificationError: InputError, Hashable {
  /// The claim is false.
  case isFalse(String)
  /// Precision, depth or size beyond what the format allows.
  case isBeyondTheFormat(claim: String, limit: String)
  /// No kind of claim says it.
  case hasNoKind(String, reason: String)

  public var description: String {
    switch self {
    case .isFalse(let claim): return "cannot certify \(claim): it is false"
    case .isBeyondTheFormat(let claim, let limit): return "cannot certify \(claim): \(limit)"
    case .hasNoKind(let claim, let reason): return "cannot certify \(claim): \(reason)"
    }
  }
}

/// The checker's module knows no other; here what it finds wrong with a file is an error of the input.
extension CertificateError: InputError {}
