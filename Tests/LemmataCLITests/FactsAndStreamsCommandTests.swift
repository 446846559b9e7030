import Foundation
import Lemmata
import Testing

/// `lemmata facts` and `lemmata streaming`, their tables and figures.
struct FactsAndStreamsCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func lemmata(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  @Test func streaming() throws {
    let one = try lemmata("streaming -d 8 -N 1 --tasks 3 --format json")
    #expect(one.code == 0 && one.errors == "")
    #expect(try one.json["price"] == .string("10/3"))
    #expect(try one.json["etaChiSquare"] == .string("127/896"))
    let states = try lemmata("streaming -d 3 -N 2 --states 3 --format json").json
    #expect(states["success"] == .string("85/96"))
    let price = try #require(states["price"]).rationals()
    #expect(price[0] > Rational("1.4918")! && price[1] < Rational("1.4919")!)
    let open = try lemmata("streaming -d 8 -N 2 --format json").json
    #expect(open["price"] == .null && open["bound"] == .null)
    let bound = try lemmata("streaming -d 2 -N 1 --tasks 2 --success 7/8 --format json").json
    let bits = try #require(bound["bound"]?["bits"]).rationals()
    #expect(
      bits[0] <= Rational("0.0452023668460100046")! && bits[1] >= Rational("0.0452023668460100045")!
    )
    #expect(try lemmata("streaming -d 4 -N 1 --success 9/10").output.contains("void: no learner"))
    for format in TableFormat.allCases {
      let run = try lemmata("streaming -d 8 -N 1 --format \(format.rawValue)")
      #expect(run.code == 0 && run.output.contains("3.33333"), "\(format)")
    }
  }

  @Test func facts() throws {
    let capacity = try lemmata("facts capacity -N 100 -q 1024 --bits 500 --format json").json
    let ends = try #require(capacity["accuracy"]).rationals()
    #expect(ends[0] <= Rational("0.597199732057135492287")!)
    #expect(ends[1] >= Rational("0.597199732057135492286")!)
    let whole = try lemmata("facts capacity -N 3 -q 4 --bits 6 --format json").json
    #expect(whole["accuracy"] == .string("1"))
  }

  @Test func memoriesAndCodes() throws {
    let skewed = try lemmata(
      "facts associative -N 4 -d 8 --bits 4 --strengths 3,2,1,1 --format json")
    #expect(skewed.code == 0)
    #expect(
      try skewed.json["recalled"]
        == .string("201305348577105251318705746099/79228162514264337593543950336"))
    #expect(try skewed.json["guessed"] == .string("1/4"))
    #expect(try skewed.json["bitAccuracy"]?[2]?["facts"] == 2)
    let possible = "facts capacity -N 100 -q 1024 --bits 500 --accuracy"
    #expect(try lemmata("\(possible) 59/100").code == 0)
    #expect(try lemmata("\(possible) 3/5").code == 1)
    #expect(
      try lemmata("facts code -N 3 --format json").json["recalled"] == .string("9/4"))
    #expect(
      try lemmata("facts one-bit --weights 4,2,1,1,1 --format json").json["unweightedAccuracy"]
        == .string("51/80"))
    for format in TableFormat.allCases {
      let run = try lemmata("facts associative -N 9 -d 16 --bits 8 --format \(format.rawValue)")
      #expect(run.code == 0 && run.errors == "", "\(format)")
    }
  }

  @Test func tablesAndFigures() throws {
    let facts = try lemmata("table facts -N 9,18 -d 16 --bits 8 --digits 6")
    #expect(facts.output.contains("4.64607") && facts.output.contains("4.19"))
    let selection = try lemmata(
      "table facts -d 8 --bits 4 --strengths 4,3,2,2,1,1,1,1 --digits 4 --format csv")
    #expect(selection.output.contains("3.60") && selection.output.contains("4.28"))
    #expect(try lemmata("table facts -N 50,100 --values 1024 --bits 500").code == 0)
    let streams = try lemmata("table streaming -d 4,8 -N 1...3 --format json").json["rows"]
    #expect(streams?[1]?["etaChiSquare"] == .string("37/64"))
    let blocks = try lemmata("table streaming -d 8 -N 3 --width 2,4 --format json").json["rows"]
    #expect(blocks?[0]?["success"] == .string("27789631/33554432"))
    #expect(blocks?[1]?["success"] == .string("55767675/67108864"))
    #expect(try lemmata("plot streaming -d 4,8 -N 1...4 --output price.gp").code == 0)
    #expect(try lemmata("plot facts -N 1...12 -d 16 --bits 8 --output facts.tex").code == 0)
    #expect(try lemmata("plot facts -N 40,60,80 --values 1024 --bits 500 --output c.gp").code == 0)
  }

  @Test func badInput() throws {
    for (options, message) in [
      ("streaming -d 1 -N 1", "d = 1: there is one rule only"),
      ("streaming -d 2 -N 0", "N = 0: the number of examples must be at least 1"),
      ("streaming -d 3 -N 1 --states 0", "s = 0: the number of states must be at least 1"),
      ("streaming -d 5 -N 1 --states 2", "31 candidate sets, more than the limit of 15 sets"),
      ("streaming -d 2 -N 1 --tasks 0", "k = 0: the number of tasks must be at least 1"),
      ("streaming -d 2 -N 1 --success 2", "the success is 2, expected a number in [0, 1]"),
      ("table streaming -d 8 -N 1 --width 3", "w = 3: the width of a block must divide"),
      ("table streaming -d 4,8 -N 1 --width 2", "--width expects one"),
      ("facts capacity -N 0 -q 2 --bits 1", "N = 0: the number of facts must be at least 1"),
      ("facts capacity -N 1 -q 1 --bits 1", "q = 1: the number of values"),
      ("facts capacity -N 1 -q 2 --bits -1", "the number of bits is -1"),
      (
        "facts associative -N 2 -d 4 --bits 1 --strengths 1",
        "found 1 strengths, expected one for each of N = 2"
      ),
      ("facts associative -N 2 -d 4 --bits 1 --strengths 1,0", "the strength of fact 2 is 0"),
      (
        "facts capacity -N 1 -q 4 --bits 1 --accuracy 1/5",
        "an accuracy is 1/5, expected a number from 1/4"
      ),
      ("facts code -N 5", "q^N = 2^5 lists of values is above the limit of 16 lists"),
      ("facts one-bit --weights 1,-1", "the strength of fact 2 is -1"),
      ("plot facts --strengths 1,2 --output f.gp", "--strengths is for the table"),
      ("table facts -d 4 --values 2", "exclude each other"),
      ("table facts --values 2", "--values 2 needs --bits"),
      ("table facts -d 4 --bits 1/2", "expected a whole number of bits"),
    ] {
      let run = try lemmata(options)
      #expect(run.code == 2 && run.output == "", "\(options)")
      #expect(run.errors.contains(message), "\(options): \(run.errors)")
    }
  }
}
