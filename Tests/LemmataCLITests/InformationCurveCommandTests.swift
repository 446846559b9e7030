import Foundation
import Lemmata
import Testing

/// `lemmata table information-curve` and `lemmata plot information-curve`.
struct InformationCurveCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      #"""
      {"channel": [["2/3","0","0","1/3"],["0","2/3","0","1/3"],["0","0","2/3","1/3"]], "input": ["1/2", "1/4", "1/4"]}
      """#, to: "erasure.json")
  }

  /// The ends of a number that is exact, or between bounds.
  private func ends(_ value: JSONValue?) throws -> [Rational] {
    try #require(value?["bits"] ?? value).rationals()
  }

  /// An erasure keeps two thirds of every information.
  @Test func threeInputs() throws {
    let run = try place.lemmata(
      "table", "information-curve", "erasure.json", "--steps", "4", "--format", "json")
    #expect(run.code == 0, "\(run.errors)")
    let rows = try run.json.elements
    #expect(rows.count == 5)
    for (step, row) in rows.enumerated() {
      let budget = Rational(3 * step, 8)
      #expect(try ends(row["budget"]).contains(budget), "\(step)")
      let value = try ends(row["value"])
      #expect(value[0] <= 2 * budget / 3 && 2 * budget / 3 <= value[1], "\(step)")
      #expect(value[1] - value[0] <= Rational(1, 1000), "\(step)")
    }
    #expect(rows[4]["value"]?["logForm"] == [["1", "2"]])
  }

  @Test func flippedBitsAndTwoInputsAreKnown() throws {
    let bits = try place.shell(
      "\"$LEMMATA\" table information-curve bec:1/4 --steps 2 --format json")
    let rows = try bits.json.elements
    #expect(rows[1]["value"]?["logForm"] == [["3/8", "2"]])
    #expect(rows[2]["value"]?["logForm"] == [["3/4", "2"]])
    let uniform = try place.shell(
      "\"$LEMMATA\" table information-curve bsc:1/10 --input 1/3,2/3 --steps 3 --format json")
    #expect(try ends(uniform.json.elements[1]["value"])[1] < Rational(1, 2))
  }

  @Test func figure() throws {
    let run = try place.lemmata("plot", "information-curve", "erasure.json", "--format", "pgfplots")
    #expect(run.code == 0 && run.output.contains("addplot"), "\(run.errors)")
  }

  @Test func refusals() throws {
    try place.expectRefusal(
      "table", "information-curve", "bsc:1/10", "--steps", "0", saying: "--steps is 0")
    try place.expectRefusal(
      "table", "information-curve", "bsc:1/10", "--width", "0", saying: "--width is 0")
    try place.expectRefusal(
      "table", "information-curve", "bsc:1/10", "--input", "1/2,1/4,1/4", saying: "1/2,1/4,1/4")
    try place.expectRefusal("table", "information-curve", "none.json", saying: "none.json")
  }
}
