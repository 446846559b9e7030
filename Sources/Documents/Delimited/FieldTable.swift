import ExactArithmetic

/// The fields of a table as places in its text, so that a long table takes eight bytes for a field rather than a string.
///
/// A field that is not written as it is read, with doubled quotation marks or a decimal comma, is kept as a text.
package struct FieldTable: Sendable {
  private let bytes: [UInt8]
  /// The first byte of each field, and its length.
  private var starts: [UInt32] = []
  private var lengths: [UInt32] = []
  /// The fields that are written otherwise, by their numbers.
  private var rewritten: [Int: [UInt8]] = [:]
  /// The number of the first field of each row, and of all fields at the end.
  private var rowStarts: [UInt32] = [0]
  /// The line on which each row begins, counted from 1.
  private var rowLines: [UInt32] = []

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  // MARK: Building

  /// Reserves memory for so many fields.
  mutating func reserveFields(_ count: Int) {
    starts.reserveCapacity(count)
    lengths.reserveCapacity(count)
  }

  mutating func appendField(_ range: Range<Int>) {
    starts.append(UInt32(truncatingIfNeeded: range.lowerBound))
    lengths.append(UInt32(truncatingIfNeeded: range.count))
  }

  mutating func appendField(_ text: [UInt8]) {
    rewritten[starts.count] = text
    appendField(0..<0)
  }

  mutating func endRow(line: Int) {
    rowStarts.append(UInt32(truncatingIfNeeded: starts.count))
    rowLines.append(UInt32(truncatingIfNeeded: line))
  }

  // MARK: Values

  /// The number of rows.
  package var rowCount: Int { rowLines.count }

  /// The number of fields of a row.
  package func fieldCount(row: Int) -> Int { Int(rowStarts[row + 1] - rowStarts[row]) }

  /// The line on which a row begins, counted from 1.
  package func line(ofRow row: Int) -> Int { Int(rowLines[row]) }

  /// Calls `body` with the bytes of a field.
  @inline(__always)
  package func withField<Result>(
    _ row: Int, _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    let field = Int(rowStarts[row]) + column
    let (start, length) = (Int(starts[field]), Int(lengths[field]))
    if length == 0, let text = rewritten[field] { return text.withUnsafeBufferPointer(body) }
    return bytes.withUnsafeBufferPointer {
      body(UnsafeBufferPointer(rebasing: $0[start..<start + length]))
    }
  }

  /// A field as a text.
  package func text(_ row: Int, _ column: Int) -> String {
    withField(row, column) { String(decoding: $0, as: UTF8.self) }
  }

  /// The fields of a row as texts.
  package func texts(ofRow row: Int) -> [String] {
    (0..<fieldCount(row: row)).map { text(row, $0) }
  }

  package func isEmpty(_ row: Int, _ column: Int) -> Bool {
    withField(row, column) { $0.isEmpty }
  }

  // MARK: Shape

  /// The table without the empty fields at the end of all rows; rows of different lengths are refused.
  ///
  /// The first row, which may be a heading, may have one field less.
  func trimmed() throws(DelimitedTextError) -> FieldTable {
    if rowCount == 0 { throw .empty }
    let table = withoutEmptyEnds()
    let first = table.rowCount > 1 ? 1 : 0
    let expected = table.fieldCount(row: first)
    for row in 0..<table.rowCount where table.fieldCount(row: row) != expected {
      let count = table.fieldCount(row: row)
      if row == 0 && count == expected - 1 { continue }
      throw .raggedLine(
        line: table.line(ofRow: row), count: count, expected: expected,
        first: table.line(ofRow: first))
    }
    return table
  }

  private func withoutEmptyEnds() -> FieldTable {
    let longest = (0..<rowCount).map { fieldCount(row: $0) }.max() ?? 0
    // Only the body tells whether the last column is empty: a heading may be shorter.
    let body = rowCount > 1 ? 1..<rowCount : 0..<1
    let count = fieldCount(row: body.lowerBound)
    let hasEmptyEnd =
      longest > 1 && count > 0
      && body.allSatisfy { fieldCount(row: $0) == count && isEmpty($0, count - 1) }
    if !hasEmptyEnd { return self }
    var table = FieldTable(bytes)
    for row in 0..<rowCount {
      var kept = fieldCount(row: row)
      if kept > count - 1, isEmpty(row, kept - 1) { kept -= 1 }
      for column in 0..<kept {
        let field = Int(rowStarts[row]) + column
        if let text = rewritten[field] {
          table.appendField(text)
        } else {
          table.appendField(Int(starts[field])..<Int(starts[field]) + Int(lengths[field]))
        }
      }
      table.endRow(line: line(ofRow: row))
    }
    return table
  }
}

extension FieldTable {
  /// Reads a table.
  ///
  /// - Parameters:
  ///   - bytes: the text in UTF-8.
  ///   - separator: what separates the fields.
  /// - Throws: ``DelimitedTextError``, which names the line.
  /// - Complexity: linear in the length of the text; eight bytes for each field and each row.
  package init(
    parsing bytes: some Collection<UInt8>, separator: DelimitedText.Separator
  ) throws(DelimitedTextError) {
    self = try DelimitedScanner(bytes).table(separator)
  }
}
