import Documents
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing

@Suite struct JSONValueTests {
  @Test func literals() {
    #expect(JSONValue.bool(true) == true)
    #expect(JSONValue(7) == 7)
    #expect(JSONValue(Integer(10).power(30)) == 1_000_000_000_000_000_000_000_000_000_000)
    let count = 3
    #expect(JSONValue.string("3 terms") == "\(count) terms")
    #expect(JSONValue.array([1, "a"]) == [1, "a"])
    #expect(["b": 1, "a": 2] as JSONValue == .object(JSONObject([("b", 1), ("a", 2)])))
  }

  @Test func subscripts() {
    let value: JSONValue = ["a": [1, 2]]
    #expect(value["a"]?[1] == 2)
    #expect(value["b"] == nil)
    #expect(value["a"]?[2] == nil)
    #expect(value["a"]?[-1] == nil)
    #expect(value[0] == nil)
    #expect(value["a"]?["b"] == nil)
  }
}

@Suite struct JSONNumberTests {
  @Test func integerAndWord() throws {
    #expect(JSONNumber("12")?.integer == 12)
    #expect(JSONNumber("12")?.word == 12)
    #expect(JSONNumber("-0")?.integer == 0)
    #expect(JSONNumber("-0")?.text == "-0")
    let long = String(repeating: "1234567890", count: 4)
    #expect(JSONNumber(long)?.integer == Integer(long))
    #expect(JSONNumber(long)?.word == nil)
    #expect(JSONNumber("9223372036854775807")?.word == .max)
    #expect(JSONNumber("-9223372036854775808")?.word == .min)
    #expect(JSONNumber("9223372036854775808")?.word == nil)
    for text in ["1.0", "1e2", "0.5", "1E2"] {
      #expect(JSONNumber(text)?.integer == nil)
      #expect(JSONNumber(text)?.word == nil)
    }
  }

  @Test func isCreatedOnlyFromJSONNumbers() {
    for text in [
      "", "-", "+1", "01", ".5", "1.", "1e", "1 ", " 1", "1/2", "NaN", "1e+", "--1", "٣",
    ] {
      #expect(JSONNumber(text) == nil, "\(text)")
    }
  }

  @Test func equalsWhatIsWrittenAlike() {
    for word in [0, 1, -1, 1 << 60, -(1 << 60), .max, .min] {
      #expect(JSONNumber(word) == JSONNumber("\(word)"))
      #expect(JSONNumber(Integer(word)) == JSONNumber(word))
      #expect(JSONNumber(word).hashValue == JSONNumber("\(word)")?.hashValue)
    }
    #expect(
      JSONNumber(Integer(10).power(40)) == JSONNumber("1" + String(repeating: "0", count: 40)))
    #expect(JSONNumber("1.0") != JSONNumber("1"))
    #expect(JSONNumber("-0") != JSONNumber("0"))
    #expect(JSONNumber(-5).description == "-5")
  }
}

@Suite struct JSONObjectTests {
  @Test func keepsOrderAndFindsKeys() {
    // Both below and above the size from which keys are indexed.
    for count in [0, 1, 2, 15, 16, 17, 18, 100] {
      var object = JSONObject()
      for index in 0..<count { object["key \(count - index)"] = JSONValue(index) }
      #expect(object.count == count)
      #expect(object.isEmpty == (count == 0))
      #expect(object.keys == (0..<count).map { "key \(count - $0)" })
      for index in 0..<count { #expect(object["key \(count - index)"] == JSONValue(index)) }
      #expect(object["absent"] == nil)
      object["absent"] = nil
      for index in stride(from: 0, to: count, by: 3) { object["key \(count - index)"] = nil }
      #expect(object.keys == (0..<count).filter { $0 % 3 != 0 }.map { "key \(count - $0)" })
      for index in 0..<count {
        #expect(object["key \(count - index)"] == (index % 3 == 0 ? nil : JSONValue(index)))
      }
      for key in object.keys { object[key] = "new" }
      #expect(object.members.allSatisfy { $0.value == "new" })
    }
  }

  @Test func equalityIncludesTheOrder() {
    let object: JSONObject = ["a": 1, "b": 2]
    #expect(object == JSONObject([("a", 1), ("b", 2)]))
    #expect(object.hashValue == JSONObject([("a", 1), ("b", 2)]).hashValue)
    #expect(object != ["b": 2, "a": 1])
    #expect(object != ["a": 1])
  }

  @Test func parsesObjectsOfManyKeys() throws {
    let keys = (0..<20_000).map { "\"k\($0)\": \($0)" }.joined(separator: ",")
    let value = try JSONValue(parsing: "{\(keys)}")
    #expect(value["k19999"] == 19999)
    #expect(
      errorMessage { try JSONValue(parsing: "{\(keys), \"k77\": 0}") }.contains(
        "the key \"k77\" occurs twice"))
  }
}
