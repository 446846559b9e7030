import ExactArithmetic

extension Table {
  /// A `tabular` with the rules of `booktabs`; in a layout with a caption within a `table`.
  ///
  /// The first line is a comment with the provenance, the second one with the title, if there is one, the next one with
  /// the packages that are needed.
  func renderLaTeX(
    _ style: ValueStyle, _ layout: TableLayout = .plain, provenance: String
  ) -> String {
    var lines = ["% " + provenance.onOneLine]
    if !title.isEmpty { lines.append("% " + title.onOneLine) }
    let packages = layout.packages(style)
    lines.append(LaTeXDocument.preambleComment(packages))
    lines += float(tabular(style), style, layout)
    if layout.isStandalone { lines = LaTeXDocument.standalone(lines, packages: packages) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func tabular(_ style: ValueStyle) -> [String] {
    let specification = alignments.map { alignment in
      switch alignment {
      case .left: return "l"
      case .center: return "c"
      case .right: return "r"
      }
    }
    var lines = ["\\begin{tabular}{@{}\(specification.joined())@{}}", "\\toprule"]
    lines.append(Table.latexLine(columns.map { $0.latexHeading(style) }))
    lines.append("\\midrule")
    for row in rows {
      lines.append(
        Table.latexLine(
          zip(columns, row).map {
            $1.latex(style, $0.notation, readsFormulas: $0.holdsFormulas)
          }))
    }
    return lines + ["\\bottomrule", "\\end{tabular}"]
  }

  /// The `tabular` with its caption, where the layout has one.
  private func float(
    _ tabular: [String], _ style: ValueStyle, _ layout: TableLayout
  ) -> [String] {
    guard let caption = latexCaption(layout) else { return tabular }
    var lines = ["\\begin{table}[htbp]", "\\centering", "\\caption{\(caption)}"]
    if let label = layout.label { lines.append("\\label{\(label)}") }
    return lines + tabular + ["\\end{table}"]
  }

  private static func latexLine(_ cells: [String]) -> String {
    var line = cells.joined(separator: " & ")
    // After `\\` or a rule, LaTeX takes a star or a bracket for an argument.
    if line.hasPrefix("[") || line.hasPrefix("*") { line = "{}" + line }
    return line + " \\\\"
  }
}

extension Table.Column {
  /// The heading with its unit: that of the text with its symbols, unless there is one of its own.
  func latexHeading(_ style: ValueStyle) -> String {
    latexName + (unit.name(style).map { " (\(LaTeXEscaping.escaped($0)))" } ?? "")
  }

  /// The heading without its unit.
  var latexName: String { latexHeader ?? LaTeXFormula(header).source }
}
