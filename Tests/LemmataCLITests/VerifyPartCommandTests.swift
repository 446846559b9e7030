import Foundation
import Lemmata
import Testing

/// `--part` of `lemmata verify` and `lemmata table`, and `lemmata merge` of its files.
struct VerifyPartCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func run(_ options: String) throws -> Workplace.Run {
    try place.shell("\"$LEMMATA\" \(options)")
  }

  private func split(_ command: String, _ count: Int, _ prefix: String = "p") throws -> String {
    for index in 1...count {
      let part = try run(
        "\(command) --part \(index)/\(count) --format json --output \(prefix)\(index).json")
      #expect(part.code == 0 && part.errors == "", "\(part.errors)")
    }
    return (1...count).reversed().map { "\(prefix)\($0).json" }.joined(separator: " ")
  }

  private func expectSameBytes(
    _ command: String, _ count: Int, _ formats: [String] = ["json", "text", "csv"]
  ) throws {
    let files = try split(command, count)
    for format in formats {
      let merged = try run("merge \(files) --format \(format)")
      let whole = try run("\(command) --format \(format)")
      #expect(merged.code == whole.code && merged.errors == "", "\(merged.errors)")
      #expect(merged.output == whole.output, "\(command) in \(format)")
    }
  }

  @Test func sameBytes() throws {
    // One part, more parts than cases, and lemmas with equations only, with enclosures and with slack 0.
    try expectSameBytes("verify two-inputs-suffice", 1)
    try expectSameBytes("verify merged-columns two-examples-third-term", 3)
    try expectSameBytes("verify mrs-gerber", 4, ["json"])
    try expectSameBytes("verify optimum-cost-logarithm", 40)
    try expectSameBytes("table rate -k 1...3 -d 0...3", 3)
    try expectSameBytes("table rate -k 8,2 -d 2,4 --sources 1000", 2)
  }

  @Test func games() throws {
    try expectSameBytes("table game -k 1...3 -d 0...2 --rho 1/2,1/3", 2)
    try expectSameBytes(
      "table game -k 2,3 -d 1,2 --message everything --message noisy:1/10 --message prefix:1", 5)
    // I(J;Y|M) lies between its neighbours; of a noisy copy all is known by enclosures.
    try expectSameBytes("table game -k 10,2 -d 20", 2)
    try expectSameBytes("table game -k 40,2 -d 100 --message noisy:1/10", 2)
    // What a message read from a table says is not in the parts.
    try place.write("{\"messages\": [0, 0, 1, 1]}", to: "message.json")
    try expectSameBytes("table game -k 2 -d 1 --rho 1/3,1/4 --message table:message.json", 2)
  }

  @Test func learning() throws {
    try expectSameBytes("table learning boolean -n 1...4 -d 400 --trials 200 --seed 9", 3)
    try expectSameBytes(
      "table learning gaussian -n 1,2 -d 200 --trials 50 --seed 18446744073709551615 --threads 1", 2)
  }

  @Test func exhaustive() throws {
    let command = "verify two-examples-third-term --exhaustive"
    let files = try split(command, 2)
    #expect(
      try run("merge \(files) --format json").output == run("\(command) --format json").output)
    let whole = try run("verify two-examples-third-term")
    #expect(try run("merge \(files)").output != whole.output)
  }

  @Test func refusals() throws {
    _ = try split("verify merged-columns", 2)
    _ = try split("verify two-inputs-suffice", 2, "q")
    _ = try split("table rate -k 2 -d 1...3", 2, "t")
    _ = try split("table rate -k 2 -d 1...4", 2, "u")
    _ = try split("table game -k 2 -d 1,2", 2, "g")
    _ = try split("table learning boolean -n 1,2 -d 100 --trials 10", 2, "l")
    let file = try place.read("p1.json")
    try place.write(
      file.replacingOccurrences(of: "\"\(LemmataVersion.current)\"", with: "\"0.0.1\""),
      to: "old.json")
    try place.write(
      file.replacingOccurrences(of: "\"counts\"", with: "\"counts\": [1,2,3,4], \"old\""),
      to: "false.json")
    for (part, written, edit, name) in [
      ("t1.json", "\"k\": 2", "\"k\": 3", "place.json"),
      ("g1.json", "\"closed form\"", "\"guess\"", "route.json"),
      ("g1.json", "\"row\": 0", "\"row\": 7", "row.json"),
      ("l1.json", "\"points\": ", "\"points\": 1", "points.json"),
    ] {
      let text = try place.read(part)
      let edited = text.replacingOccurrences(of: written, with: edit)
      #expect(edited != text, "\(name)")
      try place.write(edited, to: name)
    }
    for (files, message) in [
      ("place.json t2.json", "row 0 is of k = 3"), ("route.json g2.json", "has the route guess"),
      ("row.json g2.json", "found.row is 7; expected the place of one of 2 rows"),
      ("points.json l2.json", "of 10 trials; expected at most all"),
      ("p1.json", "part 2 is missing"), ("p1.json p1.json p2.json", "1/2 is there twice"),
      ("p1.json q2.json", "another list of lemmas"), ("t1.json", "part 2 is missing"),
      ("t1.json t2.json t1.json", "1/2 is there twice"), ("t1.json u2.json", "another table"),
      ("p1.json t2.json", "format is lemmata table rate part 1"),
      ("old.json p2.json", "version is 0.0.1; expected parts of"),
      ("false.json p2.json", "merged-columns are those of no check"),
      ("p1.json p2.json --certificate c", "--certificate is for parts of 'lemmata rate'"),
    ] {
      let merged = try run("merge \(files)")
      #expect(merged.code == 2 && merged.errors.contains(message), "\(files): \(merged.errors)")
    }
    for (options, message) in [
      ("verify fano --part 3/2", "the part is 3/2"),
      ("verify sdpi-bsc -d 2 --rho 1/3 --part 1/2", "--part is for a lemma's own cases"),
      ("verify fano --part 1/2 --certificate c", "a part has no certificate"),
      ("table rate -k 2 -d 2 --rho 1/2 --part 1/2", "--part is for the rows of R_OPT"),
      ("plot rate -k 2 -d 2 --part 1/2", "--part is for 'lemmata table rate'"),
      ("table rate -k 2 -d 2 --gap 1/10", "expected --rho as well"),
      ("table rate -k 2 -d 2 --rho 1/2 --gap 0", "--gap is 0; expected a number above 0"),
    ] {
      let refused = try run(options)
      #expect(
        refused.code == 2 && refused.errors.contains(message), "\(options): \(refused.errors)")
    }
  }

  /// The bounds of a curve are as near as was asked for, and so many rows are shown.
  @Test func gap() throws {
    let table = try run("table rate -k 2 -d 2 --rho 1/2 --points 5 --gap 1/100 --format csv")
    #expect(table.code == 0 && table.output.split(separator: "\n").count == 7, "\(table.output)")
    let text = try run("table rate -k 2 -d 2 --rho 1/2 --points 5 --gap 1/100").output
    let words = text.split { $0 == " " || $0 == "\n" }
    let place = try #require(words.firstIndex(of: "most"))
    let value = try #require(Double(words[place + 1]))
    #expect(value <= 0.01 && value > 0, "\(text)")
  }
}
