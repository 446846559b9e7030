import Documents
import ExactArithmetic
import LemmataTestSupport
import Testing

@Suite struct JSONReadingTests {
  let path: JSONPath = "channel"

  @Test func rational() throws {
    #expect(try ("1/2" as JSONValue).rational(at: path) == Rational(1, 2))
    #expect(try ("0.25" as JSONValue).rational() == Rational(1, 4))
    #expect(try ("-3" as JSONValue).rational() == -3)
    #expect(try (7 as JSONValue).rational() == 7)
    let long = String(repeating: "1234567890", count: 4)
    #expect(try JSONValue(parsing: long).rational() == Rational(Integer(long)!))
    #expect(try JSONValue(parsing: "-\(long)").rational() == -Rational(Integer(long)!))
    #expect(try JSONValue(parsing: "-0").rational() == 0)
    // Exactly from the text, whatever a Double would make of it.
    #expect(try JSONValue(parsing: "0.1").rational() == Rational(1, 10))
    #expect(try JSONValue(parsing: "-1.50E+2").rational() == -150)
    #expect(try JSONValue(parsing: "1e-3").rational() == Rational(1, 1000))
    #expect(
      try JSONValue(parsing: "0.1000000000000000000001").rational()
        == Rational(1, 10) + Rational(1, Integer(10).power(22)))
  }

  @Test func rationalRefusals() {
    let cases: [(String, String)] = [
      (
        "1e999999999",
        "channel[1][2]: \"1e999999999\" has a decimal exponent beyond 100000"
      ),
      (
        "\"abc\"",
        "channel[1][2]: \"abc\" is not a rational number; expected a fraction such as 1/2, an integer, "
          + "or a decimal such as 0.25"
      ),
      ("\"1/0\"", "channel[1][2]: \"1/0\" has a zero denominator"),
      (
        "true",
        "channel[1][2]: expected a rational number (a string such as \"1/2\", or a number), found true"
      ),
      (
        "null",
        "channel[1][2]: expected a rational number (a string such as \"1/2\", or a number), found null"
      ),
    ]
    for (text, expected) in cases {
      #expect(errorMessage { try JSONValue(parsing: text).rational(at: path[1][2]) } == expected)
    }
  }

  @Test func integer() throws {
    let long = String(repeating: "9", count: 50)
    #expect(try JSONValue(parsing: long).integer() == Integer(long))
    #expect(try JSONValue.string(long).integer() == Integer(long))
    #expect(try (-5 as JSONValue).integer() == -5)
    #expect(
      errorMessage { try ("1/2" as JSONValue).integer(at: path) }
        == "channel: \"1/2\" is not an integer"
    )
    #expect(
      errorMessage { try JSONValue(parsing: "2.0").integer(at: path) }
        == "channel: 2.0 is a JSON number with a point or an exponent, which JSON readers may round; "
        + "quote it: \"2.0\"")
    #expect(
      errorMessage { try ([] as JSONValue).integer(at: path) }
        == "channel: expected an integer, found an array of 0 elements")
  }

  @Test func word() throws {
    #expect(try (42 as JSONValue).word() == 42)
    #expect(try ("42" as JSONValue).word() == 42)
    #expect(
      errorMessage { try JSONValue(parsing: "9223372036854775808").word(at: path) }
        == "channel: 9223372036854775808 is too large; expected an integer from -9223372036854775808 "
        + "to 9223372036854775807")
    #expect(
      errorMessage { try JSONValue.null.word(at: path) }
        == "channel: expected an integer, found null")
  }

  @Test func stringBoolArrayAndObject() throws {
    #expect(try ("a" as JSONValue).string() == "a")
    #expect(try (true as JSONValue).bool())
    #expect(try ([1] as JSONValue).array() == [1])
    #expect(try (["a": 1] as JSONValue).object() == ["a": 1])
    #expect(
      errorMessage { try (1 as JSONValue).string(at: path) }
        == "channel: expected a string, found the number 1")
    #expect(
      errorMessage { try ("x" as JSONValue).bool(at: path) }
        == "channel: expected true or false, found the string \"x\"")
    #expect(
      errorMessage { try (["a": 1] as JSONValue).array(at: path) }
        == "channel: expected an array, found an object")
    #expect(
      errorMessage { try ([1] as JSONValue).object() }
        == "the JSON document: expected an object, found an array of 1 element")
    let long = JSONValue.string(String(repeating: "x", count: 50))
    #expect(
      errorMessage { try long.array() }.hasSuffix(
        "found the string \"\(String(repeating: "x", count: 40))…\""))
  }

  @Test func rationalsAndRationalRows() throws {
    let value = try JSONValue(parsing: #"[["3/4", "0.25"], [0, 1], []]"#)
    #expect(try value.rationalRows() == [[Rational(3, 4), Rational(1, 4)], [0, 1], []])
    #expect(try (["1/3", 2] as JSONValue).rationals() == [Rational(1, 3), 2])
    #expect(
      errorMessage { try (["1/3", .null] as JSONValue).rationals(at: "input") }.hasPrefix(
        "input[1]: expected a rational"))
    let bad = try JSONValue(parsing: #"[["3/4", "0.25"], [0.5, "x"]]"#)
    #expect(
      errorMessage { try bad.rationalRows(at: path) }.hasPrefix(
        "channel[1][1]: \"x\" is not a rational number"))
    #expect(
      errorMessage { try ([1] as JSONValue).rationalRows(at: path) }
        == "channel[0]: expected an array, found the number 1")
    #expect(
      errorMessage { try (1 as JSONValue).rationals(at: path) }
        == "channel: expected an array, found the number 1")
  }

  @Test func wordsAndStrings() throws {
    #expect(try ([1, 2] as JSONValue).words() == [1, 2])
    #expect(try (["a", ""] as JSONValue).strings() == ["a", ""])
    #expect(
      errorMessage { try ([1, "x"] as JSONValue).words(at: "messages") }
        == "messages[1]: \"x\" is not an integer")
    #expect(
      errorMessage { try (["a", 1] as JSONValue).strings(at: "variables") }
        == "variables[1]: expected a string, found the number 1")
  }

  @Test func valueForKey() throws {
    let object: JSONObject = ["input": 1, "rows": 2]
    #expect(try object.value(forKey: "rows") == 2)
    #expect(
      errorMessage { try object.value(forKey: "channel") }
        == #"the JSON document: the key "channel" is missing; found "input", "rows""#)
    #expect(
      errorMessage { try JSONObject().value(forKey: "x", at: path[0]) }
        == #"channel[0]: the key "x" is missing; found no keys"#)
    let large = JSONObject((0..<20).map { ("k\($0)", 0) })
    #expect(errorMessage { try large.value(forKey: "x") }.hasSuffix(#""k7", …"#))
  }

  @Test func requireKeys() throws {
    let object: JSONObject = ["channel": 1, "inputs": 2]
    try object.requireKeys(among: ["channel", "inputs", "more"])
    #expect(
      errorMessage { try object.requireKeys(among: ["channel", "input"]) }
        == #"the JSON document: unknown key "inputs"; expected "channel", "input""#)
  }

  @Test func pathDescriptions() {
    #expect("\(path[2][1])" == "channel[2][1]")
    #expect("\(path["a"]["b c"]["I(X;M)"][0])" == #"channel.a["b c"]["I(X;M)"][0]"#)
    #expect("\(JSONPath.root)" == "the JSON document")
    #expect("\(JSONPath.root[3])" == "[3]")
    #expect("\(JSONPath([.key("")]))" == #"[""]"#)
    #expect(path[1].steps == [.key("channel"), .index(1)])
    #expect(
      JSONReadingError(path: path, .notInteger("x")).description
        == "channel: \"x\" is not an integer")
  }
}
