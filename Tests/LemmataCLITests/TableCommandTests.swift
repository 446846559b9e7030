import Foundation
import Lemmata
import Testing

/// `lemmata table`.
struct TableCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func table(_ options: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" table \(options)")
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors == "")
    return run
  }

  @Test func optimumTable() throws {
    let rows = try table("optimum -k 2...3 -d 1...3 --format json").json.elements
    #expect(rows.count == 6)
    #expect(rows[2] == ["rho": "1/2", "k": 2, "d": 3, "optimalSuccess": "187/256"])
    #expect(
      try table("optimum -k 2 -d 1,3 --format csv").output
        == "rho,k,d,optimalSuccess\n1/2,2,1,5/8\n1/2,2,3,187/256\n")
    #expect(
      try table("optimum -k 2 -d 1...2").output == """
        Optimal success in the 1-out-of-k nearest-neighbour game

        rho  k  d  optimal success
        ---  -  -  ---------------
        1/2  2  1      5/8 = 0.625
        1/2  2  2   11/16 = 0.6875

        """)
    #expect(
      try table("optimum -k 2 -d 1 --format markdown").output.hasSuffix(
        "| 1/2 | 2 | 1 | 5/8 = 0.625 |\n"))
    let latex = try table("optimum -k 2 -d 1 --format latex").output
    #expect(
      latex.hasPrefix(
        "% lemmata \(LemmataVersion.current): lemmata table optimum -k 2 -d 1 --format latex\n"))
    #expect(latex.contains("\\toprule") && !latex.contains("\\hline"))
  }

  @Test func gameTable() throws {
    let rows = try table("game -k 2...3 -d 1 --rho 1/4,1/2 --message prefix:1 --format json").json
      .elements
    #expect(rows.count == 4)
    #expect(
      rows[0].keys == [
        "rho", "k", "d", "success", "I(X;M)", "I(M;Y|J)", "I(J;Y|M)", "fano", "sdpi", "mrsGerber",
        "verdict",
      ])
    #expect(rows.map { $0["rho"] } == ["1/4", "1/4", "1/2", "1/2"])
    #expect(rows.map { $0["k"] } == [2, 3, 2, 3])
    #expect(rows[2]["success"] == "5/8")
    #expect(rows.allSatisfy { $0["verdict"] == "holds" })
  }

  /// Several messages have a row each, and their names in a last column.
  @Test func gameTableOfMessages() throws {
    let messages = try table(
      "game -k 2 -d 1...2 --message nothing --message everything --format json"
    ).json.elements
    #expect(messages.map { $0["message"] } == ["nothing", "everything", "nothing", "everything"])
    #expect(messages.map { $0["success"] } == ["1/2", "5/8", "1/2", "11/16"])
    #expect(messages[1].keys.last == "message" && messages[1]["d"] == 1)
  }

  @Test func gameTableInEveryFormat() throws {
    let text = try table("game -k 2 -d 1").output
    #expect(text.contains("Mrs Gerber bound (bits)") && text.contains("holds"))
    #expect(try table("game -k 2 -d 1 --unit nats").output.contains("I(X;M) (nats)"))
    #expect(
      try table("game -k 2 -d 1 --format markdown").output.contains("| 1/2 | 2 | 1 | 5/8 | 2 |"))
    #expect(
      try table("game -k 2 -d 1 --format csv").output.hasPrefix(
        "rho,k,d,success,I(X;M) lower (bits),I(X;M) upper (bits),"))
    #expect(
      try table("game -k 2 -d 1 --format latex --columns 'd,I(M;Y|J)'").output.contains(
        "$I(M;Y\\mid J)$ (bits)"))
  }

  @Test func rangesAndLists() throws {
    func sizes(_ option: String) throws -> [JSONValue?] {
      try table("optimum -k \(option) -d 0 --format json").json.elements.map { $0["k"] }
    }
    #expect(try sizes("4") == [4])
    #expect(try sizes("2...4") == [2, 3, 4])
    #expect(try sizes("5,2...3,9") == [5, 2, 3, 9])
    #expect(try sizes("3...3") == [3])
  }

  @Test func badRanges() throws {
    func refuse(_ k: String, _ part: String) throws {
      try place.expectRefusal("table", "optimum", "-k", k, "-d", "1", saying: part)
    }
    try refuse("5...2", "the range 5...2 is empty; expected the smaller end first")
    try refuse(
      "2..5",
      "\"2..5\" is not an integer; expected an integer, a range such as 2...6, or a list such as 1,2,5"
    )
    try refuse("", "\"\" is not an integer")
    try refuse("1,,2", "\"\" is not an integer")
    try refuse("1...2000000", "the range 1...2000000 has more than 1000000 values")
    try refuse("-9223372036854775808...9223372036854775807", "has more than 1000000 values")
    try refuse("0...2", "k = 0: the number of examples must be at least 1")
    try place.expectRefusal(
      "table", "optimum", "-k", "1...2000", "-d", "1...2000",
      saying: "the table would have more than 1000000 rows")
    try place.expectRefusal(
      "table", "optimum", "-k", "2", "-d", "1", "--rho", "1/2,3/2",
      saying: "rho = 3/2: the correlation must lie in [0, 1]")
    try place.expectRefusal(
      "table", "game", "-k", "2", "-d", "1,3", "--message", "prefix:2",
      saying: "prefix:2: the length must lie in 0...1")
    try place.expectRefusal(
      "table", "game", "-k", "10", "-d", "1,10", "--message", "table:missing.json",
      saying: "above the limit of 24 bits")
    try place.expectRefusal("table", "nonsense", saying: "nonsense")
  }

  // MARK: Asymptotics

  @Test func asymptoticsTable() throws {
    let rows = try table("asymptotics --log2k 10,320 --trials 1000 --format json").json.elements
    #expect(rows.map { $0["log2k"] } == [10, 320])
    #expect(rows.map { $0["d"] } == [1387, 44_362])
    #expect(rows.map { $0["rho"] } == ["7717/62500", "22417/200000"])
    #expect(rows.map { $0["success"] } == ["9/10", "319/320"])
    #expect(rows[0]["trials"] == 1000 && rows[1]["trials"] == .null)
    #expect(rows[0]["seed"] == 1 && rows[0]["confidence"] == "99/100")
  }

  @Test func asymptoticsKeys() throws {
    let rows = try table("asymptotics --log2k 10 --trials 1000 --format json").json.elements
    #expect(
      rows[0].keys == [
        "log2k", "d", "rho", "thresholdRatio", "rateOverCapacity", "optimalSuccess", "success",
        "sdpi", "mrsGerber", "noisyCopy", "noisyCopyFlip", "estimate", "interval", "confidence",
        "trials", "seed",
      ])
    let certain = try table("asymptotics --log2k 10 --trials 0 --format json").json.elements
    #expect(certain[0].keys == Array(rows[0].keys.prefix(11)))
  }

  @Test func asymptoticsText() throws {
    let text = try table("asymptotics --log2k 10 --success 9/10*OPT --seed 5 --trials 1000").output
    #expect(
      text.hasPrefix(
        "Bounds on I(X;M)/(k d) in the 1-out-of-k game with d = 200 ln k, rho solved from OPT = 1 - 1/log2 k, "
          + "success 9/10 OPT; limits at the threshold, as rho -> 0 and success -> 1: SDPI"
      ))
    #expect(text.contains("SDPI 1/(2 ln 2) = 0.721347…, Mrs Gerber 1\n"))
    #expect(text.contains("  0.810003  0.349904…      0.385227…      0.728094…  0.04663  "))
    #expect(
      try table("asymptotics --log2k 10 --trials 0 --digits 9").output.contains("0.452707326…"))
    #expect(
      try table("asymptotics --log2k 10 --trials 0 --unit nats --format markdown").output.contains(
        "| 0.403453… | 0.452707… |"))
    let csv = try table("asymptotics --log2k 5...6 --dimension '10 log2 k' --format csv").output
    #expect(csv.split(separator: "\n").count == 3)
    #expect(csv.contains(",sdpi lower,sdpi upper,mrsGerber lower,mrsGerber upper,"))
    #expect(
      try table(
        "asymptotics --log2k 9 --threshold 3/2 --rho-digits 3 --format latex --columns log2k,d,rho"
      ).output
        .contains("$9$ & $1248$ & $0.122$ \\\\\n"))
  }

  /// The estimate is that of `lemmata sample` with the same seed.
  @Test func asymptoticsTableIsReproducible() throws {
    let options = "asymptotics --log2k 10 --trials 5000 --seed 9 --confidence 0.95 --format json"
    let row = try table(options).json.elements[0]
    let sample = try place.shell(
      "\"$LEMMATA\" sample -k 1024 -d 1387 --rho 0.123472 --method distances --trials 5000 --seed 9 "
        + "--confidence 0.95 --format json"
    ).json
    #expect(row["interval"] == sample["interval"])
    let successes = try #require(sample["successes"]).word()
    #expect(row["estimate"] == .string("\(Rational(successes, 5000))"))
    #expect(try table(options).json.elements[0] == row)
  }

  @Test func badAsymptotics() throws {
    func refuse(_ arguments: String..., saying part: String) throws {
      try refuse(arguments, part)
    }
    func refuse(_ arguments: [String], _ part: String) throws {
      let quoted = arguments.map { "'\($0)'" }.joined(separator: " ")
      let run = try place.shell("\"$LEMMATA\" table asymptotics \(quoted)")
      #expect(run.code == 2 && run.output == "", "\(arguments)")
      #expect(run.errors.contains(part), "\(run.errors)")
    }
    try refuse("--log2k", "0", saying: "log2 k = 0: the binary logarithm")
    try refuse("--log2k", "x", saying: "\"x\" is not an integer")
    try refuse(
      "--log2k", "1...20000", saying: "the table would have 20000 rows; expected at most 10000")
    try refuse("--dimension", "200 lg k", saying: "\"200 lg k\": expected an integer, c*ln(k)")
    try refuse("--optimum", "much", saying: "\"much\": expected a rational such as 99/100")
    try refuse("--optimum", "OPT", saying: "must not refer to itself")
    try refuse(
      "--optimum", "1", saying: "OPT = 1 at k = 2^4: the optimum to be solved for must lie")
    try refuse("--optimum", "1/2", "--threshold", "2", saying: "exclude each other")
    try refuse("--threshold", "-1/2", saying: "rho^2 d/(2 ln k) = -1/2 at k = 2^")
    try refuse("--log2k", "9", "--success", "1", saying: "success 1 at k = 2^9, d = 1248: expected")
    try refuse("--log2k", "9", "--dimension", "2", saying: "no correlation gives that much")
    try refuse("--trials", "-1", saying: "--trials is -1; expected at least 0")
    try refuse("--trials", "1000000000000", saying: "need --force")
    try refuse("--seed", "-1", saying: "\"-1\" is no seed")
    try refuse("--confidence", "1", saying: "the confidence is 1")
    try refuse("--rho-digits", "0", saying: "rho with 0 significant digits: expected 2 to 15")
    try refuse("--log2k", "1000000000", saying: "which would not fit in memory")
  }

  @Test func interruptedAsymptotics() throws {
    let run = try place.interruptedLemmata(
      "table", "asymptotics", "--log2k", "20", "--trials", "10000000000", "--output",
      place.path("table.txt"), after: 0.5)
    #expect(run.code == 130 && run.output == "")
    #expect(try place.files == [])
  }
}
