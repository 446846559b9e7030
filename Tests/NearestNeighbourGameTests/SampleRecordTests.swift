import Documents
import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
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
}
