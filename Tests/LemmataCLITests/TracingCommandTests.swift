import Foundation
import Lemmata
import Testing

/// `lemmata tracing`, `lemmata table tracing` and `lemmata plot tracing`.
struct TracingCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func mean() throws {
    let run = try lemmata("tracing mean -n 2 -d 4 --threshold 4 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(json["soundness"] == .string("37/256") && json["recall"] == .string("11/8"))
    let bits = try #require(json["cmiBound"]?["bits"]).rationals()
    #expect(bits[0] <= Rational("0.555598361721343072582369")!)
    #expect(bits[1] >= Rational("0.555598361721343072582367")!)
    let epsilon = try #require(json["dpEpsilonExcluded"]).rationals()
    // ln(176/37)
    #expect(epsilon[0] > Rational("1.5595")! && epsilon[1] < Rational("1.5596")!)
    let found = try lemmata("tracing mean -n 2 -d 4 --soundness 37/256 --format json")
    #expect(try found.json["recall"] == .string("11/8"))
    for format in TableFormat.allCases {
      let written = try lemmata(
        "tracing mean -n 10 -d 200 --threshold 100 --format \(format.rawValue)")
      #expect(written.code == 0 && written.errors == "", "\(format)")
      // JSON has the fraction.
      #expect(format == .json || written.output.contains("0.0134120731"), "\(format)")
    }
  }

  @Test func privacyIsAClaim() throws {
    let refuted = try lemmata("tracing mean -n 2 -d 4 --threshold 4 --epsilon 1")
    #expect(refuted.code == 1 && refuted.output.contains("VIOLATED"))
    #expect(try lemmata("tracing mean -n 2 -d 4 --threshold 4 --epsilon 2").code == 0)
    #expect(
      try lemmata("tracing bound -n 2 --soundness 37/256 --recall 11/8 --epsilon 1").code == 1)
    let void = try lemmata("tracing bound -n 4 --soundness 1/2 --recall 1")
    #expect(void.code == 0 && void.output.contains("no bound: m is below n xi"))
  }

  @Test func learner() throws {
    let json = try lemmata("tracing learner --learner majority -n 3 --beta 2 --format json").json
    #expect(json["score"] == .string("36/35") && json["identity"] == .string("36/35"))
    #expect(json["excess"] == json["leastExcess"])
    try place.write(
      #"{"values": ["-1", "-1", "-1", "1", "-1", "1", "1", "1"]}"#, to: "majority.json")
    let table = try lemmata(
      "tracing learner --table majority.json -n 3 --beta 1 --format json"
    ).json
    #expect(table["score"] == .string("4/5") && table["excess"] == .string("1/10"))
    #expect(table["claims"]?[1]?["verdict"] == .string("holds"))
  }

  @Test func sum() throws {
    let json = try lemmata("tracing sum -n 2 -d 2 --format json").json
    #expect(json["cmi"]?["bits"] == .array([.string("1.421875"), .string("1.421875")]))
  }

  @Test func table() throws {
    let accuracy = try lemmata("table tracing -n 5 --beta 1,2 --format json")
    #expect(try accuracy.json["rows"]?[0]?["score"] == .string("6/7"))
    #expect(try accuracy.json["rows"]?[1]?["excess"] == .string("5/56"))
    let mean = try lemmata("table tracing -n 2 -d 4 --soundness 37/256 --format json")
    #expect(try mean.json["rows"]?[0]?["recall"] == .string("11/8"))
    let figure = try lemmata("plot tracing -n 2 -d 4 --format json")
    #expect(try figure.json["rows"]?[2]?["soundness"] == .string("37/256"))
    #expect(try lemmata("plot tracing -n 10 -d 10,50 --output roc.gp").code == 0)
    #expect(try place.read("roc.gp").contains("d = 50"))
  }

  /// A soundness that is too small for floating-point numbers stands at 0: both axes are linear.
  @Test func tinySoundness() throws {
    for options in ["-n 10 -d 10,50,200", "-n 10 -d 200", "-n 5 -d 300"] {
      let csv = try lemmata("plot tracing \(options) --format csv").output
      #expect(csv.contains(",2000,") == options.contains("200"), "\(options)")
      for name in ["roc.tex", "roc.gp"] {
        let run = try lemmata("plot tracing \(options) --output \(name)")
        #expect(run.code == 0 && run.errors == "", "\(options): \(run.errors)")
        let text = try place.read(name)
        #expect(text.contains(name == "roc.gp" ? "EOD\n0 " : "  (0,"), "\(options)")
        #expect(text.firstMatch(of: /e-(?:3[1-9]|[4-9][0-9])[0-9]/) == nil, "\(options)")
        #expect(!text.contains("beyond the axes"))
      }
      #expect(try lemmata("plot tracing \(options) --format terminal").code == 0)
    }
  }

  /// The receiver operating characteristic of as many signs as are allowed.
  @Test func longCurve() throws {
    #expect(try lemmata("plot tracing -n 100 -d 1000 --output long.gp").code == 0)
    let lines = try place.read("long.gp").split(separator: "\n").count
    #expect(lines > 150 && lines < 300)
    let refusal = try lemmata("plot tracing -n 100 -d 1001 --output larger.gp")
    #expect(
      refusal.code == 2 && refusal.errors.contains("d n = 100100 is above the limit of 100000"))
  }

  @Test func badInput() throws {
    try place.write(#"{"values": ["2", "0"]}"#, to: "large.json")
    for (options, message) in [
      (
        "tracing mean -n 2 -d 4 --threshold 3",
        "the threshold 3 is odd, but scores, sums of d n = 8 signs, are even"
      ),
      ("tracing mean -n 2 -d 4", "expected either --threshold or --soundness"),
      ("tracing mean -n 0 -d 4 --threshold 0", "n = 0: the number of samples must be at least 1"),
      ("tracing mean -n 1000 -d 1000 --threshold 0", "d n = 1000000 is above the limit of 100000"),
      ("tracing mean -n 2 -d 4 --threshold 4 --epsilon -1", "epsilon = -1"),
      ("tracing learner --learner majority -n 3 --beta 1/2", "beta = 1/2"),
      ("tracing learner --learner majority -n 3 --beta 0", "beta = 0"),
      ("tracing learner --learner best -n 3 --beta 1", "\"best\" is not a learner"),
      ("tracing learner -n 3 --beta 1", "expected either --table or --learner"),
      (
        "tracing learner --table large.json -n 1 --beta 1",
        "large.json: value 0 of the learner is 2, expected a number in [-1, 1]"
      ),
      ("tracing bound -n 2 --soundness 2 --recall 1", "the soundness is 2"),
      ("tracing bound -n 2 --soundness 1/2 --recall 3", "the recall is 3"),
      ("tracing sum -n 9 -d 9", "more than the limit of 200000000 cases"),
      ("table tracing -d 4 --beta 1", "-d and --beta exclude each other"),
      ("table tracing --beta 0", "beta = 0"),
      ("plot tracing -n 1...3", "the figure expects one"),
    ] {
      let run = try lemmata(options)
      #expect(run.code == 2 && run.output == "", "\(options)")
      #expect(run.errors.contains(message), "\(options): \(run.errors)")
    }
  }
}
