import ExactArithmetic

// Reading what a value must be.  Paths are autoclosures: nobody pays for one unless there is an
// error.

extension JSONValue {
  /// The rational number written as a string (`"1/2"`, `"0.25"`) or as a JSON number.
  ///
  /// A JSON number with a point or an exponent is read exactly from its text, as on the command line: `0.1` is 1/10.
  ///
  /// - Parameter path: where the value stands, for the message of an error.
  /// - Throws: ``JSONReadingError``
  public func rational(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> Rational {
    switch self {
    case .string(let text):
      do {
        return try Rational(parsing: text)
      } catch {
        throw JSONReadingError(path: path(), .notRational(error))
      }
    case .number(let number):
      if let word = number.word { return Rational(word) }
      do {
        return try Rational(parsing: number.text)
      } catch {
        throw JSONReadingError(path: path(), .notRational(error))
      }
    default:
      throw wrongKind(
        path(), expected: "a rational number (a string such as \"1/2\", or a number)")
    }
  }

  /// The integer written as a JSON integer or as a string of digits, of any size.
  ///
  /// - Throws: ``JSONReadingError``
  public func integer(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> Integer {
    switch self {
    case .string(let text):
      guard let integer = Integer(text) else {
        throw JSONReadingError(path: path(), .notInteger(text))
      }
      return integer
    case .number(let number):
      guard let integer = number.integer else {
        throw JSONReadingError(path: path(), .inexactNumber(number.text))
      }
      return integer
    default: throw wrongKind(path(), expected: "an integer")
    }
  }

  /// The integer that fits a machine word, written as a JSON integer or as a string of digits.
  ///
  /// - Throws: ``JSONReadingError``
  public func word(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> Int {
    if case .number(let number) = self, let word = number.word { return word }
    let integer = try integer(at: path())
    guard let word = Int(exactly: integer) else {
      throw JSONReadingError(path: path(), .outOfRange(integer.description))
    }
    return word
  }

  /// The string.
  ///
  /// - Throws: ``JSONReadingError``
  public func string(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> String {
    guard case .string(let string) = self else { throw wrongKind(path(), expected: "a string") }
    return string
  }

  /// The truth value.
  ///
  /// - Throws: ``JSONReadingError``
  public func bool(at path: @autoclosure () -> JSONPath = .root) throws(JSONReadingError) -> Bool {
    guard case .bool(let value) = self else { throw wrongKind(path(), expected: "true or false") }
    return value
  }

  /// The elements of the array.
  ///
  /// - Throws: ``JSONReadingError``
  public func array(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> [JSONValue] {
    guard case .array(let elements) = self else { throw wrongKind(path(), expected: "an array") }
    return elements
  }

  /// The object.
  ///
  /// - Throws: ``JSONReadingError``
  public func object(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> JSONObject {
    guard case .object(let object) = self else { throw wrongKind(path(), expected: "an object") }
    return object
  }

  private func wrongKind(_ path: JSONPath, expected: String) -> JSONReadingError {
    JSONReadingError(path: path, .wrongKind(expected: expected, found: kindDescription))
  }

  /// What the value is, for a message: `true`, `the string "abc"`, `an array of 3 elements`.
  private var kindDescription: String {
    switch self {
    case .null: return "null"
    case .bool(let value): return "\(value)"
    case .number(let number): return "the number \(number.text)"
    case .string(let string):
      return "the string \"\(string.prefix(40))\(string.count > 40 ? "…" : "")\""
    case .array(let elements):
      return "an array of \(elements.count) element\(elements.count == 1 ? "" : "s")"
    case .object: return "an object"
    }
  }
}

// MARK: - Arrays of one kind

extension JSONValue {
  /// An array of rational numbers, each read as by ``rational(at:)``.
  ///
  /// - Throws: ``JSONReadingError``, which names the offending element.
  public func rationals(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> [Rational] {
    let elements = try array(at: path())
    var result: [Rational] = []
    result.reserveCapacity(elements.count)
    for index in elements.indices {
      result.append(try elements[index].rational(at: path()[index]))
    }
    return result
  }

  /// An array of arrays of rational numbers, each read as by ``rational(at:)``; the rows may differ
  /// in length.
  ///
  /// - Throws: ``JSONReadingError``, which names the offending element.
  public func rationalRows(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> [[Rational]] {
    let rows = try array(at: path())
    var result: [[Rational]] = []
    result.reserveCapacity(rows.count)
    for index in rows.indices { result.append(try rows[index].rationals(at: path()[index])) }
    return result
  }

  /// An array of integers that fit a machine word, each read as by ``word(at:)``.
  ///
  /// - Throws: ``JSONReadingError``, which names the offending element.
  public func words(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> [Int] {
    let elements = try array(at: path())
    var result: [Int] = []
    result.reserveCapacity(elements.count)
    for index in elements.indices { result.append(try elements[index].word(at: path()[index])) }
    return result
  }

  /// An array of strings.
  ///
  /// - Throws: ``JSONReadingError``, which names the offending element.
  public func strings(
    at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> [String] {
    let elements = try array(at: path())
    var result: [String] = []
    result.reserveCapacity(elements.count)
    for index in elements.indices { result.append(try elements[index].string(at: path()[index])) }
    return result
  }
}

// MARK: - Members of objects

extension JSONObject {
  /// The value of a key that must be present.
  ///
  /// - Parameters:
  ///   - key: the key.
  ///   - path: where the object stands, for the message of an error.
  /// - Throws: ``JSONReadingError``, which lists the keys that are present.
  public func value(
    forKey key: String, at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) -> JSONValue {
    guard let value = self[key] else {
      throw JSONReadingError(path: path(), .missingKey(key, present: keys))
    }
    return value
  }

  /// Checks that every key is one that is read, so that a misspelt optional key does not pass
  /// unnoticed.
  ///
  /// - Throws: ``JSONReadingError``, which names the unknown key and lists the known ones.
  public func requireKeys(
    among known: [String], at path: @autoclosure () -> JSONPath = .root
  ) throws(JSONReadingError) {
    for member in members where !known.contains(member.key) {
      throw JSONReadingError(path: path(), .unknownKey(member.key, known: known))
    }
  }
}
