import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing

@Suite struct LawFileTests {
  private func law(_ text: String, _ format: LawFile.Format = .json) throws -> JointLaw {
    try LawFile(parsing: text, format: format).jointLaw()
  }

  private func channel(_ text: String, _ format: LawFile.Format = .json) throws -> Channel {
    try LawFile(parsing: text, format: format).channel().channel
  }

  // MARK: Reading

  @Test func channels() throws {
    let file = try LawFile(
      parsing: #"{"channel": [["3/4", "0.25"], [0, 1]], "input": ["1/3", "2/3"]}"#)
    let (channel, input) = try file.channel()
    #expect(channel.rows == matrix("3/4 1/4; 0 1"))
    #expect(input == (try FiniteLaw(rationals("1/3 2/3"))))
    #expect(try file.jointLaw() == JointLaw(matrix("1/4 1/12; 0 2/3")))
    #expect(try LawFile(parsing: #"{"channel": [[1]]}"#).channel().input == nil)
  }

  @Test func jointLaws() throws {
    let expected = try JointLaw(matrix("1/2 0; 1/8 3/8"))
    #expect(try law(#"{"joint": [["1/2", 0], ["1/8", "0.375"]]}"#) == expected)
    #expect(try law("1/2,0\n1/8, 0.375\n", .csv) == expected)
    let named = try law(
      #"{"variables": ["X","Y","Z"], "law": [[["0","1","0"],"1/4"], [["0",0,"1"],"3/4"], [["b","1","0"], 0]]}"#
    )
    #expect(named.variables == ["X", "Y", "Z"])
    #expect(try named.probability(of: ["0", "0", "1"]) == rational("3/4"))
    #expect(try named.outcomes(of: "X") == ["0", "b"])
    #expect("\(try named.value(of: InformationMeasure(parsing: "H(X,Y|Z)")))" == "0")
  }

  @Test func csvIsWhatIsAskedFor() throws {
    let text = "1/2,1/2\n1/4,3/4"
    #expect(try channel(text, .csv) == Channel(matrix("1/2 1/2; 1/4 3/4")))
    #expect(errorMessage { try law(text, .csv) } == "the weights sum to 2; expected 1")
    #expect(LawFile.Format(fileName: "data/law.CSV") == .csv)
    #expect(LawFile.Format(fileName: "law.json") == .json)
    #expect(LawFile.Format(fileName: "-") == .json)
  }

  @Test func integersOfAnySize() throws {
    let long = String(repeating: "1234567890", count: 4)
    #expect(
      errorMessage { try law("{\"joint\": [[\(long)]]}") }
        == "the weights sum to \(long); expected 1")
    let denominator = Integer(10).power(40)
    let text = "{\"joint\": [[\"1/\(denominator)\", \"\(denominator - 1)/\(denominator)\"]]}"
    #expect(try law(text).probability(of: [0, 0]) == Rational(1, denominator))
  }

  // MARK: Errors

