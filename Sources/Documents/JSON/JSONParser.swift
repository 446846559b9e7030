extension JSONValue {
  /// The depth to which arrays and objects may be nested in a text that is parsed.
  public static let greatestDepth = 512

  /// Parses a JSON text (RFC 8259), which must be UTF-8.
  ///
  /// Nothing beyond the standard is accepted: no comments, no trailing commas, no `NaN`.  A byte
  /// order mark at the beginning is skipped, as the standard permits.
  ///
  /// - Throws: ``JSONParsingError``, which says what is wrong in which line and column.
  /// - Complexity: linear in the length of the text.
  public init(parsing bytes: some Collection<UInt8>) throws(JSONParsingError) {
    func parse(_ buffer: UnsafeBufferPointer<UInt8>) -> Result<JSONValue, JSONParsingError> {
      var parser = JSONParser(buffer)
      do {
        return .success(try parser.parseDocument())
      } catch {
        return .failure(error)
      }
    }
    let result =
      bytes.withContiguousStorageIfAvailable(parse)
      ?? Array(bytes).withUnsafeBufferPointer(parse)
    self = try result.get()
  }

  /// Parses a JSON text (RFC 8259).
  ///
  /// - Throws: ``JSONParsingError``, which says what is wrong in which line and column.
  /// - Complexity: linear in the length of the text.
  public init(parsing text: String) throws(JSONParsingError) { try self.init(parsing: text.utf8) }
}

/// A recursive-descent parser over UTF-8 bytes.
struct JSONParser {
  let bytes: UnsafeBufferPointer<UInt8>
  var index = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func parseDocument() throws(JSONParsingError) -> JSONValue {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    skipWhitespace()
    if index == bytes.count { throw error(.emptyInput) }
    let value = try parseValue(depth: 0)
    skipWhitespace()
    if index < bytes.count { throw error(.trailingText(token(at: index))) }
    return value
  }

  // MARK: Values

  mutating func parseValue(depth: Int) throws(JSONParsingError) -> JSONValue {
    switch current {
    case UInt8(ascii: "\""): return .string(try parseString())
    case UInt8(ascii: "["): return .array(try parseArray(depth: depth + 1))
    case UInt8(ascii: "{"): return .object(try parseObject(depth: depth + 1))
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."):
      return .number(try parseNumber())
    default: return try parseKeyword()
    }
  }

  mutating func parseArray(depth: Int) throws(JSONParsingError) -> [JSONValue] {
    try enter(depth)
    var elements: [JSONValue] = []
    skipWhitespace()
    if consume(UInt8(ascii: "]")) { return elements }
    while true {
      elements.append(try parseValue(depth: depth))
      skipWhitespace()
      if consume(UInt8(ascii: "]")) { return elements }
      guard consume(UInt8(ascii: ",")) else { throw unexpected(expected: "\",\" or \"]\"") }
      skipWhitespace()
    }
  }

  mutating func parseObject(depth: Int) throws(JSONParsingError) -> JSONObject {
    try enter(depth)
    var object = JSONObject()
    skipWhitespace()
    if consume(UInt8(ascii: "}")) { return object }
    while true {
      guard current == UInt8(ascii: "\"") else { throw unexpected(expected: "a key in quotes") }
      let start = index
      let key = try parseString()
      skipWhitespace()
      guard consume(UInt8(ascii: ":")) else { throw unexpected(expected: "\":\"") }
      skipWhitespace()
      if !object.append(try parseValue(depth: depth), forKey: key) {
        throw error(.duplicateKey(key), at: start)
      }
      skipWhitespace()
      if consume(UInt8(ascii: "}")) { return object }
      guard consume(UInt8(ascii: ",")) else { throw unexpected(expected: "\",\" or \"}\"") }
      skipWhitespace()
    }
  }

  mutating func enter(_ depth: Int) throws(JSONParsingError) {
    if depth > JSONValue.greatestDepth {
      throw error(.nestedTooDeeply(limit: JSONValue.greatestDepth))
    }
    index += 1
  }

  mutating func parseKeyword() throws(JSONParsingError) -> JSONValue {
    for (keyword, value) in [
      ("true", JSONValue.bool(true)), ("false", .bool(false)), ("null", .null),
    ]
    where bytes[index...].starts(with: keyword.utf8) {
      let end = index + keyword.utf8.count
      if end < bytes.count, JSONParser.continuesWord(bytes[end]) { break }
      index = end
      return value
    }
    throw unexpected(expected: "a JSON value")
  }

  mutating func parseNumber() throws(JSONParsingError) -> JSONNumber {
    // Take everything that someone may have meant as part of the number, so that `1/2` is one
    // mistake.
    let start = index
    while index < bytes.count, JSONParser.continuesWord(bytes[index]) { index += 1 }
    let numeral = UnsafeBufferPointer(rebasing: bytes[start..<index])
    guard let number = JSONNumber(numeral: numeral) else {
      throw error(.invalidNumber(token(at: start)), at: start)
    }
    return number
  }

  // MARK: Bytes

  /// The byte at the current position, and NUL, which JSON allows nowhere, at the end.
  var current: UInt8 { index < bytes.count ? bytes[index] : 0 }

  mutating func consume(_ byte: UInt8) -> Bool {
    if current != byte { return false }
    index += 1
    return true
  }

  mutating func skipWhitespace() {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): index += 1
      default: return
      }
    }
  }

  /// Whether a byte belongs to a number or word that someone may have written, JSON or not.
  static func continuesWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"):
      return true
    default: return false
    }
  }

  // MARK: Errors

  func unexpected(expected: String) -> JSONParsingError {
    if index == bytes.count { return error(.unexpectedEnd(expected: expected)) }
    if UTF8Validation.firstInvalidByte(in: bytes, index..<min(index + 4, bytes.count)) == index {
      return error(.invalidUTF8(byte: bytes[index]))
    }
    return error(.unexpectedText(token(at: index), expected: expected))
  }

  /// The word or the single character at an offset, for a message.
  func token(at start: Int) -> String {
    let limit = 40
    let word = bytes[start...].prefix { JSONParser.continuesWord($0) }
    if word.isEmpty {
      // One character; the bytes of an incomplete one are shown as U+FFFD.
      return String(String(decoding: bytes[start...].prefix(32), as: UTF8.self).prefix(1))
    }
    let text = String(decoding: word.prefix(limit), as: UTF8.self)
    return word.count > limit ? text + "…" : text
  }

  func error(_ problem: JSONParsingError.Problem, at offset: Int? = nil) -> JSONParsingError {
    let before = bytes[..<(offset ?? index)]
    let line = before.reduce(1) { $0 + ($1 == UInt8(ascii: "\n") ? 1 : 0) }
    let lineStart = (before.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
    // Continuation bytes do not begin a scalar.
    let scalars = before[lineStart...].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    let mark = lineStart == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) && !before.isEmpty ? 1 : 0
    return JSONParsingError(problem, line: line, column: scalars + 1 - mark)
  }
}
