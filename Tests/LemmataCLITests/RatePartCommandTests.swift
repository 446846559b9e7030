import Foundation
import Lemmata
import Testing

/// `lemmata rate --part` and `lemmata merge` of its files.
struct RatePartCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func run(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  private func split(_ options: String, _ count: Int) throws {
    for index in 1...count {
      let part = try run(
        "rate \(options) --part \(index)/\(count) --format json --output p\(index).json")
      #expect(part.code == 0 && part.errors == "", "\(part.errors)")
    }
  }

  @Test func sameBytes() throws {
    for (options, count) in [("-k 3 -d 3", 4), ("-k 2 -d 2 --rho 1/2 --success 9/10*OPT", 2)] {
      try split(options, count)
      let files = (1...count).reversed().map { "p\($0).json" }.joined(separator: " ")
      for format in ["json", "text", "markdown"] {
        let merged = try run("merge \(files) --format \(format)")
        #expect(merged.code == 0 && merged.errors == "", "\(merged.errors)")
        #expect(try merged.output == run("rate \(options) --format \(format)").output)
      }
      #expect(try run("merge \(files) --certificate merged.cert").code == 0)
      #expect(try run("rate \(options) --certificate single.cert").code == 0)
      #expect(try place.read("merged.cert") == place.read("single.cert"))
      #expect(try run("rate --check merged.cert").code == 0)
    }
  }

  /// GNU parallel, and a task of the job array.
  @Test func examples() throws {
    let examples = URL(filePath: #filePath).appending(path: "../../../Examples/SplitRate")
      .standardizedFileURL.path(percentEncoded: false)
    for game in ["-k 3 -d 3", "-k 2 -d 3 --rho 1/2 --success 3/5"] {
      let folder = game.contains("rho") ? "soft" : "hard"
      let split = try place.shell("'\(examples)/split-parallel' \(folder) 3 \(game)")
      #expect(split.code == 0, "\(split.errors)")
      #expect(try split.output == run("rate \(game) --format json").output)
      let again = try place.shell("'\(examples)/split-parallel' \(folder) 3 \(game)")
      #expect(again.output == split.output)
    }
    let task = try place.shell(
      """
      cp '\(examples)/rate-part' '\(examples)/job-array.sbatch' . &&
      sed 's/-k 3 -d 8/-k 3 -d 2/' job-array.sbatch > task &&
      for i in 1 2; do SLURM_ARRAY_TASK_ID=$i SLURM_ARRAY_TASK_COUNT=2 bash task; done &&
      "$LEMMATA" merge results/round-1/*.json --format json
      """)
    #expect(task.code == 0, "\(task.errors)")
    #expect(try task.output == run("rate -k 3 -d 2 --format json").output)
  }

  /// A part that found a rule above the maximum: exit code 3, and a further round.
  @Test func furtherRound() throws {
    try split("-k 3 -d 2", 2)
    let changed = try place.read("p2.json").replacing(
      "\"rule\": null", with: "\"rule\": \"1231\"", maxReplacements: 1)
    try place.write(changed, to: "p2.json")
    let unsettled = try run("merge p1.json p2.json")
    #expect(unsettled.code == 3 && unsettled.output.contains("The parts prove nothing yet"))
    for index in 1...2 {
      let part = try run(
        "rate -k 3 -d 2 --part \(index)/2 --after p1.json p2.json --format json --output q\(index).json"
      )
      #expect(part.code == 0, "\(part.errors)")
    }
    let settled = try run("merge q1.json q2.json --format json --certificate q.cert")
    #expect(settled.code == 0, "\(settled.errors)")
    #expect(try run("rate --check q.cert").code == 0)
    try place.expectRefusal("merge", "p1.json", "q2.json", saying: "another earlier round")
  }

  @Test func refusals() throws {
    try split("-k 3 -d 2", 3)
    try place.expectRefusal("merge", "p1.json", "p3.json", saying: "part 2 is missing")
    try place.expectRefusal(
      "merge", "p1.json", "p2.json", "p2.json", "p3.json", saying: "2/3 is there twice")
    try place.write(
      try place.read("p3.json").replacing("rate part 1", with: "rate part 9"), to: "new.json")
    try place.expectRefusal(
      "merge", "p1.json", "p2.json", "new.json", saying: "new.json: format is lemmata rate part 9")
    #expect(
      try run(
        "sample -k 2 -d 2 --rho 1/2 --trials 10 --seed 1 --format json --output s.json"
      ).code == 0)
    try place.expectRefusal("merge", "p1.json", "s.json", saying: "s.json")
    try place.expectRefusal(
      "merge", "s.json", "--certificate", "c", saying: "--certificate is for parts")
    try place.expectRefusal(
      "rate", "-k", "3", "-d", "2", "--part", "4/3", saying: "the part is 4/3; expected i/n")
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "2", "--part", "1/3", saying: "there is nothing to split")
    try place.expectRefusal(
      "rate", "-k", "3", "-d", "2", "--after", "p1.json", saying: "expected --part as well")
    try place.expectRefusal(
      "rate", "-k", "3", "-d", "2", "--part", "1/3", "--certificate", "c",
      saying: "a part has no certificate")
  }

  @Test func withoutNoise() throws {
    let json = try run("rate -k 2 -d 2 --rho 1 --success optimum --format json").json
    #expect(json["pricing"] == .null && json["lower"] == json["upper"])
    // 3/4 log2 3
    #expect(json["lower"]?["logForm"] == .array([.array([.string("3/4"), .string("3")])]))
    #expect(json["chain"]?.elements.allSatisfy { $0["verdict"] == "holds" } == true)
    let text = try run("rate -k 3 -d 2 --rho 1")
    #expect(text.code == 0 && text.output.contains("With rho = 1 the greatest success takes less"))
    try place.expectRefusal(
      "rate", "-k", "2", "-d", "2", "--rho", "1", "--success", "OPT", "--certificate", "c",
      saying: "the value is exact by a formula")
  }
}
