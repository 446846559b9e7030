/// A word of a text, and whether it belongs to a formula.
struct LaTeXWord {
  let text: String

  enum Kind: Hashable {
    case word
    case formula
    /// A number, a single letter or a sign, which belongs to a formula beside it.
    case either
  }

  init(_ text: String) { self.text = text }

  /// How many parentheses stay open.
  var depth: Int {
    text.reduce(0) { $0 + ("([{".contains($1) ? 1 : ")]}".contains($1) ? -1 : 0) }
  }

  /// The text without a comma, a colon, a semicolon or a stop at its end, and that.
  var withoutPunctuation: (body: String, end: String) {
    guard text.count > 1, let last = text.last, ",.:;".contains(last), !text.hasSuffix("..") else {
      return (text, "")
    }
    return (String(text.dropLast()), String(last))
  }

  // MARK: Among others

  /// The kinds of all words, none of which is either any more.
  static func kinds(of words: [LaTeXWord]) -> [Kind] {
    var kinds = words.map(\.kind)
    for index in kinds.indices where kinds[index] == .either {
      let before = index > 0 ? kinds[index - 1] : .word
      let after = index + 1 < kinds.count ? kinds[index + 1] : .word
      kinds[index] = words[index].resolved(
        before: before, after: after, isLast: index == kinds.count - 1)
    }
    for index in kinds.indices.dropFirst().dropLast() where words[index].isSign {
      // A sign binds what is on its other side.
      if kinds[index - 1] == .formula && kinds[index] == .formula {
        kinds[index + 1] = .formula
      } else if kinds[index] == .formula && kinds[index + 1] == .formula {
        kinds[index - 1] = .formula
      }
    }
    closeParentheses(words, &kinds)
    return kinds
  }

  /// What stands in the parentheses of a formula belongs to it.
  private static func closeParentheses(_ words: [LaTeXWord], _ kinds: inout [Kind]) {
    var depth = 0
    for index in kinds.indices {
      if depth > 0 { kinds[index] = .formula }
      depth = kinds[index] == .formula ? max(0, depth + words[index].depth) : 0
    }
  }

  private func resolved(before: Kind, after: Kind, isLast: Bool) -> Kind {
    if text == "a" || text == "A" {
      let isArticle = before == .word && after == .word && !isLast
      return isArticle ? .word : .formula
    }
    let standsApart = before == .word && after == .word
    return standsApart && (isPlainNumber || isSign) ? .word : .formula
  }

  private var isPlainNumber: Bool { withoutPunctuation.body.allSatisfy { $0.isNumber } }

  /// Whether this is a relation or an operation by itself.
  private var isSign: Bool { ["-", "=", "<=", ">=", "<", ">", "+", "/"].contains(text) }

  // MARK: By itself

  private var kind: Kind {
    let body = withoutPunctuation.body
    if body.hasPrefix("--") || isName(body) || body.contains("\\") { return .word }
    if isSign { return text == "-" || text == "/" ? .either : .formula }
    if ["->", "||"].contains(body) { return .formula }
    if body.count == 1 && body.allSatisfy({ $0.isLetter && !$0.isASCII }) { return .formula }
    if body.unicodeScalars.contains(where: { "{}$%#&~`<>".unicodeScalars.contains($0) }) {
      return .word
    }
    let core = body.filter { !"()[]\"".contains($0) }
    let parts = core.split(whereSeparator: { "-/".contains($0) })
    if parts.isEmpty { return .word }
    if core.contains(where: { "=^_|;+*".contains($0) }) || isApplication(body) { return .formula }
    if parts.contains(where: { LaTeXSymbols.operators.contains(String($0)) }) { return .formula }
    if parts.contains(where: { LaTeXWord.isWord($0) }) { return .word }
    if Formula(core).pieces != [Formula.Piece(text: core, level: .line)] { return .formula }
    return parts.allSatisfy {
      $0.allSatisfy { $0.isASCII && ($0.isNumber || $0.isLetter || $0 == ".") }
    }
      ? .either : .word
  }

  /// Whether this is a word of the language: letters, and no symbol that is spelled out.
  private static func isWord(_ part: Substring) -> Bool {
    let letters = part.filter { $0 != "'" }
    guard letters.count > 1, letters.allSatisfy({ $0.isLetter }) else { return false }
    return Formula(String(part)).pieces == [Formula.Piece(text: String(part), level: .line)]
  }

  /// Whether a short name stands right before a parenthesis: `I(X;M)`, `Pr[S`, but not `case(s)`.
  private func isApplication(_ body: String) -> Bool {
    guard body.firstMatch(of: /(?:^|[^A-Za-z])[A-Za-z]{1,3}[0-9]?[(\[]/) != nil else {
      return false
    }
    return !body.hasSuffix("(s)")
  }

  /// Whether this is the name of a file, of a thing such as `success_rate`, or a value such as `bsc:1/10`, which are no
  /// formulas.
  private func isName(_ body: String) -> Bool {
    let parts = body.split(separator: "_")
    if parts.count > 1 && parts.allSatisfy({ LaTeXWord.isWord($0) }) { return true }
    if body.firstMatch(of: /^[A-Za-z-]{2,}:./) != nil { return true }
    return body.firstMatch(of: /^[A-Za-z0-9_\/-]+\.[a-z]{2,5}$/) != nil
  }
}
