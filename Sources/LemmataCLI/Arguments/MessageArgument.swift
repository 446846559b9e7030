import CommandLineSupport
import Lemmata

/// What Alice sends, as named on the command line.
struct MessageArgument {
  private let text: String

  init(_ text: String) { self.text = text }

  /// The message for every game of the given sizes: a table file is read only when it can fit them.
  func message(for games: [Game]) throws -> Message {
    guard text.hasPrefix("table:") else {
      do {
        return try Message(parsing: text)
      } catch let error as RationalParsingError {
        throw UsageError("the message \(text): \(error)")
      }
    }
    for game in games { try game.checkEnumerable(message: text) }
    let path = String(text.dropFirst("table:".count))
    return try InputFile.parse(path) { try Message(tableFile: $0, name: text) }
  }
}
