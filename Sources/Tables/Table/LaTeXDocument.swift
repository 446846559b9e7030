/// What LaTeX source needs around it.
package enum LaTeXDocument {
  /// The comment that says what the preamble needs.
  package static func preambleComment(_ packages: [String]) -> String {
    "% In the preamble: " + packages.map { "\\usepackage{\($0)}" }.joined(separator: " ")
  }

  /// A document that compiles by itself: comments stay at its head.
  package static func standalone(
    _ lines: [String], packages: [String], preamble: [String] = []
  ) -> [String] {
    let head = Array(lines.prefix { $0.hasPrefix("%") })
    return head + ["\\documentclass{article}"] + packages.map { "\\usepackage{\($0)}" } + preamble
      + ["\\begin{document}"] + lines.dropFirst(head.count) + ["\\end{document}"]
  }
}
