import ExactArithmetic

extension Report {
  /// The report in a format, its tables in a layout, with a final newline.
  ///
  /// A report that is a table has the layout in every format, any other where it is rendered as tables: in Markdown,
  /// LaTeX and CSV.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - layout: which columns tables have, which way round they are, and their caption.
  ///   - style: the number of digits, and the unit of information.
  ///   - provenance: what made the report.
  /// - Throws: ``TableLayoutError`` for a column that there is not.
  public func render(
    _ format: TableFormat, layout: TableLayout, style: ValueStyle = ValueStyle(),
    provenance: Provenance
  ) throws(TableLayoutError) -> String {
    switch format {
    case .text, .json, .html:
      guard case .table(let table) = contents else {
        return render(format, style: style, provenance: provenance)
      }
      var report = self
      let arranged = try table.arranged(layout, for: format, style)
      report.contents = .table(arranged)
      report.summary = arranged
      return report.render(format, style: style, provenance: provenance)
    case .csv:
      return try flatTable(style).render(
        .csv, layout: layout, style: style, provenance: provenance.comment)
    case .markdown, .latex:
      var inner = layout
      inner.isStandalone = false
      var parts: [String] = []
      for table in tables {
        parts.append(
          try table.render(format, layout: inner, style: style, provenance: provenance.comment))
      }
      let text = parts.joined(separator: "\n")
      guard format == .latex && layout.isStandalone else { return text }
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return LaTeXDocument.standalone(lines.dropLast(), packages: layout.packages(style))
        .joined(separator: "\n") + "\n"
    }
  }

  /// The width of the widest table on a page, estimated from the number of its characters, in points of 1/72.27 inch.
  ///
  /// - Throws: ``TableLayoutError`` for a column that there is not.
  public func estimatedWidth(
    layout: TableLayout, style: ValueStyle = ValueStyle()
  ) throws(TableLayoutError) -> Int {
    var widest = 0
    for table in tables {
      widest = max(widest, try table.arranged(layout, for: .latex, style).estimatedWidth(style))
    }
    return widest
  }
}

extension Table {
  /// The width of a line of the class `article` at 10 points, in points.
  public static let pageWidth = 345

  /// About as many points as the table takes on a page at 10 points.
  fileprivate func estimatedWidth(_ style: ValueStyle) -> Int {
    let reader = readerStyle(style)
    let measured = measured(reader)
    let widths = zip(headings(reader), columns.indices).map { heading, index in
      measured.rows.reduce(heading.count) { width, row in
        max(width, row[index].text(reader, columns[index].notation).count)
      }
    }
    let (character, gap) = (5, 12)
    return widths.reduce(0) { $0 + character * $1 } + gap * max(0, columns.count - 1)
  }
}
