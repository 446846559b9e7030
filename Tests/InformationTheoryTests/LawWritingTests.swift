import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// What is written is read again as the same.
@Suite struct LawWritingTests {
  private func text(_ contents: String, as form: LawFile.Form, _ format: LawFile.Format = .json)
    throws -> String
  {
    try LawFile(parsing: contents, format: format).text(form)
  }

  /// The text of what was read from a text is that text.
  private func expectFixed(_ text: String, _ form: LawFile.Form) throws {
    #expect(try LawFile(parsing: text, format: form.format).text(form) == text)
    // Also where the format is recognised.
    let name =
      form == .tra ? "chain.tra" : form == .tsv ? "law.tsv" : form == .json ? "law.json" : "-"
    #expect(try LawFile(recognising: text.utf8, fileName: name).text(form) == text, "\(text)")
  }

  @Test func forms() throws {
    let joint = #"{"joint": [["1/2", 0], [0.25, "1/4"]]}"#
    #expect(try text(joint, as: .csv) == "1/2,0\n1/4,1/4\n")
    #expect(try text(joint, as: .tsv) == "1/2\t0\n1/4\t1/4\n")
    #expect(try text(joint, as: .long) == "X,Y,p\n0,0,1/2\n1,0,1/4\n1,1,1/4\n")
    #expect(
      try text(joint, as: .json) == "{\n  \"joint\": [[\"1/2\", \"0\"], [\"1/4\", \"1/4\"]]\n}\n")
    #expect(
      try text(joint, as: .outcomes)
        == "{\n  \"00\": \"1/2\",\n  \"10\": \"1/4\",\n  \"11\": \"1/4\"\n}\n")
    let channel = #"{"channel": [["1/3", "2/3"], [0, 1]]}"#
    #expect(try text(channel, as: .csv) == "1/3,2/3\n0,1\n")
    #expect(try text(channel, as: .tra) == "2 3\n0 0 1/3\n0 1 2/3\n1 1 1\n")
    let labelled = ",fair,dark\nblue,1/2,1/8\n\"a, b\",1/8,1/4\n"
    #expect(try text(labelled, as: .csv, .csv) == labelled)
    #expect(try text(labelled, as: .long, .csv).hasPrefix("X,Y,p\nblue,fair,1/2\n"))
    #expect(
      try text("A,B,C,p\nu,v,w,1/3\nu,v,x,2/3\n", as: .csv, .csv)
        == "A,B,C,p\nu,v,w,1/3\nu,v,x,2/3\n")
    let counts = #"{"counts": [[1, 2], [3, 4]]}"#
    #expect(try text(counts, as: .csv) == "1/10,1/5\n3/10,2/5\n")
    let both = #"{"joint": [[1]], "channels": {"V": [[1, 0], ["1/2", "1/2"]]}}"#
    let named = try LawFile(parsing: text(both, as: .json)).channels.map(\.name)
    #expect(named == ["V"])
    try expectFixed(text(both, as: .json), .json)
    let input = #"{"channel": [[1, 0], ["1/2", "1/2"]], "input": ["1/3", "2/3"]}"#
    try expectFixed(text(input, as: .json), .json)
  }

  /// A channel without a name stays beside those with names, with the law of its input.
  @Test func everyPartOfAFile() throws {
    let named = #""channels": {"W": [["1/3", "2/3"]], "V": [[1, 0], ["1/2", "1/2"]]}"#
    for beside in [
      #""channel": [["1/4", "3/4"], [0, 1]], "#,
      #""channel": [["1/4", "3/4"], [0, 1]], "input": ["1/5", "4/5"], "#,
      #""channel": [[1]], "inputNames": ["a"], "outputNames": ["b"], "#,
      #""joint": [["1/2", "1/2"]], "#,
      #""counts": [[1, 3]], "#, "",
    ] {
      let file = try LawFile(parsing: "{\(beside)\(named)}")
      let text = try file.text(.json)
      try expectFixed(text, .json)
      let again = try LawFile(parsing: text)
      #expect(again.channels.map(\.name) == ["W", "V"], "\(text)")
      #expect(again.channels.map(\.channel) == file.channels.map(\.channel), "\(text)")
      if beside.contains("channel") {
        let (before, after) = (try file.channel(), try again.channel())
        #expect(before.channel == after.channel && before.input == after.input, "\(text)")
        #expect(before.channel.inputs.map(\.description) == after.channel.inputs.map(\.description))
      } else if !beside.isEmpty {
        #expect(try again.jointLaw() == file.jointLaw(), "\(text)")
      }
    }
    // Counts that are no law are not left out.
    let wrong = errorMessage { try text("{\"counts\": [[0, 0]], \(named)}", as: .json) }
    #expect(wrong.contains("0"), "\(wrong)")
  }

  /// A file of PRISM's: the dice of Knuth and Yao, as `-exportmodel -exact` writes it.
  @Test func transitions() throws {
    let chain = """
      5 8
      0 1 1/2
      0 2 .5
      1 3 0.5
      1 4 1/2
      2 3 5e-1
      2 4 1/2
      3 3 1
      4 4 1

      """
    let channel = try LawFile(recognising: chain.utf8, fileName: "dice.tra").channel().channel
    let half = Rational(1, 2)
    #expect(channel.inputCount == 5 && channel[2, 3] == half && channel[0, 0].isZero)
    let twice = try channel.then(channel)
    #expect(twice[0, 3] == half)
    try expectFixed(LawFile(channel).text(.tra), .tra)
    for (text, message) in [
      ("", "line 1: expected the number of states"),
      ("2\n", "line 1: expected the number of states"),
      ("2 1\n0 0 1\n1 1 1\n", "1 transitions are announced, and 2 follow"),
      (
        "2 2\n0 0 1\n1 2 1\n", "line 3: \"1 2 1\" is no transition; expected two states from 0 to 1"
      ),
      ("2 2\n0 0 1\n0 0 1\n", "line 3: the transition from 0 to 0 is given twice"),
      ("2 2\n0 0 1\n1 1 x\n", "line 3: \"x\" is not a rational number"),
      ("2 1\n0 0 1\n", "row 2 sums to 0"),
      ("9999 0\n", "9999 states are more than the limit of 4096"),
    ] {
      #expect(
        errorMessage { try LawFile(parsing: text, format: .tra).channel() }.contains(message),
        "\(text)")
    }
  }

  /// What a form cannot hold is refused, and not lost.
  @Test func refusals() throws {
    let cases: [(String, LawFile.Form, String)] = [
      (#"{"channel": [[1, 0]]}"#, .tra, "as many inputs as outputs, and the channel has 1 and 2"),
      (#"{"channel": [[1, 0]]}"#, .long, "that is for laws"),
      (#"{"joint": [[1]]}"#, .tra, "that is for channels"),
      (#"{"channel": [[1]], "input": [1]}"#, .csv, "the law of its input; expected the form json"),
      (#"{"channels": {"V": [[1]]}}"#, .csv, "there are channels with names"),
      (
        #"{"variables": ["A", "B"], "law": [[["0", "1"], 1]]}"#, .outcomes,
        "names or outcomes would be lost"
      ),
      (
        #"{"variables": ["X", "Y"], "law": [[["a,b", "c"], 1]]}"#, .outcomes,
        "names or outcomes would be lost"
      ),
      (
        #"{"variables": ["X", "Y"], "law": [[["a,b", "c"], "1/2"], [["a", "b,c"], "1/2"]]}"#,
        .outcomes,
        "two combinations of outcomes have the key \"a,b,c\""
      ),
      (#"{"channel": [[1]], "channels": {"V": [[1]]}}"#, .csv, "there are channels with names"),
    ]
    for (contents, form, message) in cases {
      let error = errorMessage { try text(contents, as: form) }
      #expect(error.contains(message), "\(contents): \(error)")
    }
    #expect(
      errorMessage { try text(#"[["1/2", "1/4"]]"#, as: .csv) }.contains("the weights sum to 3/4"))
  }

  /// Random laws and channels in all forms: each text is read as the same law, and written as the same text.
  @Test func everyReaderAgainstEveryWriter() throws {
    var random = SplitMix64(seed: 17)
    var written: [LawFile.Form: Int] = [:]
    let labels = [
      "a", "b", "0", "1", "two words", "x,y", "say \"so\"", "-3", "1/2", "#5", " s", "é", "12%",
      "p", "a;b",
      "line\nend", "",
    ]
    for round in 0..<cases(150) {
      var sizes = (0..<random.int(1...3)).map { _ in random.int(1...3) }
      if round % 2 == 0 { sizes = [random.int(1...4), random.int(1...4)] }
      var file = LawFile(random.joint(sizes))
      if round % 3 == 1 {
        let channel = random.channel(inputs: random.int(1...3), outputs: random.int(1...3))
        let names = { (count: Int) in
          labels.shuffled(using: &random).prefix(count).map { AnyOutcome($0) }
        }
        file = LawFile(
          round % 2 == 0
            ? channel
            : try Channel(
              channel.rows, inputs: names(channel.inputCount), outputs: names(channel.outputCount)))
      } else if round % 3 == 2 {
        let law = random.joint(sizes)
        let names = ["X", "Y", "Z", "n", "A+B", "1", "a \"q\""].shuffled(using: &random).prefix(
          sizes.count)
        let entries = law.support.map { outcomes, probability in
          (outcomes: outcomes.map { "\(labels[Int("\($0)")! * 5 % 17])" }, weight: probability)
        }
        file = LawFile(
          try JointLaw(round % 2 == 0 ? law.variables : Array(names), entries: entries))
      }
      for form in LawFile.Form.allCases {
        guard let text = try? file.text(form) else {
          #expect(form != .json)
          continue
        }
        written[form, default: 0] += 1
        let again = try LawFile(parsing: text, format: form.format)
        #expect(try again.text(form) == text, "\(text)")
        // By way of JSON it is the same.
        #expect(try LawFile(parsing: again.text(.json)).text(form) == text, "\(text)")
      }
    }
    for form in LawFile.Form.allCases { #expect(written[form, default: 0] >= 5, "\(written)") }
  }
}
