import ExactArithmetic
import Work

/// Why a text is not a table of comma-separated values, and in which row.
///
/// Rows and columns count from 1.
public enum CSVParsingError: InputError, Hashable {
  /// There are no rows.
  case emptyInput
  /// A row has another number of fields than the first.
  case raggedRow(row: Int, count: Int, expected: Int)
  /// A quotation mark inside a field that does not begin with one.
  case strayQuote(row: Int, column: Int)
  /// Something between a closing quotation mark and the end of its field.
  case textAfterQuote(row: Int, column: Int, text: String)
  /// A field whose quotation mark is never closed.
  case unterminatedQuote(row: Int, column: Int)
  /// A field that is not UTF-8.
  case invalidUTF8(row: Int, column: Int)
  /// A field that is not a rational number.
  case notRational(row: Int, column: Int, RationalParsingError)
}

extension CSVParsingError: CustomStringConvertible {
  /// `row 3: 2 fields; row 1 has 4`.
  public var description: String {
    switch self {
    case .emptyInput:
      return "empty input; expected rows of comma-separated values"
    case .raggedRow(let row, let count, let expected):
      return "row \(row): \(count) field\(count == 1 ? "" : "s"); row 1 has \(expected)"
    case .strayQuote(let row, let column):
      return "row \(row), column \(column): a quotation mark inside a field without quotes; "
        + "quote the field and double the mark"
    case .textAfterQuote(let row, let column, let text):
      return "row \(row), column \(column): unexpected \"\(text)\" after the closing quotation mark"
    case .unterminatedQuote(let row, let column):
      return
        "row \(row), column \(column): the quotation mark that opens this field is never closed"
    case .invalidUTF8(let row, let column):
      return "row \(row), column \(column): the field is not valid UTF-8"
    case .notRational(let row, let column, let error):
      return "row \(row), column \(column): \(error)"
    }
  }
}
