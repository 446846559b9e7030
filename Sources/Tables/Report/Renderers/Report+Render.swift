import ExactArithmetic

extension Report {
  /// The report in a format, with a final newline.
  ///
  /// - Text has headings, entries and claims for a reader.
  /// - Markdown and LaTeX have the ``tables``.
  /// - CSV has the ``flatTable(_:)``.
  /// - JSON has exact values; information is in the unit of the style.
  /// - HTML is a page for a browser or a printer, with everything that the text has.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - style: the number of digits, and the unit of information.
  ///   - provenance: what made the report: LaTeX names the call, HTML the program.
  public func render(
    _ format: TableFormat, style: ValueStyle = ValueStyle(), provenance: Provenance
  ) -> String {
    switch format {
    case .text: return text(style)
    case .json: return json(style).serialized() + "\n"
    case .html: return html(style, program: provenance.program)
    case .csv: return flatTable(style).render(.csv, style: style, provenance: provenance.comment)
    case .markdown, .latex:
      return tables.map { $0.render(format, style: style, provenance: provenance.comment) }
        .joined(separator: "\n")
    }
  }
}
