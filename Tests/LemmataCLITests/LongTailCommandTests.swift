import Foundation
import Lemmata
import Testing

/// `lemmata long-tail`, `lemmata table long-tail` and `lemmata plot long-tail`.
struct LongTailCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func knownValues() throws {
    let run = try lemmata("long-tail --prior 1,2 -N 3 -n 3 --profile 2,1 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(json["tau"]?["1"] == .string("2413009/7248180"))
    #expect(json["singletons"] == .string("120803/96000"))
    #expect(json["profiles"]?[0]?["coefficients"]?["1"] == .string("1273289/3829020"))
    #expect(json["profiles"]?[0]?["multiplicities"]?[1] != nil)
    let all = try lemmata("long-tail --prior 1,10 -N 4 -n 3 --multiplicity 1 --format json").json
    #expect(all["tau"]?["1"] == .string("2478376931465561/8365455151527188"))
    #expect(
      all["profiles"]?[2]?["coefficients"]?["1"]
        == .string("1711697047260449/5931207888479588"))
    #expect(all["claims"]?[0]?["verdict"] == .string("holds"))
    #expect(all["cost"] != nil && all["profiles"]?[3] == nil)
  }

  @Test func formats() throws {
    for format in TableFormat.allCases {
      let run = try lemmata("long-tail --prior 1,2 -N 3 -n 3 --format \(format.rawValue)")
      #expect(run.code == 0 && run.errors == "")
      // Fractions, or their decimals.
      #expect(
        run.output.contains("2413009") || run.output.contains("0.33291240007"), "\(format)")
    }
    let text = try lemmata("long-tail --prior 1,2 -N 3 -n 3").output
    #expect(text.contains("as commonly quoted, needs the coefficient of the dataset's profile"))
    #expect(text.contains("All "))
  }

  @Test func simulation() throws {
    let options = "long-tail --prior 1,10 -N 4 -n 3 --trials 2000 --seed 7 --format json"
    let run = try lemmata(options)
    #expect(run.code == 0)
    let json = try run.json
    let share = try #require(json["singletonShare"]).rationals()
    let exact = Rational(1_157_984_994_213, 1_013_702_408_576) / 3
    #expect(share[0] <= exact && exact <= share[1])
    let tau = try #require(json["scaledTau"]).rationals()
    #expect(tau[0] <= Rational("0.8887")! && Rational("0.8889")! <= tau[1])
    #expect(try lemmata(options + " --threads 1").output == run.output)
    #expect(json["confidence"] == .string("99/100"))
  }

  @Test func table() throws {
    let run = try lemmata("table long-tail --levels 2,4 -N 3...4 --format json")
    let json = try run.json["rows"]
    #expect(json?[0]?["tau"] == .string("145/354") && json?[3]?["tau"] == .string("13897/33348"))
    #expect(json?[0]?["ratio"] == .string("118/145") && json?[3]?["limit"] == .string("1/2"))
    let csv = try lemmata("table long-tail --levels 2,4 -N 3...4 --format csv").output
    #expect(
      csv.hasPrefix(
        "N,m,tau,coefficient,ratio lower,ratio upper,limit,ratio exact\n3,2,145/354,1/3,0.8137"))
    let prior = try lemmata("table long-tail --prior 1,10 -N 50 --digits 5")
    for value in ["1.2402", "0.22589", "0.28016"] { #expect(prior.output.contains(value)) }
  }

  @Test func figure() throws {
    let levels = try lemmata("plot long-tail --levels 1...3 -N 3,4 --output levels.gp")
    #expect(levels.code == 0)
    #expect(try place.read("levels.gp").contains("N = 4"))
    let profiles = try lemmata("plot long-tail --prior 1,10 -N 4 -n 3 --format csv")
    #expect(profiles.output.hasPrefix("profile,singletons,probability lower,"))
    #expect(profiles.output.contains("\"1,1,1\",3,"))
    #expect(try lemmata("plot long-tail --prior 1,10 -N 4 -n 3 --output p.tex").code == 0)
  }

  @Test func badInput() throws {
    for (options, message) in [
      ("long-tail --prior 1,0 -N 2 -n 2", "value 2 of the prior is 0, expected a number above 0"),
      ("long-tail --prior '' -N 2 -n 2", "is not a rational number"),
      (
        "long-tail --prior zipf:0 -N 2 -n 2",
        "zipf:0: expected a number of values from 1 to 1000000"
      ),
      ("long-tail --prior 1,2 -N 0 -n 2", "N = 0: the number of points must be at least 1"),
      ("long-tail --prior 1,2 -N 2 -n 0", "n = 0: the number of samples must be at least 1"),
      (
        "long-tail --prior 1,2 -N 2 -n 2 --profile 2,1",
        "the profile sums to 3, expected the number n = 2 of samples"
      ),
      (
        "long-tail --prior 1,2 -N 2 -n 3 --profile 1,1,1",
        "the profile has 3 entries, expected at most the number N = 2 of points"
      ),
      (
        "long-tail --prior 1,2 -N 2 -n 2 --multiplicity 3",
        "l = 3: a multiplicity in n = 2 samples must lie in 1...2"
      ),
      ("long-tail --prior zipf:40 -N 40 -n 40", "more than the limit of 20000000 steps"),
      ("long-tail --prior 1,2 -N 2 -n 2 --trials 1", "--trials is 1; expected at least 2"),
      (
        "long-tail --prior 1,2 -N 2 -n 2 --trials 9 --profile 2",
        "--profile and --multiplicity are exact; expected no --trials"
      ),
      ("table long-tail --levels 1 --prior 1,2", "--prior and --levels exclude each other"),
      (
        "table long-tail --levels 0 -N 2",
        "m = 0 levels and N = 2 points: expected m >= 1 and N >= 3"
      ),
      ("table long-tail --levels 2 -N 3 -n 4", "expect as many samples as points, and no -n"),
      ("plot long-tail --prior 1,2 -N 3,4", "expects one number of points"),
    ] {
      let run = try lemmata(options)
      #expect(run.code == 2 && run.output == "", "\(options)")
      #expect(run.errors.contains(message), "\(options): \(run.errors)")
    }
  }
}
