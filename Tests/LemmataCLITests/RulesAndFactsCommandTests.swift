import Foundation
import Lemmata
import Testing

/// `lemmata rules-and-facts`, its table and its figure.
struct RulesAndFactsCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" rules-and-facts \(options)")
  }

  @Test func count() throws {
    let plane = try lemmata("count -P 6 -N 2 -F 2 --format json").json
    #expect(plane["fit"] == .string("3/8") && plane["teacherFit"] == .string("9/20"))
    let space = try lemmata(
      "count -P 8 -N 3 -F 2 --trials 200 --seed 3 --threads 1 --format json"
    ).json
    #expect(space["fit"] == .string("29/64") && space["teacherFit"] == .null)
    #expect(space["dichotomies"] == 58)
    #expect(space["sampled"]?["trials"] == 200)
    #expect(space["sampled"]?["confidence"] == .string("99/100"))
    let ends = try #require(space["sampled"]?["interval"]).rationals()
    #expect(ends[0] < ends[1])
    try place.write(#"{"points": [["1","0"],["1","1"],["0","1"],["-1","2"]]}"#, to: "points.json")
    let listed = try lemmata("count --points points.json -F 1")
    #expect(listed.code == 0 && listed.output.contains("dichotomies listed"))
  }

  @Test func ridge() throws {
    let run = try lemmata("ridge -N 7 -P 100 -F 10 --seed 1 --kernel 2 --lambda 2 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(json["factsFitted"] == 9 && json["ruleAccuracy"] == .string("63/64"))
    #expect(json["right"] == 126)
    let small = try lemmata("ridge -N 7 -P 40 -F 6 --kernel 0 --lambda 4 --format json").json
    #expect(small["factsFitted"] == 0 && small["ruleFitted"] == 32)
    guard case .array(let weights)? = small["weights"] else {
      Issue.record("no weights")
      return
    }
    #expect(weights.count == 7 && weights[0] == .string("608903/15495636"))
    for format in TableFormat.allCases {
      #expect(
        try lemmata(
          "ridge -N 5 -P 12 -F 3 --kernel 1 --lambda 1 --trials 50 --format \(format.rawValue)"
        ).code == 0, "\(format)")
    }
  }

  @Test func ising() throws {
    let json = try lemmata("ising -N 3 -R 2 -F 2 --format json").json
    #expect(json["disagreement"] == .string("9/16") && json["fitOne"] == .string("25/32"))
    #expect(json["fit"] == .string("127/256"))
    let draw = try lemmata("ising -N 9 -R 20 -F 1 --seed 2 --format json").json
    #expect(draw["instance"]?["seed"] == 2 && draw["fit"] == .null)
    let large = try lemmata("ising -N 21 -R 10 -F 3")
    #expect(large.code == 0 && large.output.contains("too many sets of students"))
  }

  @Test func tableAndFigure() throws {
    let table = try place.shell(
      "\"$LEMMATA\" table rules-and-facts --kernel 0,2,4 --lambda 0,2,4 --format json"
    ).json["rows"]
    // (0, 2), (0, 4), (2, 0), (2, 2), ...: (0, 0) is left out.
    #expect(table?[1]?["factsFitted"] == 1 && table?[3]?["factsFitted"] == 9)
    #expect(
      try place.shell(
        "\"$LEMMATA\" plot rules-and-facts -N 5 -P 20 -F 4 --kernel 0,1 --output plane.gp"
      ).code == 0)
  }

  @Test func badInput() throws {
    try place.write(#"{"points": [["1","2"],["2","4"],["0","1"]]}"#, to: "flat.json")
    for (options, message) in [
      ("count -P 6 -N 2 -F 7", "F = 7: the number of facts must be from 0 to P = 6"),
      ("count -P 6", "expected -P and -N, or --points"),
      ("count -P 6 -N 3 --points flat.json", "expected neither -P nor -N"),
      ("count --points flat.json", "points 1, 2 are linearly dependent"),
      ("count -P 6 -N 5 --trials 10", "N = 5 is above the limit of 4 coordinates"),
      ("count -P 6 -N 2 --trials 0", "--trials is 0"),
      ("ridge -N 4 -P 8 -F 1 --kernel 1 --lambda 1", "N = 4: the sum of an even number"),
      ("ridge -N 3 -P 9 -F 1 --kernel 1 --lambda 1", "only 2^3 = 8 different points"),
      ("ridge -N 3 -P 8 -F 9 --kernel 1 --lambda 1", "F = 9"),
      ("ridge -N 3 -P 8 -F 1 --kernel 0 --lambda 0", "lambda + mu*^2 is 0"),
      ("ridge -N 3 -P 8 -F 1 --kernel -1 --lambda 2", "mu*^2 is -1"),
      ("ridge -N 3 -P 8 -F 1 --kernel 1 --lambda -1", "lambda is -1"),
      ("ridge -N 21 -P 8 -F 1 --kernel 1 --lambda 1", "N = 21 is above the limit of 20"),
      ("ising -N 2 -R 1", "N = 2: the sum of an even number"),
      ("ising -N 21 -R 1 --seed 1", "N = 21 is above the limit of 20 weights"),
      ("ising -N 3 -R -1", "-1 points have labels by the rule"),
      ("ising -N 3 -R 1 -F -1", "F = -1: the number of facts must be at least 0"),
      ("count -P 6 -N 1 --trials 10", "beside a teacher must be at least 2"),
      ("count -P 6 -N 3 --trials 1000000000000", "more than the limit of 1.0e12 operations"),
      (
        "ridge -N 3 -P 8 -F 1 --kernel 1 --lambda 1 --trials 1000000000000",
        "more than the limit of 1.0e12 operations"
      ),
    ] {
      let run = try lemmata(options)
      #expect(run.code == 2 && run.output == "", "\(options)")
      #expect(run.errors.contains(message), "\(options): \(run.errors)")
    }
  }
}
