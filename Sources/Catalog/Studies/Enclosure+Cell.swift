import ExactArithmetic
import Tables

extension Enclosure {
  /// One number where it is known exactly, else the interval.
  var cell: Table.Cell { isExact ? .rational(lower) : .enclosure(self) }
}
