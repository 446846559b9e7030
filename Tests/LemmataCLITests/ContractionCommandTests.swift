import Foundation
import Lemmata
import Testing

/// `lemmata contraction` and `lemmata table contraction`.
struct ContractionCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// The output of a command line that must succeed.
  private func contraction(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" contraction \(arguments)")
    #expect(run.code == 0, "\(arguments): \(run.errors)")
    #expect(run.errors == "")
    return run
  }

  private func json(_ arguments: String) throws -> JSONValue {
    try contraction("\(arguments) --format json").json
  }

  // MARK: Values

  @Test func withoutAnInputLaw() throws {
    let symmetric = try json("bsc:1/10")
    #expect(symmetric.keys == ["dobrushin", "doeblin", "kl", "klPair", "claims"])
    #expect(symmetric["dobrushin"] == "4/5")
    #expect(symmetric["doeblin"] == "1/5")
    #expect(symmetric["kl"] == "16/25")
    #expect(symmetric["klPair"] == ["inputs": [1, 2], "weight": "1/2"])
    let claims = symmetric["claims"]?.elements ?? []
    #expect(claims.first == ["claim": "eta_TV^2 <= eta_KL", "verdict": "holds", "slack": "0"])
    #expect(claims.count == 5 && claims.allSatisfy { $0["verdict"] == "holds" })
    #expect(try json("bec:1/3")["kl"] == "2/3")
    #expect(try json("qsc:5,1/10")["dobrushin"] == "7/8")
    #expect(try json("z:1/4")["klPair"] == ["inputs": [1, 2], "weight": "1-"])
    // The same channel with its rows exchanged.
    try place.write("1/4,3/4\n1,0\n", to: "reversed-z.csv")
    #expect(try json("reversed-z.csv")["klPair"] == ["inputs": [1, 2], "weight": "0+"])
    try place.write("1/4,3/4\n1/4,3/4\n", to: "equal.csv")
    #expect(try json("equal.csv")["klPair"] == .null)
    #expect(try json("equal.csv")["kl"] == "0")
    #expect(try json("id:1 --input 1")["klFixedInput"]?["exact"] == "0")
  }

  @Test func algebraicValues() throws {
    try place.write(#"{"channel": [["1/2", "1/2"], ["1/3", "2/3"]]}"#, to: "c.json")
    let value = try json("c.json --digits 20")
    // eta_KL is 1 - (sqrt(1/6) + sqrt(1/3))^2 = 1/2 - sqrt(2)/3 here: a root of 36 x^2 - 36 x + 1.
    #expect(value["kl"]?["polynomial"] == ["1", "-36", "36"])
    let ends = value["kl"]?["interval"]?.elements.map { end -> Double in
      if case .string(let text) = end { return Double(text) ?? .nan }
      return .nan
    }
    #expect(ends?.allSatisfy { abs($0 - (0.5 - 2.0.squareRoot() / 3)) < 1e-15 } ?? false)
  }

  @Test func withAnInputLaw() throws {
    let z = try json("z:1/2 --input uniform")
    #expect(
      z.keys == ["dobrushin", "doeblin", "kl", "klPair", "chiSquare", "klFixedInput", "claims"])
    #expect(z["chiSquare"] == "1/3")
    #expect(
      z["klFixedInput"]?.keys
        == ["interval", "exact", "widthReached", "maximum", "witness", "reason"])
    // ln(4/3) / ln 2 = 2 - log2 3, at the corner.
    #expect(z["klFixedInput"]?["exact"]?.keys == ["numerator", "denominator", "interval"])
    #expect(z["klFixedInput"]?["exact"]?["denominator"] == [["1", "2"]])
    #expect(z["klFixedInput"]?["maximum"] == "corner")
    #expect(z["klFixedInput"]?["widthReached"] == true)
    #expect(try ends(of: z).width <= Rational(1, 1_000_000))
    // The law on the input that is never disturbed attains log2 4/3.
    let value = (2 * LogForm.bits(1) - LogForm.log(3 as Integer)).enclosure(bits: 400)
    let found = try ends(of: z)
    #expect(found.contains(value.lower) && found.contains(value.upper))
    #expect(z["klFixedInput"]?["witness"]?["law"] == ["1", "0"])
  }

  @Test func withTheUniformLaw() throws {
    let symmetric = try json("bsc:1/4 --input 1/2,0.5")
    #expect(
      symmetric["klFixedInput"]?.keys
        == ["interval", "exact", "widthReached", "maximum", "witness", "reason"])
    #expect(symmetric["klFixedInput"]?["exact"] == "1/4")
    #expect(symmetric["klFixedInput"]?["interval"] == ["0.25", "0.25"])
  }

  private func ends(of report: JSONValue) throws -> Enclosure {
    let ends = try #require(report["klFixedInput"]?["interval"]).rationals(at: "interval")
    return Enclosure(ends[0], ends[1])
  }

  /// The witness in the output, checked by the library from its text alone.
  @Test func witnesses() throws {
    for (name, weights) in [
      ("z:1/3", ["1/3", "2/3"]), ("bsc:1/10", ["1/4", "3/4"]),
      ("qsc:3,1/5", ["1/3", "1/3", "1/3"]),
    ] {
      let report = try json("\(name) --input \(weights.joined(separator: ","))")
      let witness = try #require(report["klFixedInput"]?["witness"])
      let law = try FiniteLaw(try #require(witness["law"]).rationals(at: "law"))
      let ratio = try #require(witness["ratio"]).rational(at: "ratio")
      let input = try FiniteLaw(weights.map { try Rational(parsing: $0) })
      let channel = try Channel(named: name)
      #expect(
        try ContractionWitness(law: law, ratio: ratio).check(channel: channel, input: input)
          == .holds)
      #expect(try ends(of: report).lower <= ratio && ratio <= ends(of: report).upper)
    }
  }

  @Test func theInputOptionOverridesTheFile() throws {
    try place.write(
      #"{"channel": [["1", "0"], ["1/2", "1/2"]], "input": ["1/4", "3/4"]}"#, to: "z.json")
    let own = try json("z.json")
    #expect(own["chiSquare"] == (try json("z:1/2 --input 1/4,3/4"))["chiSquare"])
    #expect(try json("z.json --input uniform")["chiSquare"] == "1/3")
    #expect(try json("z.json --input 1,0")["chiSquare"] == "0")
    let standardInput = try place.lemmata(
      "contraction", "-", "--format", "json", input: try place.read("z.json"))
    #expect(try standardInput.json == own)
  }

  @Test func filesGoBeforeNames() throws {
    try place.write(#"{"channel": [["1/4", "3/4"], ["1/2", "1/2"]]}"#, to: "bsc:0.1")
    #expect(try json("bsc:0.1")["dobrushin"] == "1/4")
    #expect(try json("bsc:0.10")["dobrushin"] == "4/5")
  }

  @Test func widths() throws {
    for width in ["1/100", "1e-9", "0.0000000001"] {
      let report = try json("z:1/3 --input uniform --width \(width)")
      #expect(try ends(of: report).width <= (try Rational(parsing: width)))
    }
    // Far narrower than double precision, and as a multiple of the coefficient.
    let skewed = "bsc:1/10 --input 1/4,3/4"
    let narrow = try json("\(skewed) --width 1e-50")
    #expect(narrow["klFixedInput"]?["widthReached"] == true)
    #expect(try ends(of: narrow).width <= (try Rational(parsing: "1e-50")))
    let known = try Rational(parsing: "0.616994999329137808054342645666")
    #expect(try ends(of: narrow).contains(known) || ends(of: narrow).lower < known)
    #expect(
      try contraction("\(skewed) --width 1e-50").output
        .contains("eta_KL(P,W) in [0.61699499932913780805434264566"))
    let relative = try json("\(skewed) --relative 1e-12")
    let share = try ends(of: relative)
    #expect(share.width <= share.lower * (try Rational(parsing: "1e-12")))
    // An exact value has no width.
    #expect(
      try !contraction("bsc:1/3 --input uniform --width 1e-40").output.contains("not reached"))
  }

  /// What follows from a theorem is decided, whatever the width is.
  @Test func nothingIsUndecidedAgainstATheorem() throws {
    try place.write("1/2,1/2\n1/3,2/3\n", to: "two.csv")
    try place.write("1/2,1/3,1/6\n1/5,2/5,2/5\n1/7,1/7,5/7\n", to: "three.csv")
    try place.write(
      "9013/13000,3987/13000\n"
        + "4500000000000013/6500000000000000,1999999999999987/6500000000000000\n", to: "near.csv")
    try place.write(
      "1/2,1/4,1/4\n1/4,1/2,1/4\n1/4,1/4,1/2\n1/3,1/3,1/3\n1/6,1/3,1/2\n1/5,1/5,3/5\n",
      to: "six.csv")
    try place.write("1,0\n1/2,1/2\n", to: "rare.csv")
    let rare = try ["1/10000000", "1/100000000000000000000"].map { text -> String in
      "rare.csv --input \(1 - (try Rational(parsing: text))),\(text)"
    }
    for arguments in [
      "two.csv --input 1/100,99/100 --width 1/10", "three.csv --input uniform --width 1/10",
      "near.csv --input 9/11,2/11", "six.csv --input uniform",
    ] + rare {
      let run = try contraction(arguments)
      #expect(!run.output.contains("undecided"), "\(arguments)")
    }
    for arguments in [
      "--channel two.csv --input 1/100,99/100", "--channel three.csv --input uniform",
      "--channel near.csv --input 9/11,2/11", "--channel six.csv --input uniform",
    ] {
      let run = try place.shell("\"$LEMMATA\" verify contraction-order \(arguments)")
      #expect(run.code == 0, "\(arguments): \(run.output)\(run.errors)")
    }
  }

  // MARK: Formats

  @Test func formats() throws {
    let command = "z:1/2 --input uniform --digits 6"
    let text = try contraction(command).output
    #expect(
      text.hasPrefix("The contraction coefficients of the channel z:1/2 (2 inputs, 2 outputs)"))
    #expect(text.contains("  eta_TV(W) = 1/2 = 0.5\n"))
    #expect(
      text.contains("approached by the inputs\n      1 and 2 as the weight on the first tends to 1")
    )
    #expect(text.contains("  eta_chi2(P,W) = 1/3 = 0.333333…\n"))
    #expect(text.contains("  eta_KL(P,W) = (2 ln 2 - ln 3) / ln 2 = 0.415037…\n"))
    #expect(text.contains("witness Q = (1, 0), whose ratio is at least 0.415037…"))
    #expect(
      text.contains("eta_TV <= 1 - doeblin   holds\n     0.5 <= 0.5\n     slack 0, an equality"))
    #expect(text.hasSuffix("All 10 bounds hold.\n"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let markdown = try contraction("\(command) --format markdown").output
    #expect(markdown.contains("| eta\\_chi2(P,W) | 1/3 = 0.333333… |"))
    #expect(markdown.contains("| weight of the first | 1- |"))
    let csv = try contraction("\(command) --format csv").output
    #expect(
      csv.hasPrefix("quantity,exact,value lower,value upper,verdict\ndobrushin,1/2,0.5,0.5,\n"))
    #expect(csv.contains("\nklPair weight,,1-,1-,\n"))
    #expect(csv.contains("\nchiSquare,1/3,0.333333,0.333334,\n"))
    #expect(csv.contains("\nklFixedInput,(2 ln 2 - ln 3) / ln 2,0.415037,0.415038,\n"))
    #expect(csv.contains("\nwidthReached,,yes,yes,\n"))
    #expect(csv.contains("\nslack of eta_KL <= eta_TV,0,0,0,holds\n"))
    let latex = try contraction("\(command) --format latex").output
    #expect(
      latex.hasPrefix("% lemmata \(LemmataVersion.current): lemmata contraction \(command)"))
    #expect(latex.contains("$\\eta_{\\chi^{2}}(P,W)$ & $1/3$ $=$ $0.333333\\ldots$ \\\\"))
    #expect(latex.contains("\\toprule") && !latex.contains("\\hline"))
  }

  // MARK: Bad input

  @Test func badChannels() throws {
    func refuse(_ channel: String, _ parts: String...) throws {
      for part in parts { try place.expectRefusal("contraction", channel, saying: part) }
    }
    try refuse(
      "missing.json", "there is no file missing.json, and it does not name a channel",
      "expected one of bsc:delta, bec:epsilon, z:p, qsc:q,delta")
    try refuse("", "the name of the channel is empty")
    try refuse("bsc:3/2", "the crossover probability of the binary symmetric channel is 3/2")
    try refuse("bsc:x", "\"x\" is not a rational number")
    try refuse("qsc:5", "expected qsc:q,delta")
    try refuse("qsc:1,1/2", "has an alphabet of size 1; expected at least 2")
    try refuse(".", "cannot read .: Is a directory")
    try refuse("-", "standard input: empty input")
    func refuseFile(_ contents: String, in file: String = "bad.json", _ part: String) throws {
      try place.write(contents, to: file)
      try place.expectRefusal("contraction", file, saying: "Error: \(file): ", part)
    }
    try refuseFile(
      #"{"joint": [["1/2", "1/2"]]}"#, "the file describes a joint law; expected a channel")
    try refuseFile(#"{"channel": [["1/2", "1/3"]]}"#, "row 1 sums to 5/6; expected 1")
    try refuseFile(#"{"channel": [["3/2", "-1/2"]]}"#, "row 1, column 2 is -1/2")
    try refuseFile(#"{"channel": [["1/2", "1/2"], ["1"]]}"#, "row 2 has 1 entry; expected 2")
    try refuseFile(
      #"{"channel": [["1", "0", "1/2"], ["0", "1", "1/2"]]}"#,
      "row 1 sums to 3/2; expected 1. Every column sums to 1")
    try refuseFile(#"{"channel": [["1"]], "input": ["1/2"]}"#, "input: the weights sum to 1/2")
    try refuseFile("1/2,1/2\n1/2\n", in: "bad.csv", "row 2")
    try place.expectRefusal("contraction", saying: "Missing expected argument '<channel>'")
  }

  @Test func badInputLaws() throws {
    func refuse(_ input: String, _ part: String) throws {
      try place.expectRefusal("contraction", "bsc:1/10", "--input", input, saying: part)
    }
    try refuse("1/2,1/4,1/4", "the input law has 3 outcomes; expected 2, one for each row")
    try refuse("1/3,1/3", "the input law 1/3,1/3: the weights sum to 2/3; expected 1")
    try refuse("-1/2,3/2", "the weight of entry 1 is -1/2; expected a number that is at least 0")
    try refuse("1/2,x", "\"x\" is not a rational number")
    try refuse("normal", "\"normal\" is not a rational number")
    try refuse("", "\"\" is not a rational number")
    func refuseWidth(_ width: String, _ part: String) throws {
      try place.expectRefusal(
        "contraction", "bsc:1/10", "--input", "uniform", "--width", width, saying: part)
    }
    try refuseWidth("0", "the width is 0; expected a number above 0")
    try refuseWidth("-1/2", "the width is -1/2; expected a number above 0")
    try refuseWidth("x", "\"x\" is not a rational number")
    try place.expectRefusal(
      "contraction", "bsc:1/10", "--width", "1/100",
      saying: "--width is for the KL coefficient of an input law")
  }

  // MARK: The table

  private func table(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" table contraction \(arguments)")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    return run
  }

  @Test func tables() throws {
    let rows = try table("bsc:0...1/2 --steps 2 --format json").json.elements
    #expect(
      rows[1] == [
        "channel": "bsc", "parameter": "1/4", "dobrushin": "1/2", "oneMinusDoeblin": "1/2",
        "kl": "1/4", "chiSquare": "1/4", "klFixedInput": "1/4", "widthReached": "yes",
      ])
    #expect(rows.map { $0["parameter"] } == ["0", "1/4", "1/2"])
    #expect(try table("z:0...1 --format json").json.elements.count == 11)
    let mixed = try table("qsc:3,0...2/3 z:1/2 --steps 1 --input uniform --format json").json
    #expect(mixed.elements.map { $0["channel"] } == ["qsc:3", "qsc:3", "z"])
    let skewed = try table("bsc:1/4 --input 1/4,3/4 --width 1/1000 --format json").json.elements[0]
    #expect(skewed["chiSquare"] == (try json("bsc:1/4 --input 1/4,3/4"))["chiSquare"])
    let text = try table("z:1/2").output
    #expect(text.hasPrefix("Contraction coefficients, uniform input law\n"))
    #expect(text.contains("(2 ln 2 - ln 3) / ln 2") && text.contains("width reached"))
    let csv = try table("z:1/2 bec:1/3 --format csv --digits 6").output
    #expect(
      csv == """
        channel,parameter,dobrushin,oneMinusDoeblin,kl,chiSquare,klFixedInput lower,klFixedInput upper,widthReached,klFixedInput exact
        z,1/2,1/2,1/2,1/2,1/3,0.415037,0.415038,yes,(2 ln 2 - ln 3) / ln 2
        bec,1/3,2/3,2/3,2/3,2/3,0.666666,0.666667,yes,2/3

        """)
    #expect(
      try table("z:1/2 --format markdown").output.contains("| eta\\_TV | 1 - doeblin |"))
    #expect(
      try table("z:1/2 --format latex --columns channel,kl").output.contains(
        "$\\eta_{\\mathrm{KL}}(W)$"))
  }

  @Test func badTables() throws {
    func refuse(_ channel: String, _ parts: String...) throws {
      for part in parts { try place.expectRefusal("table", "contraction", channel, saying: part) }
    }
    try refuse(
      "bsc:1/2...0", "\"bsc:1/2...0\"", "the range is empty; expected the smaller end first")
    try refuse("bsc:0...0", "the range is empty")
    try refuse("bsc:0...3/2", "expected a number in [0, 1]")
    try refuse("bsc:0...x", "\"x\" is not a rational number")
    try refuse("nonsense", "\"nonsense\" does not name a channel")
    try refuse("nonsense:0...1", "\"nonsense:0\" does not name a channel")
    try refuse("id:1...2", "is not the size of an alphabet")
    for steps in ["0", "-1", "1000000"] {
      try place.expectRefusal(
        "table", "contraction", "bsc:0...1/2", "--steps", steps,
        saying: "--steps is \(steps); expected a number from 1 to 999999")
    }
    try place.expectRefusal(
      "table", "contraction", "bsc:0...1/2", "z:0...1", "--steps", "600000",
      saying: "the table would have more than 1000000 rows")
    try place.expectRefusal(
      "table", "contraction", "bsc:1/2", "--input", "1", saying: "the input law has 1 outcome")
    try place.expectRefusal(
      "table", "contraction", "bsc:1/2", "--width", "0", saying: "the width is 0")
    try place.expectRefusal("table", "contraction", saying: "Missing expected argument")
  }
}
