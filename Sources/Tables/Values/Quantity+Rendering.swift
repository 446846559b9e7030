import Claims
import Documents
import ExactArithmetic

extension Quantity {
  /// The value for a table: exact where there is a form for it, else an enclosure with at least the digits of
  /// the style.
  package func cell(_ style: ValueStyle = ValueStyle()) -> Table.Cell {
    if case .information(let value) = self { return .quantity(value) }
    if let rational = rationalValue { return .rational(rational) }
    switch self {
    case .algebraic(let value): return .algebraic(value)
    case .enclosed(let enclosure): return .enclosure(enclosure)
    case .quotient(let value): return .quotient(value)
    case .between(let bounds):
      return .enclosure(bounds.enclosure(bits: ValueStyle.bits(forDigits: style.digits ?? 30)))
    case .rational, .squareRoots, .information, .computable:
      let value = ComputableReal { enclosure(bits: $0) }
      return .enclosure(value.enclosure(significantDigits: (style.digits ?? 30) + 2))
    }
  }

  /// A rational string, an algebraic number, a quantity of information or the two ends of an enclosure.
  package func json(_ style: ValueStyle) -> JSONValue { cell(style).json(style) }

  /// The decimal, exact or cut off, or the two ends of an enclosure.
  package func decimal(_ style: ValueStyle) -> String {
    if case .quantity(let value) = cell(style) { return style.decimal(value) }
    return cell(style).text(style, .decimal)
  }
}
