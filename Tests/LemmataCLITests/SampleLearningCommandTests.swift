import Foundation
import Lemmata
import Testing

/// `lemmata sample-learning` and `lemmata table learning`.
struct SampleLearningCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func output(_ arguments: String) throws -> String {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    return run.output
  }

  private static let boolean =
    "sample-learning boolean -n 3 --lambda 1/4 -d 1000 --learner majority:300 --seed 5"

  @Test func keys() throws {
    let json = try JSONValue(
      parsing: output("\(Self.boolean) --trials 1000 --format json --digits 8").utf8)
    #expect(
      json.keys == [
        "problem", "n", "lambda", "d", "learner", "trials", "accepted", "falselyAccepted", "seed",
        "confidence", "acceptance", "falseAcceptance", "error", "divergence", "accuracyBound",
        "testError", "tau", "rho", "memorization", "testInformation", "bound", "chain",
      ])
    #expect(json["trials"] == 1000 && json["seed"] == 5 && json["n"] == 3 && json["d"] == 1000)
    #expect(json["problem"] == "boolean" && json["lambda"] == "1/4")
    #expect(json["learner"] == "majority:300" && json["confidence"] == "99/100")
    let sampling = try LearningSampling(
      LearningProblem(.boolean, samples: 3, parameter: 1 / 4), learner: .majority(300),
      dimension: 1000, seed: 5)
    let counts = try sampling.run(trials: 0..<1000)
    #expect(json["accepted"] == JSONValue(counts.points.successes))
    #expect(json["falselyAccepted"] == JSONValue(counts.nulls.successes))
    let report = try sampling.report(counts, confidence: 99 / 100)
    #expect(json == report.json(ValueStyle(digits: 8)))
    #expect(json["chain"]?.elements.count == 6)
    for item in json["chain"]?.elements ?? [] {
      #expect(item["left"] != nil && item["right"] != nil, "\(item)")
    }
    #expect(
      json["chain"]?.elements.map { $0["verdict"] } == [
        "consistent", "consistent", "consistent", "consistent", "holds", "holds",
      ])
    let sparse = try JSONValue(
      parsing: output(
        "sample-learning sparse -n 2 --fixed 1/9 -d 90 --learner agreement:90 --trials 9 --seed 5 --format json"
      ).utf8)
    #expect(sparse["problem"] == "sparse" && sparse["p"] == "1/9")
  }

  @Test func reproducibility() throws {
    let whole = try output("\(Self.boolean) --trials 700")
    #expect(try output("\(Self.boolean) --trials 700 --threads 1") == whole)
    #expect(whole.contains("  e in ") && whole.contains("consistent at 99 %"))
    #expect(whole.contains("consistent with all 4 claims at 99 %") && whole.hasSuffix("hold.\n"))
    let nats = try output("\(Self.boolean) --trials 700 --unit nats --confidence 0.9")
    #expect(nats.contains("(nats)") && nats.contains("90 %"))
  }

  @Test func untilAWidth() throws {
    let json = try JSONValue(parsing: output("\(Self.boolean) --until 0.02 --format json").utf8)
    let ends = try #require(json["error"]).elements.map { try $0.rational() }
    #expect(ends[1] - ends[0] <= Rational(1, 50) && ends[0] < ends[1])
  }

  @Test func tables() throws {
    let options = "table learning sparse -n 1...3 -d 400 --trials 300 --seed 3"
    let text = try output(options)
    #expect(
      text.hasPrefix("The sparse hypercube, simulated with d = 400; all rows hold together with"))
    #expect(text.contains("agreement:400") && text.contains("agreement:100"))
    let rows = try JSONValue(parsing: output("\(options) --format json").utf8).elements
    #expect(rows.count == 3)
    #expect(
      rows[0].keys == [
        "n", "d", "p", "learner", "trials", "confidence", "error", "testError", "memorization",
        "bound", "accuracyBound", "memorizationOverAccuracyBound", "verdict",
      ])
    #expect(rows[2]["p"] == "1/10" && rows[2]["learner"] == "agreement:100")
    #expect(rows.allSatisfy { $0["verdict"] == "consistent" && $0["confidence"] == "299/300" })
    #expect(try output("\(options) --format csv").hasPrefix("n,d,p lower,p upper,learner,"))
    #expect(try output("\(options) --threads 1") == text)
    let gaussian = try output("table learning gaussian -n 2 -d 16 --scale 1 --bits 2 --trials 50")
    #expect(gaussian.contains("quantised:8,2"))
    let single = try output("\(Self.boolean) --trials 100 --format markdown")
    #expect(single.contains("| majority:300 |"))
  }

  @Test func refusals() throws {
    func refuse(_ arguments: String, _ parts: String...) throws {
      let run = try place.shell("\"$LEMMATA\" \(arguments)")
      #expect(run.code == 2 && run.output == "", "\(arguments): \(run.errors)")
      for part in parts { #expect(run.errors.contains(part), "\(arguments): \(run.errors)") }
    }
    let start = "sample-learning boolean -n 3 --lambda 1/4 -d 10 --seed 1"
    try refuse("\(start) --learner majority:5", "expected either --trials or --until")
    try refuse("\(start) --learner majority:5 --trials -1", "--trials is -1; expected at least 0")
    try refuse("\(start) --learner majority:5 --until 0", "--until is 0; expected a width above 0")
    try refuse("\(start) --learner majority:11 --trials 9", "the number 11", "0...10")
    try refuse("\(start) --learner everything --trials 9", "expected majority:M or agreement:M")
    try refuse("\(start) --learner nonsense --trials 9", "\"nonsense\" is not a learner")
    try refuse(
      "sample-learning boolean -n 3 --lambda 5/4 -d 10 --seed 1 --learner majority:5 --trials 9",
      "lambda = 5/4")
    try refuse(
      "sample-learning boolean -n 3 --fixed 1/4 -d 10 --seed 1 --learner majority:5 --trials 9",
      "--fixed 1/4 is for sparse")
    try refuse(
      "sample-learning gaussian -n 3 --lambda 1/4 -d 10 --seed 1 --learner majority:5 --trials 9",
      "expected sign:M")
    try refuse(
      "sample-learning boolean -n 3 --lambda 1/4 -d 0 --seed 1 --learner majority:0 --trials 9",
      "d = 0")
    try refuse("table learning boolean --scale -1", "lambda = -1/10")
    try refuse("table learning boolean -d 1 --scale 2", "lambda = 2")
    try refuse("table learning sparse -n 0", "n = 0")
    try refuse("table learning sparse --coordinates 10001", "agreement:10001")
    try refuse("table learning sparse --threads 0", "0 threads; expected at least 1")
    try refuse("table learning boolean --bits 2", "--bits 2 is for gaussian")
    try refuse("table learning gaussian --bits 7", "the number 7 of bits must lie in 1...6")
    try refuse("table learning cubic", "'cubic'")
  }
}
