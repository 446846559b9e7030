import Claims
import ExactArithmetic

/// A table of exact values: one model, rendered as text, Markdown, CSV, LaTeX, JSON or HTML.
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

  /// The number of significant digits of decimals for a reader unless the style says otherwise: fewer than usual where
  /// there are many columns.
  public var readerDigits: Int?

  /// What the caption in LaTeX says of columns that are left out: `$\rho$ $=$ $1/2$`.
  var constantStatements: [String] = []

  /// Creates a table.
  ///
  /// - Precondition: the keys of the columns differ, and every row has a cell for every column.
  public init(
    title: String = "", columns: [Column], rows: [[Cell]] = [], readerDigits: Int? = nil
  ) {
    precondition(Set(columns.map(\.key)).count == columns.count, "two columns have the same key")
    self.title = title
    self.columns = columns
    self.readerDigits = readerDigits
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

extension Table {
  /// The table with every ``Measure`` in the form that it takes in a style.
  func measured(_ style: ValueStyle) -> Table {
    var result = self
    result.rows = rows.map { row in
      row.map { cell in
        if case .measure(let measure) = cell { return measure.cell(style) }
        return cell
      }
    }
    return result
  }

  /// A style with the digits of this table for a reader, unless it has its own.
  func readerStyle(_ style: ValueStyle) -> ValueStyle {
    style.withDefaultDigits(readerDigits)
  }
}
