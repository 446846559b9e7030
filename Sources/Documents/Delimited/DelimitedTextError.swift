import Work

/// Why a text is no table of fields, and on which line.  Lines count from 1, as an editor does.
public enum DelimitedTextError: InputError, Hashable {
  /// There is nothing but comments and empty lines.
  case empty
  /// The text is not UTF-8.
  case invalidUTF8(line: Int)
  /// A line has another number of fields than the first one below the heading.
  case raggedLine(line: Int, count: Int, expected: Int, first: Int)
  /// A quotation mark is never closed.
  case unterminatedQuote(line: Int)
  /// Something stands between a closing quotation mark and the end of its field.
  case textAfterQuote(line: Int, text: String)
  /// The text has more than 2^32 - 1 bytes.
  case tooLong(bytes: Int)
  /// The text can be read in two ways.
  case ambiguous(line: Int, text: String, readings: [String])
}

extension DelimitedTextError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty: return "empty input; expected rows of numbers"
    case .invalidUTF8(let line): return "line \(line) is not valid UTF-8"
    case .raggedLine(let line, let count, let expected, let first):
      return "line \(line) has \(count) \(count == 1 ? "field" : "fields"); "
        + "expected \(expected), as on line \(first)"
    case .unterminatedQuote(let line):
      return "line \(line): the quotation mark that opens a field is never closed"
    case .textAfterQuote(let line, let text):
      return "line \(line): unexpected \"\(text)\" after the closing quotation mark"
    case .tooLong(let bytes): return "the text has \(bytes) bytes; expected at most \(UInt32.max)"
    case .ambiguous(let line, let text, let readings):
      return
        "line \(line), \"\(text)\", can be read in two ways: \(readings.joined(separator: ", or "))"
    }
  }
}