  @Test func numbersAreExact() {
    #expect(
      errorMessage { try law(#"{"joint": [["1/2", 0.25]]}"#) }
        == "the weights sum to 3/4; expected 1")
    #expect(
      errorMessage { try channel(#"{"channel": [[1, 0], [1.0, 1e999999999]]}"#) }
        == "row 2, column 2: \"1e999999999\" has a decimal exponent beyond 100000")
    #expect(
      errorMessage { try law(#"{"joint": [["1/2", "1/0"]]}"#) }
        == "row 1, column 2: \"1/0\" has a zero denominator")
    #expect(
      errorMessage { try law(#"{"joint": [["abc"]]}"#) }
        == "row 1, column 1: \"abc\" is not a rational number; expected a fraction such as 1/2, "
        + "an integer, or a decimal such as 0.25")
    #expect(
      errorMessage { try law(#"{"joint": [[null]]}"#) }
        == "row 1, column 1: expected a rational number (a string such as \"1/2\", or a number), found null"
    )
    #expect(
      errorMessage { try law("1/2,abc", .csv) }
        == "row 1, column 2: \"abc\" is not a rational number; expected a fraction such as 1/2, "
        + "an integer, or a decimal such as 0.25")
  }

  @Test func shapes() {
    #expect(
      errorMessage { try channel(#"{"channel": [["1/2","1/2"],["1/2","1/3"]]}"#) }
        == "row 2 sums to 5/6; expected 1")
    #expect(
      errorMessage { try channel(#"{"channel": [["3/2","-1/2"]]}"#) }
        == "the entry in row 1, column 2 is -1/2; expected a number that is at least 0")
    #expect(
      errorMessage { try channel(#"{"channel": [[1,0],[1]]}"#) }
        == "row 2 has 1 entry; expected 2, as in row 1")
    #expect(
      errorMessage { try channel(#"{"channel": []}"#) }
        == "a channel needs at least one row, and there is none")
    #expect(
      errorMessage { try channel(#"{"channel": [1, 0]}"#) }
        == "row 1: expected an array, found the number 1")
    #expect(
      errorMessage { try channel(#"{"channel": "bsc"}"#) }
        == "channel: expected an array, found the string \"bsc\"")
    #expect(
      errorMessage { try law(#"{"joint": [["1/2"],["1/4"]]}"#) }
        == "the weights sum to 3/4; expected 1")
    #expect(
      errorMessage { try law("1,0\n0", .csv) } == "row 2: 1 field; row 1 has 2")
  }

  @Test func inputs() {
    #expect(
      errorMessage { try channel(#"{"channel": [[1,0],[0,1]], "input": [1]}"#) }
        == "input: the input law has 1 outcome; expected 2, one for each row of the channel")
    #expect(
      errorMessage { try channel(#"{"channel": [[1,0],[0,1]], "input": ["1/2", "1/4"]}"#) }
        == "input: the weights sum to 3/4; expected 1")
    #expect(
      errorMessage { try channel(#"{"channel": [[1,0],[0,1]], "input": ["3/2", "-1/2"]}"#) }
        == "input: the weight of entry 2 is -1/2; expected a number that is at least 0")
    #expect(
      errorMessage { try channel(#"{"channel": [[1,0],[0,1]], "input": ["1/2", true]}"#) }
        == "input, entry 2: expected a rational number (a string such as \"1/2\", or a number), "
        + "found true")
    #expect(
      errorMessage { try channel(#"{"channel": [[1]], "input": "uniform"}"#) }
        == "input: expected an array, found the string \"uniform\"")
  }

  @Test func laws() {
    func failure(_ law: String, variables: String = #"["X","Y"]"#) -> String {
      errorMessage { try self.law("{\"variables\": \(variables), \"law\": \(law)}") }
    }
    #expect(
      failure(#"[[["0","1"],"1/2"],[["0","1"],"1/2"]]"#)
        == "entry 2: the outcome (\"0\", \"1\") is given twice; expected it once")
    #expect(
      failure(#"[[["0","1"],"1/2"],[["0"],"1/2"]]"#)
        == "entry 2: (\"0\") has 1 outcome; expected 2, one for each variable")
    #expect(
      failure(#"[[["0","1"],"3/2"],[["0","0"],"-1/2"]]"#)
        == "the weight of entry 2, outcome (\"0\", \"0\") is -1/2; expected a number that is at least 0"
    )
    #expect(failure(#"[[["0","1"],"1/2"]]"#) == "the weights sum to 1/2; expected 1")
    #expect(failure("[]") == "a law needs at least one outcome, and there is none")
    #expect(
      failure(#"[[["0","1"]]]"#)
        == "law, entry 1: expected the outcomes and their weight, as in [[\"0\", \"1\"], \"1/4\"], "
        + "found 1 element")
    #expect(
      failure(#"[[["0","1"], null]]"#)
        == "law, entry 1, weight: expected a rational number (a string such as \"1/2\", or a "
        + "number), found null")
    #expect(
      failure(#"[[["0",true], 1]]"#)
        == "law, entry 1, outcomes, number 2: expected a string, found true")
    #expect(
      failure(#"[["0", 1]]"#) == "law, entry 1, outcomes: expected an array, found the string \"0\""
    )
    #expect(failure("[1]") == "law, entry 1: expected an array, found the number 1")
    #expect(
      failure("[]", variables: #"["X", 1]"#)
        == "variables, entry 2: expected a string, found the number 1")
    #expect(
      failure(#"[[["0","0"],1]]"#, variables: #"["X", "X"]"#)
        == "two variables have the name \"X\"; expected different names")
    #expect(failure("[]", variables: "[]") == "a law needs at least one outcome, and there is none")
  }

  @Test func documents() {
    #expect(errorMessage { try law("") } == "empty input; expected a JSON value")
    #expect(
      errorMessage { try law("", .csv) } == "empty input; expected rows of comma-separated values")
    #expect(
      errorMessage { try law("3") } == "the JSON document: expected an object, found the number 3")
    #expect(
      errorMessage { try law(#"{"jiont": [[1]]}"#) }
        == "expected the key \"channel\" (with an optional \"input\"), the key \"joint\", "
        + "or the keys \"variables\" and \"law\"; found \"jiont\"")
    #expect(errorMessage { try law("{}") }.hasSuffix("; found no keys"))
    #expect(errorMessage { try law(#"{"variables": ["X"]}"#) }.hasSuffix("; found \"variables\""))
    #expect(
      errorMessage { try channel(#"{"channel": [[1]], "inputs": [1]}"#) }
        == "the JSON document: unknown key \"inputs\"; expected \"channel\", \"input\"")
    #expect(
      errorMessage { try law(#"{"joint": [[1]], "note": ""}"#) }
        == "the JSON document: unknown key \"note\"; expected \"joint\"")
    #expect(
      errorMessage { try law(#"{"channel": [[1]]}"#) }
        == "the file describes a channel without an input law; "
        + "expected a joint law, or a channel with the key \"input\"")
    #expect(
      errorMessage { try channel(#"{"joint": [[1]]}"#) }
        == "the file describes a joint law; expected a channel")
    #expect(
      errorMessage { try law(#"{"joint": [[1]}"#) }.hasPrefix("line 1, column 15: unexpected"))
  }
}
