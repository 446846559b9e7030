extension JSONParser {
  mutating func parseString() throws(JSONParsingError) -> String {
    let quote = index
    let start = index + 1
    var end = start
    var union: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: "\"") {
        index = end + 1
        let content = UnsafeBufferPointer(rebasing: bytes[start..<end])
        // ASCII needs no validation.
        if union >= 0x80 { try validateUTF8(start..<end) }
        return String(decoding: content, as: UTF8.self)
      }
      if byte == UInt8(ascii: "\\") { return try parseEscapedString(from: start, escape: end) }
      if byte < 0x20 { throw error(.controlCharacter(byte), at: end) }
      union |= byte
      end += 1
    }
    throw error(.unterminatedString, at: quote)
  }

  /// Parses a string from its first escape sequence on.
  mutating func parseEscapedString(
    from start: Int, escape: Int
  ) throws(JSONParsingError) -> String {
    var content = Array(bytes[start..<escape])
    index = escape
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        // Escape sequences are ASCII and stand for whole scalars, so the text as written is valid
        // UTF-8 exactly when the content is.
        try validateUTF8(start..<index)
        index += 1
        return String(decoding: content, as: UTF8.self)
      }
      if byte < 0x20 { throw error(.controlCharacter(byte)) }
      if byte == UInt8(ascii: "\\") {
        try parseEscape(into: &content)
      } else {
        content.append(byte)
        index += 1
      }
    }
    throw error(.unterminatedString, at: start - 1)
  }

  mutating func parseEscape(into content: inout [UInt8]) throws(JSONParsingError) {
    let start = index
    guard start + 1 < bytes.count else { throw error(.unterminatedString) }
    index += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): content.append(UInt8(ascii: "\""))
    case UInt8(ascii: "\\"): content.append(UInt8(ascii: "\\"))
    case UInt8(ascii: "/"): content.append(UInt8(ascii: "/"))
    case UInt8(ascii: "b"): content.append(0x08)
    case UInt8(ascii: "f"): content.append(0x0C)
    case UInt8(ascii: "n"): content.append(0x0A)
    case UInt8(ascii: "r"): content.append(0x0D)
    case UInt8(ascii: "t"): content.append(0x09)
    case UInt8(ascii: "u"): content.append(contentsOf: try parseUnicodeEscape(at: start).utf8)
    default: throw error(.invalidEscape(escapeText(at: start, length: 2)), at: start)
    }
  }

  /// The scalar of `\uXXXX`, or of two that are a surrogate pair.
  mutating func parseUnicodeEscape(at start: Int) throws(JSONParsingError) -> Character {
    let first = try parseHexadecimal(escapeAt: start)
    var value = UInt32(first)
    if UTF16.isSurrogate(first) {
      guard UTF16.isLeadSurrogate(first), index + 1 < bytes.count,
        bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u")
      else { throw error(.unpairedSurrogate(escapeText(at: start, length: 6)), at: start) }
      let trail = index
      index += 2
      let second = try parseHexadecimal(escapeAt: trail)
      guard UTF16.isTrailSurrogate(second) else {
        throw error(.unpairedSurrogate(escapeText(at: start, length: 6)), at: start)
      }
      value = 0x10000 + (UInt32(first & 0x3FF) << 10 | UInt32(second & 0x3FF))
    }
    return Character(Unicode.Scalar(value)!)  // not a surrogate, and at most 0x10FFFF
  }

  mutating func parseHexadecimal(escapeAt start: Int) throws(JSONParsingError) -> UInt16 {
    var value: UInt16 = 0
    for offset in 0..<4 {
      let digit =
        index + offset < bytes.count
        ? Character(Unicode.Scalar(bytes[index + offset])).hexDigitValue : nil
      guard let digit else {
        throw error(.invalidEscape(escapeText(at: start, length: 6)), at: start)
      }
      value = value << 4 | UInt16(digit)
    }
    index += 4
    return value
  }

  /// An escape sequence for a message, cut before the closing quotation mark and at non-ASCII
  /// bytes.
  func escapeText(at start: Int, length: Int) -> String {
    let text = bytes[start...].prefix(length)
    let end =
      text.dropFirst(2).firstIndex { $0 == UInt8(ascii: "\"") || $0 < 0x20 || $0 >= 0x80 }
      ?? text.endIndex
    return String(decoding: text[..<end], as: UTF8.self)
  }

  func validateUTF8(_ range: Range<Int>) throws(JSONParsingError) {
    if let position = UTF8Validation.firstInvalidByte(in: bytes, range) {
      throw error(.invalidUTF8(byte: bytes[position]), at: position)
    }
  }
}
