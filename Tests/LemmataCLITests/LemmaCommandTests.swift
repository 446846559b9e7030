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
      #expect(element.keys == ["id", "title", "status", "source"])
      #expect(element["id"] == .string(lemma.id))
      #expect(element["status"] == .string(lemma.status.rawValue))
      #expect(text.contains("\(lemma.id) (\(lemma.status))\n    "))
    }
    let csv = try lemmata("list --format csv").output
    #expect(csv.hasPrefix("id,title,status,source\n"))
    #expect(csv.split(separator: "\n").count == elements.count + 1)
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
    let dot = try lemmata("list --graph dot").output
    #expect(dot.hasPrefix("digraph lemmas {\n") && dot.hasSuffix("}\n"))
    #expect(dot.contains("  \"fano\" -> \"alice-bob-sdpi\";\n"))
    #expect(try lemmata("show alice-bob-sdpi").output.contains("\nBuilds on sdpi-bsc, fano.\n"))
    try place.expectRefusal("list", "--graph", "svg", saying: "svg")
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
