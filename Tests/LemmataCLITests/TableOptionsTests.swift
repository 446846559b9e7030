import Foundation
import Lemmata
import Testing

/// The options of `lemmata table` and `lemmata plot` for the layout of a table.
struct TableOptionsTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    return run
  }

  private let optimum = "table optimum -k 2 -d 1...2"

  @Test func columns() throws {
    #expect(
      try lemmata("\(optimum) --columns optimalSuccess,d --format csv").output
        == "optimalSuccess,d\n5/8,1\n11/16,2\n")
    let rows = try lemmata("\(optimum) --columns d --format json").json["rows"]
    #expect(rows == [["d": 1], ["d": 2]])
    #expect(
      try lemmata("\(optimum) --columns help").output == """
        Names for --columns

        name            heading
        --------------  ---------------
        rho             rho
        k               k
        d               d
        optimalSuccess  optimal success

        """)
    let words = optimum.split(separator: " ").map(String.init)
    func refuse(_ options: [String], _ part: String) throws {
      let run = try place.shell("\"$LEMMATA\" \((words + options).joined(separator: " "))")
      #expect(run.code == 2 && run.output == "" && run.errors.contains(part), "\(run.errors)")
    }
    try refuse(
      ["--columns", "d,x"],
      "there is no column \"x\"; expected some of rho, k, d, optimalSuccess")
    try refuse(["--columns", "d,d"], "the column d is named twice")
    try refuse(["--columns", "d,"], "--columns is \"d,\"; expected names with commas between them")
    try refuse(["--round", "x"], "--round is x; expected a number of places from 0 to 1000")
    try refuse(["--round", "1001"], "expected a number of places from 0 to 1000")
    try refuse(
      ["--round", "2", "--format", "csv"], "--round is for text, Markdown, LaTeX and HTML")
    try refuse(["--transpose", "--format", "json"], "--transpose is for text")
    try refuse(["--style", "exact", "--format", "csv"], "--style is for text")
    try refuse(["--style", "short"], "short")
    try refuse(["--caption", "C", "--format", "json"], "--caption is for text")
    try refuse(["--label", "tab:x"], "--label is for LaTeX, and the format is text")
    try refuse(["--label", "'a}b'", "--format", "latex"], "the label \"a}b\" is none for LaTeX")
    try refuse(
      ["--label", "a", "--caption", "''", "--format", "latex"],
      "--label is of a table with a caption")
    try refuse(
      ["--caption", "'50 % of {d}'", "--format", "latex"],
      "the caption has a %, which begins a comment in LaTeX; expected \\% for the sign")
    for caption in ["'a {b'", "'a} {b'", "'a \\{b}'"] {
      try refuse(
        ["--caption", caption, "--format", "latex"], "the braces of the caption do not balance")
    }
    #expect(
      try lemmata("\(optimum) --caption '50 \\% of \\{ $d_{1}$' --format latex").output.contains(
        "\\caption{50 \\% of \\{ $d_{1}$;"))
    try refuse(["--numbers", "siunitx"], "--numbers siunitx is for LaTeX")
    try refuse(["--standalone"], "--standalone is for LaTeX, and the format is text")
    try refuse(["--terms", "-1"], "--terms is -1; expected a number of terms from 0 to 1000")
  }

  @Test func numbers() throws {
    func last(_ options: String) throws -> Substring? {
      try lemmata("\(optimum) \(options) --format markdown").output.split(separator: "\n").last
    }
    #expect(try last("") == "| 2 | 11/16 = 0.6875 |")
    #expect(try last("--style exact") == "| 2 | 11/16 |")
    #expect(try last("--style decimal") == "| 2 | 0.6875 |")
    #expect(try last("--round 2") == "| 2 | ≈ 0.69 |")
    #expect(try last("--round 2 --style both") == "| 2 | 11/16 ≈ 0.69 |")
    #expect(try last("--round 5") == "| 2 | 0.68750 |")
    #expect(
      try lemmata("\(optimum) --transpose").output == """
        Optimal success in the 1-out-of-k nearest-neighbour game

        rho                      1/2             1/2
        ---------------  -----------  --------------
        k                          2               2
        d                          1               2
        optimal success  5/8 = 0.625  11/16 = 0.6875

        """)
  }

  @Test func captions() throws {
    let title = "Optimal success in the 1-out-of-k nearest-neighbour game"
    #expect(
      try lemmata("\(optimum) --format markdown").output.hasPrefix(
        "**\(title); rho = 1/2, k = 2**\n\n| d | optimal success |\n"))
    let latex = try lemmata("\(optimum) --format latex").output
    #expect(
      latex.contains(
        "\\caption{\(title); $\\rho$ $=$ $1/2$; $k$ $=$ $2$}\n\\begin{tabular}{@{}rr@{}}\n"))
    #expect(latex.contains("\n% In the preamble: \\usepackage{booktabs}\n"))
    let own = try lemmata("\(optimum) --format latex --caption 'At $d\\le2$.' --label tab:a")
    #expect(own.output.contains("\\caption{At $d\\le2$.; $\\rho$ $=$ $1/2$"))
    #expect(own.output.contains("}\n\\label{tab:a}\n\\begin{tabular}"))
    let bare = try lemmata("\(optimum) --format latex --caption ''").output
    #expect(!bare.contains("{table}") && bare.contains("$\\rho$ & $k$ & $d$ & optimal success"))
    let all = try lemmata("\(optimum) --format markdown --columns all").output
    #expect(all.hasPrefix("**\(title)**\n\n| rho | k | d |"))
    let siunitx = try lemmata("\(optimum) --format latex --numbers siunitx --style decimal").output
    #expect(
      siunitx.contains("$1$ & $\\num{0.625}$") || siunitx.contains("$\\num{1}$ & $\\num{0.625}$"))
    #expect(siunitx.contains("\\usepackage{booktabs} \\usepackage{siunitx}"))
  }

  /// A table that does not fit a page says so, and how it can be made to.
  @Test func wideTables() throws {
    let wide = try place.shell("\"$LEMMATA\" table game -k 2...3 -d 1...2 --format latex")
    #expect(wide.code == 0 && wide.output.contains("\\end{table}"))
    #expect(
      wide.errors.hasPrefix("the table is about ")
        && wide.errors.contains("--columns chooses among rho,k,d,success,I(X;M)"), "\(wide.errors)")
    let narrow = try lemmata("table game -k 2...3 -d 1...2 --format latex --columns 'k,d,I(X;M)'")
    #expect(narrow.output.contains("$I(X;M)$ (bits)"))
  }

  /// JSON begins with what was asked.
  @Test func question() throws {
    let json = try lemmata("table contraction z:0...1 --steps 2 --format json").json
    #expect(json.keys == ["command", "version", "channel", "input", "width", "steps", "rows"])
    #expect(json["command"] == "table contraction" && json["channel"] == "z:0...1")
    #expect(json["version"] == .string(LemmataVersion.current) && json["steps"] == 2)
    #expect(json["rows"]?.elements.count == 3)
    let usual = try lemmata("table contraction z:0...1 --format json").json
    #expect(usual["steps"] == 10 && usual["rows"]?.elements.count == 11)
    let drawn = try lemmata("plot contraction z:0...1 --coefficients kl,dobrushin --format json")
      .json
    #expect(drawn["steps"] == 20 && drawn["coefficients"] == "kl,dobrushin")
    let figure = try lemmata("plot optimum -k 2 -d 1...3 --format json").json
    #expect(figure.keys == ["command", "version", "k", "d", "rho", "rows"])
    #expect(figure["command"] == "plot optimum" && figure["d"] == "1,2,3")
  }

  @Test func units() throws {
    let json = try lemmata("table game -k 2 -d 1 --unit nats --format json").json
    #expect(json["unit"] == "nats")
    let information = try #require(json["rows"]?[0]?["I(X;M)"])
    #expect(information.keys == ["logForm", "nats"] && information["logForm"] == [["2", "2"]])
    let game = try lemmata("game -k 2 -d 1 --rho 1/2 --unit nats --format json").json
    #expect(game.keys.first == "unit" && game["information"]?["I(X;M)"]?["nats"] != nil)
    // The bound is an enclosure, in the unit that the first key names: 1 - log(2) times that in bits.
    let bits = try lemmata("game -k 2 -d 1 --rho 1/2 --format json").json
    #expect(bits.keys.first == "success")
    let (inNats, inBits) = (
      try #require(game["bounds"]?["mrsGerber"]), try #require(bits["bounds"]?["mrsGerber"])
    )
    #expect(inNats != inBits)
    #expect(try lemmata("game -k 2 -d 1 --rho 1/2 --terms 0").output.contains("terms)"))
  }

  // MARK: Own channels

  @Test func ownChannels() throws {
    try place.write(#"{"channel": [["3/4", "1/4"], ["1/4", "3/4"]]}"#, to: "c.json")
    let rows = try lemmata("table contraction bsc:1/4 mine=c.json --format json").json.elements
    #expect(rows.count == 2 && rows[1]["channel"] == "mine" && rows[1]["parameter"] == .null)
    for key in ["dobrushin", "kl", "chiSquare"] { #expect(rows[0][key] == rows[1][key]) }
    let figure = try lemmata(
      "plot contraction bsc:0...1/2 z:0...1 mine=c.json --steps 2 --format pgfplots"
    ).output
    #expect(figure.contains("\\addlegendentry{bsc: $\\eta_{\\mathrm{KL}}(W)$"))
    #expect(figure.contains("node[right, black, align=left] {mine: $\\eta_{\\mathrm{KL}}(W)$}"))
    #expect(figure.components(separatedBy: "\\addplot[").count == 6)
    try place.expectRefusal(
      "table", "contraction", "mine=d.json", saying: "there is no file d.json; expected NAME=FILE")
    try place.expectRefusal(
      "table", "contraction", "mine=c.json", "mine=c.json",
      saying: "two channels have the name mine; expected a name for each")
    try place.expectRefusal(
      "table", "contraction", "bsc:1/4=c.json", saying: "bsc:1/4 is the name of a channel already")
    try place.expectRefusal(
      "table", "contraction", "bsc:1/4", "bsc=c.json", saying: "two channels have the name bsc")
    try place.expectRefusal("table", "contraction", "=c.json", saying: "lacks a name or a file")
    try place.expectRefusal(
      "plot", "contraction", "mine=c.json", saying: "expected a range for the parameter")
    try place.expectRefusal(
      "table", "contraction", "z:1/2", "--coefficients", "kl", saying: "expected --columns")
    try place.expectRefusal(
      "plot", "contraction", "z:0...1", "--coefficients", "eta", saying: "there is no curve \"eta\""
    )
  }
}
