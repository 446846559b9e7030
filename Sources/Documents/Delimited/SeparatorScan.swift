/// What separates the fields of a text, by what occurs outside of quotation marks: semicolons before tabs, tabs before
/// commas, commas before blanks.
///
/// A comma is the separator or a decimal comma. Where a line reads either way, `0,5 0,5` with blanks between decimals or
/// as three fields, nothing is guessed.
struct SeparatorScan {
  private var hasSemicolon = false
  private var hasTab = false
  private var hasComma = false
  /// The first line that can be read in two ways.
  private var mixed: (line: Int, text: String)?

  /// What was seen of a line, besides what stands in quotation marks.
  private struct Line {
    var first: UInt8?
    var hasSemicolon = false
    var hasTab = false
    var hasComma = false
    var hasSpace = false

    @inline(__always)
    mutating func read(_ byte: UInt8) {
      switch byte {
      case 0x20: hasSpace = true
      case 0x09: hasTab = true
      default:
        if first == nil { first = byte }
        if byte == UInt8(ascii: ",") {
          hasComma = true
        } else if byte == UInt8(ascii: ";") {
          hasSemicolon = true
        }
      }
    }

    /// Whether the line is a comment, in which a quotation mark quotes nothing.
    var isComment: Bool { first == UInt8(ascii: "#") }

    /// Whether the line is neither empty nor a comment.
    var isKept: Bool { first != nil && !isComment }
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var (number, start, isQuoted, line) = (1, 0, false, Line())
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\""), isQuoted || !line.isComment {
        isQuoted.toggle()
        if line.first == nil { line.first = byte }
      } else if !isQuoted && (byte == 0x0A || byte == 0x0D) {
        end(line, number, bytes[start..<index])
        line = Line()
        start = index + 1
      } else if !isQuoted {
        line.read(byte)
      }
      if byte == 0x0A { number += 1 }
    }
    end(line, number, bytes[start...])
  }

  private mutating func end(_ line: Line, _ number: Int, _ text: Slice<UnsafeBufferPointer<UInt8>>)
  {
    guard line.isKept else { return }
    if line.hasSemicolon { hasSemicolon = true }
    if line.hasTab { hasTab = true }
    if line.hasComma { hasComma = true }
    if mixed == nil, line.hasComma, line.hasSpace {
      let plain = SeparatorScan.withoutQuoted(text)
      if SeparatorScan.isOfDecimalsWithCommas(plain) {
        mixed = (number, String(decoding: plain, as: UTF8.self))
      }
    }
  }

  /// - Throws: ``DelimitedTextError/ambiguous(line:text:readings:)``
  func separator() throws(DelimitedTextError) -> DelimitedText.Separator {
    if hasSemicolon { return .semicolons }
    if hasTab { return .tabs }
    if let mixed {
      throw .ambiguous(
        line: mixed.line, text: String(mixed.text.prefix(60)),
        readings: [
          "decimals with commas, separated by blanks (write points, or separate by semicolons)",
          "fields separated by commas (leave out the blanks inside them)",
        ])
    }
    return hasComma ? .commas : .blanks
  }

  private static func withoutQuoted(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> [UInt8] {
    var isQuoted = false
    return text.filter { byte in
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      return !isQuoted && byte != UInt8(ascii: "\"")
    }
  }

  /// Whether a line is of at least two numbers with a decimal comma, separated by blanks.
  private static func isOfDecimalsWithCommas(_ text: [UInt8]) -> Bool {
    let words = text.split(separator: UInt8(ascii: " "))
    if words.count < 2 { return false }
    return words.allSatisfy { word in
      let parts = word.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      return parts.count == 2
        && parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { $0 &- 48 <= 9 } }
    }
  }
}
