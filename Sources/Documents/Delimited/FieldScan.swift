/// One pass over a text that finds its rows and fields.
struct FieldScan {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: DelimitedText.Separator
  private let classes: ByteClasses
  private(set) var table: FieldTable
  private var index: Int
  private var line = 1

  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ separator: DelimitedText.Separator,
    _ table: FieldTable
  ) {
    self.bytes = bytes
    self.separator = separator
    self.table = table
    classes = ByteClasses(separator)
    index = start
  }

  /// Reads all rows.
  ///
  /// - Throws: ``DelimitedTextError``, which names the line.
  mutating func scan() throws(DelimitedTextError) {
    reserve()
    while index < bytes.count {
      let start = line
      skipBlanks()
      if index == bytes.count { break }
      if bytes[index] == UInt8(ascii: "#") {
        while index < bytes.count, !isLineEnd(bytes[index]) { index += 1 }
        endLine()
        continue
      }
      if isLineEnd(bytes[index]) {
        endLine()
        continue
      }
      try scanRow()
      endLine()
      table.endRow(line: start)
    }
  }

  /// Reserves memory by the number of fields in the first part of the text, but never for more than 2^24: the rest of the
  /// text may be of another kind, one long comment.
  private mutating func reserve() {
    let sample = bytes[index...].prefix(1 << 20)
    if sample.isEmpty { return }
    let ends = ByteClasses.separator | ByteClasses.lineEnd
    let fields = sample.count { classes.isIn(ends, $0) }
    table.reserveFields(min(fields * (bytes.count / sample.count + 1) + 16, 1 << 24))
  }

  private mutating func scanRow() throws(DelimitedTextError) {
    while true {
      try scanField()
      if index == bytes.count || isLineEnd(bytes[index]) { return }
      index += 1
      if separator == .blanks {
        skipBlanks()
        if index == bytes.count || isLineEnd(bytes[index]) { return }
      }
    }
  }

  /// Reads a field up to the separator, line end or end of the text after it.
  private mutating func scanField() throws(DelimitedTextError) {
    skipBlanks()
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try scanQuotedField() }
    let start = index
    let ends = ByteClasses.separator | ByteClasses.lineEnd
    var position = index
    while position < bytes.count, !classes.isIn(ends, bytes[position]) { position += 1 }
    index = position
    while position > start, isBlank(bytes[position - 1]) { position -= 1 }
    if separator == .semicolons,
      let decimal = FieldScan.withDecimalPoint(bytes[start..<position])
    {
      return table.appendField(decimal)
    }
    table.appendField(start..<position)
  }

  private mutating func scanQuotedField() throws(DelimitedTextError) {
    let (first, firstLine) = (index + 1, line)
    var content: [UInt8]?
    index += 1
    while true {
      if index == bytes.count { throw .unterminatedQuote(line: firstLine) }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == byte else { break }
        // A doubled quotation mark stands for one.
        if content == nil { content = Array(bytes[first..<index - 1]) }
        index += 1
      }
      if byte == 0x0A { line += 1 }
      content?.append(byte)
    }
    let end = index
    if separator != .blanks { skipBlanks() }
    if index < bytes.count, !endsField(bytes[index]) {
      let rest = bytes[end...].prefix { !endsField($0) }.prefix(20)
      throw .textAfterQuote(line: line, text: String(decoding: rest, as: UTF8.self))
    }
    if let content {
      table.appendField(content)
    } else {
      table.appendField(first..<end - 1)
    }
  }

  // MARK: Bytes

  private func endsField(_ byte: UInt8) -> Bool {
    classes.isIn(ByteClasses.separator | ByteClasses.lineEnd, byte)
  }

  private func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }

  private func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private mutating func skipBlanks() {
    let skipsTabs = separator != .tabs
    while index < bytes.count, bytes[index] == 0x20 || (skipsTabs && bytes[index] == 0x09) {
      index += 1
    }
  }

  private mutating func endLine() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
  }

  /// `0,25` as `0.25`; `nil` for a field that is no decimal with a comma.
  private static func withDecimalPoint(_ field: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8]? {
    guard let comma = field.firstIndex(of: UInt8(ascii: ",")) else { return nil }
    let digits = field[(comma + 1)...]
    let whole = field[..<comma].drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard !digits.isEmpty, !whole.isEmpty, digits.allSatisfy({ $0 &- 48 <= 9 }),
      whole.allSatisfy({ $0 &- 48 <= 9 })
    else { return nil }
    var text = Array(field)
    text[comma - field.startIndex] = UInt8(ascii: ".")
    return text
  }
}
