import ExactArithmetic

/// A table of exact values: one model, rendered as text, Markdown, CSV, LaTeX or JSON.
///
/// ```swift
/// var table = Table(
///   title: "Success of the optimal rule at rho = 1/2",
///   columns: [
///     Table.Column("k"), Table.Column("d"),
///     Table.Column("optimalSuccess", header: "optimal success", notation: .both),
///   ])
/// table.append([.integer(2), .integer(3), .rational(Rational(187, 256))])
/// print(table.render(.text, provenance: "example"))
/// ```
public struct Table: Sendable {
  /// What the table shows; empty for none.
  public var title: String

  /// The columns, left to right.
  public let columns: [Column]

  /// The rows, top to bottom; each has a cell for every column.
  public private(set) var rows: [[Cell]] = []

  /// Creates a table.
  ///
  /// - Precondition: the keys of the columns differ, and every row has a cell for every column.
  public init(title: String = "", columns: [Column], rows: [[Cell]] = []) {
    precondition(Set(columns.map(\.key)).count == columns.count, "two columns have the same key")
    self.title = title
    self.columns = columns
    for row in rows { append(row) }
  }

  /// Appends a row.
  ///
  /// - Precondition: the row has a cell for every column.
  public mutating func append(_ row: [Cell]) {
    precondition(
      row.count == columns.count,
      "a row of \(row.count) cells in a table of \(columns.count) columns")
    rows.append(row)
  }
}
