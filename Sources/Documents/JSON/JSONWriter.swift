/// How a JSON text is laid out.
public enum JSONLayout: Sendable, Hashable {
  /// Everything on one line, without spaces.
  case compact
  /// Indented by two spaces; an array without objects that fits a line of 100 columns stands on one
  /// line.
  case pretty
}

extension JSONValue {
  /// The JSON text, without a final newline.
  ///
  /// The same value gives the same bytes: keys stand in their order, numbers as they were written,
  /// slashes are not escaped, and only what must be escaped is.
  ///
  /// - Complexity: linear in the length of the result.
  public func serialized(_ layout: JSONLayout = .pretty) -> String {
    var writer = JSONWriter()
    switch layout {
    case .compact: writer.writeCompact(self)
    case .pretty: writer.writePretty(self, indentation: 0, column: 0)
    }
    return String(decoding: writer.output, as: UTF8.self)
  }
}

extension JSONValue: CustomStringConvertible {
  /// The JSON text on one line.
  public var description: String { serialized(.compact) }
}

/// Writes JSON as UTF-8.
private struct JSONWriter {
  var output: [UInt8] = []

  private static let lineWidth = 100

  // MARK: Layouts

  mutating func writeCompact(_ value: JSONValue) {
    write(value, separator: ",", colon: ":")
  }

  /// Writes a value that begins in `column` (in bytes) of a line indented by `indentation`.
  mutating func writePretty(_ value: JSONValue, indentation: Int, column: Int) {
    let inner = indentation + 2
    switch value {
    case .array(let elements) where !elements.isEmpty:
      // Room is left for the comma that may follow.
      var room = JSONWriter.lineWidth - column - 1
      if JSONWriter.fits(value, in: &room) {
        write(value, separator: ", ", colon: ": ")
        return
      }
      for (index, element) in elements.enumerated() {
        write(index == 0 ? "[" : ",")
        startLine(inner)
        writePretty(element, indentation: inner, column: inner)
      }
      startLine(indentation)
      write("]")
    case .object(let object) where !object.isEmpty:
      for (index, member) in object.members.enumerated() {
        write(index == 0 ? "{" : ",")
        startLine(inner)
        let start = output.count
        writeString(member.key)
        write(": ")
        writePretty(member.value, indentation: inner, column: inner + output.count - start)
      }
      startLine(indentation)
      write("}")
    default: write(value, separator: ", ", colon: ": ")
    }
  }

  /// Whether a value without objects fits on a line with `room` left, which is reduced by its
  /// length.
  private static func fits(_ value: JSONValue, in room: inout Int) -> Bool {
    switch value {
    case .null: room -= 4
    case .bool(let value): room -= value ? 4 : 5
    case .number(let number): room -= number.text.utf8.count
    case .string(let string): room -= string.utf8.count + 2
    case .object: return false
    case .array(let elements):
      room -= 2 * max(elements.count, 1)
      for element in elements where room < 0 || !fits(element, in: &room) { return false }
    }
    return room >= 0
  }

  // MARK: Values

  private mutating func write(_ value: JSONValue, separator: StaticString, colon: StaticString) {
    switch value {
    case .null: write("null")
    case .bool(let value): write(value ? "true" : "false")
    case .number(let number): output.append(contentsOf: number.text.utf8)
    case .string(let string): writeString(string)
    case .array(let elements):
      write("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { write(separator) }
        write(element, separator: separator, colon: colon)
      }
      write("]")
    case .object(let object):
      write("{")
      for (index, member) in object.members.enumerated() {
        if index > 0 { write(separator) }
        writeString(member.key)
        write(colon)
        write(member.value, separator: separator, colon: colon)
      }
      write("}")
    }
  }

  private mutating func writeString(_ string: String) {
    write("\"")
    for byte in string.utf8 {
      switch byte {
      case UInt8(ascii: "\""): write("\\\"")
      case UInt8(ascii: "\\"): write("\\\\")
      case 0x08: write("\\b")
      case 0x09: write("\\t")
      case 0x0A: write("\\n")
      case 0x0C: write("\\f")
      case 0x0D: write("\\r")
      case 0..<0x20:
        let digits = Array("0123456789abcdef".utf8)
        write("\\u00")
        output.append(digits[Int(byte >> 4)])
        output.append(digits[Int(byte & 15)])
      default: output.append(byte)
      }
    }
    write("\"")
  }

  // MARK: Bytes

  private mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { output.append(contentsOf: $0) }
  }

  private mutating func startLine(_ indentation: Int) {
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indentation))
  }
}
