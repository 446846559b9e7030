import Documents
import ExactArithmetic

extension CoordinateLearner {
  /// Reads a learner from the text of a file, `{"values": ["1", "-1/2", ...]}` with `2^n` numbers.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place and the value; as ``init(_:samples:name:)``.
  public init(tableFile text: some Collection<UInt8>, samples n: Int, name: String) throws {
    let object = try JSONValue(parsing: text).object()
    try object.requireKeys(among: ["values"])
    let values = try object.value(forKey: "values").rationals(at: "values")
    try self.init(values, samples: n, name: name)
  }
}
