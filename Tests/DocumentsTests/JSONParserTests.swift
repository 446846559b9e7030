import Documents
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct JSONParserTests {
  @Test func parsesEveryKindOfValue() throws {
    #expect(try JSONValue(parsing: "null") == .null)
    #expect(try JSONValue(parsing: " true\n") == true)
    #expect(try JSONValue(parsing: "\tfalse\r\n") == false)
    #expect(try JSONValue(parsing: "-12") == -12)
    #expect(try JSONValue(parsing: #""abc""#) == "abc")
    #expect(try JSONValue(parsing: #""""#) == "")
    #expect(try JSONValue(parsing: "[]") == [])
    #expect(try JSONValue(parsing: "[ 1 , [ ] ,2]") == [1, [], 2])
    #expect(try JSONValue(parsing: "{}") == [:])
    #expect(
      try JSONValue(parsing: #"{"b": [1, "x"], "a": {"c": null}, "": 0}"#)
        == ["b": [1, "x"], "a": ["c": .null], "": 0])
  }

  @Test func parsesBytesOfAnyCollection() throws {
    let text = #"["é", 1]"#
    #expect(try JSONValue(parsing: Array(text.utf8)) == ["é", 1])
    #expect(try JSONValue(parsing: Array(text.utf8)[...]) == ["é", 1])
    #expect(try JSONValue(parsing: text.utf8.lazy.map { $0 }) == ["é", 1])
    #expect(
      try Array(text.utf8).withUnsafeBufferPointer { try JSONValue(parsing: $0) } == ["é", 1])
  }

  @Test func skipsAByteOrderMark() throws {
    #expect(try JSONValue(parsing: "\u{FEFF}[1]") == [1])
    #expect(errorMessage { try JSONValue(parsing: "\u{FEFF}x") }.hasPrefix("line 1, column 1: "))
    #expect(errorMessage { try JSONValue(parsing: "\u{FEFF}[1}") }.hasPrefix("line 1, column 3: "))
    #expect(
      errorMessage { try JSONValue(parsing: "\u{FEFF}") } == "empty input; expected a JSON value")
  }

  @Test func keepsTheTextOfNumbers() throws {
    for text in [
      "0", "-0", "7", "-1", "1.0", "1e5", "1E+5", "0.5e-3", "-0.0", "123456789012345678",
      "1234567890123456789", "9223372036854775807", "-9223372036854775808", "9223372036854775808",
      String(repeating: "9", count: 400),
    ] {
      #expect(try JSONValue(parsing: text).serialized() == text)
      #expect(try JSONValue(parsing: "[\(text)]").serialized(.compact) == "[\(text)]")
    }
  }

  @Test func readsEscapeSequences() throws {
    #expect(
      try JSONValue(parsing: #""\"\\\/\b\f\n\r\t""#) == .string("\"\\/\u{8}\u{C}\n\r\t"))
    #expect(try JSONValue(parsing: #""\u0041\u00e9\u00E9\uFFFF\u0000""#) == "Aéé\u{FFFF}\u{0}")
    #expect(try JSONValue(parsing: #""x\ud83d\ude00y\uDBFF\uDFFF""#) == "x😀y\u{10FFFF}")
    #expect(try JSONValue(parsing: #""é\n😀""#) == "é\n😀")
  }

  @Test func nestsUpToTheLimit() throws {
    let limit = JSONValue.greatestDepth
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(try JSONValue(parsing: nested(limit)).serialized(.compact) == nested(limit))
    #expect(
      errorMessage { try JSONValue(parsing: nested(limit + 1)) }
        == "line 1, column 513: arrays and objects are nested more than 512 deep")
    let objects = String(repeating: #"{"a":"#, count: 100_000)
    #expect(errorMessage { try JSONValue(parsing: objects) }.contains("nested more than 512 deep"))
  }

  @Test func refusesWhatIsNotJSON() {
    let cases: [(String, String)] = [
      ("", "empty input; expected a JSON value"),
      (" \n\t", "empty input; expected a JSON value"),
      ("[", #"line 1, column 2: the text ends here; expected a JSON value"#),
      ("[1", #"line 1, column 3: the text ends here; expected "," or "]""#),
      ("[1,]", #"line 1, column 4: unexpected "]"; expected a JSON value"#),
      ("[1 2]", #"line 1, column 4: unexpected "2"; expected "," or "]""#),
      ("{", #"line 1, column 2: the text ends here; expected a key in quotes"#),
      ("{a: 1}", #"line 1, column 2: unexpected "a"; expected a key in quotes"#),
      (#"{"a" 1}"#, #"line 1, column 6: unexpected "1"; expected ":""#),
      (#"{"a": 1,}"#, #"line 1, column 9: unexpected "}"; expected a key in quotes"#),
      (#"{"a": 1 "b": 2}"#, #"line 1, column 9: unexpected """; expected "," or "}""#),
      ("[1]\n []", #"line 2, column 2: unexpected "[" after the end of the JSON value"#),
      ("nul", #"line 1, column 1: unexpected "nul"; expected a JSON value"#),
      ("nullx", #"line 1, column 1: unexpected "nullx"; expected a JSON value"#),
      ("True", #"line 1, column 1: unexpected "True"; expected a JSON value"#),
      ("[\n  NaN]", #"line 2, column 3: unexpected "NaN"; expected a JSON value"#),
      ("'a'", #"line 1, column 1: unexpected "'"; expected a JSON value"#),
      ("[λ]", #"line 1, column 2: unexpected "λ"; expected a JSON value"#),
      ("// x\n1", #"line 1, column 1: unexpected "//"; expected a JSON value"#),
      ("[\"é\", x]", #"line 1, column 7: unexpected "x"; expected a JSON value"#),
      ("01", #"line 1, column 1: 01 is not a JSON number; quote it: "01""#),
      ("-", "line 1, column 1: - is not a JSON number"),
      ("+1", #"line 1, column 1: +1 is not a JSON number; quote it: "+1""#),
      ("1.e", "line 1, column 1: 1.e is not a JSON number"),
      ("1e", "line 1, column 1: 1e is not a JSON number"),
      ("1e+", "line 1, column 1: 1e+ is not a JSON number"),
      ("-01", #"line 1, column 1: -01 is not a JSON number; quote it: "-01""#),
      ("[[1/2, 0]]", #"line 1, column 3: 1/2 is not a JSON number; quote it: "1/2""#),
      ("1abc", "line 1, column 1: 1abc is not a JSON number"),
      ("0x10", "line 1, column 1: 0x10 is not a JSON number"),
      (#"["ab"#, "line 1, column 2: this string has no closing quotation mark"),
      (#"["a\nb"#, "line 1, column 2: this string has no closing quotation mark"),
      (#""\"#, "line 1, column 2: this string has no closing quotation mark"),
      (
        "\"a\nb\"",
        "line 1, column 3: a string contains the control character 0x0A; write it as an escape sequence"
      ),
      (
        "\"\\n\u{1F}\"",
        "line 1, column 4: a string contains the control character 0x1F; write it as an escape sequence"
      ),
      (#""\x""#, #"line 1, column 2: \x is not an escape sequence of JSON"#),
      (#""\u12G4""#, #"line 1, column 2: \u12G4 is not an escape sequence of JSON"#),
      (#""\u12""#, #"line 1, column 2: \u12 is not an escape sequence of JSON"#),
      (
        #""\ud800""#,
        #"line 1, column 2: \ud800 is half of a surrogate pair without the other half"#
      ),
      (
        #""\ud800\u0041""#,
        #"line 1, column 2: \ud800 is half of a surrogate pair without the other half"#
      ),
      (
        #""\udc00""#,
        #"line 1, column 2: \udc00 is half of a surrogate pair without the other half"#
      ),
      (
        "{\"a\": 1,\n \"b\": 2,\n \"a\": 3}",
        #"line 3, column 2: the key "a" occurs twice in this object"#
      ),
    ]
    for (text, expected) in cases {
      #expect(errorMessage { try JSONValue(parsing: text) } == expected, "\(text)")
    }
  }

  @Test func cutsLongTextsInMessages() {
    let word = String(repeating: "x", count: 1000)
    #expect(
      errorMessage { try JSONValue(parsing: word) }
        == "line 1, column 1: unexpected \"\(word.prefix(40))…\"; expected a JSON value")
  }

  @Test func refusesInvalidUTF8() {
    let invalid: [([UInt8], String)] = [
      ([0x22, 0xFF, 0x22], "line 1, column 2: the byte 0xFF is not part of valid UTF-8"),
      ([0x22, 0x61, 0xC3, 0x22], "line 1, column 3: the byte 0xC3 is not part of valid UTF-8"),
      // An overlong encoding, a surrogate, and a value beyond Unicode.
      ([0x22, 0xC0, 0x80, 0x22], "line 1, column 2: the byte 0xC0 is not part of valid UTF-8"),
      (
        [0x22, 0xED, 0xA0, 0x80, 0x22], "line 1, column 2: the byte 0xED is not part of valid UTF-8"
      ),
      (
        [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
        "line 1, column 2: the byte 0xF4 is not part of valid UTF-8"
      ),
      (
        [0x22, 0x5C, 0x6E, 0xFF, 0x22], "line 1, column 4: the byte 0xFF is not part of valid UTF-8"
      ),
      ([0x5B, 0xFF], "line 1, column 2: the byte 0xFF is not part of valid UTF-8"),
    ]
    for (bytes, expected) in invalid {
      #expect(errorMessage { try JSONValue(parsing: bytes) } == expected)
    }
  }

  @Test func refusesEveryProperPrefixAndNeverTraps() throws {
    let text = Array(
      #"{"a": [1, -2.5e3, "é\u00e9\ud83d\ude00\n", true, null], "b": {"c": "1/2"}}"#.utf8)
    _ = try JSONValue(parsing: text)
    for end in 0..<text.count {
      #expect(throws: JSONParsingError.self) { try JSONValue(parsing: text[..<end]) }
    }
    // Any damage gives a value or an error.
    var generator = SplitMix64(seed: 5)
    for _ in 0..<(20_000 * multiplier) {
      var damaged = text
      for _ in 0..<Int.random(in: 1...3, using: &generator) {
        damaged[Int.random(in: 0..<text.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
      guard let value = try? JSONValue(parsing: damaged) else { continue }
      #expect(try JSONValue(parsing: value.serialized()) == value)
    }
  }

  @Test func readsALargeDocumentQuickly() throws {
    let row = (0..<512).map { "\"\($0 + 1)/134217728\"" }.joined(separator: ", ")
    let rows = repeatElement("[" + row + "]", count: 512).joined(separator: ",\n")
    let text = "{\"joint\": [\(rows)]}"
    let clock = ContinuousClock()
    var best = Duration.seconds(10)
    for _ in 0..<3 {
      var value = JSONValue.null
      best = min(best, try clock.measure { value = try JSONValue(parsing: text) })
      let matrix = try value.object(at: .root).value(forKey: "joint").rationalRows(at: "joint")
      #expect(matrix.count == 512 && matrix.allSatisfy { $0.count == 512 })
    }
    // Far above what it takes (some 15 ms), so that a busy machine does not fail the test.
    #expect(best < .milliseconds(500), "\(text.utf8.count) bytes in \(best)")
  }
}
