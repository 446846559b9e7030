import ExactArithmetic

extension Table {
  /// Comma-separated values (RFC 4180), with line feeds at the ends of lines, as Unix tools expect.
  func renderCSV(_ style: ValueStyle) -> String {
    // Exact forms are those of the cells themselves: a bound that is measured is a decimal.
    let rows = measured(style).rows
    let isEnclosed = columns.indices.map { index in
      columns[index].notation == .decimal && rows.contains { $0[index].isNumber }
        || rows.contains { $0[index].hasEnds }
    }
    let exact = exactColumns(isEnclosed, style)
    var fields: [String] = []
    for (column, isEnclosed) in zip(columns, isEnclosed) {
      let unit = column.unit.name(style).map { " (\($0))" } ?? ""
      fields +=
        isEnclosed
        ? ["\(column.key) lower\(unit)", "\(column.key) upper\(unit)"] : [column.key + unit]
    }
    fields += exact.map { "\(columns[$0].key) exact" }
    var result = Table.csvLine(fields)
    for (row, plain) in zip(rows, self.rows) {
      fields.removeAll()
      for (cell, isEnclosed) in zip(row, isEnclosed) {
        if isEnclosed {
          let (lower, upper) = cell.csvEnds(style)
          fields += [lower, upper]
        } else {
          fields.append(cell.csvField)
        }
      }
      fields += exact.map { plain[$0].exactText(style) }
      result += Table.csvLine(fields)
    }
    return result
  }

  /// The columns with two ends in which a cell has an exact form, unless a column of the table has those.
  private func exactColumns(_ isEnclosed: [Bool], _ style: ValueStyle) -> [Int] {
    if columns.contains(where: { $0.key == "exact" }) { return [] }
    return columns.indices.filter { index in
      isEnclosed[index] && rows.contains { !$0[index].exactText(style).isEmpty }
    }
  }

  private static func csvLine(_ fields: [String]) -> String {
    // A line with one empty field would read as no row at all.
    if fields == [""] { return "\"\"\n" }
    return fields.map(quotedForCSV).joined(separator: ",") + "\n"
  }

  /// A field in quotation marks when it contains a comma, a quotation mark or a line end.
  private static func quotedForCSV(_ field: String) -> String {
    let needsQuotes = field.utf8.contains { byte in
      byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
    }
    if !needsQuotes { return field }
    var result = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { result += "\"\"" } else { result.unicodeScalars.append(scalar) }
    }
    return result + "\""
  }
}

extension Table.Cell {
  /// Whether the cell is written as a lower and an upper end in CSV.
  fileprivate var hasEnds: Bool {
    switch self {
    case .logForm, .enclosure, .quantity, .measure: return true
    case .algebraic(let value): return !value.isRational
    case .quotient(let value): return value.rationalValue == nil
    case .empty, .text, .integer, .rational, .verdict, .written: return false
    }
  }

  /// The cell as one field; never one that has ends.
  fileprivate var csvField: String {
    switch self {
    case .text(let text), .written(let text, _): return text
    case .integer(let value): return value.description
    case .rational(let value): return value.description
    case .verdict(let verdict): return verdict.rawValue
    case .algebraic(let value): return value.rationalValue.map { $0.description } ?? ""
    case .quotient(let value): return value.rationalValue.map { $0.description } ?? ""
    case .empty, .logForm, .enclosure, .quantity, .measure: return ""
    }
  }

  /// The cell as a lower and an upper end; what is not a number stands in both.
  fileprivate func csvEnds(_ style: ValueStyle) -> (String, String) {
    let digits = style.machineDigits
    let bits = ValueStyle.bits(forDigits: digits)
    switch self {
    case .empty, .text, .verdict, .written: return (csvField, csvField)
    case .integer(let value): return style.ends(Enclosure(Rational(value)), digits: digits)
    case .rational(let value): return style.ends(Enclosure(value), digits: digits)
    case .algebraic(let value):
      return style.ends(style.enclosure(of: value, digits: digits), digits: digits)
    case .quotient(let value): return style.ends(value.enclosure(bits: bits), digits: digits)
    case .enclosure(let enclosure): return style.ends(enclosure, digits: digits)
    case .logForm(let form):
      return style.ends(form.enclosure(in: style.unit, bits: bits), digits: digits)
    case .quantity(let quantity):
      return style.ends(quantity.enclosure(in: style.unit, bits: bits), digits: digits)
    case .measure(let measure): return measure.cell(style).csvEnds(measure.carrying(style))
    }
  }
}
