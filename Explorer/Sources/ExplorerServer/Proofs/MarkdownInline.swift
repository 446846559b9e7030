/// Reads a line of Markdown as pages of proofs have it, with mathematics in dollar signs, and writes HTML.
struct MarkdownInline {
  private let characters: [Character]
  private var position = 0
  /// The address of what a link leads to; `nil` where it leads nowhere on the page.
  private let address: (String) -> String?

  init(_ text: some Sequence<Character>, address: @escaping (String) -> String?) {
    characters = Array(text)
    self.address = address
  }

  /// The whole text.
  mutating func html() -> String { html(until: "") }

  /// The text up to a mark, which is read.
  private mutating func html(until mark: String) -> String {
    var result = ""
    while position < characters.count {
      if !mark.isEmpty, isNext(mark) {
        position += mark.count
        return result
      }
      result += element() ?? MathML.escaped(String(take()))
    }
    return result
  }

  private mutating func take() -> Character {
    defer { position += 1 }
    return characters[position]
  }

  private func isNext(_ text: String) -> Bool {
    characters[position...].starts(with: text)
  }

  // MARK: Elements

  /// What begins here besides plain text.
  private mutating func element() -> String? {
    switch characters[position] {
    case "\\": return escape()
    case "`": return delimited("`").map { MathML.element("code", "", MathML.escaped($0)) }
    case "$" where isNext("$$"):
      return delimited("$$").map {
        "<span class=\"display\">\(MathML.formula($0, isDisplay: true))</span>"
      }
    case "$": return delimited("$").map { MathML.formula($0, isDisplay: false) }
    case "*" where isNext("**"): return emphasised("**", "strong")
    case "*": return emphasised("*", "em")
    case "[": return link()
    default: return nil
    }
  }

  /// A sign after a backslash stands for itself.
  private mutating func escape() -> String? {
    guard position + 1 < characters.count, characters[position + 1].isPunctuationOrSymbol else {
      return nil
    }
    position += 1
    return MathML.escaped(String(take()))
  }

  /// What stands between two marks, as it is; nothing is read where there is no second one.
  private mutating func delimited(_ mark: String) -> String? {
    let start = position + mark.count
    guard let end = place(of: mark, from: start), end > start else { return nil }
    position = end + mark.count
    return String(characters[start..<end])
  }

  private func place(of mark: String, from start: Int) -> Int? {
    var index = start
    while index + mark.count <= characters.count {
      if characters[index...].starts(with: mark) { return index }
      index += characters[index] == "\\" && mark != "`" ? 2 : 1
    }
    return nil
  }

  /// Text between marks of emphasis, which begins with no space and has an end.
  private mutating func emphasised(_ mark: String, _ name: String) -> String? {
    let start = position + mark.count
    guard start < characters.count, !characters[start].isWhitespace,
      hasEnd(mark, from: start)
    else { return nil }
    position = start
    return MathML.element(name, "", html(until: mark))
  }

  /// Whether a mark follows outside of code and formulas.
  private func hasEnd(_ mark: String, from start: Int) -> Bool {
    var rest = self
    rest.position = start
    while rest.position < characters.count {
      if rest.isNext(mark) { return true }
      switch characters[rest.position] {
      case "`" where rest.delimited("`") != nil: continue
      case "$" where rest.delimited(rest.isNext("$$") ? "$$" : "$") != nil: continue
      case "\\": rest.position += 2
      default: rest.position += 1
      }
    }
    return false
  }

  /// `[text](target)`.
  private mutating func link() -> String? {
    let start = position + 1
    guard let middle = place(of: "](", from: start), let end = place(of: ")", from: middle + 2)
    else { return nil }
    let target = String(characters[middle + 2..<end])
    var label = MarkdownInline(characters[start..<middle], address: address)
    let text = label.html()
    position = end + 1
    guard let address = address(target) else { return text }
    return MathML.element("a", "href=\"\(MathML.escaped(address))\"", text)
  }
}

extension Character {
  /// Whether the character is one that a backslash keeps from having a meaning.
  fileprivate var isPunctuationOrSymbol: Bool {
    isASCII && !isLetter && !isNumber && !isWhitespace
  }
}
