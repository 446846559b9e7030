import ExactArithmetic
import Work

/// How a table is laid out for a paper: which columns it has, which way round, and how its numbers are written.
///
/// ```swift
/// var layout = TableLayout.paper
/// layout.columns = ["d", "optimalSuccess"]
/// layout.caption = "The optimal success."
/// print(try table.render(.latex, layout: layout, provenance: "example"))
/// ```
public struct TableLayout: Sendable, Hashable {
  /// The keys of the columns, in their order; `nil` for all.
  public var columns: [String]?
  /// Whether the columns become rows.
  public var isTransposed = false
  /// How numbers that have an exact form and a decimal are written; `nil` for what each column says.
  public var notation: Table.Column.Notation?
  /// The caption; `nil` for the title of the table, empty for none.
  public var caption: String?
  /// The label of the `table` in LaTeX.
  public var label: String?
  /// Whether the table in LaTeX is a `table` with a caption, rather than a `tabular` alone.
  public var isFloat = false
  /// Whether LaTeX is a document that compiles by itself.
  public var isStandalone = false
  /// Whether columns that have the same word or exact value in all of several rows are left out and stated in the caption,
  /// unless the columns are chosen; enclosures are never taken for the same.
  public var leavesOutConstants = false

  /// The table as it is.
  public static let plain = TableLayout()

  /// A table for a paper: with a caption that states the columns that are constant.
  public static let paper: TableLayout = {
    var layout = TableLayout()
    layout.isFloat = true
    layout.leavesOutConstants = true
    return layout
  }()

  /// Creates the layout of a table as it is.
  public init() {}

  /// Whether there is a caption that can state constants.
  var hasCaption: Bool { caption != "" }

  /// Whether what is left out is stated in a format: LaTeX has no caption but that of a `table`.
  func statesConstants(in format: TableFormat) -> Bool {
    hasCaption && (format != .latex || isFloat)
  }

  /// The packages that a table in LaTeX needs.
  func packages(_ style: ValueStyle) -> [String] {
    ["booktabs"] + (style.numerals == .siunitx ? ["siunitx"] : [])
  }
}

/// Why a table cannot be laid out as asked.
public enum TableLayoutError: InputError, Hashable {
  /// A column that the table does not have.
  case unknownColumn(String, known: [String])
  /// A column that is named twice.
  case repeatedColumn(String)

  public var description: String {
    switch self {
    case .unknownColumn(let key, let known):
      return "there is no column \"\(key)\"; expected some of \(known.joined(separator: ", "))"
    case .repeatedColumn(let key):
      return "the column \(key) is named twice; expected each once"
    }
  }
}
