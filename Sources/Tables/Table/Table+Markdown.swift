import ExactArithmetic

extension Table {
  /// A table of GitHub Flavored Markdown, with the title in bold above it.
  func renderMarkdown(_ style: ValueStyle) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    var lines: [String] = []
    if !title.isEmpty { lines += ["**\(Table.escapedForMarkdown(title))**", ""] }
    lines.append(line(headings(style).map(Table.escapedForMarkdown)))
    lines.append(
      line(
        alignments.map { alignment in
          switch alignment {
          case .left: return ":---"
          case .center: return ":---:"
          case .right: return "---:"
          }
        }))
    for row in rows {
      lines.append(
        line(
          zip(columns, row).map { column, cell in
            let text = cell.text(style, column.notation)
            return cell.isNumber ? text : Table.escapedForMarkdown(text)
          }))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text with what Markdown would take for markup escaped; a pipe would end the cell.
  private static func escapedForMarkdown(_ text: String) -> String {
    var result = ""
    for character in text.onOneLine {
      if "\\`*_[]<>|~&$".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
