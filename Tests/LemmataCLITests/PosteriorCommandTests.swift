import Foundation
import Lemmata
import Testing

/// `lemmata memorized-prior` and `lemmata nearest-neighbor`, and their studies.
struct PosteriorCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      #"""
      {"points": ["-3/2", "-2/5", "2/5", "6/5", "5/2"], "polynomial": ["0", "1", "0", "3/10"],
       "observation": "0", "noise": "9/100", "smoothing": "1/4"}
      """#, to: "points.json")
  }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func discrete() throws {
    let run = try lemmata(
      "memorized-prior discrete --prior uniform:4 --noise 1/10 -n 3 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(
      json.keys == [
        "command", "version", "prior", "noise", "n", "totalVariation", "missingMass",
        "expectedSingletons", "claims",
      ])
    #expect(json["totalVariation"] == "8434929/19820800" && json["missingMass"] == "27/64")
    let skew = try lemmata(
      "memorized-prior discrete --prior 1/2,1/4,1/8,1/8 --noise 1/4 -n 2 --format json"
    ).json
    #expect(skew["totalVariation"] == "9741/20480" && skew["missingMass"] == "117/256")
    let channel = try lemmata(
      "memorized-prior discrete --prior 1/2,1/2 --channel bsc:1/4 -n 2 --format json"
    ).json
    #expect(channel["missingMass"] == "1/4")
  }

  @Test func gaussian() throws {
    let json = try lemmata("memorized-prior gaussian points.json --format json --digits 20").json
    #expect(
      json.keys == [
        "command", "version", "file", "weights", "order", "means", "covariances",
      ])
    #expect(json["order"] == [[2, 3], [4], [1], [5]])
    let weight = try #require(json["weights"]?[0]).elements
    #expect(
      try weight[0].rational() <= Rational("0.0572254821036637651335340")!
        && weight[1].rational() >= Rational("0.0572254821036637651335338")!)
    let sharp = try lemmata(
      "memorized-prior gaussian points.json --smoothing 0 --format json"
    ).json
    #expect(sharp["means"]?[0]?[0] == "-3/2" && sharp["covariances"]?[4]?[0]?[0] == "0")
    #expect(try lemmata("memorized-prior gaussian points.json").output.contains("2 = 3, 4, 1, 5"))
  }

  @Test func nearestNeighbour() throws {
    let line = "--label-law 1/10,1/5,1/2,4/5,9/10"
    let json = try lemmata("nearest-neighbor \(line) -n 2 --format json").json
    #expect(
      json.keys == [
        "command", "version", "label-law", "n", "k", "error", "limit", "bayesRisk", "bound",
        "withoutSignal", "claims",
      ])
    #expect(json["error"] == "509/1250" && json["limit"] == "3/10" && json["bayesRisk"] == "11/50")
    #expect(
      try lemmata("nearest-neighbor \(line) -n 4 --format json").json["error"] == "53281/156250")
    let flat = try lemmata("nearest-neighbor --label-law 1/5,1/5 -n 5 -k 3 --format json").json
    #expect(flat["error"] == "164/625" && flat["withoutSignal"] == true)
    // The shorter name of the option.
    let short = try lemmata("nearest-neighbor --noise 1/10,1/5,1/2 -n 4 --format json").json
    #expect(short["limit"] == "1/3" && short["label-law"] == "1/10,1/5,1/2")
  }

  @Test func formats() throws {
    for options in [
      "memorized-prior discrete --prior uniform:2 --noise 1/4 -n 2",
      "memorized-prior gaussian points.json", "nearest-neighbor --label-law 0,1 -n 2",
    ] {
      for format in ["text", "markdown", "csv", "latex", "json", "html"] {
        let run = try lemmata("\(options) --format \(format)")
        #expect(run.code == 0 && run.errors == "" && !run.output.isEmpty, "\(options) \(format)")
      }
    }
  }

  @Test func refusals() throws {
    try place.expectRefusal(
      "memorized-prior", "discrete", "--prior", "1/2,1/2", "--noise", "0", "-n", "2",
      saying: "no memorized posterior (Z = 0)")
    try place.expectRefusal(
      "memorized-prior", "discrete", "--prior", "1/2,1/3", "--noise", "1/4", "-n", "2",
      saying: "--prior 1/2,1/3", "5/6")
    try place.expectRefusal(
      "memorized-prior", "discrete", "--prior", "uniform:4", "-n", "2",
      saying: "expected either --noise or --channel")
    try place.expectRefusal(
      "memorized-prior", "discrete", "--prior", "uniform:4", "--noise", "1/4", "-n", "200",
      saying: "1373701 multisets")
    try place.expectRefusal(
      "memorized-prior", "discrete", "--prior", "1/2,1/2", "--noise", "1/4", "-n",
      "9223372036854775807", saying: "n = 9223372036854775807")
    try place.expectRefusal(
      "nearest-neighbor", "--label-law", "1/2", "-n", "9000000001", "-k", "9000000001",
      saying: "9000000001-NN", "bits to go through")
    try place.expectRefusal(
      "memorized-prior", "gaussian", "points.json", "--smoothing", "-1", saying: "s^2 is -1")
    try place.write(
      #"{"points": [0], "matrix": [[1]], "observation": 0, "noise": 0}"#, to: "sharp.json")
    try place.expectRefusal(
      "memorized-prior", "gaussian", "sharp.json", saying: "sharp.json", "g^2 of the noise is 0")
    try place.expectRefusal(
      "nearest-neighbor", "--label-law", "1/2,3/2", "-n", "2", saying: "at point 2 is 3/2")
    try place.expectRefusal(
      "nearest-neighbor", "--label-law", "1/2", "-n", "4", "-k", "2", saying: "k = 2 neighbours")
  }

  @Test func studies() throws {
    let table = try lemmata(
      "table memorized-prior --prior uniform:4 --noise 1/4 -n 1...3 --format json"
    ).json.elements
    #expect(table.count == 3 && table[1]["totalVariation"] == "9/16")
    let weights = try lemmata("table posterior-weights --smoothing 0,1/4 --format json").json
      .elements
    #expect(weights.count == 10)
    let errors = try lemmata(
      "table nearest-neighbor --label-law 1/10,1/5,1/2,4/5,9/10 -n 2,4 -k 1,3 --format json"
    ).json.elements
    #expect(errors.count == 3 && errors[1]["error"] == "53281/156250")
    for name in [
      "memorized-prior --prior uniform:2 --noise 1/4 -n 1...3",
      "posterior-weights --smoothing 0,1/4,1", "nearest-neighbor --label-law 0,1 -n 1...4 -k 1,3",
    ] {
      #expect(try lemmata("plot \(name) --format pgfplots").code == 0, "\(name)")
    }
  }
}
