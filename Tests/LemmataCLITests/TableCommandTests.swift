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
    let text = try table("game -k 2 -d 1").output
    #expect(text.contains("Mrs Gerber bound (bits)") && text.contains("holds"))
    #expect(try table("game -k 2 -d 1 --unit nats").output.contains("I(X;M) (nats)"))
    #expect(
      try table("game -k 2 -d 1 --format markdown").output.contains("| 1/2 | 2 | 1 | 5/8 | 2 |"))
    #expect(
      try table("game -k 2 -d 1 --format csv").output.hasPrefix(
        "rho,k,d,success,I(X;M) lower (bits),I(X;M) upper (bits),"))
    #expect(try table("game -k 2 -d 1 --format latex").output.contains("$I(M;Y|J)$ (bits)"))
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
}
