import Contraction
import Documents
import ExactArithmetic
import InformationTheory
import Tables
import Work

/// A channel and perhaps an input law, as a request names them.
struct ChannelQuery: ReportQuery {
  let channel: Channel
  /// The name that the command line knows; `nil` for a matrix.
  let name: String?
  let input: FiniteLaw<Int>?

  /// The names of the parameters.
  static let names = ["channel", "input"]

  /// At most so many inputs, and so many outputs.
  static let greatestSide = 8

  /// Reads a name such as `z:1/4`, or rows of a matrix, `3/4,1/4;1/4,3/4`.
  ///
  /// - Throws: ``QueryError``; `ChannelError`; `LawError`; `WorkRefused` for a matrix above the limit.
  init(_ query: Query) throws {
    guard let text = query.text("channel") else {
      throw QueryError.missing("channel", expected: "a name such as z:1/4, or rows of a matrix")
    }
    let channel: Channel
    if text.contains(":") {
      try ChannelQuery.checkName(text)
      channel = try Channel(named: text)
      name = text
    } else {
      channel = try Channel(ChannelQuery.rows(text))
      name = nil
    }
    try ChannelQuery.check(channel.inputCount, channel.outputCount)
    self.channel = channel
    input = try query.text("input").map { try ChannelQuery.law($0).law(for: channel) }
  }

  private static func rows(_ text: String) throws -> [[Rational]] {
    let rows = text.split(separator: ";", omittingEmptySubsequences: false).map(numbers)
    try check(rows.count, rows.map(\.count).max() ?? 0)
    return try rows.map { row in
      try row.map { entry in
        do {
          return try Rational(parsing: entry)
        } catch {
          throw QueryError.invalid("channel", text, expected: "\(error)")
        }
      }
    }
  }

  private static func law(_ text: String) throws(QueryError) -> InputLaw {
    if text == "uniform" { return .uniform }
    do {
      return .probabilities(try numbers(text[...]).map { try Rational(parsing: $0) })
    } catch {
      throw .invalid("input", text, expected: "\(error)")
    }
  }

  private static func numbers(_ text: Substring) -> [String] {
    let parts: [Substring] = text.split(separator: ",", omittingEmptySubsequences: false)
    return parts.map { part in String(part.drop { $0 == " " }) }
  }

  /// A number in a name that is above the limit could be the size of the channel.
  private static func checkName(_ text: String) throws {
    let size = text.split(separator: ":").dropFirst().first?.split(separator: ",").first
    if let size, let number = Int(size) { try check(number, number) }
  }

  private static func check(_ inputs: Int, _ outputs: Int) throws(WorkRefused) {
    if inputs > greatestSide || outputs > greatestSide {
      throw WorkRefused(
        "a channel on the page", size: .parameter("\(inputs) inputs, \(outputs) outputs"),
        limit: .fixed(greatestSide, unit: "of each"))
    }
  }

  /// The witness and the curve of a channel are searched for.
  var lane: Computation.Lane { .long }

  /// The line of the command line.
  var command: String { command("contraction") }

  /// The line with which a command is asked about the channel.
  func command(_ words: String) -> String {
    let law = input.map { law in
      " --input " + law.probabilities.map(\.description).joined(separator: ",")
    }
    if let name { return "lemmata \(words) \(name)\(law ?? "")" }
    let rows = channel.rows.map { row in
      "[" + row.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }
    return "echo '{\"channel\": [\(rows.joined(separator: ", "))]}' | lemmata \(words) -"
      + (law ?? "")
  }
}
