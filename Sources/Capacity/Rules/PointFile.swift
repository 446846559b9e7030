import Documents
import ExactArithmetic

extension PointConfiguration {
  /// Reads points from the text of a file, `{"points": [["1", "0"], ["1", "1"]]}`.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place; ``RuleError``; `WorkRefused`.
  public init(parsing text: some Collection<UInt8>) throws {
    let document = try JSONValue(parsing: text).object()
    try document.requireKeys(among: ["points"])
    try self.init(document.value(forKey: "points").rationalRows(at: "points"))
  }
}
