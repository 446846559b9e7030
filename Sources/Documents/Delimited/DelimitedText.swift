/// A table of fields as programs and people write them: separated by commas, tabs, semicolons or blanks.
///
/// The separator is recognised from the text, unless it is given. Fields may stand in quotation marks,
/// with doubled ones inside; blanks around a field do not belong to it. A line that begins with `#` is
/// a comment, an empty line at the end or between comments is skipped, and so is a byte order mark.
/// Separators at the end of all lines are left out. With semicolons a field such as `0,25` is a decimal
/// with a comma, and becomes `0.25`.
///
/// ```swift
/// let table = try DelimitedText(parsing: "0.5 0.5\n0.25 0.75\n")
/// print(table.separator, table.rows)   // blanks [["0.5", "0.5"], ["0.25", "0.75"]]
/// ```
public struct DelimitedText: Sendable, Hashable {
  /// What separates the fields of a line.
  public enum Separator: String, Sendable, Hashable, CaseIterable {
    case commas, tabs, semicolons, blanks
  }

  /// What separates the fields.
  public let separator: Separator
  /// The fields of every row; all rows have as many, but that the first may have one less.
  public let rows: [[String]]
  /// The line of the text on which each row begins, counted from 1.
  public let lines: [Int]

  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - separator: what separates the fields; recognised unless given.
  /// - Throws: ``DelimitedTextError``, which names the line.
  /// - Complexity: linear in the length of the text.
  public init(
    parsing bytes: some Collection<UInt8>, separator: Separator? = nil
  ) throws(DelimitedTextError) {
    let scanner = try DelimitedScanner(bytes)
    if let separator {
      self.separator = separator
    } else {
      self.separator = try scanner.recognisedSeparator()
    }
    let table = try scanner.table(self.separator)
    rows = (0..<table.rowCount).map { table.texts(ofRow: $0) }
    lines = (0..<table.rowCount).map { table.line(ofRow: $0) }
  }

  /// Reads a table.
  ///
  /// - Throws: ``DelimitedTextError``, which names the line.
  public init(parsing text: String, separator: Separator? = nil) throws(DelimitedTextError) {
    try self.init(parsing: text.utf8, separator: separator)
  }

  /// What separates the fields of a text.
  ///
  /// - Throws: ``DelimitedTextError/ambiguous(line:text:readings:)`` where it could be commas or blanks.
  /// - Complexity: linear in the length of the text.
  public static func separator(
    of bytes: some Collection<UInt8>
  ) throws(DelimitedTextError) -> Separator {
    try DelimitedScanner(bytes).recognisedSeparator()
  }
}

extension DelimitedText: CustomStringConvertible {
  /// The rows, a line each, with tabs between the fields.
  public var description: String { rows.map { $0.joined(separator: "\t") }.joined(separator: "\n") }
}
