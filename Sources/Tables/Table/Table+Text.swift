import ExactArithmetic

extension Table {
  /// Aligned columns for a terminal, two spaces apart.
  func renderText(_ style: ValueStyle) -> String {
    let headings = headings(style).map(\.onOneLine)
    let body = rows.map { row in
      zip(columns, row).map { $1.text(style, $0.notation).onOneLine }
    }
    let widths = columns.indices.map { index in
      body.reduce(headings[index].count) { max($0, $1[index].count) }
    }
    let alignments = alignments
    func line(_ cells: [String]) -> String {
      let padded = cells.indices.map { index in
        Table.pad(cells[index], to: widths[index], alignments[index])
      }
      var line = padded.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
    var lines: [String] = []
    if !title.isEmpty { lines += [title.onOneLine, ""] }
    lines.append(line(headings))
    lines.append(line(widths.map { String(repeating: "-", count: $0) }))
    lines += body.map(line)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func pad(_ text: String, to width: Int, _ alignment: Column.Alignment) -> String {
    let missing = width - text.count
    func spaces(_ count: Int) -> String { String(repeating: " ", count: count) }
    switch alignment {
    case .left: return text + spaces(missing)
    case .right: return spaces(missing) + text
    case .center: return spaces(missing / 2) + text + spaces(missing - missing / 2)
    }
  }
}
