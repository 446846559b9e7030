/// The formats in which a table is rendered.
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
}

extension Table {
  /// The table in a format, with a final newline.
  ///
  /// - Text, Markdown and LaTeX write numbers by the notation of their column.
  /// - CSV never abbreviates.  A column with information, an enclosure or the notation `decimal`
  ///   becomes two, `lower` and `upper`, with decimals rounded outward; any other keeps its values
  ///   exactly.
  /// - JSON is an array of objects with the keys of the columns and exact values; information is in
  ///   bits.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - style: the number of digits, and the unit of information.
  ///   - provenance: the command and version that made the table, which the first line of LaTeX
  ///     names.
  public func render(
    _ format: TableFormat, style: ValueStyle = ValueStyle(), provenance: String
  ) -> String {
    switch format {
    case .text: return renderText(style)
    case .markdown: return renderMarkdown(style)
    case .csv: return renderCSV(style)
    case .latex: return renderLaTeX(style, provenance: provenance)
    case .json: return json(style).serialized() + "\n"
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
