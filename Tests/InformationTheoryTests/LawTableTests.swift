import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// Counts, labels, long tables and records, as people bring them.
@Suite struct LawTableTests {
  private let counts = LawFile.Reading(weights: .counts)
  private let proportions = LawFile.Reading(weights: .proportions)

  private func file(
    _ text: String, _ reading: LawFile.Reading = LawFile.Reading(), name: String = "file.txt"
  ) throws -> LawFile {
    try LawFile(recognising: text.utf8, fileName: name, reading: reading)
  }

  private func information(_ law: JointLaw) throws -> LogForm {
    try law.value(of: InformationMeasure(parsing: "I(X;Y)", variables: law.variables))
  }

  // MARK: Counts

  @Test func countsOfTwoVariables() throws {
    let expected =
      Rational(3, 5) * LogForm.log(2) - Rational(3, 5) * LogForm.log(3) + LogForm.log(5)
      - Rational(7, 10) * LogForm.log(7)
    for text in [
      "10,20\n30,40\n", "10 20\n30 40", "10;20\n30;40", #"{"joint": [[10, 20], [30, 40]]}"#,
      "[[10, 20], [30, 40]]", ",a,b\nc,10,20\nd,30,40\n", "X,Y,n\n0,0,10\n0,1,20\n1,0,30\n1,1,40",
    ] {
      let file = try file(text, counts)
      #expect(try information(file.jointLaw()) == expected, "\(text)")
      #expect(file.weights == .counts)
      #expect(throws: LawFileError.self, "\(text)") { try self.file(text).jointLaw() }
    }
    // The document itself may say so.
    let document = try file(#"{"counts": [[10, 20], [30, 40]]}"#)
    #expect(try information(document.jointLaw()) == expected && document.weights == .counts)
    let channel = try document.channel().channel
    #expect(channel.rows == matrix("1/3 2/3; 3/7 4/7"))
    let law = try file(
      #"{"variables": ["X", "Y"], "counts": [[["a", "b"], 1], [["c", "d"], 3]]}"#)
    #expect(try law.jointLaw().probability(of: ["c", "d"]) == Rational(3, 4))
  }

  @Test func whatIsNoCount() throws {
    #expect(
      errorMessage { try file("10,1/2\n30,40", counts).jointLaw() }
        == "row 1, column 2 is 1/2, which is no count; expected an integer that is at least 0")
    // The shape is looked at first: a place in rows of different lengths would be a wrong one.
    #expect(
      errorMessage { try file(#"{"counts": [[1, 2], [3], [4, -5]]}"#).jointLaw() }
        == "row 2 has 1 entry; expected 2, as in row 1")
    #expect(
      errorMessage { try file(#"{"counts": [[1, 2], [3, 6], [4, -5]]}"#).jointLaw() }
        == "row 3, column 2 is -5, which is no count; expected an integer that is at least 0")
    #expect(
      errorMessage { try file("10,2\n-3,40", counts).channel() }
        == "row 2, column 1 is -3, which is no count; expected an integer that is at least 0")
    #expect(
      errorMessage { try file("0 0\n0 0", counts).jointLaw() }
        == "the weights are all 0, so they cannot be normalised; expected a positive sum")
    #expect(
      errorMessage { try file("1 1\n0 0", counts).channel() }
        == "the weights of row 2 are all 0, so they cannot be normalised; expected a positive sum")
  }

