import ExactArithmetic

extension Table {
  /// A column: its names in each format, and how its cells are written.
  public struct Column: Sendable, Hashable {
    /// The name for programs: the key in JSON and the heading in CSV.
    public var key: String
    /// The heading for readers.
    public var header: String
    /// The heading as LaTeX source, such as `$d$`; `nil` for the heading of the text, read as a formula.
    public var latexHeader: String?
    /// The unit of the cells, which the heading names.
    public var unit: Unit
    /// The side of the column at which its cells stand; `nil` for the right of numbers, the left of
    /// the rest.
    public var alignment: Alignment?
    /// How numbers that have an exact form and a decimal are written.
    public var notation: Notation
    /// Whether words in the cells are formulas in plain text, such as `I(X;M)`, which LaTeX shows with their symbols.
    public var holdsFormulas: Bool

    /// Creates a column.
    ///
    /// - Parameters:
    ///   - key: the name for programs.
    ///   - header: the heading for readers, the key unless given.
    ///   - latexHeader: the heading as LaTeX source; that of the heading, read as a formula, unless given.
    ///   - unit: the unit of the cells.
    ///   - alignment: the side at which cells stand, chosen by their kind unless given.
    ///   - notation: how numbers are written.
    ///   - holdsFormulas: whether words in the cells are formulas.
    public init(
      _ key: String, header: String? = nil, latexHeader: String? = nil, unit: Unit = .none,
      alignment: Alignment? = nil, notation: Notation = .exact, holdsFormulas: Bool = false
    ) {
      self.key = key
      self.header = header ?? key
      self.latexHeader = latexHeader
      self.unit = unit
      self.alignment = alignment
      self.notation = notation
      self.holdsFormulas = holdsFormulas
    }
  }
}

extension Table.Column: ExpressibleByStringLiteral {
  /// A column of pure numbers or text, with its key for a heading.
  public init(stringLiteral key: String) { self.init(key) }
}

extension Table.Column {
  /// The unit of a column.
  public enum Unit: Sendable, Hashable, ExpressibleByStringLiteral {
    /// Pure numbers and text.
    case none
    /// Information, in the unit of the style: bits, nats or hartleys.
    case information
    /// Anything else, by its name.
    case named(String)

    public init(stringLiteral name: String) { self = .named(name) }

    /// The name in a style, or `nil` for pure numbers.
    func name(_ style: ValueStyle) -> String? {
      switch self {
      case .none: return nil
      case .information: return style.unit.rawValue
      case .named(let name): return name
      }
    }
  }

  /// The side of a column at which its cells stand.
  public enum Alignment: Sendable, Hashable {
    case left
    case center
    case right
  }

  /// How a number that has an exact form and a decimal is written in text, Markdown and LaTeX.
  ///
  /// JSON always has the exact form.  CSV has the fraction of a rational number unless the notation
  /// is `decimal`; see ``Table/render(_:style:provenance:)``.
  public enum Notation: Sendable, Hashable {
    /// The exact form where it is short (up to 32 characters), else the decimal.
    case exact
    /// The decimal.
    case decimal
    /// The exact form where it is short, and the decimal: `187/256 = 0.73046875`.
    case both
    /// The decimal; of an enclosure the digits that both ends begin with, cut off and marked, where they are as many
    /// as are asked for: `0.403012…` instead of `[0.403012, 0.403013]`.  CSV has fractions and both ends.
    case leadingDigits
  }
}
