/// Words and formulas in plain text, such as `slack of F <= I(J;Y|M)`, as LaTeX source: words as they are, formulas in
/// mathematics with their symbols, `slack of $F\le I(J;Y\mid M)$`.
///
/// Names are those of the text: what a formula means is read by ``Formula``, for HTML and for LaTeX alike.
package struct LaTeXFormula: Hashable {
  /// The source, which needs no package.
  package let source: String

  /// The source of words with formulas among them.
  package init(_ text: String) {
    let words = text.onOneLine.split(separator: " ", omittingEmptySubsequences: true).map {
      LaTeXWord(String($0))
    }
    let kinds = LaTeXWord.kinds(of: words)
    var parts: [String] = []
    var index = 0
    while index < words.count {
      guard kinds[index] == .formula else {
        parts.append(LaTeXEscaping.escaped(words[index].text))
        index += 1
        continue
      }
      // A formula ends with a comma or a stop outside its parentheses, or with its last word.
      var formula: [String] = []
      var end = ""
      var depth = 0
      while index < words.count, kinds[index] == .formula, end.isEmpty {
        let word = words[index]
        depth += word.depth
        let (body, punctuation) = depth <= 0 ? word.withoutPunctuation : (word.text, "")
        formula.append(body)
        end = punctuation
        index += 1
      }
      parts.append(LaTeXFormula.mathematics(formula.joined(separator: " ")) + end)
    }
    source = parts.joined(separator: " ")
  }

  /// A formula between dollar signs.
  private static func mathematics(_ formula: String) -> String {
    var inner = ""
    var depth = 0
    // The scripts that the last symbol has: LaTeX takes one of each.
    var scripts: Set<Formula.Level> = []
    for piece in Formula(formula).pieces {
      // A prime is a raised script too.
      let source = LaTeXSymbols.line(piece.text, &depth, isIndex: piece.level == .lowered)
        .replacing(/\^\{2\}(?=\^\{2\}|')/) { _ in "^{2}{}" }
      if piece.level == .line {
        if scripts.contains(.raised) && (source.hasPrefix("'") || source.hasPrefix("^{2}")) {
          inner += "{}"
        }
        inner += source
        scripts = source.hasSuffix("'") || source.hasSuffix("^{2}") ? [.raised] : []
        continue
      }
      if !scripts.insert(piece.level).inserted {
        inner += "{}"
        scripts = [piece.level]
      }
      inner += (piece.level == .raised ? "^" : "_") + "{\(source)}"
    }
    // `$$` would begin a display.
    return inner.isEmpty ? "" : "$\(LaTeXSymbols.tidied(inner))$"
  }
}
