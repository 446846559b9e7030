import Foundation
import Lemmata
import Testing

/// `lemmata capacity` and `lemmata divergence`.
struct ChannelCapacityCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func run(_ arguments: String) throws -> Workplace.Run {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0 && run.errors == "", "\(arguments): \(run.errors)")
    return run
  }

  private func json(_ arguments: String) throws -> JSONValue {
    try run("\(arguments) --format json").json
  }

  // MARK: Capacity

  @Test func exactCapacities() throws {
    let erasure = try json("capacity bec:1/3")
    #expect(
      erasure.keys == ["interval", "exact", "input", "output", "width", "widthReached"])
    #expect(
      erasure["exact"] == ["logForm": [["2/3", "2"]], "bits": ["\(twoThirds)6", "\(twoThirds)7"]])
    #expect(erasure["input"] == ["1/2", "1/2"])
    #expect(erasure["output"] == ["1/3", "1/3", "1/3"])
    #expect(erasure["widthReached"] == true)
    #expect(try json("capacity id:4")["interval"] == ["2", "2"])
    try place.write("1/3,2/3\n1/3,2/3\n", to: "useless.csv")
    #expect(try json("capacity useless.csv")["exact"] == ["logForm": [], "bits": ["0", "0"]])
  }

  private let twoThirds = "0." + String(repeating: "6", count: 29)

  /// The laws in the output prove the interval, by the library from their text alone.
  @Test func certificates() throws {
    let report = try json("capacity z:1/4 --width 1e-30")
    #expect(report.keys == ["interval", "input", "output", "width", "widthReached"])
    let certificate = try CapacityCertificate(
      channel: .z(1 / 4),
      input: FiniteLaw(try #require(report["input"]).rationals(at: "input")),
      output: FiniteLaw(try #require(report["output"]).rationals(at: "output")))
    try certificate.check()
    #expect(certificate.gap <= .bits(Rational(1, Integer(10).power(30))))
    let ends = try #require(report["interval"]).rationals(at: "interval")
    #expect(LogForm.bits(ends[0]) <= certificate.lower && certificate.upper <= .bits(ends[1]))
  }

  @Test func capacityText() throws {
    let text = try run("capacity bsc:1/10").output
    #expect(text.hasPrefix("The capacity of the channel bsc:1/10 (2 inputs, 2 outputs)\n"))
    #expect(text.contains("  p = (1/2, 1/2)\n"))
    #expect(text.hasSuffix("Both bounds were checked again, by the definitions.\n"))
    #expect(try run("capacity z:1/4").output.contains("  C in [0.55"))
    #expect(try run("capacity z:1/4 --format csv").output.contains("input 1,,"))
    for format in ["markdown", "latex", "html"] {
      #expect(try run("capacity z:1/4 --format \(format)").output.contains("0.55"), "\(format)")
    }
    let nats = try run("capacity id:4 --unit nats").output
    #expect(nats.contains("1.38629436111"))
  }

  @Test func capacityRefusals() throws {
    try place.expectRefusal(
      "capacity", "z:1/4", "--width", "0",
      saying: "the width of the capacity's enclosure is 0; expected a number above 0")
    try place.expectRefusal("capacity", "z:2", saying: "expected a number in [0, 1]")
    try place.expectRefusal("capacity", "nothing", saying: "there is no file nothing")
  }

  // MARK: Divergence

  @Test func divergences() throws {
    let report = try json("divergence 1/2,1/2 1/4,3/4")
    #expect(report.keys == ["kl", "totalVariation", "chiSquare", "hockeyStick", "claims"])
    #expect(report["kl"]?["logForm"] == [["1", "2"], ["-1/2", "3"]])
    #expect(report["totalVariation"] == "1/4")
    #expect(report["chiSquare"] == "1/3")
    #expect(
      report["hockeyStick"] == [
        ["gamma": "0", "value": "1"], ["gamma": "2/3", "value": "1/3"],
        ["gamma": "2", "value": "0"],
      ])
    #expect(report["claims"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
    let renyi = try json("divergence uniform 1/4,3/4 --order 2 --gamma 1,3/2")
    #expect(
      renyi.keys == [
        "kl", "totalVariation", "chiSquare", "order", "renyi", "hockeyStick", "values", "claims",
      ])
    #expect(renyi["order"] == "2")
    #expect(renyi["renyi"]?["logForm"] == [["2", "2"], ["-1", "3"]])
    #expect(
      renyi["values"] == [["gamma": "1", "value": "1/4"], ["gamma": "3/2", "value": "1/8"]])
    let enclosed = try json("divergence 1/2,1/2 1/3,2/3 --order 1/2")["renyi"]
    #expect(try #require(enclosed).rationals(at: "renyi").count == 2)
  }

  @Test func infinities() throws {
    let report = try json("divergence 1/2,1/2 1,0 --order infinity")
    for key in ["kl", "chiSquare", "renyi"] { #expect(report[key] == "infinity", "\(key)") }
    #expect(report["totalVariation"] == "1/2")
    #expect(
      report["hockeyStick"] == [["gamma": "0", "value": "1"], ["gamma": "1/2", "value": "1/2"]])
    #expect(report["claims"] == nil)
    let text = try run("divergence 1/2,1/2 1,0").output
    #expect(text.contains("  D(P||Q) = infinity\n"))
  }

  @Test func throughAChannel() throws {
    let report = try json("divergence 1,0 1/2,1/2 --channel bsc:1/10 --gamma 1,3/2")
    #expect(report["channel"]?["totalVariation"] == "2/5")
    #expect(
      report["contraction"] == [
        ["gamma": "1", "coefficient": "4/5", "inputs": [1, 2], "output": "2/5"],
        ["gamma": "3/2", "coefficient": "3/4", "inputs": [1, 2], "output": "3/20"],
      ])
    #expect(report["claims"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
    for format in TableFormat.allCases {
      let run = try run("divergence 1,0 1/2,1/2 --channel z:1/3 --format \(format.rawValue)")
      #expect(run.output.contains("1/3"), "\(format)")
    }
  }

  @Test func lawsInFiles() throws {
    try place.write("1/2,1/2\n", to: "p.csv")
    try place.write("1/4\n3/4\n", to: "q.csv")
    let expected = try json("divergence 1/2,1/2 1/4,3/4")
    #expect(try json("divergence p.csv q.csv") == expected)
    #expect(try json("divergence p.csv 1/4,3/4") == expected)
    let law = #"{"variables": ["X"], "law": [[["a"], "1/2"], [["b"], "1/2"]]}"#
    try place.write(law, to: "p.json")
    try place.write(
      law.replacingOccurrences(of: #""a"], "1/2""#, with: #""b"], "3/4""#)
        .replacingOccurrences(of: #""b"], "1/2""#, with: #""a"], "1/4""#), to: "q.json")
    #expect(try json("divergence p.json q.json") == expected)
  }

  @Test func divergenceRefusals() throws {
    try place.write(#"{"variables": ["X"], "law": [[["a"], "1"]]}"#, to: "x.json")
    try place.write(#"{"variables": ["Y"], "law": [[["a"], "1"]]}"#, to: "y.json")
    func refuse(_ arguments: String..., saying parts: String...) throws {
      let run = try place.shell(
        (["\"$LEMMATA\"", "divergence"] + arguments.map { "'\($0)'" }).joined(separator: " "))
      #expect(run.code == 2 && run.output == "", "\(arguments)")
      for part in parts { #expect(run.errors.contains(part), "\(run.errors)") }
    }
    try refuse(
      "1/2,1/2", "1", saying: "the law 1/2,1/2 has 2 outcomes and the law 1 1; expected as many")
    try refuse("1/2,1/3", "1/2,1/2", saying: "the law 1/2,1/3: the weights sum to 5/6; expected 1")
    try refuse(
      "nothing", "1", saying: "there is no file nothing, and it is no list of probabilities")
    try refuse("uniform", "uniform", saying: "are of different kinds")
    try refuse(
      "x.json", "y.json", saying: "the variables X and the law y.json Y; expected the same")
    try refuse(
      "x.json", "x.json", "--channel", "id:1", saying: "--channel needs laws on its inputs")
    try refuse("1", "1", "--order", "-1", saying: "the order of the Renyi divergence is -1")
    try refuse(
      "1", "1", "--gamma", "-1", saying: "gamma is -1; expected a number that is at least 0")
    try refuse(
      "1,0", "0,1", "--channel", "id:2", "--gamma", "1/2",
      saying: "gamma is 1/2; expected a number that is at least 1")
    try refuse("1", "1", "--channel", "id:2", saying: "the input law has 1 outcome; expected 2")
  }
}
