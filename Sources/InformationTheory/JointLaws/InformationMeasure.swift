import ExactArithmetic
import Work

/// A quantity as users write it: `H(X)`, `H(X,Y|Z)`, `I(X;Y|Z)`, `I(X,Y;Z)`.
public enum InformationMeasure: Hashable, Sendable {
  /// `H(A)`, or `H(A|B)` when the condition is not empty.
  case entropy(of: [String], given: [String] = [])
  /// `I(A;B)`, or `I(A;B|C)` when the condition is not empty.
  case mutualInformation(between: [String], and: [String], given: [String] = [])
}

extension InformationMeasure: CustomStringConvertible {
  /// The quantity as it is written: `I(X,Y;Z|W)`.
  public var description: String {
    func list(_ names: [String]) -> String { names.joined(separator: ",") }
    func condition(_ names: [String]) -> String { names.isEmpty ? "" : "|" + list(names) }
    switch self {
    case .entropy(let group, let given):
      return "H(" + list(group) + condition(given) + ")"
    case .mutualInformation(let first, let second, let given):
      return "I(" + list(first) + ";" + list(second) + condition(given) + ")"
    }
  }
}

extension JointLaw {
  /// The value of a quantity, exact.
  ///
  /// ```swift
  /// let leak = try law.value(of: InformationMeasure(parsing: "I(X;Y|Z)"))
  /// ```
  ///
  /// - Throws: ``LawError/unknownVariable(_:known:)``.
  public func value(of measure: InformationMeasure) throws(LawError) -> LogForm {
    switch measure {
    case .entropy(let group, let given):
      return try conditionalEntropy(of: group, given: given)
    case .mutualInformation(let first, let second, let given):
      return try mutualInformation(between: first, and: second, given: given)
    }
  }
}

// MARK: - Parsing

/// Why a text is not a quantity.  Positions count characters from 1.
public enum InformationMeasureParsingError: InputError, Hashable {
  /// Something else was expected at a position.
  case syntax(text: String, position: Int, expected: String)
  /// A name at a position is none of the law's variables.
  case unknownVariable(text: String, position: Int, name: String, known: [String])

  /// Where the error is in its text, counted in characters from 1.
  public var position: Int {
    switch self {
    case .syntax(_, let position, _), .unknownVariable(_, let position, _, _): position
    }
  }

  public var description: String {
    switch self {
    case .syntax(let text, let position, let expected):
      return "\"\(text)\" is not a quantity such as H(X), H(X,Y|Z) or I(X;Y|Z): "
        + "expected \(expected) at character \(position)"
    case .unknownVariable(let text, let position, let name, let known):
      return "\"\(text)\": there is no variable \"\(name)\" (character \(position)); "
        + "expected one of \(known.joined(separator: ", "))"
    }
  }
}

extension InformationMeasure {
  /// Reads a quantity; spaces between its parts do not matter.
  ///
  /// - Parameters:
  ///   - text: the quantity, such as `I(X;Y|Z)`.
  ///   - variables: when given, the names that may occur.
  /// - Throws: ``InformationMeasureParsingError``, which names the text, the position and what was expected.
  public init(
    parsing text: String, variables: [String]? = nil
  ) throws(InformationMeasureParsingError) {
    var scanner = MeasureScanner(text: text, variables: variables)
    self = try scanner.measure()
  }
}

private struct MeasureScanner {
  let text: String
  let variables: [String]?
  private let characters: [Character]
  private var position = 0

  init(text: String, variables: [String]?) {
    self.text = text
    self.variables = variables
    characters = Array(text)
  }

  mutating func measure() throws(InformationMeasureParsingError) -> InformationMeasure {
    skipSpaces()
    guard let letter = peek(), letter == "H" || letter == "I" else { throw error("H or I") }
    position += 1
    try expect("(", "an opening parenthesis")
    let first = try group()
    var second: [String]?
    if letter == "I" {
      try expect(";", "a comma or a semicolon")
      second = try group()
    }
    let given = skip("|") ? try group() : []
    let separators =
      given.isEmpty ? "a comma, a bar or a closing parenthesis" : "a comma or a closing parenthesis"
    try expect(")", separators)
    skipSpaces()
    if peek() != nil { throw error("nothing more") }
    if let second { return .mutualInformation(between: first, and: second, given: given) }
    return .entropy(of: first, given: given)
  }

  private mutating func group() throws(InformationMeasureParsingError) -> [String] {
    var names = [try name()]
    while skip(",") { names.append(try name()) }
    return names
  }

  private mutating func name() throws(InformationMeasureParsingError) -> String {
    skipSpaces()
    let start = position
    while let character = peek(), !",;|()".contains(character) { position += 1 }
    var end = position
    while end > start, characters[end - 1].isWhitespace { end -= 1 }
    if end == start { throw error("the name of a variable") }
    let name = String(characters[start..<end])
    if let variables, !variables.contains(name) {
      throw .unknownVariable(text: text, position: start + 1, name: name, known: variables)
    }
    return name
  }

  private func peek() -> Character? { position < characters.count ? characters[position] : nil }

  private mutating func skipSpaces() {
    while let character = peek(), character.isWhitespace { position += 1 }
  }

  private mutating func skip(_ character: Character) -> Bool {
    skipSpaces()
    guard peek() == character else { return false }
    position += 1
    return true
  }

  private mutating func expect(
    _ character: Character, _ expected: String
  ) throws(InformationMeasureParsingError) {
    if !skip(character) { throw error(expected) }
  }

  private func error(_ expected: String) -> InformationMeasureParsingError {
    .syntax(text: text, position: position + 1, expected: expected)
  }
}
