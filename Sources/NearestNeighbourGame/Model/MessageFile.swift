import Documents
import ExactArithmetic
import Tables

extension Message {
  /// Reads a message from the text of a table file.
  ///
  /// The file is `{"messages": [m_0, m_1, ...]}` for a deterministic message, with integers or strings as
  /// messages, or `{"channel": [["1/2", "1/2"], ...]}` for a randomised one: one entry or row for each value of
  /// the examples, in the order of the index `X_1 + 2^d X_2 + 2^(2d) X_3 + ...`.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place and the value.
  public init(tableFile text: some Collection<UInt8>, name: String) throws {
    switch try TableFile(parsing: text) {
    case .messages(let messages): self = .table(messages, name: name)
    case .channel(let rows): self = .channel(rows, name: name)
    }
  }
}

/// What a table file holds: a message for each value of something, or the law of one.
package enum TableFile: Sendable {
  case messages([Int])
  case channel([[Rational]])

  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place and the value.
  package init(parsing text: some Collection<UInt8>) throws {
    let object = try JSONValue(parsing: text).object()
    try object.requireKeys(among: ["messages", "channel"])
    if let channel = object["channel"], object["messages"] == nil {
      self = .channel(try channel.rationalRows(at: "channel"))
    } else {
      try object.requireKeys(among: ["messages"])
      let entries = try object.value(forKey: "messages").array(at: "messages")
      self = .messages(try TableFile.numbered(entries))
    }
  }

  /// Replaces labels, integers of any size or strings, by consecutive numbers.
  private static func numbered(_ labels: [JSONValue]) throws -> [Int] {
    var numbers: [JSONValue: Int] = [:]
    return try labels.indices.map { index in
      let label = labels[index]
      if case .string = label {
      } else {
        _ = try label.integer(at: JSONPath([.key("messages"), .index(index)]))
      }
      if let number = numbers[label] { return number }
      numbers[label] = numbers.count
      return numbers.count - 1
    }
  }
}
