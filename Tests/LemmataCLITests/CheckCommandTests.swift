import Foundation
import Lemmata
import Testing

/// `lemmata check`.
struct CheckCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      #"""
      {"variables": ["X", "Y", "Z"],
       "law": [[["0","0","0"],"1/4"],[["0","1","1"],"1/4"],[["1","0","1"],"1/4"],[["1","1","0"],"1/4"]],
       "channels": {"V": [["3/4", "1/4"], [0, 1]]}}
      """#, to: "parity.json")
  }

  @Test func oneStatement() throws {
    let run = try place.lemmata(
      "check", "parity.json", "I(X;Y|Z) >= I(X;Y)", "--format", "json")
    #expect(run.code == 0 && run.errors == "", "\(run.errors)")
    let json = try run.json
    #expect(json.keys == ["command", "version", "file", "statement", "statements"])
    #expect(
      json["statements"]
        == [
          [
            "statement": "I(X;Y|Z) >= I(X;Y)", "verdict": "holds",
            "left": ["logForm": [["1", "2"]], "bits": ["1", "1"]],
            "right": ["logForm": [], "bits": ["0", "0"]],
            "slack": ["logForm": [["1", "2"]], "bits": ["1", "1"]],
          ]
        ])
    let text = try place.lemmata("check", "parity.json", "I(X;Y|Z) >= I(X;Y)").output
    #expect(
      text == """
        Statements about parity.json

        I(X;Y|Z) >= I(X;Y)   holds
          I(X;Y|Z) = 1
          I(X;Y) = 0
          slack 1

        The statement holds.

        """, "\(text)")
  }

  /// Exit codes: 0, 1, 3, and 2 for what is no statement.
  @Test func exitCodes() throws {
    let numbers = try place.lemmata("check", "32 log(2) + 7 log(7) > 3 log(3) + 20 log(5)")
    #expect(numbers.code == 0 && numbers.output.contains("The statement holds."))
    let violated = try place.lemmata(
      "check", "parity.json", "H(X) <= 1", "H(X,Y) < 2 bits", "0 = 0 < H(Z)")
    #expect(violated.code == 1)
    #expect(violated.output.contains("VIOLATED: H(X,Y) < 2 bits."))
    #expect(violated.output.contains("A number that meets information is read in bits."))
    let undecided = try place.lemmata("check", "capacity(z:1/4) = capacity(z:1/4)")
    #expect(undecided.code == 3 && undecided.output.contains("UNDECIDED"))
    try place.expectRefusal(
      "check", "parity.json", "I(X;Y) >= ",
      saying:
        "expected a number, a quantity or an opening parenthesis at character 11, found the end")
    try place.expectRefusal(
      "check", "parity.json", "H(Q) >= 0",
      saying: "character 3: there is no variable \"Q\"; expected one of X, Y, Z")
    try place.expectRefusal("check", "H(X) >= 0", saying: "there is no law here")
    try place.expectRefusal("check", "no.json", "H(X) >= 0", saying: "there is no file no.json")
    try place.expectRefusal("check", saying: "expected a statement such as")
    try place.expectRefusal("check", "parity.json", saying: "there is no statement")
    try place.expectRefusal("check", "1 < 2", "--counts", saying: "--counts is for files")
  }

  @Test func channels() throws {
    for arguments in [
      ["parity.json", "eta_TV(V) = 3/4", "eta_TV(Z|X,Y) = 1"],
      ["bsc:1/10", "eta_KL(W) = 16/25", "capacity(W) = 1 - h(1/10)"],
      ["z:1/2", "--input", "2/3,1/3", "I(X;Y) <= capacity(W)"],
      ["eta_KL(A) < eta_KL(B)", "--channel", "A=bsc:1/4", "--channel", "B=bsc:1/5"],
    ] {
      let run = try place.shell(
        "\"$LEMMATA\" check " + arguments.map { "'\($0)'" }.joined(separator: " "))
      #expect(run.code == 0, "\(arguments): \(run.output)\(run.errors)")
    }
    try place.expectRefusal("check", "1 < 2", "--channel", "bsc:1/4", saying: "names no channel")
    try place.expectRefusal(
      "check", "1 < 2", "--input", "uniform", saying: "--input is for a channel")
  }

  @Test func filesOfStatements() throws {
    try place.write(
      "# what every law satisfies\n0 <= I(X;Y) <= H(X)\n\nH(X|Y) <= H(X) # less is known\n",
      to: "s.txt")
    let run = try place.lemmata("check", "parity.json", "--statements", "s.txt", "--format", "csv")
    #expect(run.code == 0, "\(run.errors)")
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 4, "\(run.output)")
    #expect(lines[1].hasPrefix("0 <= I(X;Y),"))
    try place.write("H(X) <= 1\nH(X <= 1\n", to: "bad.txt")
    try place.expectRefusal(
      "check", "parity.json", "--statements", "bad.txt", saying: "bad.txt: line 2: \"H(X <= 1\"")
    // What stands behind a statement with --statements is one more.
    let both = try place.lemmata("check", "parity.json", "H(Z) = 1", "--statements", "s.txt")
    #expect(both.output.contains("All 3 statements hold."), "\(both.output)")
  }

  // MARK: Many laws

  @Test func everyLaw() throws {
    let run = try place.lemmata(
      "check", "--exhaustive", "--shape", "2x2", "--denominator", "6", "I(X;Y) <= 0", "I(X;Y) >= 0",
      "--format", "json")
    #expect(run.code == 1, "\(run.errors)")
    let json = try run.json
    #expect(json["shape"] == "2x2" && json["denominator"] == "6")
    guard case .array(let statements)? = json["statements"] else {
      Issue.record("\(run.output)")
      return
    }
    #expect(statements[0]["verdict"] == "violated" && statements[0]["laws"] == 84)
    #expect(
      statements[0]["counterexample"]?["law"] == [[["0", "0"], "1/2"], [["1", "1"], "1/2"]]
        || statements[0]["counterexample"]?["law"] == [
          [["0", "1"], "1/2"], [["1", "0"], "1/2"],
        ])
    #expect(statements[1]["verdict"] == "holds" && statements[1]["holds"] == 84)
  }

  /// What was only tried is not called proved; a counterexample can be checked by itself.
  @Test func randomLaws() throws {
    let kept = try place.lemmata(
      "check", "--random", "40", "--seed", "1", "--shape", "2x2", "I(X;Y) >= 0")
    #expect(kept.code == 0 && kept.output.contains("I(X;Y) >= 0   unrefuted"), "\(kept.output)")
    #expect(kept.output.contains("That was a search, and is no proof."))
    let found = try place.lemmata(
      "check", "--random", "60", "--seed", "1", "--shape", "2x2x2", "--variables", "A,B,C",
      "I(A;B|C) <= I(A;B)")
    #expect(found.code == 1, "\(found.output)")
    let file = try #require(
      found.output.split(separator: "\n").first { $0.contains(#"{"variables""#) })
    try place.write(String(file), to: "counterexample.json")
    let again = try place.lemmata("check", "counterexample.json", "I(A;B|C) > I(A;B)")
    #expect(again.code == 0, "\(found.output)")
  }

  @Test func lawsOfAFile() throws {
    try place.write(
      #"[{"joint": [["1/2", 0], [0, "1/2"]]}, {"joint": [["1/4", "1/4"], ["1/4", "1/4"]]}]"#,
      to: "laws.json")
    try place.write(
      "{\"joint\": [[1, 0]]}\n{\"joint\": [[\"1/2\", \"1/2\"]]}\n", to: "laws.jsonl")
    let run = try place.lemmata(
      "check", "--for-all", "laws.json", "--for-all", "laws.jsonl", "I(X;Y) <= 1/2 bits",
      "--format",
      "json")
    #expect(run.code == 1, "\(run.errors)")
    guard case .array(let statements)? = try run.json["statements"] else { return }
    #expect(statements[0]["laws"] == 4 && statements[0]["violated"] == 1)
    #expect(statements[0]["counterexample"]?["number"] == 1)
    try place.write(#"[{"joint": [[1]]}, {"joint": [["1/2"]]}]"#, to: "bad.json")
    try place.expectRefusal(
      "check", "--for-all", "bad.json", "1 < 2",
      saying: "bad.json: document 2: the weights sum to 1/2")
  }

  @Test func optionsThatDoNotGoTogether() throws {
    try place.expectRefusal(
      "check", "--random", "5", "--exhaustive", "1 < 2",
      saying: "--random and --exhaustive exclude each other")
    try place.expectRefusal(
      "check", "--random", "5", "--shape", "2x2", "1 < 2", saying: "--random needs --seed")
    try place.expectRefusal(
      "check", "--seed", "5", "1 < 2", saying: "--seed is for --random or --exhaustive")
    try place.expectRefusal(
      "check", "parity.json", "--exhaustive", "--shape", "2x2", "--denominator", "2", "1 < 2",
      saying: "parity.json is one law, and --exhaustive is for many")
    try place.expectRefusal(
      "check", "--exhaustive", "--shape", "2y2", "--denominator", "2", "1 < 2",
      saying: "\"2y2\" is not a shape")
    try place.expectRefusal(
      "check", "--exhaustive", "--shape", "9x9x9", "--denominator", "99", "1 < 2",
      saying: "more laws")
  }

  // MARK: Expressions as quantities

  @Test func quantities() throws {
    let run = try place.lemmata(
      "information", "parity.json", "--quantity", "I(X;Y|Z) - 1/2 H(X)", "--quantity", "H(X)",
      "--quantity", "I(X:Y)", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    #expect(try run.json.keys == ["I(X;Y|Z) - 1/2 H(X)", "H(X)", "I(X:Y)"])
    #expect(try run.json["I(X;Y|Z) - 1/2 H(X)"]?["logForm"] == [["1/2", "2"]])
    let mixed = try place.lemmata(
      "information", "parity.json", "--quantity", "Pr[X = Y]", "--quantity", "I(X;Y;Z)", "--format",
      "csv")
    #expect(mixed.output.contains("kind") && mixed.output.contains("number"), "\(mixed.output)")
    try place.expectRefusal(
      "information", "parity.json", "--quantity", "I(X;Y) + ", saying: "found the end")
    try place.expectRefusal(
      "information", "parity.json", "--quantity", "I(X;Q)", saying: "there is no variable \"Q\"")
  }
}
