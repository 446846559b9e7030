import Foundation
import Lemmata
import Testing

/// `lemmata sample` and `lemmata merge`.
struct SampleCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func output(_ arguments: String) throws -> String {
    let run = try place.shell("\"$LEMMATA\" \(arguments)")
    #expect(run.code == 0, "\(arguments): \(run.errors)")
    return run.output
  }

  private static let game = "-k 2 -d 3 --rho 1/2 --seed 5"

  @Test func keys() throws {
    let run = try place.shell("\"$LEMMATA\" sample \(Self.game) --trials 1000 --format json")
    let json = try run.json
    #expect(
      json.keys == [
        "k", "d", "rho", "message", "method", "trials", "successes", "interval", "confidence",
        "halvings", "seed", "parts",
      ])
    #expect(json["method"] == "literal" && json["trials"] == 1000 && json["seed"] == 5)
    #expect(json["confidence"] == "99/100" && json["rho"] == "1/2")
    let sampling = try GameSampling(Game(examples: 2, dimension: 3, correlation: 1 / 2), seed: 5)
    let count = try sampling.run(trials: 0..<1000)
    #expect(json["successes"] == JSONValue(count.successes))
  }

  /// Threads, a resumed run and merged parts all give the same bytes.
  @Test func reproducibility() throws {
    let whole = try output("sample \(Self.game) --trials 2000 --format json")
    #expect(try output("sample \(Self.game) --trials 2000 --threads 1 --format json") == whole)
    _ = try output("sample \(Self.game) --trials 777 --format json --output part.json")
    let resumed = try output(
      "sample \(Self.game) --trials 2000 --resume part.json --format json")
    #expect(resumed == whole)
    _ = try output("sample \(Self.game) --trials 2000 --format json --output a.json")
    _ = try output("sample -k 2 -d 3 --rho 1/2 --seed 6 --trials 500 --format json --output b.json")
    let merged = try place.shell("\"$LEMMATA\" merge a.json b.json --format json").json
    #expect(merged["trials"] == 2500 && merged["seed"] == .null)
    #expect(try output("merge b.json a.json") == output("merge a.json b.json"))
  }

  @Test func untilAWidth() throws {
    let text = try output("sample \(Self.game) --method distances --until 0.01 --format json")
    let json = try JSONValue(parsing: text.utf8)
    let ends = try #require(json["interval"]).elements.map { try $0.rational() }
    #expect(ends[1] - ends[0] <= Rational(1, 100) && ends[0] < ends[1])
    // Stopped at a look, which had a part of the permitted error; a run that goes on keeps that back.
    #expect(json["halvings"] == 1 || json["halvings"] == 2)
    try place.write(text, to: "stopped.json")
    let merged = try output("merge stopped.json --format json")
    #expect(merged == text)
    #expect(
      try output("merge stopped.json").contains("of the error, as the run stopped by its width"))
    #expect(ends[0] <= Rational(187, 256) && Rational(187, 256) <= ends[1])
  }

  /// An interrupted run leaves a whole file, which a later run continues.
  @Test func interruption() throws {
    let long = "sample -k 300 -d 3000 --rho 1/10 --seed 1 --format json --output long.json"
    let run = try place.interruptedLemmata(
      "sample", "-k", "300", "-d", "3000", "--rho", "1/10", "--seed", "1", "--format", "json",
      "--output", "long.json", "--trials", "50000000", whenThereIs: "long.json")
    #expect(run.code == 130)
    let text = try output("merge long.json --format json")
    let json = try JSONValue(parsing: text.utf8)
    guard case .number(let number)? = json["trials"] else {
      Issue.record("no trials")
      return
    }
    let trials = try #require(Int("\(number)"))
    #expect(trials > 0)
    let resumed = try output(
      "\(long) --resume long.json --trials \(trials + 10) && cat long.json")
    #expect(resumed.contains("\"trials\": \(trials + 10)"))
  }

  /// Ctrl-C prints the estimate so far, or says which file has it.
  @Test func interruptedEstimate() throws {
    var run = Workplace.Run(output: "", errors: "", code: 0)
    for seconds in [3, 10, 30] as [Double] {
      run = try place.interruptedLemmata(
        "sample", "-k", "300", "-d", "3000", "--rho", "1/10", "--seed", "1", "--trials", "50000000",
        "--format", "json", after: seconds)
      if !run.output.isEmpty { break }
    }
    #expect(run.code == 130)
    #expect(run.errors.contains("Interrupted: the result so far. With --output FILE.json"))
    try place.write(run.output, to: "so-far.json")
    #expect(try output("merge so-far.json --format json") == run.output)
    let kept = try place.interruptedLemmata(
      "sample", "-k", "300", "-d", "3000", "--rho", "1/10", "--seed", "1", "--trials", "50000000",
      "--output", "kept.json", whenThereIs: "kept.json")
    #expect(kept.code == 130 && kept.output.isEmpty)
    #expect(
      kept.errors.contains("--resume kept.json continues it") || kept.errors.contains("Interrupted")
    )
  }

  /// Where the distances have a law, the literal method says so.
  @Test func advice() throws {
    let slow = try place.shell(
      "\"$LEMMATA\" sample -k 1000 -d 1000 --rho 1/2 --seed 1 --trials 1000")
    #expect(slow.code == 0 && slow.errors.contains("Note: --method distances has the same law"))
    for quick in [
      "\(Self.game) --trials 10",
      "-k 1000 -d 1000 --rho 1/2 --seed 1 --trials 1000 --method distances",
      "-k 1000 -d 64 --rho 1/2 --seed 1 --trials 20000 --message majority:3",
    ] {
      let run = try place.shell("\"$LEMMATA\" sample \(quick)")
      #expect(run.code == 0 && run.errors == "", "\(run.errors)")
    }
  }

  /// A record is checked as a whole, and a run that goes on says what it keeps.
  @Test func records() throws {
    _ = try output("sample \(Self.game) --trials 100 --output a.json --format json")
    let text = try place.read("a.json")
    for (old, new, message) in [
      ("\"everything\"", "\"prefix:999\"", "a prefix of 999 coordinates"),
      ("\"everything\"", "\"everythin\"", "message is everythin; expected"),
      ("\"seed\": 5,\n  \"parts\"", "\"seed\": 6,\n  \"parts\"", "seed is 6; expected 5"),
      ("99/100", "9/10", "which the counts and the confidence give"),
    ] {
      #expect(text.contains(old))
      try place.write(text.replacingOccurrences(of: old, with: new), to: "edited.json")
      try place.expectRefusal("merge", "edited.json", saying: "edited.json: ", message)
    }
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "5", "--trials", "99", "--resume",
      "a.json",
      saying: "a.json has 100 trials of the seed 5 already, and --trials is 99")
    let same = try place.shell(
      "\"$LEMMATA\" sample \(Self.game) --trials 100 --resume a.json --format json")
    #expect(same.output == text && same.errors.contains("Resumed a.json: "), "\(same.errors)")
    #expect(same.errors.contains("100 of the seed 5 from the first on; 0 more to come."))
    #expect(try place.lemmata("merge", "a.json").errors.contains("Added 1 file: "))
  }

  /// Wide intervals, which a few trials reach.
  @Test func wideIntervals() throws {
    for width in ["1/2", "2/5", "3/5", "1", "2"] {
      let json = try JSONValue(
        parsing: output("sample \(Self.game) --until \(width) --format json").utf8)
      #expect(json["trials"] == 64, "\(width)")
    }
    let learning = try place.shell(
      "\"$LEMMATA\" sample-learning boolean -n 2 --lambda 1/3 -d 9 --learner majority:9 --seed 1 --until 1/2"
    )
    #expect(learning.code == 0, "\(learning.errors)")
  }

  /// The nearest codeword of a code in a file, whose blocks of one bit keep everything.
  @Test func codeFile() throws {
    try place.write(#"{"codewords": ["0", "1"]}"#, to: "code.json")
    let coded = try output(
      "sample \(Self.game) --message code:code.json --trials 20000 --format json")
    let json = try JSONValue(parsing: coded.utf8)
    #expect(json["message"] == "code of 2 words of 1 bits, checksum 692558b056101a44")
    let ends = try #require(json["interval"]).elements.map { try $0.rational() }
    #expect(ends[0] <= Rational(187, 256) && Rational(187, 256) <= ends[1])
    try place.write(#"{"codewords": ["0", "11"]}"#, to: "bad.json")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "5",
      "--message", "code:bad.json", saying: "bad.json: codewords[1] is \"11\"")
  }

  /// A simulation split by GNU parallel, run twice as after an interruption, and one task of the job array: the
  /// parts add up to what one process computes.
  @Test func splitting() throws {
    let examples = URL(filePath: #filePath).appending(path: "../../../Examples/SplitSampling")
      .standardizedFileURL.path(percentEncoded: false)
    let game = "-k 16 -d 64 --rho 2/5"
    let first = try place.shell("'\(examples)/split-parallel' parts 3 \(game) --trials 1000")
    #expect(first.code == 0, "\(first.errors)")
    let split = try place.shell("'\(examples)/split-parallel' parts 3 \(game) --trials 3000")
    #expect(split.code == 0, "\(split.errors)")
    #expect(split.output.contains("trials      9000"))
    let single = try output(
      (1...3).map { "sample \(game) --trials 3000 --seed \($0) --format json --output \($0).json" }
        .joined(separator: " && \"$LEMMATA\" ") + " && \"$LEMMATA\" merge 1.json 2.json 3.json")
    #expect(split.output == single)
    // A part of another simulation in the same folder is refused.
    let other = try place.shell(
      "'\(examples)/split-parallel' parts 3 \(game) --trials 4000 --message nothing")
    #expect(other.code != 0 && other.errors.contains("message is everything in one and nothing"))

    let task = try place.shell(
      """
      cp '\(examples)/sample-part' '\(examples)/job-array.sbatch' . &&
      sed 's/--trials [0-9]*/--trials 64/' job-array.sbatch > task &&
      SLURM_ARRAY_TASK_ID=7 bash task && "$LEMMATA" merge results/7.json
      """)
    #expect(task.code == 0, "\(task.errors)")
    #expect(task.output.contains("seed        7 (trials 0..<64)"))
  }

  @Test func refusals() throws {
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1",
      saying: "expected either --trials or --until")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "-1", "--trials", "5",
      saying: "\"-1\" is no seed")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "-5",
      saying: "--trials is -5")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--until", "0",
      saying: "--until is 0")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "5",
      "--message", "prefix:4", saying: "a prefix of 4 coordinates")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "5",
      "--message", "majority:2", saying: "majority:2", "b odd")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "5",
      "--confidence", "1",
      saying: "the confidence is 1; expected a number above 0 and at most 1 - 10^-12")
    for (arguments, message) in [
      (["-k", "4", "-d", "1000000000000"], "1000000000000 coordinates: the method literal takes"),
      (
        ["-k", "4", "-d", "10000001", "--method", "distances"], "the method distances takes at most"
      ),
      (["-k", "9000000000000000000", "-d", "3", "--method", "distances"], "examples"),
      (["-k", "1000000000", "-d", "1000000"], "expected a smaller game or the method distances"),
    ] {
      let run = try place.shell(
        "\"$LEMMATA\" sample \(arguments.joined(separator: " ")) --rho 1/2 --seed 1 --trials 5")
      #expect(run.code == 2 && run.errors.contains(message), "\(run.errors)")
    }
    try place.expectRefusal(
      "sample", "-k", "1000", "-d", "1000", "--rho", "1/2", "--seed", "1", "--trials",
      "1000000000000", saying: "need --force")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--until", "1e-20",
      saying: "needs more than 10^12 trials")
    try place.expectRefusal(
      "sample", "-k", "2", "-d", "3", "--rho", "1/2", "--seed", "1", "--trials", "5",
      "--message", "foo", saying: "majority:b or code:FILE")
    _ = try output("sample \(Self.game) --trials 10 --output a.json")
    try place.expectRefusal("merge", "a.json", "a.json", saying: "would count twice")
    try place.expectRefusal("merge", "missing.json", saying: "missing.json")
    try place.expectRefusal(
      "sample", "-k", "3", "-d", "3", "--rho", "1/2", "--seed", "5", "--trials", "50",
      "--resume", "a.json", saying: "k is 2 in one and 3 in the other")
  }
}
