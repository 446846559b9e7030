/// The characters of a statement with a position among them.
struct Scanner {
  let text: String
  private let characters: [Character]
  /// The number of characters before the next one.
  private(set) var index = 0
  /// The names of variables, which may have separators in them.
  let variables: [String]
  private let knownNames: [[Character]]

  init(_ text: String, variables: [String]) {
    self.text = text
    self.variables = variables
    characters = Array(text)
    // The longest first, so that a name that begins with another is found.
    knownNames = variables.map { Array($0) }.sorted { $0.count > $1.count }
  }

  /// The position of the next character that is no space, counted from 1.
  var position: Int {
    mutating get {
      skipSpaces()
      return index + 1
    }
  }

  mutating func skipSpaces() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  /// The next character that is no space.
  mutating func peek() -> Character? {
    skipSpaces()
    return index < characters.count ? characters[index] : nil
  }

  /// Whether a text comes next, which is then skipped.
  mutating func skip(_ sign: String) -> Bool {
    skipSpaces()
    let wanted = Array(sign)
    guard index + wanted.count <= characters.count,
      characters[index..<(index + wanted.count)].elementsEqual(wanted)
    else { return false }
    index += wanted.count
    return true
  }

  /// Whether a single bar comes next, not two.
  mutating func skipBar() -> Bool {
    if peek() != "|" { return false }
    if index + 1 < characters.count, characters[index + 1] == "|" { return false }
    index += 1
    return true
  }

  mutating func expect(_ sign: String, _ expected: String) throws(StatementError) {
    if !skip(sign) { throw error(expected) }
  }

  /// The text from a position to here, without spaces around it.
  func text(from start: Int) -> String {
    var (first, last) = (start, index)
    while first < last, characters[first].isWhitespace { first += 1 }
    while last > first, characters[last - 1].isWhitespace { last -= 1 }
    return String(characters[first..<last])
  }

  // MARK: Errors

  /// The error that something else was expected here.
  mutating func error(_ expected: String) -> StatementError {
    let position = position
    return .syntax(text: text, position: position, expected: expected, found: found)
  }

  private var found: String {
    if index >= characters.count { return "the end" }
    var end = index
    while end < characters.count, Scanner.isOfWord(characters[end]) { end += 1 }
    let word = characters[index..<max(end, index + 1)]
    return "\"\(String(word.prefix(24)))\(word.count > 24 ? "…" : "")\""
  }

  // MARK: Words and numbers

  private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  /// The word of letters, digits and underscores that comes next, which is not skipped.
  mutating func word() -> String {
    skipSpaces()
    guard index < characters.count, characters[index].isLetter else { return "" }
    return String(characters[index...].prefix(while: Scanner.isOfWord))
  }

  /// Skips a number of characters that have been seen.
  mutating func advance(_ count: Int) { index += count }

  /// The text of an unsigned decimal that comes next, or `nil`.
  mutating func numeral() -> String? {
    skipSpaces()
    let start = index
    skipDigits()
    if index == start { return nil }
    let isPoint = index + 1 < characters.count && characters[index] == "."
    if isPoint, Scanner.isDigit(characters[index + 1]) {
      index += 1
      skipDigits()
    }
    skipExponent()
    return String(characters[start..<index])
  }

  private mutating func skipDigits() {
    while index < characters.count, Scanner.isDigit(characters[index]) { index += 1 }
  }

  private mutating func skipExponent() {
    guard index < characters.count, characters[index] == "e" || characters[index] == "E" else {
      return
    }
    var next = index + 1
    if next < characters.count, characters[next] == "+" || characters[next] == "-" { next += 1 }
    guard next < characters.count, Scanner.isDigit(characters[next]) else { return }
    index = next
    skipDigits()
  }

  // MARK: Names

  /// A name that ends before one of some separators: a known variable, a text in quotation marks, or any text.
  mutating func name(
    before separators: Set<Character>, _ expected: String
  ) throws(StatementError) -> QuantityExpression.Name {
    let position = position
    if peek() == "\"" { return try quoted(at: position) }
    for known in knownNames where matches(known, before: separators) {
      index += known.count
      return QuantityExpression.Name(text: String(known), position: position)
    }
    let start = index
    while index < characters.count, !separators.contains(characters[index]) { index += 1 }
    let name = text(from: start)
    if name.isEmpty {
      index = start
      throw error(expected)
    }
    return QuantityExpression.Name(text: name, position: position)
  }

  private mutating func quoted(at position: Int) throws(StatementError) -> QuantityExpression.Name {
    let start = index + 1
    guard let end = characters[start...].firstIndex(of: "\"") else {
      index = characters.count
      throw error("a quotation mark that ends the name which begins at character \(position)")
    }
    index = end + 1
    return QuantityExpression.Name(
      text: String(characters[start..<end]), position: position, isQuoted: true)
  }

  /// Whether a name stands here whole: with a separator or the end behind it.
  private func matches(_ name: [Character], before separators: Set<Character>) -> Bool {
    guard index + name.count <= characters.count,
      characters[index..<(index + name.count)].elementsEqual(name)
    else { return false }
    var end = index + name.count
    while end < characters.count, characters[end].isWhitespace { end += 1 }
    return end == characters.count || separators.contains(characters[end])
  }
}
