import Tables

/// How reports become bytes: the format with the layout and the style of numbers.
struct PaperOutput {
  private let format: TableFormat
  private let layout: TableLayout
  private let style: ValueStyle
  private let isTable: Bool
  private let listsNames: Bool

  /// - Parameters:
  ///   - format: the format.
  ///   - table: how a table is laid out; `nil` for a report that is none.
  ///   - isStandalone: whether LaTeX is a document that compiles by itself.
  ///   - destination: the digits, the unit and the terms.
  /// - Throws: ``UsageError`` for an option that the format does not have.
  init(
    _ format: TableFormat, _ table: TableOptions?, isStandalone: Bool = false,
    _ destination: DestinationOptions
  ) throws(UsageError) {
    self.format = format
    isTable = table != nil
    listsNames = table?.asksForNames ?? false
    style = table?.numberStyle(destination.style) ?? destination.style
    if let table {
      layout = try table.layout(for: format, isStandalone: isStandalone)
    } else {
      var layout = TableLayout.usual(for: format)
      layout.isStandalone = isStandalone
      self.layout = layout
    }
  }

  /// The report in the format; what is wider than a page in LaTeX is said on standard error.
  ///
  /// - Throws: `TableLayoutError` for a column that there is not.
  func bytes(of report: Report) throws -> [UInt8] {
    if listsNames, case .table(let table) = report.contents {
      return Array(table.namesOfColumns.render(.text, provenance: "").utf8)
    }
    if isTable && format == .latex { try warn(of: report) }
    var report = report
    if format == .json {
      if isTable, case .table(let table) = report.contents {
        report.contents = .table(try table.arranged(layout, for: .json, style))
        report = report.asked(style.unit)
      } else {
        report = report.inUnit(style.unit)
      }
    }
    return Array(
      try report.render(
        format, layout: layout, style: style, provenance: DestinationOptions.provenance
      ).utf8)
  }

  private func warn(of report: Report) throws {
    let width = try report.estimatedWidth(layout: layout, style: style)
    guard width > Table.pageWidth else { return }
    ProcessEnd.printError(
      "the table is about \(width) points wide, and a line of the class article has \(Table.pageWidth); "
        + advice(of: report))
  }

  private func advice(of report: Report) -> String {
    guard case .table(let table) = report.contents else { return "fewer --digits make it narrower" }
    let names = table.columns.map(\.key).joined(separator: ",")
    return
      "--columns chooses among \(names), and --style decimal or fewer --digits make it narrower"
  }
}
