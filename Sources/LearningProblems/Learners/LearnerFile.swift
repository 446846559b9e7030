import ExactArithmetic
import NearestNeighbourGame
import Tables

extension Learner {
  /// Reads a learner from the text of a table file.
  ///
  /// The file is `{"messages": [m_0, m_1, ...]}` for a deterministic learner, with integers or strings as
  /// messages, or `{"channel": [["1/2", "1/2"], ...]}` for a randomised one: one entry or row for each value of
  /// the sufficient statistic of all coordinates, in the order of ``table(_:name:)``.
  ///
  /// - Throws: `JSONParsingError` or `JSONReadingError`, which name the place and the value.
  public init(tableFile text: some Collection<UInt8>, name: String) throws {
    switch try TableFile(parsing: text) {
    case .messages(let messages): self = .table(messages, name: name)
    case .channel(let rows): self = .channel(rows, name: name)
    }
  }
}
