import ExactArithmetic
import Work

/// The parameters after the `?` of a target: names and values, each name once.
package struct Query: Sendable, Hashable {
  private let values: [String: String]

  /// At most so many parameters.
  static let greatestCount = 32

  /// Reads `name=value` pairs joined by `&`, percent-encoded.
  ///
  /// - Throws: ``QueryError``, which names the parameter.
  package init(parsing text: String) throws(QueryError) {
    var values: [String: String] = [:]
    for pair in text.utf8.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = try Query.decoded(parts[0])
      guard parts.count == 2 else { throw .noValue(name) }
      let value = try Query.decoded(parts[1])
      try Query.checkNumbers(in: value, of: name)
      if values.updateValue(value, forKey: name) != nil { throw .repeated(name) }
      if values.count > Query.greatestCount { throw .tooMany(limit: Query.greatestCount) }
    }
    self.values = values
  }

  /// A number in a parameter has at most so many bits above and below its line: powers of longer ones take for ever.
  static let greatestNumberWidth = 1024

  /// Refuses numbers that are too long to be computed with, wherever they are in a text.
  private static func checkNumbers(in text: String, of name: String) throws(QueryError) {
    for part in text.split(whereSeparator: { ":,; ".contains($0) }) {
      // A short one without an exponent needs no look.
      if part.utf8.count < 100 && !part.contains(where: { $0 == "e" || $0 == "E" }) { continue }
      guard let value = Rational(String(part)) else { continue }
      let width = max(value.numerator.bitWidth, value.denominator.bitWidth)
      if width > greatestNumberWidth {
        throw .invalid(
          name, text,
          expected: "numbers of at most \(greatestNumberWidth) bits above and below the line")
      }
    }
  }

  /// Checks that no parameter is there but those that are read.
  package func requireNames(among known: [String]) throws(QueryError) {
    let unknown = values.keys.filter { !known.contains($0) }.sorted()
    if let first = unknown.first { throw .unknown(first, expected: known) }
  }

  /// A text; empty is as if it were not there.
  package func text(_ name: String) -> String? { values[name].flatMap { $0.isEmpty ? nil : $0 } }

  /// An integer.
  package func integer(_ name: String) throws(QueryError) -> Int {
    guard let text = text(name) else { throw .missing(name, expected: "an integer") }
    guard let value = Int(text) else {
      throw .invalid(name, text, expected: "an integer such as 3")
    }
    return value
  }

  /// An integer of a range, or what is taken where there is none.
  package func integer(
    _ name: String, in range: ClosedRange<Int>, default value: Int
  ) throws(QueryError) -> Int {
    guard text(name) != nil else { return value }
    let number = try integer(name)
    if range.contains(number) { return number }
    throw .invalid(
      name, "\(number)", expected: "an integer from \(range.lowerBound) to \(range.upperBound)")
  }

  /// A rational number.
  package func rational(_ name: String) throws(QueryError) -> Rational {
    guard let text = text(name) else { throw .missing(name, expected: "a rational number") }
    do {
      return try Rational(parsing: text)
    } catch {
      throw .invalid(name, text, expected: "\(error)")
    }
  }

  // MARK: Percent-encoding

  private static func decoded(_ bytes: Substring.UTF8View.SubSequence) throws(QueryError) -> String
  {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(hexadecimal),
          let low = rest.popFirst().flatMap(hexadecimal)
        else { throw .encoding }
        result.append(high << 4 | low)
      default: result.append(byte)
      }
    }
    guard let text = String(validating: result, as: UTF8.self),
      !text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7f })
    else { throw .encoding }
    return text
  }

  private static func hexadecimal(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

/// What is wrong with the parameters of a request.
package enum QueryError: InputError, Hashable {
  case encoding
  case noValue(String)
  case repeated(String)
  case tooMany(limit: Int)
  case unknown(String, expected: [String])
  case missing(String, expected: String)
  case invalid(String, String, expected: String)

  package var description: String {
    switch self {
    case .encoding: "a parameter is not percent-encoded UTF-8 text"
    case .noValue(let name): "\(name) has no value; expected \(name)=…"
    case .repeated(let name): "\(name) is given twice"
    case .tooMany(let limit): "there are more than \(limit) parameters"
    case .unknown(let name, let known):
      "\(name) is not a parameter; expected \(known.joined(separator: ", "))"
    case .missing(let name, let expected): "\(name) is missing; expected \(expected)"
    case .invalid(let name, let value, let expected):
      "\(name) = \(QueryError.shortened(value)); expected \(expected)"
    }
  }

  private static func shortened(_ value: String) -> String {
    value.count <= 60 ? value : value.prefix(60) + "…"
  }
}
