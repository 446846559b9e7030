import ExactArithmetic
import Work

/// Why a text is not JSON, and where.
public struct JSONParsingError: InputError, Hashable {
  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// There is nothing but white space.
    case emptyInput
    /// The text ends where something else is needed.
    case unexpectedEnd(expected: String)
    /// Something stands where something else is needed.
    case unexpectedText(String, expected: String)
    /// Something follows the value.
    case trailingText(String)
    /// A number that JSON does not allow: `01`, `.5`, `+1`, `1/2`.
    case invalidNumber(String)
    /// A string without a closing quotation mark.
    case unterminatedString
    /// A control character in a string, which JSON wants escaped.
    case controlCharacter(UInt8)
    /// A backslash followed by something it does not escape.
    case invalidEscape(String)
    /// An escaped half of a surrogate pair without the other half.
    case unpairedSurrogate(String)
    /// Bytes that are not UTF-8.
    case invalidUTF8(byte: UInt8)
    /// An object with the same key twice.
    case duplicateKey(String)
    /// Arrays and objects nested deeper than the limit.
    case nestedTooDeeply(limit: Int)
  }

  /// What is wrong.
  public let problem: Problem
  /// The line of the offending character, from 1.
  public let line: Int
  /// The position in its line of the offending character, from 1, counting Unicode scalars.
  public let column: Int

  init(_ problem: Problem, line: Int, column: Int) {
    self.problem = problem
    self.line = line
    self.column = column
  }
}

extension JSONParsingError: CustomStringConvertible {
  /// `line 2, column 7: unexpected "]"; expected a JSON value`; for an empty text, `empty input`.
  public var description: String {
    problem == .emptyInput ? "\(problem)" : "line \(line), column \(column): \(problem)"
  }
}

extension JSONParsingError.Problem: CustomStringConvertible {
  public var description: String {
    switch self {
    case .emptyInput:
      return "empty input; expected a JSON value"
    case .unexpectedEnd(let expected):
      return "the text ends here; expected \(expected)"
    case .unexpectedText(let text, let expected):
      return "unexpected \"\(text)\"; expected \(expected)"
    case .trailingText(let text):
      return "unexpected \"\(text)\" after the end of the JSON value"
    case .invalidNumber(let text):
      let advice = Rational(text) == nil ? "" : "; quote it: \"\(text)\""
      return "\(text) is not a JSON number\(advice)"
    case .unterminatedString:
      return "this string has no closing quotation mark"
    case .controlCharacter(let byte):
      return "a string contains the control character \(hexadecimal(byte)); "
        + "write it as an escape sequence"
    case .invalidEscape(let text):
      return "\(text) is not an escape sequence of JSON"
    case .unpairedSurrogate(let text):
      return "\(text) is half of a surrogate pair without the other half"
    case .invalidUTF8(let byte):
      return "the byte \(hexadecimal(byte)) is not part of valid UTF-8"
    case .duplicateKey(let key):
      return "the key \"\(key)\" occurs twice in this object"
    case .nestedTooDeeply(let limit):
      return "arrays and objects are nested more than \(limit) deep"
    }
  }

  private func hexadecimal(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
