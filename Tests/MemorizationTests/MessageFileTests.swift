import ExactArithmetic
import Memorization
import Testing

/// Messages read from table files.
@Suite struct MessageFileTests {
  private func read(_ text: String) throws -> Message {
    try Message(tableFile: text.utf8, name: "table:message.json")
  }

  private func success(_ text: String) throws -> Rational {
    try Game(examples: 2, dimension: 1, correlation: 1 / 2).quantities(of: read(text)).success
  }

  @Test func tables() throws {
    #expect(try read(#"{"messages": [0, 1, 2, 3]}"#).name == "table:message.json")
    let tables = [
      #"{"messages": [0, 1, 2, 3]}"#, #"{"messages": ["a", "b", "c", "d"]}"#,
      #"{"messages": [-1, 0, 9999999999999999999999999999999999999999, "x"]}"#,
    ]
    for table in tables { #expect(try success(table) == 5 / 8, "\(table)") }
    #expect(try success(#"{"messages": [7, 7, 7, 7]}"#) == 1 / 2)
    // Integers of 40 digits that differ in the last.
    let one = "1000000000000000000000000000000000000001"
    let two = "1000000000000000000000000000000000000002"
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    let long = try game.quantities(of: read("{\"messages\": [\(one), \(two), \(one), \(two)]}"))
    #expect(long.information == .bits(1))
  }

  @Test func channels() throws {
    let halfBit = #"{"channel": [["1/2", "1/2"], ["0", 1], [1, "0"], ["0.5", "1/2"]]}"#
    #expect(try success(halfBit) == 5 / 8)
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    #expect(try game.quantities(of: read(halfBit)).information == .bits(Rational(1, 2)))
  }

  @Test func badFiles() throws {
    let cases = [
      "", "[]", "{}", #"{"messages": 3}"#, #"{"messages": [1, 2], "channel": [[1]]}"#,
      #"{"message": [1, 2]}"#, #"{"messages": [1, 1.0]}"#, #"{"messages": [1, null]}"#,
      #"{"channel": [[1, 0], [1]]}"#, #"{"channel": [["1/0"]]}"#, #"{"channel": [["abc"]]}"#,
      #"{"channel": [[1.0]]}"#,
    ]
    for text in cases { print(text, "=>", errorMessage { try read(text) }) }
  }
}
