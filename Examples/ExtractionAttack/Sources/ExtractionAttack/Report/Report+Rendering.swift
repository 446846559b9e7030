import ExactArithmetic
import Tables

extension Report {
  /// The report in a format.  CSV has the checkpoints of all learners; Markdown, LaTeX and HTML have the
  /// tables of the text.
  ///
  /// - Throws: `GameError`.
  public func render(_ format: TableFormat, style: ValueStyle, provenance: String) throws -> String
  {
    switch format {
    case .text: return try text(style)
    case .json: return try json(style).serialized() + "\n"
    case .csv: return checkpoints().render(.csv, style: style, provenance: provenance)
    case .markdown, .latex:
      return try tables().map { $0.render(format, style: style, provenance: provenance) }
        .joined(separator: "\n")
    case .html:
      let page = Tables.Report(
        question: Tables.Report.Question("extraction-attack"),
        title: "What attacks on a trained classifier recover of its singletons",
        sections: try tables().map { Tables.Report.Section([.table($0)]) })
      return page.html(style, program: provenance)
    }
  }

  /// The tables of the text.
  private func tables() throws -> [Table] {
    try courses.map { table(of: $0) } + [forcedInformation()]
  }

  /// The checkpoints of all learners in one table.
  private func checkpoints() -> Table {
    let tables = courses.map { ($0.learner, table(of: $0)) }
    return Table(
      columns: [Table.Column("rho"), Table.Column("learner")] + tables[0].1.columns,
      rows: tables.flatMap { learner, table in
        table.rows.map { [.rational(instance.correlation), .text(learner.rawValue)] + $0 }
      })
  }
}
