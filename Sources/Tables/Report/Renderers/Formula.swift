/// A formula in plain text, such as `(rho^2/k) sum I(Xj;M)`, as pieces that stand on, above and below the line.
///
/// Greek letters that are spelled out, relations, and the usual sub- and superscripts are recognised; everything else
/// stays as it is, so that no text is lost.
struct Formula: Hashable {
  /// The pieces in order.
  private(set) var pieces: [Piece] = []

  struct Piece: Hashable {
    var text: String
    var level: Level
  }

  enum Level: Hashable {
    case line
    case raised
    case lowered
  }

  /// Which words are taken for symbols.
  enum Reading {
    /// All that are symbols in a formula.
    case formula
    /// Those only that are no words of the language.
    case prose
  }

  init(_ text: String, _ reading: Reading = .formula) {
    var scanner = FormulaScanner(Array(text), reading)
    while let piece = scanner.next() { append(piece) }
  }

  private mutating func append(_ piece: Piece) {
    if let last = pieces.last, last.level == piece.level {
      pieces[pieces.count - 1].text += piece.text
    } else if !piece.text.isEmpty {
      pieces.append(piece)
    }
  }
}

/// Reads a formula from left to right.
private struct FormulaScanner {
  private let text: [Character]
  private let reading: Formula.Reading
  private var position = 0
  /// Pieces that were read already.
  private var pending: [Formula.Piece] = []

  init(_ text: [Character], _ reading: Formula.Reading) {
    self.text = text
    self.reading = reading
  }

  mutating func next() -> Formula.Piece? {
    if !pending.isEmpty { return pending.removeFirst() }
    guard let character = peek(0) else { return nil }
    if let script = script() { return script }
    if character.isASCII && character.isLetter { return word() }
    for (source, symbol) in FormulaScanner.relations where starts(with: source) {
      position += source.count
      return Formula.Piece(text: symbol, level: .line)
    }
    position += 1
    let isMinus = character == "-" && isMinusSign
    return Formula.Piece(text: isMinus ? "−" : String(character), level: .line)
  }

  private func peek(_ offset: Int) -> Character? {
    text.indices.contains(position + offset) ? text[position + offset] : nil
  }

  private func starts(with source: String) -> Bool {
    zip(source, 0...).allSatisfy { peek($1) == $0 }
  }

  /// Whether the hyphen that was just read is a minus: between spaces, numbers and variables, or before a number.
  private var isMinusSign: Bool {
    let before = position >= 2 ? text[position - 2] : " "
    let after = peek(0) ?? " "
    if before == " " && after == " " { return true }
    if before == " " || "([=,".contains(before) { return after.isNumber }
    return before == ")" || isNumberOrVariable(before)
      ? after.isNumber || isSymbol(at: position) : false
  }

  /// Whether the character before a hyphen ends a number, or is a letter that stands by itself.
  private func isNumberOrVariable(_ before: Character) -> Bool {
    if before.isNumber { return true }
    let earlier = position >= 3 ? text[position - 3] : " "
    return before.isLetter && !earlier.isLetter && !earlier.isNumber
  }

  /// Whether a word is a single letter, or a Greek one that is spelled out.
  private func isSymbol(at start: Int) -> Bool {
    let word = String(text[start...].prefix { $0.isASCII && $0.isLetter })
    return word.count == 1 || FormulaScanner.greek[word] != nil
  }

  // MARK: Words

