import Foundation
import Lemmata
import Testing

/// `lemmata audit`.
struct AuditCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func audit(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" audit \(options)")
  }

  private func ends(_ value: JSONValue?) throws -> [Rational] { try #require(value).rationals() }

  private func expectRefusal(_ options: String, saying parts: String...) throws {
    let run = try audit(options)
    #expect(run.code == 2 && run.output == "" && run.errors.hasPrefix("Error: "), "\(options)")
    for part in parts { #expect(run.errors.contains(part), "\(options): \(run.errors)") }
  }

  // MARK: One run

  @Test func oneRun() throws {
    let run = try audit("one-run --canaries 1000 --guesses 100 --correct 95 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(
      json.keys == [
        "command", "version", "canaries", "guesses", "correct", "delta", "confidence", "assumption",
        "pValue", "epsilon", "certificates", "mutualInformation", "maximalLeakage",
      ])
    #expect(json["command"] == "audit one-run")
    #expect(try #require(json["assumption"]).elements.count == 5)
    let epsilon = try ends(json["epsilon"])
    #expect(epsilon[0] > Rational("2.17243404319")! && epsilon[1] < Rational("2.17243404320")!)
    #expect(epsilon[1] - epsilon[0] < Rational("1e-28")!)
    let certificates = try #require(json["certificates"]).elements
    #expect(certificates.map { $0["verdict"] } == ["refuted", "not refuted"])
    #expect(try ends(certificates[0]["pValue"])[1] <= Rational(1, 20))
    #expect(try ends(certificates[1]["pValue"])[0] >= Rational(1, 20))
  }

  @Test func oneRunWithDelta() throws {
    let json = try audit(
      "one-run --canaries 2 --guesses 2 --correct 1 --delta 1/100 --claim E=4 --format json"
    ).json
    #expect(json["claim"]?["pValue"] == "1203/1250")
    #expect(json["claim"]?["verdict"] == "not refuted")
    let other = try audit(
      "one-run --canaries 1000 --guesses 100 --correct 95 --delta 1e-5 --format json"
    ).json
    let published = try ends(other["published"]?["epsilon"])
    #expect(published[0] > Rational("2.1651757997")! && published[1] < Rational("2.1651757998")!)
    #expect(try ends(other["epsilon"])[0] > Rational("2.17185514")!)
    let exact = try audit(
      "one-run --canaries 20 --guesses 20 --correct 18 --claim E=2 --format json")
    #expect(try exact.json["claim"]?["pValue"] == "6815744/387420489")
  }

  @Test func claims() throws {
    let counts = "one-run --canaries 1000 --guesses 100 --correct 95"
    let refuted = try audit("\(counts) --claim epsilon=1")
    #expect(refuted.code == 1)
    #expect(refuted.output.contains("REFUTED by the counts"))
    let open = try audit("\(counts) --claim epsilon=3")
    #expect(open.code == 0)
    #expect(open.output.contains("Not refuted by the counts. That does not say that it holds."))
    #expect(try audit("bits --of 100 --correct 95 --claim leakage=60").code == 1)
    #expect(try audit("bits --of 100 --correct 95 --claim leakage=70").code == 0)
    #expect(try audit("rates --tp 150/200 --fp 20/200 --claim epsilon=1").code == 1)
  }

  @Test func guessesFromTheModel() throws {
    let counts = "one-run --canaries 40 --guesses 30 --correct 25"
    try expectRefusal(
      "\(counts) --delta 1/1000 --guesses-from-model",
      saying: "chosen from the model it has no such p-value", "--any-guesses")
    let run = try audit(
      "\(counts) --delta 1/1000 --guesses-from-model --any-guesses --format json")
    #expect(run.code == 0)
    #expect(try #require(run.json["assumption"]).elements.count == 5)
    #expect(
      try audit("\(counts) --guesses-from-model").code == 0)
    // An attack that makes at least 20 guesses whatever the model pays less.
    let least = try audit(
      "\(counts) --delta 1/1000 --any-guesses --least-guesses 20 --format json")
    #expect(least.code == 0)
    #expect(try least.json["leastGuesses"] == 20)
    #expect(try ends(least.json["epsilon"])[0] > ends(run.json["epsilon"])[1])
    // The page's question is one that the command understands.
    let page = try audit(
      "\(counts) --delta 1/1000 --any-guesses --least-guesses 20 --format html")
    #expect(page.output.contains("--any-guesses --least-guesses 20"))
    try expectRefusal(
      "\(counts) --delta 1/1000 --least-guesses 20", saying: "expected --any-guesses as well")
    try expectRefusal(
      "\(counts) --delta 1/1000 --any-guesses --least-guesses 31",
      saying: "the least number of guesses is 31; expected 1 to 30")
  }

  // MARK: Secrets, runs and rates

  @Test func extraction() throws {
    let json = try audit("extraction --secrets 64 --choices 4096 --correct 6 --format json").json
    #expect(
      json.keys == [
        "command", "version", "secrets", "choices", "guesses", "correct", "confidence",
        "assumption", "pValue", "mutualInformation", "maximalLeakage",
      ])
    #expect(json["mutualInformation"]?["logForm"] != nil)
    let bits = try audit("bits --of 20 --correct 18 --format json").json
    #expect(bits["pValue"] == "211/1048576")
    #expect(bits["of"] == 20)
    let leakage = try ends(bits["maximalLeakage"]?["bits"])
    #expect(leakage[0] > Rational("7.956972716")! && leakage[1] < Rational("7.956972717")!)
    let singletons = try audit("bits --of 184000 --correct 180320").output
    #expect(singletons.contains("157977.82"))
  }

  @Test func runs() throws {
    try place.write(
      #"{"guesses": 100, "correct": [95, 95, 96, 94, 95, 95, 97, 93], "secrets": 1000}"#,
      to: "runs.json")
    let run = try audit("runs runs.json --format json")
    #expect(run.code == 0)
    #expect(
      try run.json.keys == [
        "command", "version", "runs", "guesses", "secrets", "choices", "list", "delta",
        "confidence", "assumption", "meanShare", "leastShare", "chanceShare", "mutualInformation",
        "mutualInformationAtMean", "epsilon", "epsilonFromInformation", "certificates",
      ])
    #expect(try run.json["meanShare"] == "19/20")
    try place.write(#"{"guesses": 100, "correct": [101]}"#, to: "bad.json")
    try place.expectRefusal(
      "audit", "runs", "bad.json", saying: "bad.json", "101 of 100 guesses are right")
    try place.write(#"{"guesses": 100, "right": [1]}"#, to: "key.json")
    try place.expectRefusal("audit", "runs", "key.json", saying: "right", "correct")
  }

  @Test func rates() throws {
    let json = try audit("rates --tp 150/200 --fp 20/200 --delta 1e-5 --format json").json
    #expect(
      json.keys == [
        "command", "version", "tp", "fp", "delta", "confidence", "assumption", "truePositiveRate",
        "falsePositiveRate", "factor", "epsilon",
      ])
    let factor = try ends(json["factor"]?["fromPositives"])
    #expect(factor[0] > Rational("4.55372")! && factor[1] < Rational("4.55373")!)
  }

  // MARK: Formats and refusals

  @Test func formats() throws {
    for counts in [
      "one-run --canaries 100 --guesses 50 --correct 45 --delta 1e-5 --claim epsilon=1",
      "bits --of 100 --correct 95", "rates --tp 15/20 --fp 2/20",
    ] {
      let text = try audit(counts)
      #expect(text.output.contains("What is assumed"))
      for line in text.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
      for format in ["markdown", "csv", "latex", "json", "html"] {
        let run = try audit("\(counts) --format \(format)")
        #expect(run.errors == "" && !run.output.isEmpty, "\(format)")
      }
    }
  }

  @Test func refusals() throws {
    let start = "one-run --canaries 10 --guesses 5 --correct"
    try expectRefusal("\(start) 6", saying: "6 of 5 guesses are right")
    try expectRefusal("\(start) 1.5", saying: "\"1.5\" is not an integer")
    try expectRefusal("\(start) 5 --delta 3/2", saying: "delta is 3/2; expected a probability")
    try expectRefusal(
      "\(start) 5 --confidence 1", saying: "the confidence is 1; expected a number above 0")
    try expectRefusal("\(start) 5 --claim eps=1", saying: "\"eps=1\" is no claim", "epsilon=x")
    try place.expectRefusal(
      "audit", "extraction", "--secrets", "5", "--choices", "1", "--correct", "2",
      saying: "the number of choices is 1")
    try place.expectRefusal(
      "audit", "rates", "--tp", "150", "--fp", "1/2",
      saying: "expected two integers such as 150/200")
    let chance = try audit("one-run --canaries 10 --guesses 10 --correct 5")
    #expect(chance.code == 0)
    #expect(chance.output.contains("are not unlikely by chance"))
  }
}
