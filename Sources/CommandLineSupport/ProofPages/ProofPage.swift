import Lemmas
import Tables

/// The page of a lemma as a theorem with its proof, in LaTeX.
package struct ProofPage {
  private let lemma: any Lemma
  private let page: String

  /// - Throws: ``UsageError`` for a lemma without a page.
  package init(of lemma: any Lemma) throws(UsageError) {
    guard let page = EmbeddedProofPages.all[lemma.id] else {
      throw UsageError(
        "the lemma \(lemma.id) has no page of a proof; see 'lemmata show \(lemma.id)'")
    }
    self.lemma = lemma
    self.page = page
  }

  /// The packages and definitions that the theorem needs.
  static let packages = ["amsmath", "amssymb", "amsthm"]
  private static let definition = "\\newtheorem{theorem}{Theorem}"

  /// The theorem, its proof and its source.
  ///
  /// - Parameters:
  ///   - provenance: what made it, for a comment.
  ///   - isStandalone: whether it is a document that compiles by itself.
  package func latex(provenance: String, isStandalone: Bool) -> String {
    var lines = [
      "% " + provenance.onOneLine, "% " + lemma.title.onOneLine,
      LaTeXDocument.preambleComment(ProofPage.packages) + " " + ProofPage.definition,
      "\\begin{theorem}[\(LaTeXFormula(lemma.title).source)]\\label{thm:\(lemma.id)}",
    ]
    lines += MarkdownSection(section("Statement")).latex
    lines += ["\\end{theorem}", "\\begin{proof}"]
    lines += MarkdownSection(ProofPage.withoutEnd(section("Proof"))).latex
    lines += ["\\end{proof}"]
    if !lemma.source.isEmpty {
      lines += ["", "\\noindent\\emph{Source.} \(LaTeXFormula(lemma.source).source)"]
    }
    if isStandalone {
      lines = LaTeXDocument.standalone(
        lines, packages: ProofPage.packages, preamble: [ProofPage.definition])
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text of a section of the second level, without the parts that scripts write.
  private func section(_ title: String) -> String {
    var text = ""
    var isInside = false
    var isGenerated = false
    for line in page.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("## ") {
        isInside = line.dropFirst(3) == title
        continue
      }
      if line.hasPrefix("<!-- end") {
        isGenerated = false
      } else if line.hasPrefix("<!--") {
        isGenerated = true
      } else if isInside && !isGenerated {
        text += line + "\n"
      }
    }
    return text
  }

  /// A proof without the sign of its end, which the environment has.
  private static func withoutEnd(_ text: String) -> String {
    var end = text[...]
    while end.last?.isWhitespace == true { end = end.dropLast() }
    for sign in ["$\\blacksquare$", "$\\square$"] where end.hasSuffix(sign) {
      return String(end.dropLast(sign.count)) + "\n"
    }
    return text
  }
}
