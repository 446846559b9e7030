import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
import Testing
import Work

@Suite struct GameSamplingTests {
  /// Both methods against the exact success; an interval of confidence 1 - 1e-7 fails for none of some forty
  /// seeded cases unless something is wrong.
  @Test func againstExactValues() throws {
    let games: [(k: Int, d: Int, rho: Rational)] = [
      (1, 5, 1 / 2), (2, 3, 1 / 2), (3, 5, 1 / 4), (3, 70, 1 / 5), (40, 9, 0), (7, 4, 1),
      (2, 0, 1 / 2),
      (2, 600, 1 / 9),
    ]
    let messages = ["everything", "nothing", "prefix:1", "noisy:1/8"]
    for (k, d, rho) in games {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      for text in messages where d > 0 || text != "prefix:1" {
        let exact = Double(
          try game.quantities(for: Message(parsing: text)).success)
        for method in SamplingMethod.allCases {
          let trials = (method == .literal ? 3000 : 200_000) * multiplier
          let count = try GameSampling(
            game, code: ExampleCode(parsing: text), method: method, seed: 20
          ).run(trials: 0..<trials)
          let interval = count.interval(confidence: 1 - 1e-7)
          #expect(
            interval.contains(exact), "\(k) \(d) \(rho) \(text) \(method): \(interval), \(exact)")
        }
      }
    }
  }

  /// The literal method at a size that only an enclosure of the optimum reaches, and the distances at one that
  /// nothing else does.
  @Test func largeGames() throws {
    let game = try Game(examples: 1024, dimension: 4096, correlation: 3 / 50)
    let optimum = game.optimalSuccessEnclosure(significantDigits: 8)
    let count = try GameSampling(game, seed: 1).run(trials: 0..<600)
    #expect(count.interval(confidence: 1 - 1e-7).contains(Double(optimum.lower)))
    let huge = try Game(examples: 1_000_000_000, dimension: 1_000_000, correlation: 1 / 120)
    let hugeOptimum = Double(huge.optimalSuccessEnclosure(significantDigits: 8).lower)
    let hugeCount = try GameSampling(huge, method: .distances, seed: 1).run(trials: 0..<300_000)
    #expect(hugeCount.interval(confidence: 1 - 1e-7).contains(hugeOptimum))
  }

  /// How often the interval covers: at least the stated rate, up to five standard deviations of 400 runs.
  @Test func coverage() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    let exact = 187.0 / 256
    let runs = 400
    var covered = 0
    for seed in 0..<UInt64(runs) {
      let count = try GameSampling(game, seed: seed).run(trials: 0..<128)
      if count.interval(confidence: 0.9).contains(exact) { covered += 1 }
    }
    let deviation = (Double(runs) * 0.9 * 0.1).squareRoot()
    #expect(Double(covered) >= 0.9 * Double(runs) - 5 * deviation, "\(covered) of \(runs)")
    // An interval that covered always would say nothing; Clopper-Pearson's covers somewhat too often.
    #expect(covered < runs, "\(covered) of \(runs)")
  }

  /// Stopping by the width of the interval, which depends on the outcome, leaves its coverage: the case, with a success
  /// of 1/2 and few trials, is one in which fixed confidence at each look would miss too often.
  @Test func coverageWhenStoppedByWidth() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: 0)
    let runs = 1500 * multiplier
    var covered = 0
    var numbers: Set<Int> = []
    for seed in 0..<UInt64(runs) {
      let sampling = try GameSampling(game, code: .nothing, seed: seed)
      let rounds = try SampleRounds(
        sampling, goal: .width(0.15), confidence: Confidence(Rational(9, 10)))
      var record = SampleRecord(sampling)
      while let trials = rounds.next(after: record) {
        let count = try sampling.run(trials: trials, threads: 1)
        try record.add(
          SampleRecord.Part(seed: seed, trials: trials, successes: count.successes))
        record.halvings = rounds.halvings(after: record)
      }
      let interval = record.interval(confidence: Rational(9, 10))
      #expect(interval.width <= Rational(15, 100))
      numbers.insert(record.count.trials)
      if interval.contains(Rational(1, 2)) { covered += 1 }
    }
    let deviation = (Double(runs) * 0.9 * 0.1).squareRoot()
    #expect(Double(covered) >= 0.9 * Double(runs) - 4 * deviation, "\(covered) of \(runs)")
    #expect(numbers.count == 1)
  }

  /// The looks of a run until a width: a success that is far from 1/2 is found precisely enough at an earlier one.
  @Test func looks() throws {
    let sampling = try GameSampling(
      Game(examples: 2, dimension: 64, correlation: 1), method: .literal, seed: 3)
    let rounds = try SampleRounds(
      sampling, goal: .width(0.02), confidence: Confidence(Rational(99, 100)))
    var record = SampleRecord(sampling)
    var lengths: [Int] = []
    while let trials = rounds.next(after: record) {
      lengths.append(trials.count)
      let count = try sampling.run(trials: trials)
      try record.add(SampleRecord.Part(seed: 3, trials: trials, successes: count.successes))
      record.halvings = rounds.halvings(after: record)
    }
    #expect(record.count.successes == record.count.trials && record.halvings > 2)
    // The numbers of trials double from look to look, up to the rounding to streams of 64.
    var total = 0
    let totals = lengths.map { length -> Int in
      total += length
      return total
    }
    for (first, second) in zip(totals, totals.dropFirst()) {
      #expect(abs(second - 2 * first) <= 64, "\(totals)")
    }
    // 1 - (alpha/2)^(1/n) with alpha = 0.01/2^halvings.
    let interval = record.interval(confidence: Rational(99, 100))
    let alpha = 0.01 / Double(1 << record.halvings)
    let expected = 1 - pow(alpha / 2, 1 / Double(total))
    #expect(abs(Double(interval.width) - expected) <= 1e-6 * expected)
    #expect(
      errorMessage {
        try SampleRounds(sampling, goal: .width(1e-12), confidence: Confidence(Rational(1, 2)))
      } == "an interval of width 1e-12 needs more than 10^12 trials; expected a greater width")
  }

  /// The laws of the distances against the certified optimum, for as many examples as are taken.
  @Test func distanceLaws() throws {
    let cases: [(k: Int, d: Int, rho: Rational)] = [
      (2, 3, Rational(1, 2)), (1000, 300, Rational(1, 2)), (1_000_000_000, 300, Rational(1, 2)),
      (1_000_000_000_000_000, 300, Rational(1, 2)), (1_000_000_000, 20_000, Rational(1, 25)),
      (1_000_000_000_000_000, 20_000, Rational(1, 16)),
    ]
    for (k, d, rho) in cases {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let laws = DistanceLaws(game: game, correlation: Double(rho), bits: d)
      let optimum = Double(game.optimalSuccessEnclosure().midpoint)
      #expect(abs(laws.success - optimum) <= 1e-9 * optimum, "k = \(k), d = \(d)")
      let total: Double = laws.leastOfOthers!.reduce(0, +)
      #expect(abs(total - 1) <= 1e-9, "k = \(k), d = \(d)")
    }
  }

  /// The same seed gives the same counts for any number of threads, any kernels and any cut into ranges.
  @Test func reproducibility() throws {
    let game = try Game(examples: 3, dimension: 130, correlation: 1 / 7)
    for method in SamplingMethod.allCases {
      let length = method == .literal ? 1000 : 200_000
      let sampling = try GameSampling(game, method: method, seed: 99)
      let whole = try sampling.run(trials: 0..<length)
      for threads in [1, 2, 3, 8] {
        #expect(try sampling.run(trials: 0..<length, threads: threads) == whole, "\(threads)")
      }
      for cut in [0, 1, 63, 64, 65, 500, length - 1, length] {
        let parts = try sampling.run(trials: 0..<cut) + sampling.run(trials: cut..<length)
        #expect(parts == whole, "\(method), cut at \(cut)")
      }
      for kernels in supportedKernels {
        let other = try GameSampling(
          game, code: .everything, method: method, seed: 99, kernels: kernels)
        #expect(try other.run(trials: 0..<length) == whole, "\(kernels.variant)")
      }
      let otherSeed = try GameSampling(game, method: method, seed: 98).run(trials: 0..<length)
      #expect(otherSeed != whole)
    }
  }

  // MARK: Codes

  /// A function that keeps everything, or flips with coins of its own, is the built-in code in law.
  @Test func functions() throws {
    let game = try Game(examples: 3, dimension: 5, correlation: 1 / 2)
    let exact = Double(try game.quantities(for: .noisy(1 / 4)).success)
    let quarter = ExampleCode.function("two coins") { example, coins in
      for word in example.indices { example[word] ^= coins.next() & coins.next() }
    }
    let count = try GameSampling(game, code: quarter, seed: 3).run(trials: 0..<20_000)
    #expect(count.interval(confidence: 1 - 1e-7).contains(exact))
  }

  /// The majority of blocks of three bits, against an enumeration of the message and Bob's rule.
  @Test func majorities() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    let delta = game.flipProbability
    func majority(_ x: Int) -> Int { x.nonzeroBitCount >= 2 ? 7 : 0 }
    var exact = Rational.zero
    for own in 0..<8 {
      for other in 0..<8 {
        for y in 0..<8 {
          let flips = (own ^ y).nonzeroBitCount
          let weight = delta.power(flips) * (1 - delta).power(3 - flips) / 64
          let (a, b) = ((majority(own) ^ y).nonzeroBitCount, (majority(other) ^ y).nonzeroBitCount)
          exact += a < b ? weight : a == b ? weight / 2 : 0
        }
      }
    }
    for code in [
      ExampleCode.majority(ofBlocks: 3), .nearestCodeword(BinaryCode(words: [0, 7], length: 3)),
    ] {
      let count = try GameSampling(game, code: code, seed: 8).run(trials: 0..<50_000)
      #expect(count.interval(confidence: 1 - 1e-7).contains(Double(exact)), "\(code.name)")
    }
    // A block that is cut off, with its codewords: one bit is kept.
    let cut = try GameSampling(
      Game(examples: 2, dimension: 1, correlation: 1 / 2), code: .majority(ofBlocks: 3), seed: 2
    ).run(trials: 0..<20_000)
    #expect(cut.interval(confidence: 1 - 1e-7).contains(0.625))
    // Codewords across the ends of words, and a code with all words, which keeps everything.
    let long = try Game(examples: 2, dimension: 130, correlation: 1 / 5)
    let all = try GameSampling(
      long, code: .nearestCodeword(BinaryCode(words: (0..<8).map { $0 }, length: 3)), seed: 5
    ).run(trials: 0..<4000)
    #expect(all.interval(confidence: 1 - 1e-7).contains(Double(try long.optimalSuccess())))
  }

  /// The nearest codeword of a table and of a search, against all codewords of a small code; ties go to the first.
  @Test func binaryCodes() throws {
    var noise = SplitMix64(seed: 11)
    for (length, count) in [(1, 2), (5, 3), (7, 16), (13, 5), (17, 6), (63, 4), (64, 3)] {
      let mask: UInt64 = .max >> UInt64(64 - length)
      let words = (0..<count).map { _ in noise.next() & mask }
      let code = BinaryCode(words: words, length: length)
      let string = (0..<3).map { _ in noise.next() }
      let bits = [192, 130, 65][count % 3]
      var quantised = string
      code.quantise(&quantised, bitCount: bits)
      func bit(_ words: [UInt64], _ index: Int) -> UInt64 {
        words[index / 64] >> UInt64(index % 64) & 1
      }
      for start in stride(from: 0, to: bits, by: length) {
        let block = start..<min(start + length, bits)
        func distance(_ word: UInt64) -> Int {
          block.count { bit(string, $0) != word >> UInt64($0 - start) & 1 }
        }
        let best = words.map(distance).min()!
        let nearest = words.first { distance($0) == best }!
        #expect(
          block.allSatisfy { bit(quantised, $0) == nearest >> UInt64($0 - start) & 1 },
          "length \(length), block \(start)")
      }
    }
    // Codes of one size have different names, which records compare.
    #expect(
      BinaryCode(words: [0, 7], length: 3).name != BinaryCode(words: [0, 5], length: 3).name)
  }

  @Test func codeFiles() throws {
    let code = try BinaryCode(file: #"{"codewords": ["0011", "1000"]}"#.utf8)
    #expect(code.length == 4 && code.words == [0b1100, 0b0001])
    for (file, message) in [
      (#"{"codewords": []}"#, "there are no codewords; expected at least one"),
      (#"{"codewords": ["01", "012"]}"#, "codewords[1] is \"012\"; expected 2 digits 0 or 1"),
      (#"{"codewords": ["01", "0x"]}"#, "codewords[1] is \"0x\"; expected 2 digits 0 or 1"),
      (#"{"codewords": [""]}"#, "codewords[0] has 0 digits; expected from 1 to 64"),
    ] {
      #expect(errorMessage { try BinaryCode(file: file.utf8) } == message)
    }
    #expect(errorMessage { try BinaryCode(file: #"{"words": ["01"]}"#.utf8) }.contains("words"))
    #expect(errorMessage { try BinaryCode(file: #"{"codewords": [1]}"#.utf8) }.contains("a string"))
  }

  @Test func refusals() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    #expect(
      errorMessage { try GameSampling(game, code: .prefix(4), seed: 1) }
        == "a prefix of 4 coordinates; expected 0 to the dimension, 3")
    #expect(
      errorMessage { try GameSampling(game, code: .noisy(3 / 4), seed: 1) }.hasPrefix("a = 3/4: "))
    #expect(
      errorMessage {
        try GameSampling(game, code: .majority(ofBlocks: 3), method: .distances, seed: 1)
      }
        == "the law of the distances is not known for the code \"majority:3\"; expected the method literal"
    )
    let huge = try Game(examples: 2, dimension: 1 << 40, correlation: 1 / 2)
    #expect(
      errorMessage { try GameSampling(huge, method: .distances, seed: 1) }.contains("at most"))
  }
}
