import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing

/// Messages read from table files.
@Suite struct MessageFileTests {
  private func read(_ text: String) throws -> Message {
    try Message(tableFile: text.utf8, name: "table:message.json")
  }

  private func success(_ text: String) throws -> Rational {
    try Game(examples: 2, dimension: 1, correlation: 1 / 2).quantities(for: read(text)).success
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
    let long = try game.quantities(for: read("{\"messages\": [\(one), \(two), \(one), \(two)]}"))
    #expect(long.information == .bits(1))
  }

  @Test func channels() throws {
    let halfBit = #"{"channel": [["1/2", "1/2"], ["0", 1], [1, "0"], ["0.5", "1/2"]]}"#
    #expect(try success(halfBit) == 5 / 8)
    let game = try Game(examples: 2, dimension: 1, correlation: 1 / 2)
    #expect(try game.quantities(for: read(halfBit)).information == .bits(Rational(1, 2)))
  }

  @Test func badFiles() {
    let pointError = "is a JSON number with a point or an exponent"
    let cases: [(text: String, errors: [String])] = [
      ("", ["empty input"]),
      ("[]", ["expected an object", "found an array"]),
      ("{}", ["\"messages\"", "missing"]),
      (#"{"message": [1, 2]}"#, [#"unknown key "message"; expected "messages", "channel""#]),
      (#"{"messages": [1, 2], "channel": [[1]]}"#, [#"unknown key "channel""#]),
      (#"{"messages": 3}"#, ["messages: expected an array, found the number 3"]),
      (#"{"messages": [1, 1.0]}"#, ["messages[1]: 1.0 \(pointError)", #"quote it: "1.0""#]),
      (#"{"messages": [1, null]}"#, ["messages[1]: expected an integer, found null"]),
      (#"{"channel": [["1/0"]]}"#, [#"channel[0][0]: "1/0" has a zero denominator"#]),
      (#"{"channel": [[1], ["abc"]]}"#, [#"channel[1][0]: "abc" is not a rational number"#]),
    ]
    for (text, errors) in cases {
      let found = errorMessage { try read(text) }
      for error in errors { #expect(found.contains(error), "\(text): \(found)") }
    }
    #expect(
      errorMessage { try success(#"{"channel": [[1, 0], [1], [1, 0], [1, 0]]}"#) }
        == "the message's law for the examples with index 1 has 1 entries, but the first row has 2")
    #expect(
      errorMessage { try success(#"{"messages": [1, 2]}"#) }
        == "the table has 2 entries, but there are 2^2 = 4 values of the examples")
  }
}
