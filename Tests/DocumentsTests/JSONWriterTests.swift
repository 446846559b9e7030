import Documents
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct JSONWriterTests {
  @Test func serialized() {
    let value: JSONValue = [
      "name": "a/b \"c\"\n",
      "pairs": [["3/4", "3"], ["-1/2", "5"]],
      "empty": [[], [:], ""],
      "objects": [["k": 1], ["k": 2]],
      "nothing": .null,
      "flags": [true, false],
    ]
    #expect(
      value.serialized() == """
        {
          "name": "a/b \\"c\\"\\n",
          "pairs": [["3/4", "3"], ["-1/2", "5"]],
          "empty": [
            [],
            {},
            ""
          ],
          "objects": [
            {
              "k": 1
            },
            {
              "k": 2
            }
          ],
          "nothing": null,
          "flags": [true, false]
        }
        """)
    let compact =
      #"{"name":"a/b \"c\"\n","pairs":[["3/4","3"],["-1/2","5"]],"empty":[[],{},""],"#
      + #""objects":[{"k":1},{"k":2}],"nothing":null,"flags":[true,false]}"#
    #expect(value.serialized(.compact) == compact)
    #expect(value.description == compact)
  }

  @Test func breaksLinesBeyondOneHundredColumns() {
    let long = JSONValue.array(Array(repeating: "0123456789", count: 8))
    let value: JSONValue = ["a": long, "wide": .array(Array(repeating: 12, count: 100))]
    let lines = value.serialized().split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 100 })
    #expect(lines.count { $0.contains("0123456789") } == 8)
    // The longest array that fits, and one a single character longer.
    let fitting = JSONValue.array([.string(String(repeating: "x", count: 95))])
    #expect(fitting.serialized() == "[\"" + String(repeating: "x", count: 95) + "\"]")
    let tooLong = JSONValue.array([.string(String(repeating: "x", count: 96))])
    #expect(tooLong.serialized().split(separator: "\n").count == 3)
  }

  @Test func escapesOnlyWhatMustBeEscaped() {
    let string = "\u{0}\u{8}\t\n\u{C}\r\u{1F} \"\\/é😀\u{7F}\u{2028}"
    #expect(
      JSONValue.string(string).serialized()
        == #""\u0000\b\t\n\f\r\u001f \"\\/é😀"# + "\u{7F}\u{2028}\"")
  }

  @Test func roundTripsRandomValues() throws {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<(3000 * multiplier) {
      let value = randomJSON(&generator)
      let pretty = value.serialized()
      let compact = value.serialized(.compact)
      #expect(try JSONValue(parsing: pretty) == value)
      #expect(try JSONValue(parsing: compact) == value)
      #expect(try JSONValue(parsing: pretty).serialized() == pretty)
    }
  }
}
