import Documents
import ExactArithmetic
import Tables

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
