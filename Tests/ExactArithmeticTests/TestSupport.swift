import Foundation

/// The JSON text of a value.
func json(_ value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}

/// The value of a JSON text.
func decode<Value: Decodable>(_ type: Value.Type, _ text: String) throws -> Value {
  try JSONDecoder().decode(type, from: Data(text.utf8))
}

/// The value after encoding and decoding.
func throughJSON<Value: Codable>(_ value: Value) throws -> Value {
  try decode(Value.self, json(value))
}

/// What the decoder says about corrupt data, or `nil` when it accepts them.
func decodingMessage<Value: Decodable>(_ type: Value.Type, _ text: String) -> String? {
  do {
    _ = try decode(type, text)
    return nil
  } catch DecodingError.dataCorrupted(let context) {
    return context.debugDescription
  } catch {
    return "\(error)"
  }
}
