extension Report: CustomStringConvertible {
  /// The report in words, in bits.
  public var description: String { text() }
}

extension Phrase: CustomStringConvertible {
  /// The phrase in plain text, in bits.
  public var description: String { text() }
}

extension Provenance: CustomStringConvertible {
  /// The program and the call, in a line.
  public var description: String { comment }
}
