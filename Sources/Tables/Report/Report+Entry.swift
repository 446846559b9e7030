import ExactArithmetic

extension Report {
  /// A quantity in a ``Report``: its symbol, its value and what it means, with its names in each form.
  public struct Entry: Sendable {
    /// The symbol for a reader: `I(X;M)`; `nil` for what only tables or programs have.
    public var symbol: String?
    /// The value.
    public var value: Table.Cell
    /// What a reader sees instead of the value, where that is not the value in full.
    public var shown: Phrase?
    /// What the quantity is, a line each.
    public var meaning: [Phrase]
    /// The unit of the value.
    public var unit: Table.Column.Unit
    /// The name in tables; `nil` for none.
    public var row: String?
    /// The name in CSV; `nil` for none.
    public var field: String?
    /// The key in JSON, or the keys of nested objects; empty for none.
    public var path: [String]

    /// Creates a quantity with a symbol, which is its name in tables and in CSV unless others are given.
    public init(
      _ symbol: String, _ value: Table.Cell, shown: Phrase? = nil, _ meaning: Phrase...,
      row: String? = nil,
      field: String? = nil, unit: Table.Column.Unit = .none, path: String...
    ) {
      self.init(
        symbol: symbol, value: value, shown: shown, meaning: meaning, unit: unit,
        row: row ?? symbol,
        field: field ?? row ?? symbol, path: path)
    }

    /// Creates a quantity with all its names.
    public init(
      symbol: String?, value: Table.Cell, shown: Phrase? = nil, meaning: [Phrase] = [],
      unit: Table.Column.Unit = .none, row: String?, field: String?, path: [String] = []
    ) {
      self.symbol = symbol
      self.value = value
      self.shown = shown
      self.meaning = meaning
      self.unit = unit
      self.row = row
      self.field = field
      self.path = path
    }
  }
}
