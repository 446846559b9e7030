import CGMP

extension Integer: LosslessStringConvertible {
  /// The value of a decimal numeral: an optional sign and digits, nothing else.
  ///
  /// - Complexity: quasi-linear in the number of digits.
  public init?(_ description: String) {
    guard let value = Integer(decimalDigits: description.utf8) else { return nil }
    self = value
  }

  /// The value of a sign and decimal digits given as bytes of UTF-8.
  package init?(decimalDigits bytes: some Collection<UInt8>) {
    var digits = bytes[...]
    var negative = false
    if let first = digits.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      negative = first == UInt8(ascii: "-")
      digits = digits.dropFirst()
    }
    guard !digits.isEmpty, digits.allSatisfy({ $0 >= 48 && $0 <= 57 }) else { return nil }
    if digits.count <= 18 {
      let word = digits.reduce(0) { $0 * 10 + Int($1 &- 48) }
      self.init(negative ? -word : word)
      return
    }
    var text = digits.map { CChar(bitPattern: $0) }
    text.append(0)
    let value = Integer.computed { result in _ = __gmpz_set_str(result, text, 10) }
    self = negative ? -value : value
  }

  /// The decimal numeral.
  public var description: String { string(radix: 10) }

  /// The numeral in base 2 to 36, in lower case.
  public func string(radix: Int) -> String {
    precondition((2...36).contains(radix), "radix \(radix) outside 2...36")
    switch storage {
    case .word(let word): return String(word, radix: radix)
    case .limbs(let limbs):
      let capacity = __gmpz_sizeinbase(limbs.pointer, Int32(radix)) + 2
      return withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
        __gmpz_get_str(buffer.baseAddress!, Int32(radix), limbs.pointer)
        return String(cString: buffer.baseAddress!)
      }
    }
  }
}

extension Integer: Codable {
  /// Encodes the decimal numeral as a string, which no decoder rounds.
  public func encode(to encoder: any Encoder) throws {
    try encoder.encodeText(of: self)
  }

  public init(from decoder: any Decoder) throws {
    self = try decoder.decodeText { text in
      guard let value = Integer(text) else { throw NoNumeral(text: text) }
      return value
    }
  }
}

/// A text that should be a decimal integer.
private struct NoNumeral: Error, CustomStringConvertible {
  let text: String

  var description: String { "\"\(text)\" is not a decimal integer" }
}

extension Int {
  /// The machine word equal to an integer, or `nil` when it does not fit.
  @inlinable
  public init?(exactly value: Integer) {
    guard case .word(let word) = value.storage else { return nil }
    self = word
  }
}

extension Integer {
  /// Calls `body` with the limbs of the magnitude, least significant first.
  package func withLimbs<Result>(_ body: (UnsafeBufferPointer<UInt>) -> Result) -> Result {
    withGMP { body(UnsafeBufferPointer(start: $0.pointee._mp_d, count: __gmpz_size($0))) }
  }
}
