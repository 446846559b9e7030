import ExactArithmetic

/// Reading comma-separated values (RFC 4180).
///
/// Rows end with a line feed, a carriage return or both.  A field in quotation marks may contain
/// commas, line ends and doubled quotation marks; blanks around the marks do not belong to it.  A byte order mark at the beginning, which
/// spreadsheets write, is skipped, and so are empty lines at the end; an empty line elsewhere is a
/// row with one empty field.
public enum CSVTable {
  /// The fields of every row, as they are written: spaces belong to a field, except around quotation marks.
  ///
  /// - Throws: ``CSVParsingError``, which names the row; rows of different lengths are refused.
  /// - Complexity: linear in the length of the text.
  public static func parse(_ bytes: some Collection<UInt8>) throws(CSVParsingError) -> [[String]] {
    func parse(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<[[String]], CSVParsingError> {
      var parser = CSVParser(buffer)
      do {
        return .success(try parser.parseRows())
      } catch {
        return .failure(error)
      }
    }
    let result =
      bytes.withContiguousStorageIfAvailable(parse)
      ?? Array(bytes).withUnsafeBufferPointer(parse)
    return try result.get()
  }

  /// The fields of every row, as they are written: spaces belong to a field, except around quotation marks.
  ///
  /// - Throws: ``CSVParsingError``, which names the row; rows of different lengths are refused.
  /// - Complexity: linear in the length of the text.
  public static func parse(_ text: String) throws(CSVParsingError) -> [[String]] {
    try parse(text.utf8)
  }

  /// A matrix of rational numbers: fractions, integers and decimals, with or without spaces around
  /// them.
  ///
  /// - Throws: ``CSVParsingError``, which names the row and the column.
  /// - Complexity: linear in the length of the text for short numbers.
  public static func parseRationals(
    _ bytes: some Collection<UInt8>
  ) throws(CSVParsingError) -> [[Rational]] {
    let rows = try parse(bytes)
    var result: [[Rational]] = []
    result.reserveCapacity(rows.count)
    for (row, fields) in rows.enumerated() {
      var values: [Rational] = []
      values.reserveCapacity(fields.count)
      for (column, field) in fields.enumerated() {
        do throws(RationalParsingError) {
          values.append(try Rational(parsing: trimmed(field)))
        } catch {
          throw CSVParsingError.notRational(row: row + 1, column: column + 1, error)
        }
      }
      result.append(values)
    }
    return result
  }

  /// A matrix of rational numbers: fractions, integers and decimals, with or without spaces around
  /// them.
  ///
  /// - Throws: ``CSVParsingError``, which names the row and the column.
  /// - Complexity: linear in the length of the text for short numbers.
  public static func parseRationals(_ text: String) throws(CSVParsingError) -> [[Rational]] {
    try parseRationals(text.utf8)
  }

  private static func trimmed(_ field: String) -> String {
    guard let first = field.utf8.first, let last = field.utf8.last,
      CSVParser.isBlank(first) || CSVParser.isBlank(last)
    else { return field }
    var bytes = field.utf8[...]
    while let first = bytes.first, CSVParser.isBlank(first) { bytes.removeFirst() }
    while let last = bytes.last, CSVParser.isBlank(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }
}

/// A parser of comma-separated values over UTF-8 bytes.
private struct CSVParser {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// The row and the column of the current field, from 1.
  private var row = 1
  private var column = 1

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func parseRows() throws(CSVParsingError) -> [[String]] {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    let end = (bytes.lastIndex { !CSVParser.isLineEnd($0) } ?? -1) + 1
    if index >= end { throw .emptyInput }
    var rows: [[String]] = []
    while index < end {
      let fields = try parseRow()
      if let first = rows.first, first.count != fields.count {
        throw .raggedRow(row: row, count: fields.count, expected: first.count)
      }
      rows.append(fields)
      row += 1
    }
    return rows
  }

  /// Parses a row and the line end after it.
  private mutating func parseRow() throws(CSVParsingError) -> [String] {
    var fields: [String] = []
    column = 1
    while true {
      fields.append(try parseField())
      if index == bytes.count { return fields }
      let separator = bytes[index]
      index += 1
      if separator == UInt8(ascii: ",") {
        column += 1
        continue
      }
      if separator == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      return fields
    }
  }

  /// Parses a field up to the comma, line end or end of the text after it.
  private mutating func parseField() throws(CSVParsingError) -> String {
    let start = index
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try parseQuotedField() }
    while index < bytes.count, !CSVParser.endsField(bytes[index]) {
      if bytes[index] == UInt8(ascii: "\"") { throw .strayQuote(row: row, column: column) }
      index += 1
    }
    return try string(bytes[start..<index])
  }

  private mutating func parseQuotedField() throws(CSVParsingError) -> String {
    index += 1
    var content: [UInt8] = []
    while true {
      let start = index
      while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
      if index == bytes.count { throw .unterminatedQuote(row: row, column: column) }
      content.append(contentsOf: bytes[start..<index])
      index += 1
      // A doubled quotation mark stands for one; a single one closes the field.
      guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
      content.append(UInt8(ascii: "\""))
      index += 1
    }
    skipBlanks()
    if index < bytes.count, !CSVParser.endsField(bytes[index]) {
      let rest = bytes[index...].prefix(20).prefix { !CSVParser.endsField($0) }
      throw .textAfterQuote(
        row: row, column: column, text: String(decoding: rest, as: UTF8.self))
    }
    return try content.withUnsafeBufferPointer { (buffer) throws(CSVParsingError) in
      try string(buffer[...])
    }
  }

  private func string(_ content: Slice<UnsafeBufferPointer<UInt8>>) throws(CSVParsingError)
    -> String
  {
    let buffer = UnsafeBufferPointer(rebasing: content)
    if buffer.contains(where: { $0 >= 0x80 }),
      UTF8Validation.firstInvalidByte(in: buffer, 0..<buffer.count) != nil
    {
      throw .invalidUTF8(row: row, column: column)
    }
    return String(decoding: buffer, as: UTF8.self)
  }

  private mutating func skipBlanks() {
    while index < bytes.count, CSVParser.isBlank(bytes[index]) { index += 1 }
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private static func endsField(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || isLineEnd(byte)
  }
}
