import Contraction
import Tables

extension FixedInputContraction {
  /// The value for a table: exact where it is known exactly, else the enclosure.
  package var cell: Table.Cell {
    if let exact { return .algebraic(exact) }
    return quotient.map { .quotient($0) } ?? .carried(interval)
  }
}
