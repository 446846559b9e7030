import Documents
import ExactArithmetic

extension RidgeMembership {
  /// Reads the data from the text of a file, `{"X": [["1", "0"], ["1", "1"]], "y": ["0", "1"]}`: the rows of `X`, and a
  /// label for each.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place; ``MembershipError``; `WorkRefused`.
  public init(parsing text: some Collection<UInt8>, lambda: Rational) throws {
    let document = try JSONValue(parsing: text).object()
    try document.requireKeys(among: ["X", "y"])
    try self.init(
      rows: document.value(forKey: "X").rationalRows(at: "X"),
      labels: document.value(forKey: "y").rationals(at: "y"), lambda: lambda)
  }
}
