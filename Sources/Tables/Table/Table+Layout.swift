import ExactArithmetic

extension Table {
  /// The table in a format and a layout, with a final newline.
  ///
  /// Text, Markdown, LaTeX and HTML have the whole layout; CSV and JSON, which programs read, the chosen columns.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - layout: which columns there are, which way round, and the caption.
  ///   - style: the number of digits, and the unit of information.
  ///   - provenance: the command and version that made the table.
  /// - Throws: ``TableLayoutError`` for a column that there is not.
  public func render(
    _ format: TableFormat, layout: TableLayout, style: ValueStyle = ValueStyle(),
    provenance: String
  ) throws(TableLayoutError) -> String {
    let table = try arranged(layout, for: format, style)
    guard format == .latex else {
      return table.render(format, style: style, provenance: provenance)
    }
    let reader = table.readerStyle(style)
    return table.measured(reader).renderLaTeX(reader, layout, provenance: provenance)
  }

  /// The table with the columns, the notation and the caption of a layout.
  ///
  /// - Throws: ``TableLayoutError`` for a column that there is not.
  public func arranged(
    _ layout: TableLayout, for format: TableFormat = .text, _ style: ValueStyle = ValueStyle()
  ) throws(TableLayoutError) -> Table {
    var table = try choosing(layout.columns)
    if format == .csv || format == .json { return table }
    if let notation = layout.notation { table = table.written(notation, style) }
    if layout.columns == nil && layout.leavesOutConstants && layout.statesConstants(in: format) {
      table = table.withoutConstants(format, readerStyle(style), layout.caption)
    } else if let caption = layout.caption {
      table.title = caption
    }
    return layout.isTransposed ? table.transposed(format, readerStyle(style)) : table
  }

  private func choosing(_ keys: [String]?) throws(TableLayoutError) -> Table {
    guard let keys else { return self }
    var indices: [Int] = []
    for key in keys {
      guard let index = columns.firstIndex(where: { $0.key == key }) else {
        throw .unknownColumn(key, known: columns.map(\.key))
      }
      if indices.contains(index) { throw .repeatedColumn(key) }
      indices.append(index)
    }
    return choosing(indices)
  }

  private func choosing(_ indices: [Int]) -> Table {
    Table(
      title: title, columns: indices.map { columns[$0] },
      rows: rows.map { row in indices.map { row[$0] } }, readerDigits: readerDigits)
  }

  /// The table in a notation; where decimals are rounded, enclosures of which leading digits are written have a decimal.
  private func written(_ notation: Column.Notation, _ style: ValueStyle) -> Table {
    var columns = columns
    for index in columns.indices {
      let isRounded = notation == .decimal && style.places != nil
      if isRounded && columns[index].notation == .leadingDigits { continue }
      columns[index].notation = notation
    }
    return Table(title: title, columns: columns, rows: rows, readerDigits: readerDigits)
  }

  // MARK: Constants

  /// The table without the columns that have the same exact value in each of several rows, which the title states.
  private func withoutConstants(
    _ format: TableFormat, _ style: ValueStyle, _ caption: String?
  ) -> Table {
    var result = self
    let measured = measured(style)
    let constant = columns.indices.filter { index in
      guard rows.count > 1 else { return false }
      let notation = columns[index].notation
      let text = measured.rows[0][index].text(style, notation)
      if text.isEmpty { return false }
      // Values that differ may look alike once they are cut off or rounded.
      return rows.indices.dropFirst().allSatisfy { (row: Int) in
        measured.rows[row][index].text(style, notation) == text
          && rows[row][index].isSurelySame(as: rows[0][index])
      }
    }
    var stated: [Constant] = []
    // One column by itself would say nothing of what it is about.
    if columns.count - constant.count > 1 {
      result = choosing(columns.indices.filter { !constant.contains($0) })
      stated = constant.map { Constant(column: columns[$0], cell: measured.rows[0][$0]) }
    }
    if let caption { result.title = caption }
    if format == .latex {
      result.constantStatements = stated.map { $0.latex(style) }
    } else if !stated.isEmpty {
      let statements = stated.map { $0.text(style) }.joined(separator: ", ")
      result.title += result.title.isEmpty ? statements : "; \(statements)"
    }
    return result
  }

  /// A column that is left out because it says the same in every row.
  struct Constant: Sendable {
    let column: Column
    let cell: Cell

    /// `rho = 1/2`; `verdict: holds` where it is no number.
    func text(_ style: ValueStyle) -> String {
      let unit = column.unit.name(style).map { " \($0)" } ?? ""
      let value = cell.text(style, column.notation)
      return column.header + sign(value) + value + unit
    }

    func latex(_ style: ValueStyle) -> String {
      let unit = column.unit.name(style).map { " " + LaTeXEscaping.escaped($0) } ?? ""
      let value = cell.latex(style, column.notation, readsFormulas: column.holdsFormulas)
      let isApproximate = value.hasPrefix("$\\approx")
      let sign =
        !cell.isNumber ? ": " : isApproximate ? " " : value.hasPrefix("$[") ? " in " : " $=$ "
      return column.latexName + sign + value + unit
    }

    private func sign(_ value: String) -> String {
      if !cell.isNumber { return ": " }
      return value.hasPrefix("≈") ? " " : value.hasPrefix("[") ? " in " : " = "
    }
  }

  /// The caption in LaTeX: what is asked for or else the title, and the columns that are left out; `nil` for none.
  func latexCaption(_ layout: TableLayout) -> String? {
    guard layout.isFloat, layout.hasCaption else { return nil }
    let parts = [layout.caption ?? LaTeXFormula(title).source] + constantStatements
    let caption = parts.filter { !$0.isEmpty }.joined(separator: "; ")
    return caption.isEmpty && layout.label == nil ? nil : caption
  }

  // MARK: The other way round

  /// The table with a row for each column but the first, which becomes the headings; cells are as they are written.
  private func transposed(_ format: TableFormat, _ style: ValueStyle) -> Table {
    let measured = measured(style)
    func written(_ row: [Cell], _ index: Int) -> (text: String, latex: String) {
      let column = columns[index]
      return (
        row[index].text(style, column.notation),
        row[index].latex(style, column.notation, readsFormulas: column.holdsFormulas)
      )
    }
    let names = columns.map { column in
      column.header + (column.unit.name(style).map { " (\($0))" } ?? "")
    }
    let values = zip(1..., measured.rows).map { number, row in
      let (text, latex) = written(row, 0)
      return Column("row \(number)", header: text, latexHeader: latex, alignment: .right)
    }
    let first = Column(
      columns[0].key, header: names[0], latexHeader: columns[0].latexHeading(style),
      alignment: .left)
    var result = Table(title: title, columns: [first] + values, readerDigits: readerDigits)
    for index in columns.indices.dropFirst() {
      let name = Cell.written(text: names[index], latex: columns[index].latexHeading(style))
      result.append(
        [name]
          + measured.rows.map { row in
            let (text, latex) = written(row, index)
            return .written(text: text, latex: latex)
          })
    }
    result.constantStatements = constantStatements
    return result
  }
}
