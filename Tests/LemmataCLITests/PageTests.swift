import Foundation
import Lemmata
import LemmataTestSupport
import Testing

/// The format `html`: a page for each command, and what it shares with the other formats.
struct PageTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  /// Runs a command with `--format html` and reads its page.
  private func page(
    _ command: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> PageReader {
    let run = try place.shell("\"$LEMMATA\" \(command) --format html")
    let comment = Comment(rawValue: command)
    #expect(run.code == 0 && run.errors == "", comment, sourceLocation: sourceLocation)
    #expect(run.output.hasPrefix("<!DOCTYPE html>\n"), comment, sourceLocation: sourceLocation)
    let page = PageReader(run.output)
    #expect(page.fault == nil, comment, sourceLocation: sourceLocation)
    #expect(
      page.text.contains("Computed by lemmata \(LemmataVersion.current)."), comment,
      sourceLocation: sourceLocation)
    return page
  }

  private func expect(
    _ page: PageReader, says parts: [String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    for part in parts {
      #expect(page.text.contains(part), "\(part)", sourceLocation: sourceLocation)
    }
  }

  // MARK: The commands

  @Test func game() throws {
    let page = try page("game -k 2 -d 3 --rho 1/2")
    expect(
      page,
      says: [
        "lemmata game -k 2 -d 3 --rho 1/2 --message everything", "187/256 = 0.73046875",
        "All 7 inequalities hold.", "9/4 log2 3 − 3 = 0.566165626622…", "(ρ2/k) ∑ I(Xj;M)",
        "0.0918168712891…", "Data processing through the noise",
      ])
    // The chain as a staircase of its five quantities, and the three bounds as pairs.
    #expect(page.count(of: "svg") == 2 && page.count(of: "rect") == 5 + 6)
    #expect(
      page.count(of: "h2") == 5 && page.count(of: "tr") == 3 + 1 + 5 + 1 + 2 + 1 + 4 + 1 + 3 + 1)
  }

  @Test func contraction() throws {
    let page = try page("contraction z:1/3 --input 1/3,2/3")
    expect(
      page,
      says: [
        "lemmata contraction z:1/3 --input 1/3,2/3 --width 1/1000000", "ηTV(W)",
        "2/3 = 0.666666666666…", "0.535026479282…", "witness Q = (", "All 10 bounds hold.",
      ])
    #expect(page.count(of: "svg") == 1)
  }

  @Test func memorization() throws {
    let page = try page("memorization boolean -n 3 --lambda 1/2 --learner majority:2 -d 4")
    expect(
      page,
      says: [
        "lemmata memorization boolean --lambda 1/2 -n 3 --learner majority:2 --dimension 4",
        "Boolean clustering", "excess memorization", "(1−τ)/ρ I(M;X)", "claims hold.",
      ])
  }

  @Test func verify() throws {
    let page = try page("verify merged-columns sdpi-bsc")
    expect(
      page,
      says: [
        "lemmata verify merged-columns sdpi-bsc", "merged-columns: holds (", "sdpi-bsc: holds (",
        "All 2 lemmas hold in all",
      ])
    let instance = try self.page("verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1")
    expect(instance, says: ["lemmata verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1", "1 case"])
  }

  @Test func show() throws {
    let page = try page("show sdpi-bsc")
    expect(
      page, says: ["I(U;Y) ≤ ρ2 I(U;X)", "Proof, in short.", "lemmata verify sdpi-bsc -d ..."])
    #expect(page.count(of: "h1") == 1 && page.count(of: "table") == 0)
  }

  @Test func theOtherCommands() throws {
    for (command, part) in [
      ("optimum -k 2 -d 3 --rho 1/2", "187/256"), ("list", "merged-columns"),
      ("table optimum -k 2 -d 1...2", "5/8"), ("table lemma merged-columns", "merged-columns"),
      ("sample -k 2 -d 3 --rho 1/2 --trials 10 --seed 1", "Clopper-Pearson"),
      ("plot optimum -k 2 -d 1...3", "5/8"),
    ] {
      let run = try place.shell("\"$LEMMATA\" \(command) --format html")
      let page = PageReader(run.output)
      #expect(run.code == 0 && page.fault == nil && page.text.contains(part), "\(command)")
    }
  }

  // MARK: The contract

  @Test func theNameOfTheFileAsksForAPage() throws {
    let game = "game -k 2 -d 1 --rho 1/2"
    let page = try place.shell("\"$LEMMATA\" \(game) --format html").output
    for name in ["page.html", "page.htm", "PAGE.HTML"] {
      let run = try place.shell("\"$LEMMATA\" \(game) --output \(name)")
      #expect(run.code == 0 && run.output == "" && run.errors == "")
      #expect(try place.read(name) == page, "\(name)")
    }
    let markdown = try place.shell("\"$LEMMATA\" \(game) --output page.html --format markdown")
    #expect(markdown.code == 0)
    #expect(try place.read("page.html").hasPrefix("**The game with k = 2"))
    let figure = try place.shell("\"$LEMMATA\" plot optimum -k 2 -d 1...3 --output figure.html")
    #expect(figure.code == 0)
    #expect(PageReader(try place.read("figure.html")).count(of: "table") == 1)
  }

  @Test func namesOfFilesAreText() throws {
    let name = "<script>alert(1)<&>\"'.json"
    try place.write(#"{"channel": [["3/4", "1/4"], ["1/4", "3/4"]]}"#, to: name)
    let run = try place.lemmata("contraction", name, "--format", "html")
    #expect(run.code == 0 && !run.output.contains("<script"))
    let page = PageReader(run.output)
    #expect(page.fault == nil && page.count(of: "script") == 0)
    #expect(page.text.contains("of the channel \(name) (2 inputs, 2 outputs)"))
    #expect(page.text.contains(#"lemmata contraction '<script>alert(1)<&>"'\''.json'"#))
  }

  @Test func unitAndDigitsChangeThePage() throws {
    let nats = try page("game -k 2 -d 3 --rho 1/2 --unit nats --digits 5")
    expect(nats, says: ["Information (nats)", "slack (nats)", "0.39243…"])
  }

  /// An estimate of little confidence misses the probability that is known: in every format the exit code says so, and
  /// the report is written.
  @Test func verdictsDecideTheExitCodeInEveryFormat() throws {
    let command =
      "sample-learning boolean -n 2 --lambda 1/3 -d 9 --learner majority:5 --trials 99 --seed 1 "
      + "--confidence 1/1000"
    for format in TableFormat.allCases {
      let run = try place.shell("\"$LEMMATA\" \(command) --format \(format.rawValue)")
      #expect(run.code == 3 && run.errors == "", "\(format)")
      #expect(
        run.output.contains("ontradicted") || run.output.contains("CONTRADICTED"), "\(format)")
      let filed = try place.shell(
        "\"$LEMMATA\" \(command) --format \(format.rawValue) --output out")
      #expect(filed.code == 3 && filed.output == "" && filed.errors == "", "\(format)")
      if format != .latex { #expect(try place.read("out") == run.output, "\(format)") }
    }
  }
}
