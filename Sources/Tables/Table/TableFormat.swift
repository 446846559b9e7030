/// The formats in which a table or a report is rendered.
public enum TableFormat: String, CaseIterable, Sendable, Hashable {
  /// Aligned columns for a terminal.
  case text
  /// A table of GitHub Flavored Markdown.
  case markdown
  /// Comma-separated values (RFC 4180).
  case csv
  /// A `tabular` with the rules of the package `booktabs`.
  case latex
  /// An array of objects, one for every row.
  case json
  /// A page that needs nothing else: no script, no other file, no network.
  case html
}

extension Table {
  /// The table in a format, with a final newline.
  ///
  /// - Text, Markdown and LaTeX write numbers by the notation of their column.
  /// - CSV never abbreviates.  A column with information, an enclosure or the notation `decimal`
  ///   becomes two, `lower` and `upper`, with decimals rounded outward, and behind all others a third,
  ///   `exact`, where any of its values has an exact form; any other column keeps its values exactly.
  /// - JSON is an array of objects with the keys of the columns and exact values; information is in
  ///   the unit of the style.
  /// - HTML is a page with the table.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - style: the number of digits, and the unit of information.
  ///   - provenance: the command and version that made the table, which the first line of LaTeX
  ///     names.
  public func render(
    _ format: TableFormat, style: ValueStyle = ValueStyle(), provenance: String
  ) -> String {
    let reader = readerStyle(style)
    switch format {
    case .text: return measured(reader).renderText(reader)
    case .markdown: return measured(reader).renderMarkdown(reader)
    case .csv: return renderCSV(style)
    case .latex: return measured(reader).renderLaTeX(reader, provenance: provenance)
    case .json: return json(style).serialized() + "\n"
    case .html: return HTMLPage(title: title, body: [html(reader)]).text
    }
  }

  /// The alignment of every column: numbers right and the rest left, unless the column says
  /// otherwise.
  var alignments: [Column.Alignment] {
    columns.indices.map { index in
      if let alignment = columns[index].alignment { return alignment }
      return rows.contains { $0[index].isNumber } ? .right : .left
    }
  }

  /// The headings with their units: `slack (bits)`.
  func headings(_ style: ValueStyle) -> [String] {
    columns.map { column in
      column.header + (column.unit.name(style).map { " (\($0))" } ?? "")
    }
  }
}

extension String {
  /// The text on one line: every line end and every other control character becomes a space.
  package var onOneLine: String {
    let spaced = unicodeScalars.map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: return Character(" ")
      default: return Character(scalar)
      }
    }
    return String(spaced)
  }
}
