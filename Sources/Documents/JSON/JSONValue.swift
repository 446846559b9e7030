import ExactArithmetic

/// A JSON value that loses nothing: numbers keep their text, objects the order of their keys.
///
/// ```swift
/// let value = try JSONValue(parsing: #"{"channel": [["3/4", "1/4"], [0, 1]]}"#)
/// let rows = try value.object(at: .root).value(forKey: "channel").rationalRows(at: "channel")
/// print(rows[0][1])  // 1/4
/// ```
public enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

// MARK: - Creating values

extension JSONValue {
  /// A JSON integer.
  public init(_ word: Int) { self = .number(JSONNumber(word)) }

  /// A JSON integer of any size.
  public init(_ integer: Integer) { self = .number(JSONNumber(integer)) }
}

// `nil` is not a literal of `null`: it could not be told from the absence of a value.

extension JSONValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension JSONValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: StaticBigInt) { self.init(Integer(integerLiteral: value)) }
}

extension JSONValue: ExpressibleByStringInterpolation {
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSONValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
}

extension JSONValue: ExpressibleByDictionaryLiteral {
  /// An object whose keys keep the order of the literal.
  ///
  /// - Precondition: the keys differ.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(JSONObject(elements))
  }
}

// MARK: - Looking inside

extension JSONValue {
  /// The value of a key, or `nil` when this is not an object or has no such key.
  public subscript(key: String) -> JSONValue? {
    guard case .object(let object) = self else { return nil }
    return object[key]
  }

  /// The element at an index, or `nil` when this is not an array or the index is outside it.
  public subscript(index: Int) -> JSONValue? {
    guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
    return elements[index]
  }
}