  private mutating func word() -> Formula.Piece {
    let isOption = position >= 2 && text[position - 1] == "-" && text[position - 2] == "-"
    let word = take { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if isOption { return Formula.Piece(text: word, level: .line) }
    if let (base, index) = FormulaScanner.indexed(word) {
      // A range of indices, as in X1..n.
      var index = index
      if starts(with: ".."), let next = peek(2), next.isLetter || next.isNumber {
        position += 2
        index += ".." + take { $0.isASCII && ($0.isLetter || $0.isNumber) }
      }
      pending.append(Formula.Piece(text: index, level: .lowered))
      return Formula.Piece(text: base, level: .line)
    }
    if word == "chi2" {
      pending.append(Formula.Piece(text: "2", level: .raised))
      return Formula.Piece(text: "χ", level: .line)
    }
    let symbol =
      FormulaScanner.greek[word] ?? (reading == .formula ? FormulaScanner.operators[word] : nil)
    return Formula.Piece(text: symbol ?? word, level: .line)
  }

  private mutating func take(_ belongs: (Character) -> Bool) -> String {
    let start = position
    while let character = peek(0), belongs(character) { position += 1 }
    return String(text[start..<position])
  }

  /// A variable with an index: `Xj`, `M1`, `d2`, `log2`.
  private static func indexed(_ word: String) -> (base: String, index: String)? {
    if word == "log2" || word == "d2" { return (String(word.dropLast()), "2") }
    guard let first = word.first, "XYZUVMP".contains(first), word.count > 1 else { return nil }
    let index = word.dropFirst()
    let isNumber = index.allSatisfy(\.isNumber)
    return isNumber || ["i", "j", "n"].contains(index) ? (String(first), String(index)) : nil
  }

  // MARK: Scripts

  /// What follows `^` or `_`: a number, a word, or something in parentheses, which are left out.
  private mutating func script() -> Formula.Piece? {
    guard position > 0, text[position - 1] != " ", let mark = peek(0), mark == "^" || mark == "_"
    else { return nil }
    let level: Formula.Level = mark == "^" ? .raised : .lowered
    guard let range = scriptRange() else { return nil }
    let content = String(text[range.content])
    position = range.end
    let isAmongLetters = level == .lowered && content.allSatisfy { $0.isLetter }
    let inner = isAmongLetters ? FormulaScanner.greek[content] ?? content : scriptText(content)
    return Formula.Piece(text: inner, level: level)
  }

  /// A script without levels of its own.
  private func scriptText(_ content: String) -> String {
    var result = Formula(content, reading).pieces.map { piece in
      switch piece.level {
      case .line, .lowered: return piece.text
      case .raised: return piece.text == "2" ? "²" : "^" + piece.text
      }
    }.joined()
    if result.hasPrefix("-") { result = "−" + result.dropFirst() }
    return result
  }

  private func scriptRange() -> (content: Range<Int>, end: Int)? {
    var start = position + 1
    guard start < text.count else { return nil }
    if text[start] == "(" || text[start] == "{" {
      let closing: Character = text[start] == "(" ? ")" : "}"
      guard let end = text[start...].firstIndex(of: closing), end > start + 1 else { return nil }
      return (start + 1..<end, end + 1)
    }
    if text[start] == "-" || text[start] == "*" { start += 1 }
    var end = start
    while end < text.count, text[end].isASCII, text[end].isLetter || text[end].isNumber { end += 1 }
    let isStar = end == start && text[start - 1] == "*"
    return end > start || isStar ? (position + 1..<end, end) : nil
  }

  // MARK: Symbols

  private static let relations: KeyValuePairs<String, String> = [
    "<=": "≤", ">=": "≥", "!=": "≠", "->": "→", "||": "∥", "...": "…",
  ]

  private static let operators: [String: String] = [
    "sum": "∑", "sqrt": "√", "infinity": "∞", "min": "min", "max": "max",
  ]

  private static let greek: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "epsilon": "ε", "eta": "η",
    "zeta": "ζ", "theta": "θ", "Theta": "Θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν",
    "xi": "ξ", "rho": "ρ", "sigma": "σ", "tau": "τ",
    "phi": "φ", "Phi": "Φ", "chi": "χ", "psi": "ψ", "Psi": "Ψ", "omega": "ω", "Omega": "Ω",
    "pi": "π",
  ]
}
