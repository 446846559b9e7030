import Claims
import ExactArithmetic

extension Report {
  /// A part of a ``Report``: what stands together under a heading.
  public struct Section: Sendable {
    /// The heading, if there is one.
    public var heading: Phrase?
    /// The heading of the table that begins with this section, in Markdown and LaTeX; `nil` to continue the table before.
    public var table: TableHeading?
    /// What stands in the section, in order.
    public var blocks: [Block]

    /// Creates a section.
    public init(heading: Phrase? = nil, table: TableHeading? = nil, _ blocks: [Block]) {
      self.heading = heading
      self.table = table
      self.blocks = blocks
    }

    /// Something that stands in a section.
    public enum Block: Sendable {
      /// Words, so many spaces from the left in a text.
      case paragraph(Phrase, indentation: Int = 0)
      /// Quantities with their values.
      case entries([Entry], EntryLayout = .equations)
      /// One claim with both sides, on a line.
      case claim(Claim, indentation: Int = 0)
      /// What was checked, numbered through the report.
      case claims(ClaimList)
      /// A table.
      case table(Table)
      /// Values for programs only: keys of the JSON object.
      case data([(key: String, value: Data)])
    }

    /// How the text shows entries.
    public enum EntryLayout: Sendable, Hashable {
      /// `symbol = value`, and the meaning below.
      case equations
      /// Symbols and values in two columns, so many spaces apart.
      case columns(gap: Int)
      /// `symbol: value`.
      case sentences
    }

    /// The heading of a table of entries or claims.
    public struct TableHeading: Sendable {
      /// The title of the table.
      public var title: String
      /// What the first column, the names of the entries, is called.
      public var name: String
      /// The column of the values.
      public var value: Table.Column

      /// Creates the heading of a table of entries; for claims the title is all.
      public init(_ title: String, name: String = "quantity", value: Table.Column = "value") {
        self.title = title
        self.name = name
        self.value = value
      }
    }
  }
}
