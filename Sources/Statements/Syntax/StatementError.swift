import Work

/// Why a text is no statement or expression, or says something that has no meaning for a law.  Positions count characters from 1.
public enum StatementError: InputError, Hashable {
  /// Something else was expected at a position.
  case syntax(text: String, position: Int, expected: String, found: String)
  /// What stands at a position has no meaning, or none for the law at hand.
  case meaning(text: String, position: Int, problem: String)
  /// What stands at a position is not defined for the law at hand, as a condition of probability 0 or a division by 0.
  case undefined(text: String, position: Int, problem: String)
  /// An error in a line of a file of statements.
  indirect case inLine(Int, StatementError)

  public var description: String {
    switch self {
    case .syntax(let text, let position, let expected, let found):
      return "\"\(StatementError.excerpt(text, around: position))\": expected \(expected) at "
        + "character \(position), found \(found)"
    case .meaning(let text, let position, let problem),
      .undefined(let text, let position, let problem):
      return
        "\"\(StatementError.excerpt(text, around: position))\", character \(position): \(problem)"
    case .inLine(let line, let error): return "line \(line): \(error)"
    }
  }

  /// Where the error is in its text, counted in characters from 1.
  public var position: Int {
    switch self {
    case .syntax(_, let position, _, _), .meaning(_, let position, _),
      .undefined(_, let position, _):
      position
    case .inLine(_, let error): error.position
    }
  }

  /// The text, or the part of a long one that matters.
  private static func excerpt(_ text: String, around position: Int) -> String {
    if text.count <= 120 { return text }
    let start = max(0, min(position - 60, text.count - 120))
    let part = text.dropFirst(start).prefix(120)
    return (start > 0 ? "…" : "") + part + (start + 120 < text.count ? "…" : "")
  }
}
