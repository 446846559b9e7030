import Documents
import ExactArithmetic
import Tables
import Work

extension BinaryCode {
  /// Reads `{"codewords": ["0000000", "1101001", ...]}`: strings of one length, coordinate 1 first.
  ///
  /// - Throws: `JSONParsingError`, `JSONReadingError` or ``BinaryCodeError``, which name the place and the value.
  public init(file text: some Collection<UInt8>) throws {
    let object = try JSONValue(parsing: text).object()
    try object.requireKeys(among: ["codewords"])
    let entries = try object.value(forKey: "codewords").array(at: "codewords")
    let strings = try entries.indices.map { index in
      try entries[index].string(at: JSONPath([.key("codewords"), .index(index)]))
    }
    guard let length = strings.first?.utf8.count else { throw BinaryCodeError.noCodewords }
    guard (1...64).contains(length) else { throw BinaryCodeError.lengthOutOfRange(strings[0]) }
    let words = try zip(0..., strings).map { index, string in
      guard string.utf8.count == length, string.utf8.allSatisfy({ $0 == 48 || $0 == 49 }) else {
        throw BinaryCodeError.invalidWord(index: index, string, length: length)
      }
      return zip(0..., string.utf8).reduce(0 as UInt64) { $0 | UInt64($1.1 & 1) << UInt64($1.0) }
    }
    self.init(words: words, length: length)
  }
}

/// Why a file is no binary code.
public enum BinaryCodeError: InputError, Hashable {
  case noCodewords
  case lengthOutOfRange(String)
  case invalidWord(index: Int, String, length: Int)

  public var description: String {
    switch self {
    case .noCodewords: return "there are no codewords; expected at least one"
    case .lengthOutOfRange(let word):
      return "codewords[0] has \(word.utf8.count) digits; expected from 1 to 64"
    case .invalidWord(let index, let word, let length):
      return "codewords[\(index)] is \"\(word)\"; expected \(length) digits 0 or 1"
    }
  }
}
