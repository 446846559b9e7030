import Foundation
import Lemmata
import Testing

/// `lemmata memorization` and `lemmata table memorization`.
struct MemorizationCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func memorization(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" memorization \(options)")
  }

  @Test func json() throws {
    let run = try memorization("sparse -n 3 --fixed 1/4 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(json.keys == ["tau", "rho", "tauChiSquare", "rhoChiSquare", "claims"])
    #expect(json["tau"] == "4/7")
    #expect(json["tauChiSquare"] == "4/7")
    #expect(json["rhoChiSquare"] == "1/7")
    let enclosed = try memorization("sparse -n 3 --fixed 1/100 --format json").json
    let ends = try #require(enclosed["rho"]).rationals()
    #expect(ends.count == 2 && ends[1] - ends[0] <= Rational(1, 1_000_000_000_000))
    #expect(try ends[0] > #require(enclosed["rhoChiSquare"]).rational())
  }

  @Test func jsonWithALearner() throws {
    let json = try memorization(
      "gaussian -n 3 --lambda 1/2 --dimension 2 --learner mean+noise:1 --format json"
    ).json
    #expect(
      json.keys == [
        "tau", "rho", "tauChiSquare", "rhoChiSquare", "memorization", "testInformation", "bound",
        "error", "accuracyBound", "claims",
      ])
    // ln(1 + (3/4)/3) = ln 5 - 2 ln 2 for two coordinates.
    #expect(json["memorization"]?["logForm"] == [["-2", "2"], ["1", "5"]])
    #expect(json["error"] == .null)
    let claims = try #require(json["claims"]).elements
    #expect(claims.allSatisfy { $0["verdict"] == "holds" })
    let majority = try memorization(
      "boolean -n 1 --lambda 1/2 -d 1 --learner majority:1 --format json"
    ).json
    #expect(majority["error"] == "7/16")
  }

  @Test func text() throws {
    let run = try memorization("boolean -n 3 --lambda 1/2 -d 4 --learner majority:2")
    #expect(run.code == 0 && run.errors == "")
    for part in [
      "Boolean clustering with n = 3, lambda = 1/2", "tau = 29/56 = 0.517857142857…",
      "The learner majority:2 with d = 4 (bits)", "I(M;X1..n|theta) = ", "All 8 claims hold.",
    ] { #expect(run.output.contains(part), "\(part)") }
    for line in run.output.split(separator: "\n") { #expect(line.count <= 100, "\(line)") }
    #expect(try memorization("boolean -n 3 --lambda 0").output.contains("there is no bound"))
    let large = try memorization("boolean -n 200 --lambda 1/10 --digits 6")
    #expect(large.output.contains("0.770660…"))
  }

  @Test func otherFormats() throws {
    let problem = "sparse -n 2 --fixed 1/2 -d 2 --learner agreement:1"
    #expect(try memorization(problem + " --format csv").output.hasPrefix("quantity,unit,"))
    #expect(try memorization(problem + " --format markdown").output.contains("| tau | 2/3"))
    #expect(try memorization(problem + " --format latex").output.contains("\\toprule"))
    #expect(
      try memorization(problem + " --format markdown --unit nats").output.contains("value (nats)"))
  }

  @Test func tables() throws {
    try place.write(#"{"messages": ["-", "+", "?"]}"#, to: "agreement.json")
    let options = "sparse -n 3 --fixed 1/4 --format json --learner "
    let table = try memorization(options + "table:agreement.json").json
    let named = try memorization(options + "agreement:1").json
    #expect(table["memorization"] == named["memorization"])
    #expect(table["error"] == named["error"])
    try place.expectRefusal(
      "memorization", "sparse", "-n", "3", "--fixed", "1/4", "-d", "2", "--learner",
      "table:agreement.json",
      saying: "the table has 3 entries; expected one for each of the 3^2 = 9 values")
    try place.expectRefusal(
      "memorization", "sparse", "-n", "3", "--fixed", "1/4", "--learner", "table:missing.json",
      saying: "cannot read missing.json")
  }

  @Test func refusals() throws {
    func refuse(_ options: String, _ parts: String...) throws {
      let run = try memorization(options)
      #expect(run.code == 2 && run.output == "", "\(options)")
      for part in parts { #expect(run.errors.contains(part), "\(options): \(run.errors)") }
    }
    try refuse("boolean -n 0 --lambda 1/2", "n = 0")
    try refuse("boolean -n 2 --lambda -1/2", "lambda = -1/2")
    try refuse("sparse -n 2 --fixed 3/2", "p = 3/2")
    try refuse("sparse -n 2 --lambda 1/2", "--lambda 1/2 is not for sparse; expected --fixed")
    try refuse("boolean -n 2 --fixed 1/2", "--fixed 1/2 is for sparse; expected --lambda")
    try refuse("gaussian -n 2", "gaussian needs --lambda")
    try refuse("nonsense -n 2 --lambda 1/2", "nonsense")
    try refuse("boolean -n 2 --lambda 1/2 -d 3", "expected --learner as well")
    try refuse("boolean -n 2 --lambda 1/2 -d 0 --learner everything", "d = 0")
    try refuse("boolean -n 2 --lambda 1/2 --learner majority:2", "majority:2")
    try refuse("boolean -n 2 --lambda 1/2 --learner nonsense", "\"nonsense\" is not a learner")
    try refuse("gaussian -n 2 --lambda 1/2 --learner mean+noise:0", "mean+noise:0")
  }

  @Test func memorizationTable() throws {
    let run = try place.shell(
      "\"$LEMMATA\" table memorization gaussian --lambda 1/2 -n 1...4 --format json")
    #expect(run.code == 0 && run.errors == "")
    let rows = try run.json.elements
    #expect(rows.map { $0["n"] } == [1, 2, 3, 4])
    #expect(
      rows[0].keys == [
        "n", "lambda", "tau", "rho", "rhoChiSquare", "factor", "scaledFactor",
        "memorizationOverBound",
      ])
    #expect(rows.allSatisfy { $0["scaledFactor"] == "3/4" })
    let sparse = try place.shell(
      "\"$LEMMATA\" table memorization sparse --fixed 1/100 -n 1,2 --format json"
    ).json.elements
    #expect(sparse.map { $0["factor"] } == ["9900", "4950"])
    let none = try place.shell("\"$LEMMATA\" table memorization boolean --lambda 0 -n 1")
    #expect(none.code == 0 && none.output.contains("none"))
  }

  /// Each row has the values of `lemmata memorization` for its number of samples.
  @Test func learnerTable() throws {
    let learner = "boolean --lambda 1/3 --learner majority:2 --dimension 4"
    let run = try place.shell("\"$LEMMATA\" table learner \(learner) -n 2,3 --format json")
    #expect(run.code == 0 && run.errors == "")
    let rows = try run.json.elements
    #expect(
      rows[0].keys == [
        "n", "tau", "rho", "memorization", "testInformation", "bound", "memorizationOverBound",
        "verdict",
      ])
    for (row, n) in zip(rows, [2, 3]) {
      let one = try place.shell(
        "\"$LEMMATA\" memorization \(learner) -n \(n) --format json"
      ).json
      for key in ["memorization", "testInformation", "bound"] { #expect(row[key] == one[key]) }
      #expect(row["verdict"] == "holds")
    }
    let refused = try place.shell("\"$LEMMATA\" table learner gaussian --lambda 1/2")
    #expect(refused.code == 2 && refused.errors.contains("--learner"))
    let drawn = try place.shell("\"$LEMMATA\" plot learner \(learner) -n 2,3 --format json")
    #expect(try drawn.json.elements == rows)
  }

  @Test func verifyTakesALearner() throws {
    let run = try place.shell(
      "\"$LEMMATA\" verify memorization-from-sdpis -n 2 --lambda 1/2 --learner majority:1")
    #expect(run.code == 0, "\(run.errors)")
  }
}
