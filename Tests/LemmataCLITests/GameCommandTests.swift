import Foundation
import Lemmata
import Testing

/// `lemmata game`.
struct GameCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private static let claims = [
    "F <= I(J;Y|M)", "I(J;Y|M) <= I(M;Y|J)", "I(M;Y|J) <= (rho^2/k) sum I(Xj;M)",
    "(rho^2/k) sum I(Xj;M) <= (rho^2/k) I(X;M)",
  ]

  @Test func json() throws {
    let run = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "1/2", "--format", "json")
    #expect(run.code == 0)
    #expect(run.errors == "")
    let json = try run.json
    #expect(
      json.keys == [
        "success", "optimalSuccess", "information", "bounds", "chain", "losses", "greatestLoss",
      ])
    #expect(json["success"] == "187/256")
    #expect(json["optimalSuccess"] == "187/256")
    let information = try #require(json["information"])
    #expect(information.keys == ["I(X;M)", "sum I(Xj;M)", "I(M;Y|J)", "I(J;Y|M)"])
    #expect(information["I(X;M)"] == ["logForm": [["6", "2"]], "bits": ["6", "6"]])
    #expect(information["I(M;Y|J)"]?["logForm"] == [["-3", "2"], ["9/4", "3"]])
    let bounds = try #require(json["bounds"])
    #expect(bounds.keys == ["fano", "sdpi", "mrsGerber"])
    #expect(bounds["sdpi"]?.keys == ["logForm", "bits"])
  }

  @Test func jsonOfTheChain() throws {
    let json = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "1/2", "--format", "json")
      .json
    let chain = try #require(json["chain"]).elements
    #expect(chain.map(\.keys) == Array(repeating: ["claim", "verdict", "slack"], count: 4))
    #expect(chain.map { $0["claim"] } == GameCommandTests.claims.map { .string($0) })
    #expect(chain.allSatisfy { $0["verdict"] == "holds" })
    #expect(chain[3]["slack"] == ["logForm": [], "bits": ["0", "0"]])
  }

  /// What the links of the chain lose, and the greatest loss by name.
  @Test func losses() throws {
    let json = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "1/2", "--format", "json")
      .json
    let losses = try #require(json["losses"]).elements
    #expect(losses.map(\.keys) == Array(repeating: ["claim", "loss", "share", "factor"], count: 4))
    #expect(losses.map { $0["claim"] } == GameCommandTests.claims.map { .string($0) })
    #expect(zip(losses, json["chain"]?.elements ?? []).allSatisfy { $0["loss"] == $1["slack"] })
    #expect(json["greatestLoss"] == "I(J;Y|M) <= I(M;Y|J)")
    #expect(losses[3]["share"] == "0" && losses[3]["factor"] == "1")
    let text = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "1/2").output
      .replacing("\n", with: " ")
    #expect(
      text.contains(
        "Where does the bound lose? link 1: 0.0918… bits, 15.5… % of all, a factor 1.57…; link 2: 0.315… bits, "
          + "53.3… % of all, a factor 2.25…; link 3: 0.183… bits, 31.1… % of all, a factor 1.32…; nothing in the "
          + "other. Most in I(J;Y|M) <= I(M;Y|J)."), "\(text)")
    let none = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "0").output
    #expect(none.contains("Nowhere: every link is an equality."))
  }

  /// A round stands before the numbers, and is the library's.
  @Test func round() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    for message in ["everything", "nothing", "noisy:1/4", "table:sum.json"] {
      try place.write(
        "{\"messages\": [\((0..<64).map { "\($0 % 8 + $0 / 8)" }.joined(separator: ","))]}",
        to: "sum.json")
      let arguments = [
        "game", "-k", "2", "-d", "3", "--rho", "1/2", "--message", message, "--round", "7",
      ]
      let run = try place.shell("\"$LEMMATA\" " + arguments.joined(separator: " "))
      #expect(run.code == 0 && run.errors == "")
      let known: Message =
        message.hasPrefix("table")
        ? .table((0..<64).map { $0 % 8 + $0 / 8 }) : try Message(parsing: message)
      let round = try game.round(with: known, seed: 7)
      for line in round.description.split(separator: "\n") {
        #expect(run.output.contains(line), "\(message): \(line)")
      }
      let position = try #require(run.output.range(of: "Bob's guess"))
      let numbers = try #require(run.output.range(of: "Bob's success"))
      #expect(position.lowerBound < numbers.lowerBound)
      let json = try place.shell(
        "\"$LEMMATA\" " + arguments.joined(separator: " ") + " --format json"
      ).json
      let played = try #require(json["round"])
      #expect(played.keys == ["seed", "X", "M", "J", "Y", "posterior", "guess", "right"])
      #expect(played["J"] == JSONValue(round.index) && played["guess"] == JSONValue(round.guess))
      #expect(played["posterior"]?.elements == round.posterior.map { .string("\($0)") })
      #expect(played["right"] == .bool(round.isRight) && played["seed"] == 7)
      #expect(played["X"]?.elements == round.examples.map { .string("\($0)") })
    }
    for format in ["markdown", "csv", "latex", "html"] {
      let run = try place.shell(
        "\"$LEMMATA\" game -k 2 -d 3 --rho 1/2 --round 7 --format \(format)")
      #expect(run.code == 0 && run.output.contains("Bob"), "\(format)")
    }
    try place.expectRefusal(
      "game", "-k", "2", "-d", "3", "--rho", "1/2", "--round", "-1", saying: "\"-1\" is no seed")
    try place.expectRefusal(
      "game", "-k", "300", "-d", "300", "--rho", "1/2", "--round", "1",
      saying: "above the limit of 4096 bits")
  }

  @Test func textIsWrittenForAStudent() throws {
    let run = try place.lemmata("game", "-k", "2", "-d", "3", "--rho", "1/2")
    #expect(run.code == 0)
    #expect(run.errors == "")
    for part in [
      "Alice holds X: 2 independent uniformly random strings X1, X2 of 3 bits each",
      "(1 - rho)/2 = 1/4", "187/256 = 0.73046875", "I(M;Y|J) = 9/4 log2 3 - 3 = 0.566165626622…",
      "F = 0.159208794987… <= 0.251025666276… = I(J;Y|M)", "slack 0.0918168712891…",
      "slack 0, an equality", "Data processing through the noise", "All 7 inequalities hold.",
    ] { #expect(run.output.contains(part), "\(part)") }
  }

  @Test func linesHaveAtMost100Columns() throws {
    let games = [
      ["-k", "1", "-d", "1", "--rho", "1/2"], ["-k", "3", "-d", "0", "--rho", "1/2"],
      ["-k", "3", "-d", "2", "--rho", "0"], ["-k", "3", "-d", "2", "--rho", "1"],
      ["-k", "300", "-d", "300", "--rho", "1/7", "--message", "nothing"],
      ["-k", "5", "-d", "6", "--rho", "12345/67890", "--message", "noisy:1/13", "--unit", "nats"],
      ["-k", "2", "-d", "3", "--rho", "1/2", "--message", "prefix:1", "--digits", "40"],
    ]
    for game in games {
      let run = try place.shell("\"$LEMMATA\" game " + game.joined(separator: " "))
      #expect(run.code == 0, "\(game)")
      #expect(run.output.contains("All 7 inequalities hold."), "\(game)")
      #expect(!run.output.contains("1 bits") && !run.output.contains(" 1 strings"), "\(game)")
      for line in run.output.split(separator: "\n") {
        #expect(line.count <= 100, "\(game): \(line)")
      }
    }
  }

  @Test func hugeRationalsAreAbbreviatedInText() throws {
    let arguments = "game -k 300 -d 300 --rho 1/2 --message nothing"
    #expect(try place.shell("\"$LEMMATA\" \(arguments)").output.contains("(27184/27184 digits)"))
    let exact = try place.shell("\"$LEMMATA\" \(arguments) --format json").json["optimalSuccess"]
    guard case .string(let optimum)? = exact else { throw CocoaError(.coderValueNotFound) }
    #expect(optimum.utf8.count == 2 * 27184 + 1)
  }

  @Test func edgesHaveNoBounds() throws {
    for (k, d, rho, success) in [
      ("1", "3", "1/2", "1"), ("3", "0", "1/2", "1/3"), ("4", "2", "0", "1/4"),
      ("1", "0", "1", "1"),
    ] {
      let json = try place.lemmata("game", "-k", k, "-d", d, "--rho", rho, "--format", "json").json
      #expect(json["success"] == .string(success))
      let zero: JSONValue = ["logForm": [], "bits": ["0", "0"]]
      #expect(json["bounds"] == ["fano": zero, "sdpi": zero, "mrsGerber": zero])
      #expect(json["chain"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
      let text = try place.lemmata("game", "-k", k, "-d", d, "--rho", rho).output
      #expect(text.contains("every bound is 0"))
    }
  }

  @Test func markdownAndLaTeX() throws {
    let game = "game -k 2 -d 1 --rho 1/2"
    let markdown = try place.shell("\"$LEMMATA\" \(game) --format markdown")
    #expect(markdown.code == 0)
    #expect(markdown.output.contains("| quantity | probability |"))
    #expect(markdown.output.contains("| optimal success | 5/8 = 0.625 |"))
    #expect(markdown.output.contains("| quantity | value (bits) |"))
    #expect(
      markdown.output.contains(
        "; verdict: holds**\n\n| claim | left (bits) | right (bits) | slack (bits) |\n"))
    let latex = try place.shell("\"$LEMMATA\" \(game) --format latex").output
    #expect(
      latex.hasPrefix("% lemmata \(LemmataVersion.current): lemmata \(game) --format latex\n"))
    #expect(latex.components(separatedBy: "\\begin{tabular}").count == 4)
    #expect(latex.contains("$5/8$ $=$ $0.625$"))
  }

  @Test func csv() throws {
    let game = "game -k 2 -d 1 --rho 1/2"
    let rows = try CSVTable.parse(try place.shell("\"$LEMMATA\" \(game) --format csv").output)
    #expect(rows[0] == ["quantity", "unit", "exact", "value lower", "value upper", "verdict"])
    #expect(rows[1] == ["success", "probability", "5/8", "0.625", "0.625", ""])
    #expect(rows[5][..<3] == ["I(M;Y|J)", "bits", "3/4 log2 3 - 1"])
    #expect(rows.count == 17)
    #expect(rows[10...].allSatisfy { $0[0].hasPrefix("slack of ") && $0[5] == "holds" })
    let nats = try CSVTable.parse(
      try place.shell("\"$LEMMATA\" \(game) --format csv --unit nats").output)
    #expect(nats[5][..<3] == ["I(M;Y|J)", "nats", "-ln 2 + 3/4 ln 3"])
    #expect(nats[5][3].hasPrefix("0.1308"))
  }

  /// The unit holds in every format; the forms and the verdicts have none.
  @Test func unitHoldsInEveryFormat() throws {
    let game = "game -k 2 -d 2 --rho 1/3 --message prefix:1"
    let nats = try place.shell("\"$LEMMATA\" \(game) --unit nats").output
    #expect(nats.contains("Information (nats)") && nats.contains("ln 2") && !nats.contains("log2"))
    let bits = try place.shell("\"$LEMMATA\" \(game) --format json").json
    let json = try place.shell("\"$LEMMATA\" \(game) --format json --unit nats").json
    #expect(json.keys == ["unit"] + bits.keys && json["unit"] == "nats")
    let name = "I(M;Y|J)"
    let (one, two) = (bits["information"]?[name], json["information"]?[name])
    #expect(one?["logForm"] == two?["logForm"] && two?.keys == ["logForm", "nats"])
    #expect(bits["success"] == json["success"])
    #expect(
      bits["chain"]?.elements.map { $0["verdict"] } == json["chain"]?.elements.map { $0["verdict"] }
    )
  }

  @Test func hartleys() throws {
    let game = "game -k 2 -d 2 --rho 1/3 --message prefix:1"
    let text = try place.shell("\"$LEMMATA\" \(game) --unit hartleys").output
    #expect(
      text.contains("Information (hartleys)")
        && text.contains("I(X;M) = 2 log10 2 = 0.602059991327…"))
    #expect(!text.contains("log2"))
    let bits = try place.shell("\"$LEMMATA\" \(game) --format json").json
    let json = try place.shell("\"$LEMMATA\" \(game) --format json --unit hartleys").json
    #expect(json["unit"] == "hartleys" && json["success"] == bits["success"])
    let (one, two) = (bits["information"]?["I(X;M)"], json["information"]?["I(X;M)"])
    #expect(one?["logForm"] == two?["logForm"] && two?.keys == ["logForm", "hartleys"])
    let csv = try CSVTable.parse(
      try place.shell("\"$LEMMATA\" \(game) --format csv --unit hartleys").output)
    #expect(
      csv.contains {
        $0[..<3] == ["I(X;M)", "hartleys", "2 log10 2"] && $0[3].hasPrefix("0.602059991327")
      })
    try place.write("[\((0..<10).map { _ in "[0.1]" }.joined(separator: ","))]", to: "digit.json")
    let digit = try place.lemmata(
      "information", "digit.json", "--quantity", "H(X)", "--unit", "hartleys"
    ).output
    #expect(
      digit.contains("H(X)") && digit.split(separator: "\n").last?.hasSuffix(" 1") == true,
      "\(digit)")
  }

  @Test func digits() throws {
    let game = "game -k 2 -d 3 --rho 1/2"
    #expect(
      try place.shell("\"$LEMMATA\" \(game) --digits 3").output.contains(
        "I(J;Y|M) = 117/128 log2 3"))
    #expect(
      try place.shell("\"$LEMMATA\" \(game) --digits 3").output.contains("F = 0.159… <= 0.251… ="))
    let json = try place.shell("\"$LEMMATA\" \(game) --digits 5 --format json").json
    #expect(json["information"]?["I(M;Y|J)"]?["bits"] == ["0.56616", "0.56617"])
    let usual = try place.shell("\"$LEMMATA\" \(game) --format json").json
    guard case .string(let lower)? = usual["information"]?["I(M;Y|J)"]?["bits"]?[0] else {
      throw CocoaError(.coderValueNotFound)
    }
    #expect(lower.count == 32)
  }

  // MARK: Messages

  /// The tables that the pages name: each command of `Examples/Messages` runs as it stands.
  @Test func shippedMessages() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let readme = try String(
      contentsOf: root.appendingPathComponent("Examples/Messages/README.md"), encoding: .utf8)
    let commands = readme.split(separator: "`").filter { $0.hasPrefix("lemmata ") }
    #expect(commands.count == 3)
    for command in commands {
      let arguments = command.dropFirst("lemmata".count).replacing(
        "Examples/", with: root.path + "/Examples/")
      let run = try place.shell("\"$LEMMATA\"\(arguments)")
      #expect(run.code == 0, "\(command): \(run.errors)")
    }
    let half = root.appendingPathComponent("Examples/Messages/half-bit.json").path
    let text = try place.lemmata(
      "game", "-k", "2", "-d", "1", "--rho", "1/2", "--message", "table:\(half)"
    ).output
    #expect(text.contains("1. F <= I(J;Y|M)   holds") && text.contains("slack 0, an equality"))
  }

  @Test func namedMessages() throws {
    func success(_ message: String) throws -> JSONValue? {
      try place.lemmata(
        "game", "-k", "2", "-d", "3", "--rho", "1/2", "--message", message, "--format", "json"
      ).json["success"]
    }
    #expect(try success("everything") == "187/256")
    #expect(try success("nothing") == "1/2")
    #expect(try success("prefix:2") == "11/16")
    #expect(try success("prefix:0") == "1/2")
    #expect(try success("noisy:0") == "187/256")
    #expect(try success("noisy:1") == "187/256")
    #expect(try success("noisy:0.5") == "1/2")
    #expect(try success("noisy:1/10") == "1371/2000")
  }

  @Test func tableMessages() throws {
    func success(_ file: String, _ contents: String) throws -> JSONValue? {
      try place.write(contents, to: file)
      let run = try place.lemmata(
        "game", "-k", "2", "-d", "1", "--rho", "1/2", "--message", "table:\(file)", "--format",
        "json")
      #expect(run.code == 0, "\(run.errors)")
      return try run.json["success"]
    }
    #expect(try success("all.json", #"{"messages": [0, 1, 2, 3]}"#) == "5/8")
    #expect(try success("none.json", #"{"messages": ["a", "a", "a", "a"]}"#) == "1/2")
    #expect(try success("first.json", #"{"messages": [0, 1, 0, 1]}"#) == "5/8")
    // X_2 = 0 (first two rows) sends 0, X_2 = 1 a fair coin.
    #expect(
      try success(
        "channel.json",
        #"{"channel": [[1, 0], ["1", "0"], ["1/2", "5e-1"], ["0.50", "1/2"]]}"#) == "9/16")
    // 40-digit integers name messages too.
    let digits = String(repeating: "7", count: 39)
    #expect(
      try success(
        "long.json", #"{"messages": [\#(digits)0, \#(digits)1, \#(digits)2, \#(digits)3]}"#)
        == "5/8")
    let standardInput = try place.lemmata(
      "game", "-k", "2", "-d", "1", "--rho", "1/2", "--message", "table:-", "--format", "json",
      input: #"{"messages": [0, 1, 2, 3]}"#)
    #expect(try standardInput.json["success"] == "5/8")
  }

  @Test func enumerationAgreesWithTheClosedForm() throws {
    try place.write("{\"messages\": \(Array(0..<64))}", to: "everything.json")
    let game = "game -k 2 -d 3 --rho 1/2 --format json"
    #expect(
      try place.shell("\"$LEMMATA\" \(game) --message table:everything.json").json
        == place.shell("\"$LEMMATA\" \(game)").json)
  }

  // MARK: Bad input

  @Test func parametersOutOfRange() throws {
    let game = ["game", "-k", "2", "-d", "3", "--rho"]
    func refuse(_ rho: String, _ parts: String) throws {
      try place.expectRefusal(game[0], "-k", "2", "-d", "3", "--rho", rho, saying: parts)
    }
    try refuse("3/2", "rho = 3/2: the correlation must lie in [0, 1]")
    try refuse("-1/2", "rho = -1/2: the correlation must lie in [0, 1]")
    try refuse("1/0", "\"1/0\" has a zero denominator")
    try refuse("abc", "\"abc\" is not a rational number; expected a fraction such as 1/2")
    try refuse("", "\"\" is not a rational number")
    try place.expectRefusal(
      "game", "-k", "0", "-d", "3", "--rho", "1/2",
      saying: "k = 0: the number of examples must be at least 1")
    try place.expectRefusal(
      "game", "-k", "-2", "-d", "3", "--rho", "1/2", saying: "k = -2: the number of examples")
    try place.expectRefusal(
      "game", "-k", "2", "-d", "-3", "--rho", "1/2",
      saying: "d = -3: the dimension must be at least 0")
    try place.expectRefusal(
      "game", "-k", "two", "-d", "3", "--rho", "1/2",
      saying: "\"two\" is not an integer; expected an integer such as 3")
    try place.expectRefusal(
      "game", "-k", "99999999999999999999", "-d", "3", "--rho", "1/2",
      saying: "does not fit a machine word")
  }

  @Test func unknownMessages() throws {
    func refuse(_ message: String, _ part: String) throws {
      try place.expectRefusal(
        "game", "-k", "2", "-d", "3", "--rho", "1/2", "--message", message, saying: part)
    }
    try refuse(
      "all",
      "\"all\" is not a message; expected everything, nothing, prefix:M, noisy:A or table:FILE")
    try refuse("prefix:4", "prefix:4: the length must lie in 0...3")
    try refuse("prefix:-1", "prefix:-1: the length must lie in 0...3")
    try refuse("noisy:3/2", "noisy:3/2: the flip probability must lie in [0, 1]")
    try refuse("noisy:-1/2", "noisy:-1/2: the flip probability must lie in [0, 1]")
    try refuse("noisy:1/0", "the message noisy:1/0: \"1/0\" has a zero denominator")
    try refuse("table:missing.json", "cannot read missing.json: No such file or directory")
    try refuse("table:", "the name of the input file is empty")
    try refuse("table:.", "cannot read .: Is a directory")
  }

  @Test func badTables() throws {
    func refuse(_ contents: String, _ parts: String...) throws {
      try place.write(contents, to: "t.json")
      for part in parts {
        try place.expectRefusal(
          "game", "-k", "2", "-d", "1", "--rho", "1/2", "--message", "table:t.json", saying: part)
      }
    }
    try refuse("", "t.json: empty input; expected a JSON value")
    try refuse("{", "t.json: ", "line 1")
    try refuse(
      #"{"messages": [0, 1]}"#, "the table has 2 entries", "2^2 = 4 values of the examples")
    try refuse(
      #"{"messages": [0, 1.0, 2, 3]}"#, "t.json: messages[1]: 1.0 is a JSON number",
      "quote it: \"1.0\"")
    try refuse(
      #"{"channel": [["1/2", "1/2"], ["1/2", "1/3"], ["1", "0"], ["0", "1"]]}"#,
      "sums to 5/6, not to 1")
    try refuse(
      #"{"channel": [["1/2", "1/2"], ["3/2", "-1/2"], ["1", "0"], ["0", "1"]]}"#,
      "negative weight -1/2")
    try refuse(#"{"table": []}"#, "unknown key \"table\"")
  }

  @Test func tooLarge() throws {
    try place.expectRefusal(
      "game", "-k", "10", "-d", "10", "--rho", "1/2", "--message", "table:missing.json",
      saying: "k d = 10 * 10 is above the limit of 24 bits")
    try place.expectRefusal(
      "game", "-k", "1000000", "-d", "1000000", "--rho", "1/3",
      saying: "the exact optimum for k = 1000000, d = 1000000", "would not fit in memory")
  }

  /// Where only I(J;Y|M) is out of reach it is enclosed, and everything is decided.
  @Test func enclosedIndexInformation() throws {
    let run = try place.lemmata("game", "-k", "10", "-d", "20", "--rho", "1/2")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.output.contains("I(J;Y|M) in [1.77978580056, 3.77443751082]"))
    #expect(run.output.contains("lemmata table asymptotics"))
    let json = try place.lemmata(
      "game", "-k", "10", "-d", "20", "--rho", "1/2", "--format", "json"
    ).json
    let ends = try #require(json["information"]?["I(J;Y|M)"]).elements.map { try $0.rational() }
    #expect(ends.count == 2 && ends[0] < ends[1])
    #expect(json["chain"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
  }
}
