/// Cuts a text into rows of fields.
struct DelimitedScanner {
  /// A row with the line on which it begins.
  struct Row {
    let line: Int
    let fields: [String]
  }

  private let bytes: [UInt8]

  init(_ bytes: some Collection<UInt8>) throws(DelimitedTextError) {
    var bytes = Array(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let invalid = bytes.withUnsafeBufferPointer {
      UTF8Validation.firstInvalidByte(in: $0, 0..<$0.count)
    }
    if let invalid {
      throw .invalidUTF8(line: bytes[..<invalid].count { $0 == 0x0A } + 1)
    }
    self.bytes = bytes
  }

  // MARK: The separator

  /// What separates the fields, by what occurs outside of quotation marks: semicolons before tabs, tabs
  /// before commas, commas before blanks.
  ///
  /// A comma is the separator or a decimal comma. Where a line reads either way, `0,5 0,5` with blanks
  /// between decimals or as three fields, nothing is guessed.
  func recognisedSeparator() throws(DelimitedTextError) -> DelimitedText.Separator {
    var plain = (semicolon: false, tab: false, comma: false)
    var mixed: (line: Int, text: String)?
    for line in lines() {
      let text = line.text
      if text.contains(UInt8(ascii: ";")) { plain.semicolon = true }
      if text.contains(0x09) { plain.tab = true }
      if text.contains(UInt8(ascii: ",")) {
        plain.comma = true
        if mixed == nil, isOfDecimalsWithCommas(text) {
          mixed = (line.number, String(decoding: text, as: UTF8.self))
        }
      }
    }
    if plain.semicolon { return .semicolons }
    if plain.tab { return .tabs }
    if let mixed, plain.comma {
      throw .ambiguous(
        line: mixed.line, text: String(mixed.text.prefix(60)),
        readings: [
          "decimals with commas, separated by blanks (write points, or separate by semicolons)",
          "fields separated by commas (leave out the blanks inside them)",
        ])
    }
    return plain.comma ? .commas : .blanks
  }

  /// Whether a line is of at least two numbers with a decimal comma, separated by blanks.
  private func isOfDecimalsWithCommas(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: UInt8(ascii: " "))
    if words.count < 2 { return false }
    return words.allSatisfy { word in
      let parts = word.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 &- 48 <= 9 } }
    }
  }

  /// The lines without comments and empty ones, and without what stands in quotation marks.
  private func lines() -> [(number: Int, text: [UInt8])] {
    var lines: [(number: Int, text: [UInt8])] = []
    var (number, text, isQuoted) = (1, [UInt8](), false)
    func isKept(_ text: [UInt8]) -> Bool {
      guard let first = text.first(where: { !DelimitedScanner.isBlank($0) }) else { return false }
      return first != UInt8(ascii: "#")
    }
    for byte in bytes {
      if byte == UInt8(ascii: "\"") {
        isQuoted.toggle()
      } else if !isQuoted && (byte == 0x0A || byte == 0x0D) {
        if isKept(text) { lines.append((number, text)) }
        text = []
      } else if !isQuoted {
        text.append(byte)
      }
      if byte == 0x0A { number += 1 }
    }
    if isKept(text) { lines.append((number, text)) }
    return lines
  }

  // MARK: Fields

  /// The rows of fields.
  func rows(_ separator: DelimitedText.Separator) throws(DelimitedTextError) -> [Row] {
    var rows: [Row] = []
    var (index, line) = (0, 1)
    while index < bytes.count {
      let start = line
      skipBlanks(&index, tabs: separator != .tabs)
      if index == bytes.count { break }
      if bytes[index] == UInt8(ascii: "#") {
        while index < bytes.count, !DelimitedScanner.isLineEnd(bytes[index]) { index += 1 }
        endLine(&index, &line)
        continue
      }
      if DelimitedScanner.isLineEnd(bytes[index]) {
        endLine(&index, &line)
        continue
      }
      var fields: [String] = []
      while true {
        fields.append(try field(&index, &line, separator))
        if index == bytes.count || DelimitedScanner.isLineEnd(bytes[index]) { break }
        index += 1
        if separator == .blanks {
          skipBlanks(&index, tabs: true)
          if index == bytes.count || DelimitedScanner.isLineEnd(bytes[index]) { break }
        }
      }
      endLine(&index, &line)
      rows.append(Row(line: start, fields: fields))
    }
    return rows
  }

  /// A field up to the separator, line end or end of the text after it.
  private func field(
    _ index: inout Int, _ line: inout Int, _ separator: DelimitedText.Separator
  ) throws(DelimitedTextError) -> String {
    skipBlanks(&index, tabs: separator != .tabs)
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      return try quotedField(&index, &line, separator)
    }
    let start = index
    while index < bytes.count, !endsField(bytes[index], separator) { index += 1 }
    var content = bytes[start..<index]
    while let last = content.last, DelimitedScanner.isBlank(last) { content.removeLast() }
    let text = String(decoding: content, as: UTF8.self)
    return separator == .semicolons ? DelimitedScanner.withDecimalPoint(text) : text
  }

  private func quotedField(
    _ index: inout Int, _ line: inout Int, _ separator: DelimitedText.Separator
  ) throws(DelimitedTextError) -> String {
    let start = line
    var content: [UInt8] = []
    index += 1
    while true {
      if index == bytes.count { throw .unterminatedQuote(line: start) }
      let byte = bytes[index]
      index += 1
      if byte == UInt8(ascii: "\"") {
        guard index < bytes.count, bytes[index] == byte else { break }
        index += 1
      }
      if byte == 0x0A { line += 1 }
      content.append(byte)
    }
    let end = index
    if separator != .blanks { skipBlanks(&index, tabs: separator != .tabs) }
    if index < bytes.count, !endsField(bytes[index], separator) {
      let rest = bytes[end...].prefix { !endsField($0, separator) }.prefix(20)
      throw .textAfterQuote(line: line, text: String(decoding: rest, as: UTF8.self))
    }
    return String(decoding: content, as: UTF8.self)
  }

  private func endsField(_ byte: UInt8, _ separator: DelimitedText.Separator) -> Bool {
    if DelimitedScanner.isLineEnd(byte) { return true }
    switch separator {
    case .commas: return byte == UInt8(ascii: ",")
    case .tabs: return byte == 0x09
    case .semicolons: return byte == UInt8(ascii: ";")
    case .blanks: return DelimitedScanner.isBlank(byte)
    }
  }

  private func skipBlanks(_ index: inout Int, tabs: Bool) {
    while index < bytes.count, bytes[index] == 0x20 || (tabs && bytes[index] == 0x09) { index += 1 }
  }

  private func endLine(_ index: inout Int, _ line: inout Int) {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
  }

  /// `0,25` as `0.25`.
  private static func withDecimalPoint(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    let digits = parts.count == 2 && parts[1].utf8.allSatisfy { $0 &- 48 <= 9 } && !parts[1].isEmpty
    let whole = parts[0].utf8.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    return digits && !whole.isEmpty && whole.allSatisfy { $0 &- 48 <= 9 }
      ? "\(parts[0]).\(parts[1])" : text
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
}
