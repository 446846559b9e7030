import ExactArithmetic

extension Table {
  /// A `tabular` with the rules of `booktabs`, the only package it needs.
  ///
  /// The first line is a comment with the provenance, the second one with the title, if there is
  /// one.
  func renderLaTeX(_ style: ValueStyle, provenance: String) -> String {
    var lines = ["% " + provenance.onOneLine]
    if !title.isEmpty { lines.append("% " + title.onOneLine) }
    let specification = alignments.map { alignment in
      switch alignment {
      case .left: return "l"
      case .center: return "c"
      case .right: return "r"
      }
    }
    lines.append("\\begin{tabular}{@{}\(specification.joined())@{}}")
    lines.append("\\toprule")
    lines.append(Table.latexLine(columns.map { $0.latexHeading(style) }))
    lines.append("\\midrule")
    for row in rows {
      lines.append(Table.latexLine(zip(columns, row).map { $1.latex(style, $0.notation) }))
    }
    lines += ["\\bottomrule", "\\end{tabular}"]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func latexLine(_ cells: [String]) -> String {
    var line = cells.joined(separator: " & ")
    // After `\\` or a rule, LaTeX takes a star or a bracket for an argument.
    if line.hasPrefix("[") || line.hasPrefix("*") { line = "{}" + line }
    return line + " \\\\"
  }
}

extension Table.Column {
  fileprivate func latexHeading(_ style: ValueStyle) -> String {
    let heading = latexHeader ?? LaTeXEscaping.escaped(header)
    return heading + (unit.name(style).map { " (\(LaTeXEscaping.escaped($0)))" } ?? "")
  }
}
