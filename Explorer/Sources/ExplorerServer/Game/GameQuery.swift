import ExactArithmetic
import NearestNeighbourGame
import Tables
import Work

/// A game and a message, as a request names them.
struct GameQuery: ReportQuery {
  let game: Game
  let kind: Kind

  /// What Alice sends.
  enum Kind: Sendable {
    /// One of the messages that the command line knows by name.
    case named(String, Message)
    /// A message for each value of the strings, by their index.
    case painted([Int])
  }

  /// The names of the parameters.
  static let names = ["k", "d", "rho", "message"]

  /// A table is painted for at most so many bits.
  static let greatestPaintedBits = 6

  /// - Throws: ``QueryError``; `GameError`; `WorkRefused` for a table above the limit.
  init(_ query: Query) throws {
    game = try Game(
      examples: query.integer("k"), dimension: query.integer("d"),
      correlation: query.rational("rho"))
    let text = query.text("message") ?? "everything"
    if text.hasPrefix("table:") {
      kind = .painted(try GameQuery.table(text, game))
    } else {
      do {
        let message = try Message(parsing: text)
        // Before anything is asked of a message that does not fit: a prefix of -1 bits has no equivalent game.
        try message.kind.check(in: game)
        kind = .named(text, message)
      } catch let error as RationalParsingError {
        throw QueryError.invalid("message", text, expected: "\(error)")
      }
    }
  }

  /// The message; a table has the name that it has where the command line reads it from standard input.
  var message: Message {
    switch kind {
    case .named(_, let message): message
    case .painted(let table): .table(table, name: "table:-")
    }
  }

  /// Whether the game is computed in a moment.
  var lane: Computation.Lane {
    let bits = game.inputBits ?? .max
    guard case .named(_, let message) = kind else { return .quick }
    let isShort = message.kind.equivalentGame(of: game) == nil ? bits <= 12 : bits <= 4096
    return isShort ? .quick : .long
  }

  /// The question that a command answers about this game and message.
  func question(_ command: String, _ more: Report.Question.Parameter...) -> Report.Question {
    var question = Report.Question(
      command,
      [
        "k": .integer(game.examples), "d": .integer(game.dimension),
        "rho": .rational(game.correlation), "message": .text(message.name),
      ])
    question.parameters += more
    return question
  }

  /// The line of the command line for a question about this game.
  func command(_ question: Report.Question) -> String {
    guard case .painted(let table) = kind else { return question.commandLine }
    let numbers = table.map(String.init).joined(separator: ",")
    return "echo '{\"messages\": [\(numbers)]}' | \(question.commandLine)"
  }

  /// The round of a seed.
  ///
  /// - Throws: `GameError`, `WorkRefused`.
  func round(seed: UInt64) throws -> GameRound {
    try game.round(with: message, seed: seed, limits: Limits.work)
  }

  /// The letter of the message with a number: the library numbers them from 1 as they come in the table.
  func letter(_ number: Int) -> Int {
    guard case .painted(let table) = kind else { return number }
    var letters: [Int] = []
    for letter in table where !letters.contains(letter) { letters.append(letter) }
    return letters[number - 1]
  }

  /// Reads `table:0,1,1,0`: an entry for each value of the strings.
  private static func table(_ text: String, _ game: Game) throws -> [Int] {
    let limit = greatestPaintedBits
    guard let bits = game.inputBits, bits <= limit else {
      throw WorkRefused(
        "a painted table", size: .parameter("k d = \(game.examples) * \(game.dimension)"),
        limit: .fixed(limit, unit: "bits"))
    }
    let entries = text.dropFirst("table:".count)
      .split(separator: ",", omittingEmptySubsequences: false)
    let numbers = entries.compactMap { Int($0) }.filter { (0..<1 << limit).contains($0) }
    guard numbers.count == entries.count, numbers.count == 1 << bits else {
      throw QueryError.invalid(
        "message", text,
        expected: "table: with 2^\(bits) = \(1 << bits) numbers from 0 to \((1 << limit) - 1)")
    }
    return numbers
  }
}
