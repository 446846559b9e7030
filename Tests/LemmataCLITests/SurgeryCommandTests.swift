import Foundation
import Lemmata
import Testing

/// `lemmata data-diet`, `lemmata unlearning` and `lemmata onion`, and their studies.
struct SurgeryCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      #"{"channel": [["3/4","1/4","0"],["1/4","1/2","1/4"],["0","1/4","3/4"]]}"#, to: "walk.json")
  }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func offset() throws {
    let run = try lemmata("data-diet offset -N 4 -n 8 --noise 1/4 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(json["bestError"] == "47272451/335544320" && json["best"] == [3])
    #expect(try #require(json["errors"]).elements.count == 9)
    let other = try lemmata("data-diet offset -N 3 -n 10 --noise 1/5 --format json").json
    #expect(other["bestError"] == "213547651/4271484375" && other["best"] == [4])
  }

  @Test func score() throws {
    let json = try lemmata(
      "data-diet score --probabilities 7/10,1/5,1/10 --label 1 --format json"
    ).json
    #expect(json["squaredScore"] == "7/50" && json["error"] == "3/10")
    #expect(json["label"] == 1 && json["command"] == "data-diet score")
  }

  @Test func unlearning() throws {
    let options = "--threshold 1/100 --format json"
    let json = try lemmata("unlearning walk.json --start 1/20,1/20,9/10 --order 2 \(options)").json
    #expect(
      json.keys == [
        "command", "version", "channel", "start", "target", "order", "threshold", "loss", "steps",
        "followed", "doeblin", "bound", "trajectory", "claims",
      ])
    #expect(json["steps"] == 9 && json["loss"] == "289/200" && json["doeblin"] == "1/4")
    #expect(try #require(json["trajectory"]).elements.count == 10)
    #expect(
      try lemmata("unlearning walk.json --start 1/20,9/10,1/20 \(options)").json["steps"] == 2)
    let langevin = try lemmata(
      "unlearning --rate 1/10 --variance 1/4 --distance 1/10,1/5,2/5,4/5 \(options)"
    ).json
    let steps = try #require(langevin["instances"]).elements.map { $0["steps"] }
    #expect(steps == [7, 14, 20, 27])
  }

  @Test func onion() throws {
    let json = try lemmata("onion -n 8 --format json").json
    #expect(json["depths"] == [2, 106, 96, 30, 16, 4, 2] && json["secondLayer"] == "37/64")
    #expect(json["layers"] == .null)
    let labels = try lemmata("onion --positions 1,2,4,8 --labels 0,0,1,1 --format json").json
    #expect(labels["layers"] == [[3], [4]])
  }

  @Test func formats() throws {
    for options in [
      "data-diet offset -N 2 -n 3 --noise 1/4", "data-diet score --probabilities 0,1 --label 1",
      "unlearning walk.json --start 1,0,0 --threshold 1/2",
      "unlearning --rate 1/2 --variance 1 --distance 1 --threshold 1/10", "onion -n 3",
    ] {
      for format in ["text", "markdown", "csv", "latex", "json", "html"] {
        let run = try lemmata("\(options) --format \(format)")
        #expect(run.code == 0 && run.errors == "" && !run.output.isEmpty, "\(options) \(format)")
      }
    }
  }

  @Test func refusals() throws {
    try place.expectRefusal(
      "data-diet", "score", "--probabilities", "1/2,1/3", "--label", "1",
      saying: "the probabilities sum to 5/6; expected 1")
    try place.expectRefusal(
      "data-diet", "score", "--probabilities", "1/2,1/2", "--label", "3",
      saying: "the label is 3; expected a class from 1 to 2")
    try place.expectRefusal(
      "data-diet", "offset", "-N", "2", "-n", "3", "--noise", "3/4", saying: "the noise is 3/4")
    try place.expectRefusal(
      "unlearning", "walk.json", "--start", "1,0,0", "--order", "3/2", "--threshold", "1/2",
      saying: "the order is 3/2; expected an integer")
    try place.expectRefusal(
      "unlearning", "walk.json", "--start", "1,0,0", "--target", "1/2,1/4,1/4", "--threshold",
      "1/2", saying: "the target is not stationary")
    try place.expectRefusal(
      "unlearning", "bsc:0", "--start", "1,0", "--target", "0,1", "--threshold", "1/2",
      saying: "the divergence is infinite")
    try place.expectRefusal(
      "unlearning", "walk.json", "--threshold", "1/2", saying: "expected either a channel")
    try place.expectRefusal("onion", "-n", "21", saying: "2^21 labelings")
    let positions = (1...21).map(String.init).joined(separator: ",")
    try place.expectRefusal("onion", "--positions", positions, saying: "2^21 labelings")
    try place.expectRefusal("onion", saying: "expected either -n or --positions")
    let void = try lemmata(
      "unlearning bsc:0 --start 1,0 --threshold 1/2 --most 3 --format json")
    #expect(void.code == 0)
    #expect(try void.json["bound"] == .null && void.json["steps"] == .null)
    #expect(try void.json["most"] == 3)
  }

  @Test func studies() throws {
    let offsets = try lemmata("table data-diet --noise 1/4 --format json").json.elements
    #expect(offsets.count == 9 && offsets[3]["cleanError"] == "47272451/335544320")
    let steps = try lemmata("table unlearning --format json").json.elements
    #expect(
      steps.count == 13 && steps[0]["excess"] == "289/200" && steps[10]["excess"] == "289/200")
    for name in ["data-diet", "unlearning"] {
      #expect(try lemmata("plot \(name) --format pgfplots").code == 0, "\(name)")
    }
  }
}
