import Foundation
import Lemmata
import Testing

/// `lemmata membership`, and its studies.
struct MembershipCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func mean() throws {
    let run = try lemmata("membership mean --bias 1/2 -n 4 -d 4 --statistic score --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(
      json.keys == [
        "command", "version", "bias", "n", "d", "statistic", "means", "variances", "advantage",
        "threshold", "truePositive", "falsePositive", "roc",
      ])
    #expect(json["advantage"] == "26499/65536")
    #expect(json["means"]?["in"] == "1/4")
    let roc = try #require(json["roc"]).elements
    #expect(roc.last?["truePositive"] == "1")
  }

  @Test func ratioAndReference() throws {
    let ratio = try lemmata("membership mean -n 4 -d 4 --format json").json
    #expect(ratio["advantage"] == "27887/65536")
    #expect(ratio["means"] == .null)
    let reference = try lemmata("membership mean -n 2 -d 2 --statistic reference --format json")
      .json
    #expect(reference["advantage"] == "31/180")
  }

  /// A ratio of too many values: its logarithm is rounded, and the greatest advantage of all tests is a pair.
  @Test func roundedRatio() throws {
    let json = try lemmata("membership mean -n 10 -d 200 --format json").json
    #expect(json.keys.contains("rounding"))
    #expect(json["rounding"]?["unit"] == "1/171")
    let advantage = try #require(json["advantage"]).rationals()
    #expect(advantage[0] > Rational("0.98295738")! && advantage[1] < Rational("0.98296074")!)
    #expect(advantage[0] < advantage[1])
  }

  @Test func formats() throws {
    for options in ["membership mean -n 2 -d 2 --statistic loss", "membership mean -n 2 -d 3"] {
      for format in ["text", "markdown", "csv", "latex", "json", "html"] {
        let run = try lemmata("\(options) --format \(format)")
        #expect(run.code == 0 && run.errors == "" && !run.output.isEmpty, "\(format)")
      }
    }
  }

  @Test func ridge() throws {
    try place.write(#"{"X": [["1","0"],["1","1"],["1","2"]], "y": ["0","1","3"]}"#, to: "data.json")
    let json = try lemmata("membership ridge data.json --lambda 0 --noise 1/2 --format json").json
    #expect(json["leverages"] == ["5/6", "1/3", "5/6"])
    #expect(json["signals"] == ["5/6", "1/3", "5/6"])
    #expect(json["trainingResiduals"] == ["1/6", "-1/3", "1/6"])
    #expect(json["leaveOneOut"] == ["1", "-1/2", "1"])
    #expect(json["totalLeverage"] == "2")
    try place.expectRefusal(
      "membership", "ridge", "data.json", "--lambda", "-1",
      saying: "lambda is -1; expected at least 0")
    try place.write(#"{"X": [["1","1"],["2","2"]], "y": ["0","1"]}"#, to: "singular.json")
    try place.expectRefusal(
      "membership", "ridge", "singular.json", "--lambda", "0", saying: "have rank 1")
  }

  @Test func refusals() throws {
    try place.expectRefusal(
      "membership", "mean", "-n", "4", "-d", "9223372036854775807", "--statistic", "ratio",
      saying: "d = 9223372036854775807", "1000000")
    try place.expectRefusal(
      "membership", "mean", "-n", "0", "-d", "1", saying: "n = 0: the number of samples")
    try place.expectRefusal(
      "membership", "mean", "-n", "2", "-d", "2", "--bias", "1", "--statistic", "loss",
      saying: "the statistic loss is constant")
    #expect(
      try lemmata("membership mean -n 2 -d 2 --bias 1").output.contains("all points are equal"))
    try place.expectRefusal(
      "membership", "mean", "-n", "200", "-d", "10000",
      saying: "the law of the likelihood ratio for n = 200, d = 10000", "would not fit in memory")
    try place.expectRefusal(
      "membership", "mean", "-n", "2", "-d", "2", "--statistic", "none", saying: "none")
  }

  @Test func studies() throws {
    let table = try lemmata("table membership -n 4 -d 4,8 --format json").json.elements
    #expect(table.count == 2)
    #expect(table[0]["score"] == "26499/65536")
    let ridge = try lemmata("table ridge -n 6 -d 3 --lambda 1,2 --noise 1 --format json").json
      .elements
    #expect(ridge.count == 2)
    for row in ridge {
      let (leverage, training, fresh) = (
        try #require(row["totalLeverage"]).rational(), try #require(row["training"]).rational(),
        try #require(row["fresh"]).rational()
      )
      #expect(fresh - training == 2 * leverage / 6)
    }
    let figure = try lemmata("plot membership -n 2 -d 2 --format pgfplots")
    #expect(figure.code == 0 && figure.output.contains("gradient"))
    try place.expectRefusal(
      "plot", "membership", "-n", "2,3", "-d", "2", "--format", "pgfplots",
      saying: "2 pairs of n and d")
    let thinned = try lemmata("plot membership -n 4 -d 40")
    let wrapped = thinned.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(thinned.code == 0 && wrapped.contains("about 400 of the thresholds are shown, of "))
    #expect(thinned.output.split(separator: "\n").count < 1650)
    #expect(try lemmata("plot ridge -n 6 -d 3 --format pgfplots").code == 0)
  }
}
