extension Table: CustomStringConvertible {
  /// The table for a terminal, in bits.
  public var description: String { renderText(ValueStyle()) }
}
