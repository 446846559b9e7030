// Numbers are coded as their text, which no decoder rounds.

extension Encoder {
  /// Encodes a number as its text.
  func encodeText(of number: some CustomStringConvertible) throws {
    var container = singleValueContainer()
    try container.encode(number.description)
  }
}

extension Decoder {
  /// Decodes a number from its text.
  ///
  /// - Parameter read: reads the text, or throws an error whose description says what is wrong with it.
  func decodeText<Number>(_ read: (String) throws -> Number) throws -> Number {
    let container = try singleValueContainer()
    let text = try container.decode(String.self)
    do {
      return try read(text)
    } catch {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "\(error)")
    }
  }
}
