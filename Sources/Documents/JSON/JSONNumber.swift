import ExactArithmetic

/// A JSON number as it is written.
///
/// JSON does not say how much of a number a reader keeps, and many keep a `Double`.  Here the text
/// is kept, so an integer of any size is exact and `1.0` stays distinct from `1`.  Integers that
/// fit a machine word are stored as one.
///
/// Two numbers are equal when they are written alike: `1e2` and `100` differ.
public struct JSONNumber: Sendable, Hashable {
  /// A number is a `.word` exactly when its text is the canonical numeral of an `Int`.
  private enum Storage: Hashable {
    case word(Int)
    case text(String)
  }

  private let storage: Storage

  /// Creates an integer.
  public init(_ word: Int) { storage = .word(word) }

  /// Creates an integer of any size.
  public init(_ integer: Integer) {
    if let word = Int(exactly: integer) {
      storage = .word(word)
    } else {
      storage = .text(integer.description)
    }
  }

  /// Creates the number written as `text`, or `nil` when that is not a JSON number.
  public init?(_ text: String) {
    var text = text
    let number = text.withUTF8 { JSONNumber(numeral: $0) }
    guard let number else { return nil }
    self = number
  }

  /// The number written as the given bytes:
  /// `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
  init?(numeral bytes: UnsafeBufferPointer<UInt8>) {
    var index = 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, bytes[index] &- 48 <= 9 { index += 1 }
      return index - start
    }
    let isNegative = bytes.first == UInt8(ascii: "-")
    if isNegative { index = 1 }
    let start = index
    let length = skipDigits()
    if length == 0 || (length > 1 && bytes[start] == UInt8(ascii: "0")) { return nil }
    if index == bytes.count, length <= 18, !(isNegative && bytes[start] == UInt8(ascii: "0")) {
      var word = 0
      for digit in bytes[start...] { word = word * 10 + Int(digit &- 48) }
      storage = .word(isNegative ? -word : word)
      return
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      if skipDigits() == 0 { return nil }
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      if skipDigits() == 0 { return nil }
    }
    if index < bytes.count { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    // Of the numerals with more than 18 digits some still fit a word; "-0" is not a canonical
    // numeral.
    if length == 19, let word = Int(text) {
      storage = .word(word)
    } else {
      storage = .text(text)
    }
  }

  /// The number as it is written.
  public var text: String {
    switch storage {
    case .word(let word): return String(word)
    case .text(let text): return text
    }
  }

  /// The value of a number written without a point and an exponent, or `nil` for any other.
  ///
  /// `1.0` and `1e2` are integers to a mathematician, but whoever wrote them may have had a
  /// `Double` in mind, and other readers may have rounded them: they are not taken for integers.
  public var integer: Integer? {
    switch storage {
    case .word(let word): return Integer(word)
    case .text(let text): return Integer(text)
    }
  }

  /// The value of an integer that fits a machine word, or `nil` for any other number.
  public var word: Int? {
    switch storage {
    case .word(let word): return word
    case .text(let text): return Int(text)
    }
  }
}

extension JSONNumber: CustomStringConvertible {
  public var description: String { text }
}
