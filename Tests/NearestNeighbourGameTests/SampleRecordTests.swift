import Documents
import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
import Tables
import Testing

@Suite struct SampleRecordTests {
  private func record(_ parts: [(seed: UInt64, trials: Range<Int>)]) throws -> SampleRecord {
    let game = try Game(examples: 2, dimension: 9, correlation: 1 / 2)
    var record = SampleRecord(try GameSampling(game, seed: 0))
    for (seed, trials) in parts {
      let count = try GameSampling(game, seed: seed).run(trials: trials)
      try record.add(.init(seed: seed, trials: trials, successes: count.successes))
    }
    return record
  }

  /// Parts in any order add up to one long run.
  @Test func mergeEqualsOneLongRun() throws {
    let whole = try record([(1, 0..<1000), (2, 0..<300)])
    var sum = try record([(2, 100..<300), (1, 640..<1000)])
    try sum.merge(record([(1, 0..<100), (2, 0..<100)]))
    #expect(sum.nextTrial(seed: 1) == 100)
    try sum.merge(record([(1, 100..<640)]))
    #expect(sum.parts == whole.parts && sum.count == whole.count)
    #expect(sum.nextTrial(seed: 1) == 1000 && sum.nextTrial(seed: 3) == 0)
    let copy = try SampleRecord(parsing: sum.json(confidence: 9 / 10).serialized().utf8)
    #expect(copy.parts == sum.parts && copy.message == "everything" && copy.game == sum.game)
  }

