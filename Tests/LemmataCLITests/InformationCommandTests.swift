import Foundation
import Lemmata
import Testing

/// `lemmata information`.
struct InformationCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let usualKeys = ["H(X)", "H(Y)", "H(X,Y)", "H(X|Y)", "H(Y|X)", "I(X;Y)"]

  /// A uniform bit and its copy through the binary symmetric channel with crossover probability 1/4.
  private static let joint = #"{"joint": [["3/8", "1/8"], ["0.125", "375e-3"]]}"#

  private func values(_ contents: String, in file: String) throws -> JSONValue {
    try place.write(contents, to: file)
    let run = try place.lemmata("information", file, "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "")
    return try run.json
  }

  @Test func everyFormOfAFile() throws {
    let joint = try values(InformationCommandTests.joint, in: "joint.json")
    #expect(joint.keys == InformationCommandTests.usualKeys)
    #expect(joint["H(X)"] == ["logForm": [["1", "2"]], "bits": ["1", "1"]])
    #expect(joint["I(X;Y)"]?["logForm"] == [["-1", "2"], ["3/4", "3"]])
    let channel = #"{"channel": [["3/4", "1/4"], ["1/4", "3/4"]], "input": ["1/2", "1/2"]}"#
    #expect(try values(channel, in: "channel.json") == joint)
    let law =
      #"{"variables": ["X", "Y"], "law": [[["0","0"],"3/8"],[["0","1"],"1/8"],[["1","0"],"1/8"],[["1","1"],"3/8"]]}"#
    #expect(try values(law, in: "law.json") == joint)
    #expect(try values("3/8,1/8\n0.125,0.375\n", in: "joint.csv") == joint)
    #expect(try values("3/8,1/8\r\n0.125,0.375", in: "JOINT.CSV") == joint)
    let standardInput = try place.lemmata(
      "information", "-", "--format", "json", input: InformationCommandTests.joint)
    #expect(try standardInput.json == joint)
  }

  @Test func threeVariables() throws {
    let xor = #"""
      {"variables": ["A", "B", "A+B"],
       "law": [[["0","0","0"],"1/4"],[["0","1","1"],"1/4"],[["1","0","1"],"1/4"],[["1","1","0"],"1/4"]]}
      """#
    let usual = try values(xor, in: "xor.json")
    #expect(usual.keys.first == "H(A)")
    #expect(usual["I(A;A+B)"]?["bits"] == ["0", "0"])
    let run = try place.lemmata(
      "information", "xor.json", "--quantity", "I(A;A+B|B)", "--quantity", "H(A,B)", "--quantity",
      " I( A, B ; A+B ) ", "--format", "json")
    #expect(try run.json.keys == ["I(A;A+B|B)", "H(A,B)", "I(A,B;A+B)"])
    #expect(try run.json["I(A;A+B|B)"]?["bits"] == ["1", "1"])
    #expect(try run.json["H(A,B)"]?["bits"] == ["2", "2"])
    let twice = try place.lemmata(
      "information", "xor.json", "--quantity", "H(A)", "--quantity", "H( A )", "--format", "json")
    #expect(try twice.json.keys == ["H(A)"])
    let text = try place.lemmata("information", "xor.json", "--quantity", "H(A)", "--unit", "nats")
    #expect(text.output.contains("value (nats)") && text.output.contains("ln 2 = 0.693147180559…"))
  }

  @Test func formats() throws {
    try place.write(InformationCommandTests.joint, to: "j.json")
    let quantity = "information j.json --quantity 'I(X;Y)'"
    let text = try place.shell("\"$LEMMATA\" \(quantity)").output
    #expect(text.contains("I(X;Y)    3/4 log2 3 - 1 = 0.188721875540…"))
    let markdown = try place.shell("\"$LEMMATA\" \(quantity) --format markdown --digits 4").output
    #expect(markdown.contains("| I(X;Y) | 3/4 log2 3 - 1 = 0.1887… |"))
    let csv = try place.shell("\"$LEMMATA\" \(quantity) --format csv --digits 4").output
    #expect(
      csv
        == "quantity,value lower (bits),value upper (bits),value exact\nI(X;Y),0.1887,0.1888,3/4 log2 3 - 1\n"
    )
    let latex = try place.shell("\"$LEMMATA\" \(quantity) --format latex").output
    #expect(
      latex.hasPrefix("% lemmata \(LemmataVersion.current): lemmata \(quantity) --format latex\n"))
    #expect(latex.contains("$I(X;Y)$ & $\\frac{3}{4}\\log_2 3-1$ $=$ $0.188721875540\\ldots$ \\\\"))
  }

  @Test func longIntegers() throws {
    let n = "1" + String(repeating: "0", count: 38) + "7"
    let law = #"{"joint": [["\#(n)/\#(n)", "0"], [0, 0]]}"#
    #expect(try values(law, in: "one.json")["H(X)"]?["bits"] == ["0", "0"])
    // A JSON integer of 40 digits is read whole: the message shows it.
    try place.write(#"{"joint": [[\#(n), 0]]}"#, to: "long.json")
    try place.expectRefusal(
      "information", "long.json", saying: "the weights sum to \(n); expected 1")
  }

  // MARK: Bad input

  @Test func badFiles() throws {
    func refuse(_ contents: String, in file: String = "bad.json", _ parts: String...) throws {
      try place.write(contents, to: file)
      for part in parts {
        try place.expectRefusal("information", file, saying: "Error: \(file): ", part)
      }
    }
    try refuse("", "empty input; expected a JSON value")
    try refuse("", in: "bad.csv", "empty input; expected rows of comma-separated values")
    try refuse(#"{"joint": [["1/2", "0"], ["0", "1/4"]]}"#, "the weights sum to 3/4; expected 1")
    try refuse(
      #"{"joint": [["3/2", "-1/2"]]}"#,
      "row 1, column 2 is -1/2; expected a number that is at least 0")
    try refuse(#"{"joint": [["1/2", "0"], ["1/2"]]}"#, "row 2 has 1 entry; expected 2, as in row 1")
    try refuse(#"{"joint": [["1/0", "0"]]}"#, "\"1/0\" has a zero denominator")
    try refuse(#"{"joint": [["abc", "0"]]}"#, "row 1, column 1", "\"abc\" is not a rational number")
    try refuse(#"{"joint": []}"#, "at least one")
    try refuse(#"{"channel": [["1/2", "1/2"]]}"#, "a channel without an input law")
    try refuse(
      #"{"channel": [["1/2", "1/2"], ["1/3", "1/3"]], "input": ["1/2", "1/2"]}"#,
      "row 2 sums to 2/3; expected 1")
    try refuse(
      #"{"channel": [["1/2", "1/2"], ["1/3", "2/3"]], "input": ["1"]}"#,
      "the input law has 1 outcome; expected 2")
    try refuse("1/2,0\n1/2\n", in: "bad.csv", "row 2")
    try refuse("1/2,x\n", in: "bad.csv", "\"x\" is not a rational number")
  }

  @Test func filesThatCannotBeRead() throws {
    try place.expectRefusal(
      "information", "missing.json",
      saying: "there is no file missing.json, and it does not name a channel")
    try place.expectRefusal("information", ".", saying: "cannot read .: Is a directory")
    try place.expectRefusal("information", "", saying: "the name of the channel is empty")
    try place.expectRefusal("information", "-", saying: "standard input: empty input")
    if getuid() != 0 {
      try place.write("{}", to: "secret.json")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0], ofItemAtPath: place.path("secret.json"))
      try place.expectRefusal(
        "information", "secret.json", saying: "cannot read secret.json: Permission denied")
    }
  }

  @Test func unknownQuantities() throws {
    try place.write(InformationCommandTests.joint, to: "j.json")
    try place.expectRefusal(
      "information", "j.json", "--quantity", "I(X;Z)",
      saying: "there is no variable \"Z\" (character 5); expected one of X, Y")
    try place.expectRefusal(
      "information", "j.json", "--quantity", "K(X)",
      saying: "\"K(X)\" is not a quantity such as H(X)")
    try place.expectRefusal(
      "information", "j.json", "--quantity", "I(X)",
      saying: "expected a comma or a semicolon at character 4")
  }
}
