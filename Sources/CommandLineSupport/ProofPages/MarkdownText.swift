import Tables

/// Running text in Markdown as LaTeX: formulas as they are, emphasis, code and links; all else prints as it reads.
struct MarkdownText {
  let latex: String

  init(_ text: String) {
    var scanner = MarkdownScanner(text[...])
    latex = scanner.latex()
  }
}

private struct MarkdownScanner {
  private var rest: Substring
  private var result = ""
  private var plain = ""

  init(_ text: Substring) { rest = text }

  mutating func latex() -> String {
    while let character = rest.first {
      if take("$$", until: "$$", { "\\[\n\(MarkdownScanner.formula($0))\n\\]" }) { continue }
      if take("$", until: "$", { "$\(MarkdownScanner.formula($0))$" }) { continue }
      if take("`", until: "`", { "\\texttt{\(LaTeXEscaping.escaped(String($0)))}" }) { continue }
      if take("**", until: "**", { "\\textbf{\(MarkdownText(String($0)).latex)}" }) { continue }
      if take("*", until: "*", { "\\emph{\(MarkdownText(String($0)).latex)}" }) { continue }
      if takeLink() { continue }
      plain.append(character)
      rest = rest.dropFirst()
    }
    flush()
    return result
  }

  /// Takes what stands between two marks, if the text begins so.
  private mutating func take(
    _ start: String, until end: String, _ write: (Substring) -> String
  ) -> Bool {
    guard rest.hasPrefix(start) else { return false }
    let inner = rest.dropFirst(start.count)
    guard let close = MarkdownScanner.end(end, in: inner), close > inner.startIndex else {
      return false
    }
    flush()
    result += write(inner[..<close])
    rest = inner[close...].dropFirst(end.count)
    return true
  }

  /// Where a mark is that stands in no formula, unless the mark is that of formulas.
  private static func end(_ mark: String, in text: Substring) -> Substring.Index? {
    var isFormula = false
    var index = text.startIndex
    while index < text.endIndex {
      if !isFormula && text[index...].hasPrefix(mark) { return index }
      if text[index] == "$" && !mark.hasPrefix("$") && mark != "`" { isFormula.toggle() }
      index = text.index(after: index)
    }
    return nil
  }

  /// Takes `[text](address)`, of which the text is written.
  private mutating func takeLink() -> Bool {
    guard rest.first == "[", let close = rest.firstRange(of: "](") else { return false }
    let text = rest[rest.index(after: rest.startIndex)..<close.lowerBound]
    if text.contains("[") || text.contains("\n\n") { return false }
    guard let end = rest[close.upperBound...].firstIndex(of: ")") else { return false }
    flush()
    result += MarkdownText(String(text)).latex
    rest = rest[rest.index(after: end)...]
    return true
  }

  private mutating func flush() {
    // A line end is no control character here: lines stay as they are.
    result += plain.split(separator: "\n", omittingEmptySubsequences: false)
      .map { LaTeXEscaping.escaped(String($0)) }.joined(separator: "\n")
    plain = ""
  }

  /// A formula of GitHub's Markdown, in which `<` and `>` have names.
  private static func formula(_ source: Substring) -> String {
    String(source).replacing(/\\lt(?![A-Za-z])/, with: "<").replacing(/\\gt(?![A-Za-z])/, with: ">")
      .trimmingPrefix { $0.isWhitespace }.description
  }
}
