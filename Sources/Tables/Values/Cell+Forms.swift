import ExactArithmetic

// Cells in sentences and equations of a report, which have more room than those of a table.

extension Table.Cell {
  /// The value in a phrase.
  func written(_ form: Phrase.Form, _ style: ValueStyle) -> String {
    switch form {
    case .full: return fullText(style)
    case .decimal: return decimalText(style)
    case .abbreviated:
      if case .rational(let value) = self { return style.abbreviated(value) }
      return fullText(style)
    }
  }

  /// The exact form, where it is not too long, and the decimal.
  private func fullText(_ style: ValueStyle) -> String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .integer(let value): return style.text(value)
    case .rational(let value): return style.text(value)
    case .algebraic(let value): return style.text(value)
    case .quotient(let value): return style.text(value)
    case .logForm(let form): return style.text(form)
    case .enclosure(let enclosure): return style.text(enclosure)
    case .quantity(let quantity): return style.text(quantity)
    case .measure(let measure): return measure.text(style)
    case .verdict(let verdict): return style.text(verdict)
    case .written(let text, _): return text
    }
  }

  private func decimalText(_ style: ValueStyle) -> String {
    switch self {
    case .rational(let value): return style.decimal(value)
    case .algebraic(let value): return style.decimal(value)
    case .quotient(let value): return style.decimal(value)
    case .logForm(let form): return style.decimal(form)
    case .quantity(let quantity): return style.decimal(quantity)
    case .measure(let measure):
      return measure.cell(style).text(measure.carrying(style), .decimal)
    case .empty, .text, .integer, .enclosure, .verdict, .written: return fullText(style)
    }
  }

  /// What stands between a symbol and the value: `=`, `in` an enclosure, `>=` or `<=` one end of one.
  func relation(_ style: ValueStyle) -> String {
    switch self {
    case .enclosure, .quantity(.between): return "in"
    case .measure(let measure):
      switch measure.end {
      case .lower: return ">="
      case .upper: return "<="
      case nil: return measure.cell(style).relation(style)
      }
    default: return "="
    }
  }

  /// The exact value of a number in full, where there is a form for it.
  func exactText(_ style: ValueStyle = ValueStyle()) -> String {
    switch self {
    case .integer(let value): return value.description
    case .rational(let value): return value.description
    case .algebraic(let value):
      return value.rationalValue?.description ?? "root of \(value.polynomial)"
    case .quotient(let value): return value.rationalValue?.description ?? value.description
    case .logForm(let form), .quantity(.exact(let form)):
      return form.termCount <= Table.Cell.greatestTermCount ? form.description(in: style.unit) : ""
    // A bound is rounded to its side.
    case .measure(let measure):
      return measure.end == nil ? measure.cell(style).exactText(style) : ""
    case .empty, .text, .enclosure, .quantity, .verdict, .written: return ""
    }
  }

  /// Forms with more terms than this have no exact text.
  private static let greatestTermCount = 1000
}
