import ExactArithmetic
import Tables

extension Table {
  /// The points that two columns of numbers give, a point for each row: so that a figure shows what its table
  /// holds.  Rows without a number in either column are left out.
  ///
  /// - Parameters:
  ///   - x: the key of the column of abscissas.
  ///   - y: the key of the column of ordinates.
  ///   - interval: the key of the column of confidence intervals.
  ///   - unit: the unit in which information is read.
  ///   - indices: the rows that are taken, in this order; all unless given.
  /// - Precondition: the table has columns with these keys.
  public func points(
    x: String, y: String, interval: String? = nil,
    unit: InformationUnit = .bits, rows indices: [Int]? = nil
  ) -> [Figure.Point] {
    func column(_ key: String) -> Int {
      guard let index = columns.firstIndex(where: { $0.key == key }) else {
        preconditionFailure("the table has no column \(key)")
      }
      return index
    }
    let (x, y) = (column(x), column(y))
    let interval = interval.map(column)
    return (indices ?? Array(rows.indices)).compactMap { index in
      func value(_ column: Int) -> Enclosure? { rows[index][column].enclosure(in: unit) }
      guard let x = value(x), let y = value(y) else { return nil }
      return Figure.Point(x: x, y: y, confidenceInterval: interval.flatMap(value))
    }
  }
}

extension Table.Cell {
  /// The number in the cell; `nil` when there is none.
  fileprivate func enclosure(in unit: InformationUnit) -> Enclosure? {
    switch self {
    case .empty, .text, .verdict, .written: return nil
    case .integer(let value): return Enclosure(Rational(value))
    case .rational(let value): return Enclosure(value)
    case .algebraic(let value): return value.enclosure(bits: 64)
    case .quotient(let value): return value.enclosure(bits: 64)
    case .logForm(let form): return form.enclosure(in: unit, bits: 64)
    case .enclosure(let enclosure): return enclosure
    case .quantity(let quantity): return quantity.enclosure(in: unit, bits: 64)
    case .measure(let measure): return measure.enclosure(in: unit)
    }
  }
}
