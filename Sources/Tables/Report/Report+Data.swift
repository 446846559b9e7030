import ExactArithmetic

extension Report {
  /// Values for programs: what a ``Report`` has in JSON beyond its entries and claims.
  public indirect enum Data: Sendable {
    case value(Table.Cell)
    /// `true` or `false`.
    case flag(Bool)
    case list([Data])
    case object([(key: String, value: Data)])
    /// The rows of a table, an object each.
    case rows(Table)
  }
}

extension Report.Data: ExpressibleByStringLiteral, ExpressibleByArrayLiteral {
  /// A text.
  public init(stringLiteral text: String) { self = .value(.text(text)) }

  /// A list.
  public init(arrayLiteral elements: Report.Data...) { self = .list(elements) }
}
