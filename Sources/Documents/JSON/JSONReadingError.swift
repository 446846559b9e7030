import ExactArithmetic
import Work

/// Why a JSON value is not what was asked for, and where it stands.
public struct JSONReadingError: InputError, Hashable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// The value is of another kind.
    case wrongKind(expected: String, found: String)
    /// A number written with a point or an exponent, whose exact value JSON does not promise to
    /// keep.
    case inexactNumber(String)
    /// A string that is not a rational number.
    case notRational(RationalParsingError)
    /// A string that is not an integer.
    case notInteger(String)
    /// An integer beyond the machine's word.
    case outOfRange(String)
    /// A key that an object must have and does not.
    case missingKey(String, present: [String])
    /// A key that nothing reads, perhaps misspelt.
    case unknownKey(String, known: [String])
  }

  /// Where the value stands.
  public let path: JSONPath
  /// What is wrong.
  public let problem: Problem

  public init(path: JSONPath, _ problem: Problem) {
    self.path = path
    self.problem = problem
  }
}

extension JSONReadingError: CustomStringConvertible {
  /// `channel[1][2]: expected an array, found true`.
  public var description: String { "\(path): \(problem)" }
}

extension JSONReadingError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .wrongKind(let expected, let found):
      return "expected \(expected), found \(found)"
    case .inexactNumber(let text):
      return "\(text) is a JSON number with a point or an exponent, which JSON readers may round; "
        + "quote it: \"\(text)\""
    case .notRational(let error):
      return "\(error)"
    case .notInteger(let text):
      return "\"\(text)\" is not an integer"
    case .outOfRange(let text):
      return "\(text) is too large; expected an integer from \(Int.min) to \(Int.max)"
    case .missingKey(let key, let present):
      return "the key \"\(key)\" is missing; " + Self.listing("found", present)
    case .unknownKey(let key, let known):
      return "unknown key \"\(key)\"; " + Self.listing("expected", known)
    }
  }

  private static func listing(_ verb: String, _ keys: [String]) -> String {
    if keys.isEmpty { return "\(verb) no keys" }
    let shown = keys.prefix(8).map { "\"\($0)\"" }.joined(separator: ", ")
    return "\(verb) \(shown)" + (keys.count > 8 ? ", …" : "")
  }
}
