import CommandLineSupport
import Lemmata

/// A learner as named on the command line.
struct LearnerArgument {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The learner; a table is read from its file.
  func learner() throws -> Learner {
    guard text.hasPrefix("table:") else {
      do {
        return try Learner(parsing: text)
      } catch let error as RationalParsingError {
        throw UsageError("the learner \(text): \(error)")
      }
    }
    let path = String(text.dropFirst("table:".count))
    return try InputFile.parse(path) { try Learner(tableFile: $0, name: text) }
  }
}
