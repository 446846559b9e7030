import Foundation
import Lemmata
import Testing

/// `lemmata list`, `show`, `verify` and `table lemma`.
struct LemmaCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0, "\(arguments): \(run.errors)")
    #expect(run.errors == "")
    return run
  }

  // MARK: list and show

  @Test func list() throws {
    let text = try lemmata("list").output
    let json = try lemmata("list --format json").json
    let elements = json.elements
    #expect(elements.count == LemmaCatalog.all.count && elements.count > 30)
    for (element, lemma) in zip(elements, LemmaCatalog.all) {
      #expect(element.keys == ["id", "title", "status", "source", "subject"])
      #expect(element["id"] == .string(lemma.id))
      #expect(element["status"] == .string(lemma.status.rawValue))
      #expect(text.contains("\(lemma.id) (\(lemma.status))\n    "))
    }
    let csv = try lemmata("list --format csv").output
    #expect(csv.hasPrefix("id,title,status,source,subject\n"))
    #expect(csv.split(separator: "\n").count == elements.count + 1)
    // Each subject once, before its lemmas.
    for subject in LemmaCatalog.subjects {
      let pieces = text.components(separatedBy: "\(subject.title)\n\n")
      #expect(pieces.count == 2 && pieces[1].hasPrefix(subject.lemmas[0].id), "\(subject.title)")
    }
    let page = try lemmata("list --format html").output
    #expect(page.contains("<h2>") && page.contains("<h3>"))
  }

  /// Words keep the lemmas that have all of them; ids have no case.
  @Test func listOfWords() throws {
    func ids(_ arguments: String) throws -> [JSONValue] {
      try lemmata("list \(arguments) --format json").json.elements.compactMap { $0["id"] }
    }
    let sdpi = try ids("SDPI")
    #expect(sdpi.contains("sdpi-bsc") && sdpi.contains("symmetric-sdpi") && !sdpi.contains("fano"))
    #expect(sdpi.count < LemmaCatalog.all.count / 2)
    #expect(try ids("gerber vectors") == ["mrs-gerber-vector"])
    #expect(try ids("gács").contains("sdpi-bsc"))
    let graph = try lemmata("list gerber --graph dot").output
    #expect(graph.contains("\"mrs-gerber\"") && !graph.contains("\"fano\" ["))
    try place.expectRefusal(
      "list", "nonsense", saying: "no lemma has \"nonsense\"", "the subjects are:")
    #expect(
      try lemmata("show Mrs-Gerber").output == lemmata("show mrs-gerber").output)
    #expect(try lemmata("verify FANO").output.hasPrefix("fano: holds"))
  }

  @Test func show() throws {
    let text = try lemmata("show sdpi-bsc").output
    let lemma = try LemmaCatalog.lemma("sdpi-bsc")
    #expect(text.hasPrefix("\(lemma.title)\nsdpi-bsc, published\n"))
    #expect(text.contains("Proof, in short. ") && text.contains("Source: "))
    #expect(text.contains("lemmata verify sdpi-bsc -d ... "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    let json = try lemmata("show sdpi-bsc --format json").json
    #expect(
      json.keys
        == [
          "id", "title", "status", "source", "statement", "summary", "enumerated", "parameters",
        ])
    #expect(json["statement"] == .string(lemma.statement))
    for lemma in LemmaCatalog.all {
      #expect(try lemmata("show \(lemma.id)").output.contains(lemma.title))
    }
  }

  /// The graph in two forms: the lemmas in their order, and Graphviz's language.
  @Test func graph() throws {
    let text = try lemmata("list --graph text").output
    #expect(text == LemmaGraph(LemmaCatalog.all).text)
    #expect(text.contains("alice-bob-sdpi\n    builds on sdpi-bsc, fano\n"))
    // The option alone asks for text, also before another option and behind words.
    #expect(try lemmata("list --graph").output == text)
    #expect(try lemmata("list gerber --graph").output == lemmata("list gerber --graph text").output)
    #expect(try lemmata("list --graph --output graph.txt").output == "")
    #expect(try place.read("graph.txt") == text)
    let dot = try lemmata("list --graph dot").output
    #expect(try lemmata("list --graph=dot").output == dot)
    #expect(dot.hasPrefix("digraph lemmas {\n") && dot.hasSuffix("}\n"))
    #expect(dot.contains("  \"fano\" -> \"alice-bob-sdpi\";\n"))
    #expect(try lemmata("show alice-bob-sdpi").output.contains("\nBuilds on sdpi-bsc, fano.\n"))
    try place.expectRefusal(
      "list", "--graph", "--graph", saying: "--graph is given twice; expected it once")
    try place.expectRefusal("list", "--graph", "svg", saying: "svg")
    try place.expectRefusal(
      "list", "--graph", "--format", "json", saying: "expected no --format")
    try place.expectRefusal(
      "list", "--graph", "dot", "--format", "json", saying: "expected no --format")
  }

  @Test func unknownLemmas() throws {
    try place.expectRefusal(
      "show", "gerber", saying: "there is no lemma \"gerber\"; expected one of mrs-gerber")
    try place.expectRefusal("verify", "nonsense", saying: "\"nonsense\"", "data-processing")
    try place.expectRefusal("show", saying: "Missing expected argument '<id>'")
    try place.expectRefusal("table", "lemma", "", saying: "there is no lemma \"\"")
  }

  // MARK: verify

  @Test func verifyOne() throws {
    let json = try lemmata("verify fano --format json").json
    #expect(json.elements.count == 1)
    let result = json.elements[0]
    #expect(
      result.keys == [
        "id", "cases", "verdict", "minimumSlack", "claims", "tightest", "inequalities",
        "equalities",
        "zeroEqualities", "minimumPositiveSlack",
      ])
    #expect(result["id"] == "fano" && result["verdict"] == "holds")
    #expect(result["minimumSlack"]?["logForm"] == [])
    let direct = try LemmaCatalog.lemma("fano").verify()
    #expect(result["cases"] == JSONValue(direct.caseCount))
    #expect(try lemmata("verify fano").output.hasPrefix("fano: holds (\(direct.caseCount) cases, "))
  }

  @Test func verifySeveral() throws {
    let text = try lemmata("verify merged-columns expected-singletons").output
    #expect(text.contains("merged-columns: holds") && text.contains("expected-singletons: holds"))
    #expect(text.contains("All 2 lemmas hold in all "))
    let csv = try lemmata("verify merged-columns expected-singletons --format csv").output
    #expect(
      csv.hasPrefix(
        "id,cases,claims,verdict,minimumSlack lower,minimumSlack upper,attained at,claim,equalities,"
          + "minimumPositiveSlack"))
  }

  @Test func anInstanceOfTheUsers() throws {
    let text = try lemmata("verify sdpi-bsc -d 2 --rho 1/3 --message prefix:1").output
    #expect(text.hasPrefix("sdpi-bsc: holds (1 case, "))
    try place.write(#"{"messages": [0, 0, 0, 1]}"#, to: "and.json")
    let own = try lemmata("verify sdpi-bsc -d 2 --rho 1/2 --message table:and.json --format json")
      .json.elements[0]
    #expect(own["cases"] == 1 && own["verdict"] == "holds")
    // The same numbers as those of the game with one example.
    let game = try Game(examples: 1, dimension: 2, correlation: 1 / 2)
    let report = try game.report(for: .deterministic("and") { $0.index == 3 ? 1 : 0 })
    let expected = report.chain[2].slack.json(ValueStyle())
    #expect(own["minimumSlack"] == expected)
  }

  /// A law of the user's: from a file, with labels or counts, with a channel for the last step, or as a list.
  @Test func aLawOfTheUsers() throws {
    try place.write("M,X,n\na,0,1\na,1,2\nb,1,3\nb,0,2\n", to: "counts.csv")
    let text = try lemmata("verify data-processing --law counts.csv --counts --channel z:1/3")
      .output
    #expect(text.hasPrefix("data-processing: holds (1 case, 2 claims)"))
    #expect(text.contains("Plug-in value of these counts"))
    let json = try lemmata(
      "verify data-processing --law counts.csv --counts --channel z:1/3 --format json"
    ).json.elements[0]
    let law = try JointLaw(
      ["M", "X"],
      weights: [["a", "0"]: 1 / 8, ["a", "1"]: 1 / 4, ["b", "1"]: 3 / 8, ["b", "0"]: 1 / 4])
    let whole = try law.extended(by: "Y", from: "X", through: .z(Rational(1, 3)))
    let slacks = try ["M", "Y"].map { other in
      try whole.mutualInformation(between: ["X"], and: [other])
        - whole.mutualInformation(between: ["M"], and: ["Y"])
    }
    let least = try #require(slacks.min())
    #expect(json["minimumSlack"] == Quantity.logForm(least).json(ValueStyle()))
    #expect(json["weights"] == "counts")
    try place.write(
      #"{"variables": ["U", "X"], "law": [[[0, 0], "1/2"], [[1, 1], "1/2"]]}"#, to: "bit.json")
    #expect(
      try lemmata("verify sdpi-bsc --law bit.json --rho 1/2").output.hasPrefix(
        "sdpi-bsc: holds (1 case"))
    #expect(
      try lemmata("verify resampling-contraction --law 1/2,1/3,1/6 --rho 1/2").output.contains(
        "holds (1 case"))
    #expect(
      try lemmata("verify memorized-prior --channel bsc:1/10 --input 1/3,2/3 -n 2").output
        .contains("holds (1 case"))
    for id in ["audit-information", "audit-leakage", "audit-approximate", "audit-any-guesses"] {
      #expect(
        try lemmata("verify \(id) --channel qsc:4,1/5").output.contains("holds (1 case"), "\(id)")
    }
    #expect(
      try lemmata("verify renyi-contraction --channel bsc:1/10 --input 1/3,2/3 --law 1/4,3/4")
        .output
        .contains("holds (1 case"))
    #expect(
      try lemmata("verify dual-search --channel z:1/2 --input 1/3,2/3").output.contains(
        "holds (1 case"))
    // A law that is no chain is out of the hypotheses, and says so; a lemma about nothing of the kind names what it takes.
    try place.write("1/4,0\n1/4,1/2\n", to: "two.csv")
    try place.expectRefusal(
      "verify", "data-processing", "--law", "two.csv", saying: "expected three, M, X and Y")
    try place.expectRefusal(
      "verify", "merged-columns", "--law", "two.csv",
      saying: "takes no --law; expected -k, -d, --rho")
    try place.expectRefusal(
      "verify", "privacy-onion", "--law", "two.csv",
      saying: "takes no parameters, but --law was given")
    try place.expectRefusal("verify", "fano", "--law", "1/2,x", saying: "\"x\"")
    try place.expectRefusal("verify", "fano", "--law", "uniform:0", saying: "has 0 values")
    try place.expectRefusal(
      "verify", "fano", "--channel", "bsc:1/10", "--counts", saying: "--counts is for files")
    try place.expectRefusal(
      "verify", "memorized-prior", "--channel", "bsc:1/10", "-n", "99", saying: "2^n * 2 for n = 99"
    )
  }

  /// Each parameter of a lemma in the catalogue is an option of the command, with a value.
  @Test func everyParameterIsAnOption() throws {
    let help = try lemmata("verify --help").output
    for parameter in Set(LemmaCatalog.all.flatMap(\.parameters)) {
      #expect(
        help.split(separator: "\n").contains { $0.hasPrefix("  \(parameter) <") }, "\(parameter)")
      try place.expectRefusal(
        "verify", "sdpi-bsc", parameter.name, saying: "Missing value for '\(parameter)")
    }
  }

  @Test func refusedInstances() throws {
    try place.expectRefusal("verify", saying: "expected the id of a lemma, or --all")
    try place.expectRefusal("verify", "--all", "fano", saying: "expected no ids")
    try place.expectRefusal("verify", "--all", "-d", "2", saying: "expected one id")
    try place.expectRefusal(
      "verify", "sdpi-bsc", "--exhaustive", "-d", "2", saying: "for a lemma's own cases")
    try place.expectRefusal(
      "verify", "sdpi-bsc", "-d", "2", "--rho", "1/2", saying: "sdpi-bsc needs --message")
    try place.expectRefusal(
      "verify", "sdpi-bsc", "-d", "2", "--rho", "3/2", "--message", "everything", saying: "3/2")
    try place.expectRefusal(
      "verify", "sdpi-bsc", "--channel", "bsc:1/10", saying: "takes no --channel; expected -d")
    try place.expectRefusal(
      "verify", "merged-columns", "--input", "uniform", saying: "expected --channel as well")
    try place.expectRefusal("verify", "fano", "--law", "missing.json", saying: "missing.json")
  }

  /// `--exhaustive` says on standard error how long it will take, before the result.
  @Test func exhaustive() throws {
    let run = try place.shell("\"$LEMMATA\" verify merged-columns --exhaustive --format json")
    #expect(run.code == 0)
    #expect(run.errors.hasPrefix("merged-columns: ") && run.errors.contains(" cases, about "))
    #expect(try run.json.elements[0]["verdict"] == "holds")
  }

  @Test func tables() throws {
    var count = 0
    for lemma in LemmaCatalog.all {
      let run = try place.shell("\"$LEMMATA\" table lemma \(lemma.id) --format latex")
      if run.code == 0 {
        count += 1
        #expect(run.output.contains("\\toprule"), "\(lemma.id)")
      } else {
        #expect(run.code == 2 && run.errors.contains("has no table"), "\(lemma.id): \(run.errors)")
      }
    }
    #expect(count > 20)
  }
}
