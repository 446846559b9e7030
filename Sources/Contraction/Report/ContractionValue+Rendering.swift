import ExactArithmetic
import Tables

extension ContractionValue {
  /// The value for a table: exact where there is a form for it, else an enclosure with at least the digits of
  /// the style.
  func cell(_ style: ValueStyle) -> Table.Cell {
    if let rational = rationalValue { return .rational(rational) }
    switch self {
    case .algebraic(let value): return .algebraic(value)
    case .logForm(let form): return .logForm(form)
    case .enclosed(let enclosure): return .enclosure(enclosure)
    case .rational, .squareRoots, .computable:
      let value = ComputableReal { enclosure(bits: $0) }
      return .enclosure(value.enclosure(significantDigits: (style.digits ?? 30) + 2))
    }
  }

  /// A rational string, an algebraic number, a log form or the two ends of an enclosure.
  func json(_ style: ValueStyle) -> JSONValue {
    switch cell(style) {
    case .rational(let value): return style.json(value)
    case .algebraic(let value): return style.json(value)
    case .logForm(let form): return style.json(form)
    case .enclosure(let enclosure): return style.json(enclosure)
    default: preconditionFailure("a value is one of these")
    }
  }

  /// The decimal, exact or cut off, or the two ends of an enclosure.
  func decimal(_ style: ValueStyle) -> String {
    switch cell(style) {
    case .rational(let value): return style.decimal(value)
    case .algebraic(let value): return style.decimal(value)
    case .logForm(let form): return style.decimal(form)
    case .enclosure(let enclosure): return style.text(enclosure)
    default: preconditionFailure("a value is one of these")
    }
  }
}

extension AlgebraicReal {
  /// The exact value in full: a rational number, or the polynomial of which it is a root.
  var exactText: String { rationalValue?.description ?? "root of \(polynomial)" }
}

extension FixedInputContraction {
  /// The value for a table: exact where it is known exactly, else the enclosure.
  package var cell: Table.Cell { exact.map { .algebraic($0) } ?? .enclosure(interval) }
}

extension KLContraction.MixingWeight {
  /// The number, or `0+` or `1-`.
  var cell: Table.Cell {
    switch self {
    case .interior(let weight): return .algebraic(weight)
    case .towardsZero, .towardsOne: return .text(description)
    }
  }

  /// The number, or `"0+"` or `"1-"`.
  func json(_ style: ValueStyle) -> JSONValue {
    switch self {
    case .interior(let weight): return style.json(weight)
    case .towardsZero, .towardsOne: return .string(description)
    }
  }
}
