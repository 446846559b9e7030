import ExactArithmetic

/// A matrix of rational numbers.
///
/// ```swift
/// let a = RationalMatrix([[2, 1], [1, 2]])
/// print(a.characteristicPolynomial)  // x^2 - 4x + 3
/// ```
public struct RationalMatrix: Hashable, Sendable {
  public let rowCount: Int
  public let columnCount: Int
  /// The entries, row after row.
  public let entries: [Rational]

  /// Creates a matrix from its entries, row after row.
  ///
  /// - Precondition: there are `rowCount * columnCount` entries.
  public init(rowCount: Int, columnCount: Int, entries: [Rational]) {
    precondition(
      rowCount >= 0 && columnCount >= 0 && entries.count == rowCount * columnCount,
      "\(entries.count) entries of a matrix with \(rowCount) rows and \(columnCount) columns")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.entries = entries
  }

  /// Creates a matrix from its rows.
  ///
  /// - Precondition: the rows have equal lengths.
  public init(_ rows: [[Rational]]) {
    let columnCount = rows.first?.count ?? 0
    precondition(rows.allSatisfy { $0.count == columnCount }, "rows of different lengths")
    self.init(rowCount: rows.count, columnCount: columnCount, entries: rows.flatMap { $0 })
  }

  /// The identity matrix of a size.
  public static func identity(_ size: Int) -> RationalMatrix {
    RationalMatrix((0..<size).map { i in (0..<size).map { $0 == i ? 1 : 0 } })
  }

  /// An entry; rows and columns count from 0.
  public subscript(row: Int, column: Int) -> Rational {
    precondition((0..<rowCount).contains(row) && (0..<columnCount).contains(column))
    return entries[row * columnCount + column]
  }

  /// The rows.
  public var rows: [[Rational]] {
    (0..<rowCount).map { Array(entries[($0 * columnCount)..<(($0 + 1) * columnCount)]) }
  }

  /// The matrix with rows and columns exchanged.
  public var transpose: RationalMatrix {
    RationalMatrix(
      rowCount: columnCount, columnCount: rowCount,
      entries: (0..<columnCount).flatMap { column in (0..<rowCount).map { self[$0, column] } })
  }

  /// The sum of the diagonal entries.
  ///
  /// - Precondition: the matrix is square.
  public var trace: Rational {
    precondition(rowCount == columnCount, "the trace of a matrix that is not square")
    return (0..<rowCount).reduce(Rational.zero) { $0 + self[$1, $1] }
  }
}

extension RationalMatrix {
  /// The product.
  ///
  /// - Precondition: `lhs` has as many columns as `rhs` has rows.
  public static func * (lhs: RationalMatrix, rhs: RationalMatrix) -> RationalMatrix {
    precondition(
      lhs.columnCount == rhs.rowCount,
      "a product of matrices with \(lhs.columnCount) columns and \(rhs.rowCount) rows")
    let entries = (0..<lhs.rowCount).flatMap { row in
      (0..<rhs.columnCount).map { column in
        (0..<lhs.columnCount).reduce(Rational.zero) { $0 + lhs[row, $1] * rhs[$1, column] }
      }
    }
    return RationalMatrix(
      rowCount: lhs.rowCount, columnCount: rhs.columnCount, entries: entries)
  }

  /// The product with a column.
  ///
  /// - Precondition: there are as many entries as columns.
  public static func * (lhs: RationalMatrix, rhs: [Rational]) -> [Rational] {
    precondition(lhs.columnCount == rhs.count, "\(rhs.count) entries for a matrix's columns")
    return (0..<lhs.rowCount).map { row in
      rhs.indices.reduce(Rational.zero) { $0 + lhs[row, $1] * rhs[$1] }
    }
  }

  public static func * (lhs: Rational, rhs: RationalMatrix) -> RationalMatrix {
    RationalMatrix(
      rowCount: rhs.rowCount, columnCount: rhs.columnCount, entries: rhs.entries.map { lhs * $0 })
  }

  /// - Precondition: the sizes agree.
  public static func + (lhs: RationalMatrix, rhs: RationalMatrix) -> RationalMatrix {
    precondition(
      lhs.rowCount == rhs.rowCount && lhs.columnCount == rhs.columnCount,
      "a sum of matrices of different sizes")
    return RationalMatrix(
      rowCount: lhs.rowCount, columnCount: lhs.columnCount,
      entries: zip(lhs.entries, rhs.entries).map { $0 + $1 })
  }

  /// - Precondition: the sizes agree.
  public static func - (lhs: RationalMatrix, rhs: RationalMatrix) -> RationalMatrix {
    lhs + Rational(-1) * rhs
  }
}

extension RationalMatrix: CustomStringConvertible {
  /// The rows: `[[2, 1], [1, 2]]`.
  public var description: String { "\(rows)" }
}
