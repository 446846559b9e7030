import AlgebraicNumbers
import Claims
import Documents
import ExactArithmetic

extension Table {
  /// The content of one cell.
  public enum Cell: Sendable {
    /// Nothing: `null` in JSON.
    case empty
    /// Any text.
    case text(String)
    /// An integer: a JSON integer.
    case integer(Integer)
    /// An exact rational number.
    case rational(Rational)
    /// An exact algebraic number.
    case algebraic(AlgebraicReal)
    /// An exact quotient of quantities of information.
    case quotient(LogQuotient)
    /// An exact quantity of information.
    case logForm(LogForm)
    /// An interval that surely contains a value, in the unit of its column.
    case enclosure(Enclosure)
    /// A quantity of information, exact or known by enclosures.
    case quantity(InformationQuantity)
    /// A number that is written as closely as the style asks, or one end of it.
    case measure(Measure)
    /// The outcome of a check.
    case verdict(Verdict)

    /// An integer.
    public static func integer(_ word: Int) -> Cell { .integer(Integer(word)) }
  }
}

extension Table.Cell {
  /// Whether the cell is a number.
  var isNumber: Bool {
    switch self {
    case .empty, .text, .verdict: return false
    case .integer, .rational, .algebraic, .quotient, .logForm, .enclosure, .quantity, .measure:
      return true
    }
  }

  /// The JSON form.
  func json(_ style: ValueStyle) -> JSONValue {
    switch self {
    case .empty: return .null
    case .text(let text): return .string(text)
    case .integer(let value): return style.json(value)
    case .rational(let value): return style.json(value)
    case .algebraic(let value): return style.json(value)
    case .quotient(let value): return style.json(value)
    case .logForm(let form): return style.json(form)
    case .enclosure(let enclosure): return style.json(enclosure)
    case .quantity(let quantity): return style.json(quantity)
    case .measure(let measure): return measure.json(style)
    case .verdict(let verdict): return style.json(verdict)
    }
  }

  /// The form in plain text.
  func text(_ style: ValueStyle, _ notation: Table.Column.Notation) -> String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .integer(let value):
      return CellNumber(
        exact: ValueStyle.shortFraction(Rational(value), limit: ValueStyle.longestInCell)
      ) { style.decimal(Rational(value)) }.written(.exact, equals: "")
    case .rational(let value):
      return CellNumber(exact: ValueStyle.shortFraction(value, limit: ValueStyle.longestInCell)) {
        style.decimal(value)
      }.written(notation, equals: " = ")
    case .algebraic(let value):
      if let rational = value.rationalValue {
        return Table.Cell.rational(rational).text(style, notation)
      }
      return style.decimal(value)
    case .quotient(let value):
      return CellNumber(exact: style.exactText(value, limit: ValueStyle.longestInCell)) {
        style.decimal(value)
      }.written(notation, equals: " = ")
    case .logForm(let form), .quantity(.exact(let form)):
      return CellNumber(exact: style.exactText(form, limit: ValueStyle.longestInCell)) {
        style.decimal(form)
      }.written(notation, equals: " = ")
    case .enclosure(let enclosure):
      let leading = notation == .leadingDigits ? style.leadingDigits(of: enclosure) : nil
      return leading?.text ?? style.text(enclosure)
    case .quantity(let quantity): return style.decimal(quantity)
    case .measure(let measure):
      return measure.cell(style).text(measure.carrying(style), notation)
    case .verdict(let verdict): return style.text(verdict)
    }
  }

  /// The form in LaTeX.
  func latex(_ style: ValueStyle, _ notation: Table.Column.Notation) -> String {
    switch self {
    case .empty: return ""
    case .text(let text): return LaTeXEscaping.escaped(text)
    case .integer(let value): return style.latex(value)
    case .rational(let value):
      let isShort = ValueStyle.shortFraction(value, limit: ValueStyle.longestInCell) != nil
      return CellNumber(exact: isShort ? style.latex(value) : nil) { style.latexDecimal(value) }
        .written(notation, equals: " $=$ ")
    case .algebraic(let value):
      if let rational = value.rationalValue {
        return Table.Cell.rational(rational).latex(style, notation)
      }
      return style.latexDecimal(value)
    case .quotient(let value):
      let isShort = style.exactText(value, limit: ValueStyle.longestInCell) != nil
      return CellNumber(exact: isShort ? "$\(value.latex)$" : nil) { style.latexDecimal(value) }
        .written(notation, equals: " $=$ ")
    case .logForm(let form), .quantity(.exact(let form)):
      let isShort = style.exactText(form, limit: ValueStyle.longestInCell) != nil
      return CellNumber(exact: isShort ? style.latex(form) : nil) { style.latexDecimal(form) }
        .written(notation, equals: " $=$ ")
    case .enclosure(let enclosure):
      let leading = notation == .leadingDigits ? style.leadingDigits(of: enclosure) : nil
      return leading.map { "$\($0.latex)$" } ?? style.latex(enclosure)
    case .quantity(let quantity): return style.latexDecimal(quantity)
    case .measure(let measure):
      return measure.cell(style).latex(measure.carrying(style), notation)
    case .verdict(let verdict): return style.latex(verdict)
    }
  }
}

/// A number with an exact form, if that is short, and a decimal, computed only when it is shown.
private struct CellNumber {
  let exact: String?
  let decimal: () -> String

  init(exact: String?, decimal: @escaping () -> String) {
    self.exact = exact
    self.decimal = decimal
  }

  func written(_ notation: Table.Column.Notation, equals: String) -> String {
    guard let exact, notation != .decimal && notation != .leadingDigits else { return decimal() }
    if notation == .exact { return exact }
    let decimal = decimal()
    return exact == decimal ? exact : exact + equals + decimal
  }
}
