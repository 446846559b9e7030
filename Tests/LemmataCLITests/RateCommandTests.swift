import Foundation
import Lemmata
import Testing

/// `lemmata rate` and `lemmata table rate`.
struct RateCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func rate(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" rate \(options)")
  }

  private func interval(_ json: JSONValue) throws -> Enclosure {
    let ends = try #require(json["interval"]).rationals()
    return Enclosure(ends[0], ends[1])
  }

  @Test func alwaysNearest() throws {
    let run = try rate("-k 2 -d 2 --format json")
    #expect(run.code == 0 && run.errors == "")
    let json = try run.json
    #expect(
      json.keys == [
        "interval", "lower", "upper", "success", "beta", "pricing", "rules", "bounds", "chain",
      ])
    #expect(try interval(json).contains(Rational(5, 4)))
    #expect(json["success"] == .null && json["beta"] == .null)
    #expect(
      json["bounds"]?.keys == [
        "fano", "sdpi", "mrsGerber", "noisyCopy", "mergedColumns", "prefix", "logarithm",
      ])
    #expect(json["bounds"]?["fano"] == .null)
    let withRho = try rate("-k 2 -d 2 --rho 1/2 --format json").json
    #expect(withRho["success"] == "11/16")
    #expect(withRho["bounds"]?["fano"] != .null)
    #expect(withRho["chain"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
  }

  @Test func success() throws {
    let json = try rate("-k 2 -d 2 --rho 1/2 --success 9/10*OPT --format json").json
    let value = try interval(json)
    #expect(value.width <= Rational(1, 1_000_000_000))
    let reached = try #require(json["success"]).rational()
    #expect(reached >= Rational(9, 10) * Rational(11, 16))
    #expect(try #require(json["beta"]).rational() > 1)
    #expect(json["pricing"]?["method"] == "softTree")
    // The same success by its number, and the optimum by both of its names.
    let number = try rate("-k 2 -d 2 --rho 1/2 --success 99/160 --format json").json
    #expect(number["interval"] == json["interval"])
    let optimum = try rate("-k 2 -d 2 --rho 1/2 --success optimum --format json").json
    #expect(try interval(optimum).contains(Rational(5, 4)))
    #expect(optimum["success"] == "11/16")
  }

  @Test func edges() throws {
    for options in [
      "-k 1 -d 3", "-k 3 -d 0", "-k 2 -d 2 --rho 0 --success 1/2",
      "-k 2 -d 2 --rho 1/2 --success 1/2",
      "-k 1 -d 2 --rho 1 --success optimum",
    ] {
      let run = try rate("\(options) --format json")
      #expect(run.code == 0, "\(options): \(run.errors)")
      #expect(try interval(run.json) == .zero, "\(options)")
    }
    #expect(try rate("-k 2 -d 2 --rho 1 --success 7/10").code == 0)
  }

  @Test func text() throws {
    let text = try rate("-k 3 -d 2").output
    for part in [
      "What a nearest neighbour costs: k = 3, d = 2", "The protocol that costs no more", "weight",
      "How far the bounds are from it", "merged columns", "All 4 inequalities hold.",
    ] {
      #expect(text.contains(part), "\(part)\n\(text)")
    }
    #expect(try rate("-k 2 -d 7").output.contains("A rule is a majority on s coordinates"))
    for format in ["markdown", "csv", "latex", "html"] {
      let run = try rate("-k 2 -d 2 --format \(format)")
      #expect(run.code == 0 && run.output.contains("1.2"), "\(format)")
    }
  }

  @Test func certificates() throws {
    for game in ["-k 3 -d 2", "-k 2 -d 6", "-k 2 -d 2 --rho 1/2 --success 3/5"] {
      #expect(try rate("\(game) --certificate c.json").code == 0)
      let check = try rate("--check c.json --format json")
      #expect(check.code == 0 && check.errors == "", "\(check.errors)")
      #expect(try check.json["verdict"] == "holds")
      #expect(try check.json["interval"] == rate("\(game) --format json").json["interval"])
    }
    // A maximum that the trees do not show, with the bound that it gives: the file is read, and proves nothing.
    var certificate = try RateCertificate(parsing: place.read("c.json").utf8)
    certificate.maximum = certificate.maximum / 2
    certificate.lower += .bits(1)
    certificate.line?.intercept += .bits(1)
    try place.write(certificate.json.serialized(), to: "false.json")
    let refuted = try rate("--check false.json --format json")
    #expect(refuted.code == 1)
    #expect(try refuted.json["verdict"] == "violated")
    #expect(refuted.output.contains("the certificate is rejected"))
    let changed = try place.read("c.json").replacingOccurrences(
      of: "certificate 1", with: "certificate 9")
    try place.write(changed, to: "other.json")
    try place.expectRefusal(
      "rate", "--check", "other.json", saying: "lemmata rate certificate 9", "expected")
    try place.expectRefusal(
      "rate", "-k", "1", "-d", "2", "--certificate", "c.json", saying: "the value is 0 by itself")
  }

  @Test func refusals() throws {
    try place.expectRefusal("rate", saying: "expected -k and -d, or --check")
    try place.expectRefusal("rate", "-k", "2", "-d", "2", "--success", "1/2", saying: "--rho")
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "3", "--rho", "1/2", "--success", "3/4", saying: "OPT = 187/256")
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "3", "--rho", "1/2", "--success", "1/3", saying: "1/k = 1/2")
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "3", "--rho", "3/2", "--success", "2/3", saying: "3/2")
    try place.expectRefusal(
      "rate", "-k", "9", "-d", "9", saying: "operations", "would not fit in memory")
    try place.expectRefusal(
      "rate", "--check", "c.json", "-k", "2", saying: "--check takes no other option")
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "2", "--width", "1e-20", saying: "expected at least 2^-40")
  }

  @Test func table() throws {
    let run = try place.shell("\"$LEMMATA\" table rate -k 2...3 -d 0...2 --format json")
    #expect(run.code == 0 && run.errors == "")
    let rows = try run.json.elements
    #expect(rows.count == 6)
    #expect(
      rows[2].keys == ["k", "d", "interval", "perBit", "upperBound", "rules", "nodes"])
    #expect(try interval(rows[2]).contains(Rational(5, 4)))
    let left = try place.shell("\"$LEMMATA\" table rate -k 3 -d 3 --sources 100 --format json")
    #expect(try left.json.elements[0]["interval"] == .null)
  }

  @Test func curve() throws {
    let options = "-k 2 -d 2 --rho 1/2 --points 6"
    let rows = try place.shell("\"$LEMMATA\" table rate \(options) --format json").json.elements
    #expect(rows.count == 7)
    #expect(rows[6]["part"] == "1" && rows[6]["success"] == "11/16")
    let rates = try rows.map { try #require($0["rate"]).rationals() }
    for (low, high) in zip(rates, rates.dropFirst()) { #expect(low[0] < high[1]) }
    // The same numbers in nats, with the unit in every heading.
    let inNats = try place.shell("\"$LEMMATA\" table rate \(options) --unit nats --format json")
      .json.elements
    let bit = Enclosure(Rational(6931, 10000), Rational(6932, 10000))
    for (row, rate) in zip(inNats, rates) {
      let nats = try #require(row["rate"]).rationals()
      #expect(nats[0] <= bit.upper * rate[1] && nats[1] >= bit.lower * rate[0], "\(row)")
      #expect(nats[1] < rate[1])
    }
    let text = try place.shell("\"$LEMMATA\" table rate \(options) --unit nats").output
    #expect(text.contains("R (nats)") && !text.contains("(bits)"), "\(text)")
    // The interval is that of the success in the row.
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 2))
    for (row, rate) in zip(rows, rates).dropLast() {
      let success = try #require(row["success"]).rational()
      let value = try Rate(game).certificate(success: success).interval()
      #expect(rate[0] <= value.upper && value.lower <= rate[1], "\(row)")
    }
    let figure = try place.shell("\"$LEMMATA\" plot rate \(options) --output curve.tex")
    #expect(figure.code == 0 && figure.errors == "", "\(figure.errors)")
    #expect(try place.read("curve.tex").contains("noisy copy"))
    let values = try place.shell("\"$LEMMATA\" plot rate -k 2,3 -d 1...3 --output values.tex")
    #expect(values.code == 0 && values.errors == "", "\(values.errors)")
    try place.expectRefusal(
      "table", "rate", "-k", "2,3", "-d", "2", "--rho", "1/2", saying: "expected one k and one d")
    try place.expectRefusal("table", "rate", "-k", "2", "-d", "2", "--points", "3", saying: "--rho")
  }
}
