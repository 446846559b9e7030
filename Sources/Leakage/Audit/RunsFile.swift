import Documents
import ExactArithmetic

extension RunsAudit {
  /// Reads the counts from the text of a file, `{"guesses": 100, "correct": [95, 93, 97]}`, with optional `secrets`,
  /// `choices` and `list`.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place; ``AuditError``.
  public init(
    parsing text: some Collection<UInt8>, delta: Rational = 0,
    confidence: Rational = Rational(19, 20)
  ) throws {
    let document = try JSONValue(parsing: text).object()
    try document.requireKeys(among: ["guesses", "correct", "secrets", "choices", "list"])
    try self.init(
      guesses: document.value(forKey: "guesses").word(at: "guesses"),
      correct: document.value(forKey: "correct").words(at: "correct"),
      secrets: document["secrets"]?.word(at: "secrets"),
      choices: document["choices"]?.word(at: "choices") ?? 2,
      list: document["list"]?.word(at: "list") ?? 1, delta: delta, confidence: confidence)
  }
}
