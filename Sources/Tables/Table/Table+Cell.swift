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
    /// Something written already, in plain text and in LaTeX.
    case written(text: String, latex: String)

    /// An integer.
    public static func integer(_ word: Int) -> Cell { .integer(Integer(word)) }

    /// Values as a list on the command line.
    package static func list(_ values: [some CustomStringConvertible]) -> Cell {
      .text(values.map(\.description).joined(separator: ","))
    }
  }
}

extension Table.Cell {
  /// Whether the cell is a number.
  var isNumber: Bool {
    switch self {
    case .empty, .text, .verdict, .written: return false
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
    case .written(let text, _): return .string(text)
    }
  }

  /// The form in plain text.
  func text(_ style: ValueStyle, _ notation: Table.Column.Notation) -> String {
    switch self {
    case .empty: return ""
    case .text(let text): return text
    case .integer(let value):
      let exact = ValueStyle.shortFraction(Rational(value), limit: ValueStyle.longestInCell)
      return exact ?? style.decimal(Rational(value))
    case .rational(let value):
      let exact = ValueStyle.shortFraction(value, limit: ValueStyle.longestInCell)
      return CellNumber(exact: exact, equals: " = ") { style.decimal(value) }.written(notation)
    case .algebraic(let value):
      if let rational = value.rationalValue {
        return Table.Cell.rational(rational).text(style, notation)
      }
      return style.decimal(value)
    case .quotient(let value):
      return CellNumber(style.exactForm(value, limit: ValueStyle.longestInCell), equals: " = ") {
        style.decimal(value)
      }
      .written(notation)
    case .logForm(let form), .quantity(.exact(let form)):
      if notation.isDecimal { return style.decimal(form) }
      return CellNumber(style.exactForm(form, limit: ValueStyle.longestInCell), equals: " = ") {
        style.decimal(form)
      }
      .written(notation)
    case .enclosure(let enclosure):
      return style.shortForm(of: enclosure, notation)?.text ?? style.text(enclosure)
    case .quantity(let quantity): return style.decimal(quantity)
    case .measure(let measure):
      return measure.cell(style).text(measure.carrying(style), notation)
    case .verdict(let verdict): return style.text(verdict)
    case .written(let text, _): return text
    }
  }

  /// The form in LaTeX.
  ///
  /// - Parameter readsFormulas: whether words in the cell may be formulas in plain text.
  func latex(
    _ style: ValueStyle, _ notation: Table.Column.Notation, readsFormulas: Bool = false
  ) -> String {
    switch self {
    case .empty: return ""
    case .text(let text):
      return readsFormulas ? LaTeXFormula(text).source : LaTeXEscaping.escaped(text)
    case .integer(let value): return style.latex(value)
    case .rational(let value):
      let isShort = ValueStyle.shortFraction(value, limit: ValueStyle.longestInCell) != nil
      return CellNumber(exact: isShort ? style.latex(value) : nil, equals: " $=$ ") {
        style.latexDecimal(value)
      }.written(notation)
    case .algebraic(let value):
      if let rational = value.rationalValue {
        return Table.Cell.rational(rational).latex(style, notation)
      }
      return style.latexDecimal(value)
    case .quotient(let value):
      if notation.isDecimal { return style.latexDecimal(value) }
      return CellNumber(style.exactForm(value, limit: ValueStyle.longestInCell), latex: value.latex)
      { style.latexDecimal(value) }
      .written(notation)
    case .logForm(let form), .quantity(.exact(let form)):
      if notation.isDecimal { return style.latexDecimal(form) }
      return CellNumber(
        style.exactForm(form, limit: ValueStyle.longestInCell), latex: form.latex(in: style.unit)
      ) {
        style.latexDecimal(form)
      }.written(notation)
    case .enclosure(let enclosure):
      let leading = style.shortForm(of: enclosure, notation)
      return leading.map { "$\($0.latex(style.numerals))$" } ?? style.latex(enclosure)
    case .quantity(let quantity): return style.latexDecimal(quantity)
    case .measure(let measure):
      return measure.cell(style).latex(measure.carrying(style), notation)
    case .verdict(let verdict): return style.latex(verdict)
    case .written(_, let latex): return latex
    }
  }
}

extension Table.Cell {
  /// Whether the cell surely has the same content as another: the same words, or exact numbers that are equal; never an
  /// enclosure, whose value is not known, and never a bound.
  func isSurelySame(as other: Table.Cell) -> Bool {
    switch (self, other) {
    case (.empty, .empty): return true
    case (.text(let a), .text(let b)): return a == b
    case (.verdict(let a), .verdict(let b)): return a == b
    case (.written(let a, let latex), .written(let b, let otherLatex)):
      return a == b && latex == otherLatex
    default:
      guard let a = exactQuantity, let b = other.exactQuantity else { return false }
      if let first = a.rationalValue, let second = b.rationalValue {
        // One of them may be without a unit, and then they are not the same.
        return first == second && (a.logForm == nil) == (b.logForm == nil)
      }
      if let first = a.logForm, let second = b.logForm { return first == second }
      if case (.algebraic(let first), .algebraic(let second)) = (a, b) { return first == second }
      if case (.quotient(let first), .quotient(let second)) = (a, b) {
        return first.numerator == second.numerator && first.denominator == second.denominator
      }
      return false
    }
  }

  /// The number of the cell, where it is known exactly.
  var exactQuantity: Quantity? {
    switch self {
    case .integer(let value): return .rational(Rational(value))
    case .rational(let value): return .rational(value)
    case .algebraic(let value): return .algebraic(value)
    case .quotient(let value): return .quotient(value)
    case .logForm(let form): return .logForm(form)
    case .quantity(let quantity): return quantity.logForm.map { Quantity.logForm($0) }
    case .measure(let measure):
      return measure.end == nil && measure.quantity.isExact ? measure.quantity : nil
    case .empty, .text, .enclosure, .verdict, .written: return nil
    }
  }
}

extension ValueStyle {
  /// The one decimal of an enclosure: its leading digits where the notation asks for these, or that of an exact value;
  /// `nil` for both ends.  An interval of confidence is an enclosure too, and one decimal would hide its ends.
  func shortForm(
    of enclosure: Enclosure, _ notation: Table.Column.Notation
  ) -> CertifiedDecimal? {
    guard notation == .leadingDigits || (places != nil && enclosure.isExact) else { return nil }
    return leadingDigits(of: enclosure)
  }
}

extension Table.Column.Notation {
  /// Whether the exact form is not shown.
  var isDecimal: Bool { self == .decimal || self == .leadingDigits }
}