  @Test func refusals() throws {
    var first = try record([(1, 0..<100)])
    #expect(
      errorMessage { try first.merge(record([(1, 99..<120)])) }
        == "trials 99..<100 of the seed 1 would count twice; expected other seeds or other trials")
    let other = SampleRecord(
      try GameSampling(Game(examples: 2, dimension: 9, correlation: 1 / 3), seed: 0))
    #expect(
      errorMessage { try first.merge(other) }
        == "the simulations differ: rho is 1/2 in one and 1/3 in the other")
    let text = first.json(confidence: 9 / 10).serialized()
    func reading(_ replaced: String, _ new: String) -> String {
      errorMessage {
        try SampleRecord(parsing: text.replacingOccurrences(of: replaced, with: new).utf8)
      }
    }
    #expect(
      reading("\"literal\"", "\"guess\"").contains("method is \"guess\"; expected literal or"))
    #expect(reading("\"trials\": 100", "\"trials\": 1").contains("expected"))
    #expect(reading("\"seed\": 1", "\"seed\": -1").contains("seed is -1; expected 0 to 2^64 - 1"))
    #expect(reading("\"k\": 2", "\"k\": 0").contains("k = 0"))
  }

  /// Whatever follows from the rest of a record must agree with it.
  @Test func editedRecords() throws {
    let record = try record([(1, 0..<100)])
    let text = record.json(confidence: 9 / 10).serialized()
    func reading(_ replaced: String, _ new: String) -> String {
      #expect(text.contains(replaced), "\(replaced)")
      return errorMessage {
        try SampleRecord(parsing: text.replacingOccurrences(of: replaced, with: new).utf8)
      }
    }
    for (message, error) in [
      ("prefix:999", "a prefix of 999 coordinates; expected 0 to the dimension, 9"),
      ("prefix:03", "message is prefix:03; expected prefix:3"), ("noisy:2", "a = 2"),
      ("noisy:x", "x"),
    ] {
      #expect(reading("\"everything\"", "\"\(message)\"").contains(error), "\(message)")
    }
    #expect(
      reading("\"seed\": 1,\n  \"parts\"", "\"seed\": 2,\n  \"parts\"")
        == "seed is 2; expected 1, as in the parts")
    #expect(
      reading("\"seed\": 1,\n  \"parts\"", "\"seed\": null,\n  \"parts\"").contains("expected 1"))
    #expect(reading("9/10", "99/100").contains("which the counts and the confidence give"))
    #expect(reading("9/10", "3/2").contains("confidence is 3/2; expected"))
    #expect(reading("9/10", "0").contains("confidence is 0; expected"))
    #expect(reading("\"interval\": [\"0.", "\"interval\": [\"0.1").contains("interval is"))
    #expect(reading("\"halvings\": 0", "\"halvings\": 1").contains("interval is"))
    #expect(reading("\"d\": 9", "\"d\": -1").contains("d = -1"))
    // The interval may be written in any number of digits.
    for digits in [1, 2, 7, 30, 60, 200] {
      let short = record.json(ValueStyle(digits: digits), confidence: 9 / 10).serialized()
      #expect(try SampleRecord(parsing: short.utf8).parts == record.parts, "\(digits)")
    }
    // A code of one's own is known by its name only; a record of none has no seed.
    let own = text.replacingOccurrences(of: "\"everything\"", with: "\"my code\"")
    #expect(try SampleRecord(parsing: own.utf8).message == "my code")
    let empty = try self.record([])
    let emptyText = empty.json(confidence: 9 / 10).serialized()
    #expect(try SampleRecord(parsing: emptyText.utf8).count == .zero)
  }

  // MARK: Names of codes

  /// Whether records may have codes of these names: what codes call themselves, and nothing that none calls itself.
  @Test func checkRecorded() throws {
    // The checksum is a number without leading zeros, so that some have fewer digits.
    let codes = (1...200).map { BinaryCode(words: [0, $0], length: 8) }
    #expect(Set(codes.map { $0.name.split(separator: " ").last?.count }).count > 1)
    let names =
      codes.map { ExampleCode.nearestCodeword($0).name }
      + [1, 3, 63].map { ExampleCode.majority(ofBlocks: $0).name }
      + ["everything", "nothing", "prefix:2", "noisy:1/5"]
    for name in names { #expect(throws: Never.self) { try ExampleCode.checkRecorded(name) } }
    #expect(names.contains("majority:63"))
    for name in [
      "majority:2", "majority:65", "majority:-1", "majority:x", "majority", "majority:3:3", "code",
      "code:file.json", "code of 2 words of 1 bits, checksum", "my code", "",
      "code of 2 words of 1 bits, checksum 0692558b056101a44",
      "code of 02 words of 1 bits, checksum 692558b056101a44",
    ] {
      #expect(
        throws: SampleRecordError.invalid(
          "message", value: name,
          expected: "everything, nothing, prefix:m, noisy:a, majority:b or the code of a file")
      ) { try ExampleCode.checkRecorded(name) }
    }
  }

  /// Names on the command line: of codes of examples, of blocks, and of codes in files.
  @Test func namedCodes() throws {
    struct Missing: Error, Equatable { let path: String }
    func name(_ text: String) throws -> String {
      try ExampleCode(named: text) { path, code in
        if path != "c.json" { throw Missing(path: path) }
        return try code(Array(#"{"codewords": ["0", "1"]}"#.utf8))
      }.name
    }
    #expect(try name("prefix:2") == "prefix:2" && name("majority:5") == "majority:5")
    #expect(try name("code:c.json") == BinaryCode(words: [0, 1], length: 1).name)
    #expect(throws: Missing(path: "a:b")) { try name("code:a:b") }
    for text in ["majority:2", "majority:", "majority:65", "majority:3:3"] {
      #expect(
        throws: SamplingError.unknownCode(text, expected: "majority:b with b odd, from 1 to 63")
      ) { try name(text) }
    }
    for text in ["majority", "code", "table:f", ""] {
      let error = #expect(throws: SamplingError.self) { try name(text) }
      #expect(
        error.map { "\($0)" } == "the message \(text): expected everything, nothing, prefix:m, "
          + "noisy:a, majority:b or code:FILE")
    }
    #expect(
      ExampleCode.ownNames.map(\.description) == [
        "majority:b (of b bits, odd)",
        #"code:FILE (the nearest codeword of {"codewords": ["000", "111", ...]})"#,
      ])
  }

  /// A run goes on in the gaps of what is counted already.
  @Test func gaps() throws {
    let sampling = try GameSampling(Game(examples: 2, dimension: 9, correlation: 1 / 2), seed: 1)
    var record = try record([(1, 100..<200), (2, 0..<7)])
    let rounds = try SampleRounds(
      sampling, goal: .trials(260), confidence: Confidence(Rational(9, 10)))
    while let trials = rounds.next(after: record) {
      let count = try sampling.run(trials: trials)
      try record.add(.init(seed: 1, trials: trials, successes: count.successes))
    }
    let whole = try self.record([(1, 0..<260), (2, 0..<7)])
    #expect(record.parts == whole.parts)
  }
}