  @Test func proportionsOfRows() throws {
    let text = "0.3333333333333333,0.3333333333333333,0.3333333333333333\n0.1,0.2,0.7\n"
    #expect(
      errorMessage { try file(text).channel() }
        == "row 1 sums to 9999999999999999/10000000000000000; expected 1")
    let channel = try file(text, proportions).channel().channel
    #expect(channel.rows == matrix("1/3 1/3 1/3; 1/10 1/5 7/10"))
    #expect(
      try file("1/2,1/2\n1/3,2/3", proportions).jointLaw()
        == JointLaw(matrix("1/4 1/4; 1/6 1/3")))
  }

  @Test func columnsAreInputs() throws {
    let reading = LawFile.Reading(columnsAreInputs: true)
    let channel = try file("0.8,0.3\n0.2,0.7", reading).channel().channel
    #expect(channel.rows == matrix("4/5 1/5; 3/10 7/10"))
    #expect(throws: LawFileError.self) { try file("0.8,0.3\n0.2,0.7").channel() }
    let labelled = try file(",a,b\nc,1,0\nd,0,1\n", reading).channel().channel
    #expect(labelled.inputs == ["a", "b"] && labelled.outputs == ["c", "d"])
  }

  // MARK: Labels

  @Test func labels() throws {
    let expected = try file("326,101\n98,1169", counts).jointLaw()
    for text in [
      ",fair,dark\nblue,326,101\ndark,98,1169\n",
      "\"\",\"fair\",\"dark\"\n\"blue\",326,101\n\"dark\",98,1169",
      "fair dark\nblue 326 101\ndark 98 1169\n", "eyes;fair;dark\nblue;326;101\ndark;98;1169",
      "fair,dark\n326,101\n98,1169\n",
      "blue 326 101\ndark 98 1169", "eyes\t0\t1\nblue\t326\t101\ndark\t98\t1169",
    ] {
      let law = try file(text, counts).jointLaw()
      #expect(try information(law) == information(expected), "\(text)")
      #expect(try law.outcomes(of: "X").count == 2)
    }
    let value = try information(expected).enclosure(bits: 60)
    #expect(value.lower.decimal(significantDigits: 15, rounding: .down) == "0.31904531344454")
    let law = try file(",fair,dark\nblue,326,101\ndark,98,1169\n", counts).jointLaw()
    #expect(try law.outcomes(of: "X") == ["blue", "dark"])
    #expect(try law.probability(of: ["dark", "fair"]) == Rational(98, 1694))
    let channel = try file(",fair,dark\nblue,1/2,1/2\ndark,10%,90 %\n").channel().channel
    #expect(channel.inputs == ["blue", "dark"] && channel.outputs == ["fair", "dark"])
    #expect(channel.rows == matrix("1/2 1/2; 1/10 9/10"))
  }

  // MARK: Long tables

  @Test func longTables() throws {
    let expected = LogForm.bits(3 / 2) - Rational(3, 4) * LogForm.log(3)
    for text in [
      "X,Y,p\na,u,1/2\nb,u,1/4\nb,v,1/4\n", "X Y prob\na u 50%\nb u 25%\nb v 0.25",
      "X;Y;Freq\na;u;0,5\nb;u;0,25\nb;v;0,25",
    ] {
      let law = try file(text).jointLaw()
      #expect(law.variables == ["X", "Y"])
      #expect(try information(law) == expected, "\(text)")
    }
    let named = try file(
      "w,X,Y\n2,a,u\n1,b,u\n1,b,v\n", LawFile.Reading(weights: .counts, weightColumn: "w"))
    #expect(try information(named.jointLaw()) == expected)
    let three = try file("X,Y,Z,n\n0,0,0,1\n1,1,1,3\n", counts).jointLaw()
    #expect(three.variables == ["X", "Y", "Z"])
    #expect(
      errorMessage {
        try file("X,Y,p\na,u,1\n", LawFile.Reading(weightColumn: "q"))
      } == "there is no column \"q\"; the first row has \"X\", \"Y\", \"p\"")
    #expect(
      errorMessage {
        try file("X,Y,w\na,u,1\nb,v,x\n", LawFile.Reading(weightColumn: "w"))
      }.hasPrefix("row 3, column 3: \"x\" is not a rational number"))
  }

  /// Tables with names or numbers of rows, as R's write.table and write.csv and pandas write them.
  @Test func longTablesWithNumberedRows() throws {
    let expected = try information(file("10,20\n30,40\n", counts).jointLaw())
    let named = LawFile.Reading(weights: .counts, weightColumn: "n")
    let body = ["0,0,10", "0,1,20", "1,0,30", "1,1,40"]
    let numbered = body.enumerated().map { (row: Int, text: String) -> String in
      "\"\(row + 1)\",\(text)\n"
    }.joined()
    for heading in ["\"X\",\"Y\",\"n\"\n", "\"\",\"X\",\"Y\",\"n\"\n", ",X,Y,n\n"] {
      for text in [heading + numbered, (heading + numbered).replacing(",", with: "\t")] {
        let law = try file(text, named).jointLaw()
        #expect(law.variables == ["X", "Y"] && law.supportCount == 4, "\(text)")
        #expect(try information(law) == expected, "\(text)")
        // A matrix of three columns, or a long table: not guessed.
        let message = errorMessage { try file(text, counts).jointLaw() }
        #expect(message.hasPrefix("line 1, "), "\(message)")
        #expect(message.contains("can be read in two ways: a long table"), "\(message)")
        #expect(message.contains("(give --weight n), or a matrix"), "\(message)")
      }
    }
    let blanks = "\"X\" \"Y\" \"n\"\n\"1\" 0 0 10\n\"2\" 0 1 20\n\"3\" 1 0 30\n\"4\" 1 1 40\n"
    #expect(try information(file(blanks, named).jointLaw()) == expected)
    // The weights need not be last.
    let first = LawFile.Reading(weights: .counts, weightColumn: "w")
    let law = try file("w,X,Y\n1,10,0,0\n2,20,0,1\n3,30,1,0\n4,40,1,1\n", first).jointLaw()
    #expect(try law.variables == ["X", "Y"] && information(law) == expected)
    // Rows with names are rows of a matrix, as before, and so are columns named y and n.
    #expect(try file("a,b,n\nu,1,2,3\nv,4,5,6\n", counts).jointLaw().supportCount == 6)
    #expect(try file(",y,n\n1,10,20\n2,30,40\n", counts).jointLaw().supportCount == 4)
  }

  @Test func records() throws {
    let file = try file("X,Y\na,u\nb,u\na,u\nb,v\n")
    #expect(file.weights == .counts)
    let law = try file.jointLaw()
    #expect(try law.probability(of: ["a", "u"]) == Rational(1, 2))
    #expect(
      try information(law) == LogForm.bits(3 / 2) - Rational(3, 4) * LogForm.log(3))
  }

  // MARK: Sizes and texts

  /// Integers, fractions, decimals and numbers beyond a word, in any order: the law is that of the numbers.
  @Test func numbersOfAllLengths() throws {
    var random = SplitMix64(seed: 100)
    let long = Integer(10).power(25)
    for round in 0..<cases(60) {
      let (rows, columns) = (random.int(1...4), random.int(1...4))
      var numbers: [[Rational]] = []
      for _ in 0..<rows {
        numbers.append(
          (0..<columns).map { _ in
            switch random.int(0...(round % 3 == 0 ? 2 : 4)) {
            case 0: return Rational(random.int(0...9))
            case 1: return Rational(random.int(0...99), 100)
            case 2: return Rational(random.int(0...9), random.int(1...9))
            case 3: return Rational(Integer(random.int(1...9)), long)
            default: return Rational(long + Integer(random.int(0...9)), 7)
            }
          })
      }
      if numbers.joined().allSatisfy(\.isZero) { numbers[0][0] = 1 }
      let total = Rational.sum(Array(numbers.joined()))
      let expected = try JointLaw(numbers.map { row in row.map { $0 / total } })
      let body = numbers.map { row in row.map(\.description).joined(separator: ",") + "\n" }
      let law = try file(body.joined(), proportions, name: "m.csv").jointLaw()
      #expect(law == expected && law.denominator == expected.denominator, "\(body)")
      let heading = (0..<columns).map { ",c\($0)" }.joined() + "\n"
      let labelled = heading + zip(0..., body).map { "r\($0)," + $1 }.joined()
      let named = try file(labelled, proportions, name: "m.csv").jointLaw()
      #expect(named.supportCount == law.supportCount && named.denominator == law.denominator)
      for (outcomes, probability) in law.support {
        let names = ["r\(outcomes[0])", "c\(outcomes[1])"].map { AnyOutcome($0) }
        #expect(try named.probability(of: names) == probability)
      }
      let entries = numbers.enumerated().flatMap { row, values in
        values.enumerated().map { "r\(row),c\($0),\($1)\n" }
      }
      let table = try file("X,Y,p\n" + entries.shuffled(using: &random).joined(), proportions)
      let again = try table.jointLaw()
      #expect(again.denominator == named.denominator)
      for (outcomes, probability) in named.support {
        #expect(try again.probability(of: outcomes) == probability)
      }
    }
  }

  /// Decimals with up to 18 digits, which take a way of their own, are those with an exponent.
  @Test func shortDecimals() throws {
    var random = SplitMix64(seed: 101)
    for _ in 0..<cases(500) {
      let digits = random.int(1...20)
      let text = (0..<digits).map { _ in "\(random.int(0...9))" }.joined()
      let point = random.int(0...digits)
      let decimal =
        (random.int(0...1) == 0 ? "" : "-") + text.prefix(point) + "." + text.dropFirst(point)
      let sign = decimal.hasPrefix("-") ? "-" : ""
      #expect(
        try Rational(parsing: decimal) == Rational(parsing: "\(sign)\(text)e-\(digits - point)"),
        "\(decimal)")
    }
    for text in ["1.-5", "1.+5", "1.5.", "1.5/2", ".", "-.", "1.5 "] {
      #expect(throws: RationalParsingError.self, "\(text)") { try Rational(parsing: text) }
    }
  }

  /// Texts are one outcome where they are equal as texts, however they are written.
  @Test func equalTexts() throws {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    let law = try file("X,Y,n\n\(composed),K,1\nx,\u{212A},1\n\(decomposed),L,2\n", counts)
      .jointLaw()
    #expect(try law.outcomes(of: "X").count == 2 && law.outcomes(of: "Y").count == 2)
    #expect(try law.probability(of: [AnyOutcome(composed), "L"]) == Rational(1, 2))
    #expect(
      errorMessage { try file("X,n\n\(composed),1\n\(decomposed),1\n", counts).jointLaw() }
        .contains("entry 2"))
    let quoted = try file("X,Y,n\n\"a \"\"q\"\"\",u,1\n\"a,b\",\"u\",3\n", counts).jointLaw()
    #expect(try quoted.probability(of: ["a \"q\"", "u"]) == Rational(1, 4))
    #expect(try quoted.probability(of: ["a,b", "u"]) == Rational(3, 4))
  }

  /// Many outcomes and records, beside a dictionary of them.
  @Test func manyRecords() throws {
    var random = SplitMix64(seed: 102)
    var text = "A,B,C\n"
    var expected: [[String]: Int] = [:]
    for _ in 0..<3000 {
      let record = ["a\(random.int(0...400))", "b\(random.int(0...3))", "c\(random.int(0...40))"]
      expected[record, default: 0] += 1
      text += record.joined(separator: ",") + "\n"
    }
    let law = try file(text).jointLaw()
    #expect(law.supportCount == expected.count)
    for (outcomes, probability) in law.support {
      #expect(probability == Rational(expected[outcomes.map(\.description)] ?? 0, 3000))
    }
    let long =
      "A,B,C,n\n" + expected.map { $0.key.joined(separator: ",") + ",\($0.value)\n" }.joined()
    let same = try file(long, counts).jointLaw()
    #expect(try same.entropy(of: ["A", "B", "C"]) == law.entropy(of: ["A", "B", "C"]))
    #expect(
      try same.mutualInformation(between: ["A"], and: ["C"])
        == law.mutualInformation(between: ["A"], and: ["C"]))
    let first = long.split(separator: "\n")[1]
    #expect(
      errorMessage { try file(long + first + "\n", counts).jointLaw() }.contains(
        "entry \(expected.count + 1)"))
  }

  // MARK: JSON

  @Test func jsonAsOthersWriteIt() throws {
    #expect(
      try file(#"{"channel": [[0.5, 0.5], [2.5e-1, 0.75]]}"#).channel().channel.rows
        == matrix("1/2 1/2; 1/4 3/4"))
    #expect(try file("[[0.5, 0.5], [0.25, 0.75]]").channel().channel.rows[1][0] == Rational(1, 4))
    #expect(
      try file("[[0.5, 0], [0.25, 0.25]]").jointLaw() == JointLaw(matrix("1/2 0; 1/4 1/4")))
    let bits = try file(#"{"00": "1/4", "11": 0.75}"#).jointLaw()
    #expect(bits.variables == ["X", "Y"])
    #expect(try bits.probability(of: ["1", "1"]) == Rational(3, 4))
    let words = try file(#"{"heads": 0.5, "tail": "1/2"}"#).jointLaw()
    #expect(words.variables == ["X"] && words.supportCount == 2)
    let pairs = try file(#"{"a,10": "1/2", "b,2": "1/2"}"#).jointLaw()
    #expect(try pairs.probability(of: ["b", "2"]) == Rational(1, 2))
    let four = try file(#"{"0000": 1}"#).jointLaw()
    #expect(four.variables == ["X1", "X2", "X3", "X4"])
  }

  // MARK: Formats

  @Test func formats() throws {
    func format(_ text: String, _ name: String) throws -> LawFile.Format {
      try LawFile.Format.recognised(text.utf8, fileName: name)
    }
    #expect(try format("0.5 0.5", "c.txt") == .blanks)
    #expect(try format("0.5,0.5", "c.dat") == .csv)
    #expect(try format("0,5;0,5", "c.csv") == .semicolons)
    #expect(try format("0.5\t0.5", "-") == .tsv)
    #expect(try format(" \n{\"joint\": [[1]]}", "-") == .json)
    #expect(try format("[[1]]", "c.txt") == .json)
    #expect(try format("1", "c.csv") == .csv)
    #expect(try format("a b", "c.tsv") == .tsv)
    #expect(try format("0.5 0.5", "c.json") == .json)
    #expect(errorMessage { try format("0,5 0,5", "c.txt") }.contains("can be read in two ways"))
    let expected = try Channel(matrix("1/2 1/2; 1/4 3/4"))
    for text in ["0.5 0.5\n0.25 0.75", "# W\n1/2\t1/2\n1/4\t3/4\n", "0,5;0,5;\n0,25;0,75;\n"] {
      #expect(try file(text).channel().channel == expected, "\(text)")
    }
  }

  /// A cell that is no number is named, with its row and column.
  @Test func misspeltNumbers() {
    for (text, place) in [
      ("1/2,1/2\n1/2,abc", "row 2, column 2: \"abc\""),
      ("1/2,abc\n1/4,3/4", "row 1, column 2: \"abc\""),
      (",a,b\nc,1,x\nd,0,1", "row 2, column 3: \"x\""), ("a,b\n1,\n2,3", "row 2, column 2: \"\""),
    ] {
      let message = errorMessage { try file(text).jointLaw() }
      #expect(message.hasPrefix(place), "\(message)")
    }
  }
}
