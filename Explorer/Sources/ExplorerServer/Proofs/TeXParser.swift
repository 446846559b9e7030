/// Reads mathematics in TeX and writes it as MathML: the part of TeX that pages of proofs use.
struct TeXParser {
  let tokens: [TeXToken]
  var position = 0

  init(_ source: some Sequence<Character>) { tokens = TeXToken.tokens(of: source) }

  /// The elements of the whole formula.
  mutating func formula() -> [String] { row { _ in false } }

  /// An element, and how scripts are put to it.
  struct Piece {
    let xml: String
    /// Whether scripts stand below and above in displays.
    var hasLimits = false
    /// Whether it is the name of a function, with space between it and an argument without brackets.
    var isFunction = false
    /// Whether it is a name, with space between it and a factor before it.
    var isName = false
    var kind = Kind.ordinary
  }

  /// What a piece is to its neighbours.
  enum Kind {
    /// A letter, a number, a closing bracket.
    case ordinary
    /// A sign after which something begins: an operator, a relation, an opening bracket, a comma.
    case `operator`
    case space
  }

  // MARK: Rows

  /// The elements up to a token that ends the row, which is not read.
  mutating func row(until isEnd: (TeXToken) -> Bool) -> [String] {
    var elements: [String] = []
    var previous = Kind.operator
    while let token = next, !isEnd(token), token != .character("}") {
      if case .command(let name) = token, let isDisplay = TeXParser.styles[name] {
        position += 1
        let rest = row(until: isEnd)
        return elements + [
          MathML.element("mstyle", "displaystyle=\"\(isDisplay)\"", rest.joined())
        ]
      }
      let piece = piece()
      if piece.isName && previous == .ordinary { elements.append(MathML.space("0.1667em")) }
      let element = scripted(piece)
      elements.append(previous == .ordinary ? element : TeXParser.prefixed(element))
      previous = piece.kind
      if piece.isFunction, let following = next, !isBracket(following), !isEnd(following) {
        elements.append(MathML.space("0.1667em"))
      }
    }
    return elements
  }

  /// A sign that belongs to what follows it, without space between them.
  private static func prefixed(_ element: String) -> String {
    for sign in ["−", "+", "±", "∓"] where element == MathML.text("mo", text: sign) {
      return MathML.text("mo", "form=\"prefix\" lspace=\"0\" rspace=\"0\"", text: sign)
    }
    return element
  }

  private static let styles = ["displaystyle": true, "textstyle": false, "scriptstyle": false]

  /// The next token that is no space.
  var next: TeXToken? {
    mutating get {
      while position < tokens.count, tokens[position] == .space { position += 1 }
      return position < tokens.count ? tokens[position] : nil
    }
  }

  func isBracket(_ token: TeXToken) -> Bool {
    switch token {
    case .character(let character): "([)]},.;:=+-<>/".contains(character)
    case .command(let name):
      TeXSymbols.brackets[name] != nil || TeXSymbols.sizes[name] != nil
        || TeXSymbols.spaces[name] != nil || TeXSymbols.operators[name] != nil
        || name == "left" || name == "right"
    case .space: false
    }
  }

  // MARK: Scripts

  /// The piece with what stands below and above it.
  mutating func scripted(_ piece: Piece) -> String {
    var (below, above): (String?, [String]) = (nil, [])
    while let token = next {
      if token == .character("_"), below == nil {
        position += 1
        below = argument()
      } else if token == .character("^") {
        position += 1
        above.append(argument())
      } else if token == .character("'") {
        position += 1
        above.append(MathML.text("mo", "lspace=\"0\" rspace=\"0\"", text: "′"))
      } else if token == .command("limits") || token == .command("nolimits") {
        position += 1
      } else {
        break
      }
    }
    let (under, over) = piece.hasLimits ? ("munder", "mover") : ("msub", "msup")
    switch (below, above.isEmpty ? nil : MathML.row(above)) {
    case (nil, nil): return piece.xml
    case (let below?, nil): return MathML.element(under, "", piece.xml, below)
    case (nil, let above?): return MathML.element(over, "", piece.xml, above)
    case (let below?, let above?):
      let name = piece.hasLimits ? "munderover" : "msubsup"
      return MathML.element(name, "", piece.xml, below, above)
    }
  }

  /// What follows a command or a script: a group, or one piece.
  mutating func argument() -> String {
    guard let token = next else { return "<mrow></mrow>" }
    if token == .character("{") { return group() }
    if case .character(let digit) = token, digit.isNumber {
      position += 1
      return MathML.text("mn", text: String(digit))
    }
    return piece().xml
  }

  /// A group in braces, of which the first is next.
  mutating func group() -> String {
    position += 1
    let elements = row { _ in false }
    close()
    return MathML.row(elements)
  }

  /// Reads a closing brace where there is one.
  mutating func close() { if next == .character("}") { position += 1 } }

  // MARK: Pieces

  mutating func piece() -> Piece {
    guard let token = next else { return Piece(xml: "") }
    position += 1
    switch token {
    case .space: return Piece(xml: "")
    case .command(let name): return command(name)
    case .character("{"):
      position -= 1
      return Piece(xml: group())
    case .character(let character):
      let isSign: Bool =
        !character.isLetter && !character.isNumber && !")]|!'.…".contains(character)
      return Piece(
        xml: self.character(character),
        kind: character == "~" ? .space : isSign ? .operator : .ordinary)
    }
  }

  mutating func character(_ character: Character) -> String {
    if character.isNumber { return number(from: character) }
    if character.isLetter { return MathML.text("mi", text: String(character)) }
    switch character {
    case "(", ")", "[", "]", "|": return TeXParser.bracket(String(character))
    case "/", ".": return MathML.text("mo", "lspace=\"0\" rspace=\"0\"", text: String(character))
    case "-": return MathML.text("mo", text: "−")
    case "*": return MathML.text("mo", text: "∗")
    case "~": return MathML.space("0.25em")
    // What stands where no piece may begin.
    case "^", "_", "&": return ""
    default: return MathML.text("mo", text: String(character))
    }
  }

  /// Digits with at most one point between them.
  mutating func number(from first: Character) -> String {
    var text = String(first)
    while position < tokens.count, case .character(let character) = tokens[position] {
      let isPoint: Bool =
        character == "." && !text.contains(".") && position + 1 < tokens.count
        && TeXParser.isDigit(tokens[position + 1])
      if !character.isNumber && !isPoint { break }
      text.append(character)
      position += 1
    }
    return MathML.text("mn", text: text)
  }

  static func isDigit(_ token: TeXToken) -> Bool {
    if case .character(let character) = token { return character.isNumber }
    return false
  }

  /// A bracket that does not grow.
  static func bracket(_ sign: String) -> String {
    let isBar: Bool = sign == "|" || sign == "‖"
    return MathML.text(
      "mo", isBar ? "stretchy=\"false\" lspace=\"0\" rspace=\"0\"" : "stretchy=\"false\"",
      text: sign)
  }
}
