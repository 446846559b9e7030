import Capacity
import Claims
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing
import Work

@Suite struct FactTests {
  @Test func capacity() throws {
    for (q, bits, value) in [
      (16, Rational(2), "0.710330688475845014"), (1024, 5, "0.597199732057135492"),
    ] {
      let accuracy = try FactCapacity(facts: 10, values: q, bits: 10 * bits).accuracy
      #expect(accuracy.lower.decimal(significantDigits: 18, rounding: .down) == value)
      #expect(accuracy.width < Rational(1, 1 << 60))
    }
    // Decided equalities: no bits, all bits, and an accuracy that is rational.
    #expect(try FactCapacity(facts: 3, values: 4, bits: 0).accuracy == Enclosure(1 / 4))
    #expect(try FactCapacity(facts: 3, values: 4, bits: 6).accuracy == Enclosure(1))
    #expect(try FactCapacity(facts: 3, values: 4, bits: 7).accuracy == Enclosure(1))
    let rational = try FactCapacity(facts: 1, values: 1025, bits: 0)
    #expect(rational.accuracy == Enclosure(Rational(1, 1025)))
    #expect(try FactCapacity.cost(of: 1, values: 8) == .bits(3))
    #expect(
      try FactCapacity(facts: 100, values: 1024, bits: 500).limit.enclosure(bits: 60).contains(50))
  }

  @Test func associativeMemory() throws {
    let small = try AssociativeMemory(facts: 4, dimension: 8, bits: 4)
    #expect(small.bitAccuracy[0] == Rational(31_746_651, 33_554_432))
    #expect(small.recalled.decimal(significantDigits: 15, rounding: .down) == "3.20517757618474")
    let larger = try AssociativeMemory(facts: 9, dimension: 16, bits: 8)
    #expect(larger.recalled.decimal(significantDigits: 15, rounding: .down) == "4.64607595189261")
    let skewed = try AssociativeMemory(strengths: [3, 2, 1, 1], dimension: 8, bits: 4)
    #expect(
      skewed.recalled
        == Rational(
          Integer("201305348577105251318705746099")!, Integer("79228162514264337593543950336")!))
    // Equal strengths by both ways.
    let equal = try AssociativeMemory(strengths: [2, 2, 2, 2], dimension: 8, bits: 4)
    #expect(equal.recalled == small.recalled)
    // One accuracy for each different strength, and the same sum fact by fact.
    let groups = skewed.groups
    #expect(groups.map(\.strength) == [3, 2, 1] && groups.map(\.facts) == [1, 1, 2])
    #expect(groups.map(\.bitAccuracy) == Array(skewed.bitAccuracy.prefix(3)))
    #expect(skewed.recalled == Rational.sum(skewed.bitAccuracy.map { $0.power(4) }))
    let json = try AssociativeMemoryReport(skewed).json()
    #expect(json["bitAccuracy"]?[2]?["facts"] == 2 && json["bitAccuracy"]?[3] == nil)
    #expect(json["bitAccuracy"]?[0]?["strength"] == .string("3"))
  }

  /// The accuracies by convolution of the signs one by one, for skewed strengths, rational ones and many different ones.
  @Test func accuraciesByConvolution() throws {
    let lists: [([Rational], Int)] = [
      ([4, 3, 2, 2, 1, 1, 1, 1], 8), ([1 / 2, 1 / 3, 5], 3), ([1, 1, 9], 5), ([7, 2], 1), ([3], 4),
      ([1, 2, 3, 4, 5, 6, 7], 2), ([1, 100], 2), ([2, 2, 2, 1], 7),
    ]
    for (strengths, d) in lists {
      let memory = try AssociativeMemory(strengths: strengths, dimension: d, bits: 1)
      for (fact, strength) in strengths.enumerated() {
        var law: [Rational: Integer] = [strength * Rational(d): 1]
        for (other, c) in strengths.enumerated() where other != fact {
          for _ in 0..<d {
            var next: [Rational: Integer] = [:]
            for (sum, count) in law {
              next[sum + c, default: 0] += count
              next[sum - c, default: 0] += count
            }
            law = next
          }
        }
        let twice = law.reduce(Integer.zero) { $0 + $1.value * Integer(1 + $1.key.signum()) }
        let total = Integer(2).power((strengths.count - 1) * d + 1)
        #expect(memory.bitAccuracy[fact] == Rational(twice, total), "\(strengths), fact \(fact)")
      }
    }
    // Equal strengths by binomial coefficients from the middle, for odd and even numbers of signs.
    for d in 1...6 {
      for n in 1...7 {
        let flat = try AssociativeMemory(facts: n, dimension: d, bits: 1).bitAccuracy[0]
        let k = d * (n - 1)
        var twice = Integer.zero
        for ones in 0...k {
          twice += Integer.binomial(k, ones) * Integer(1 + (d + 2 * ones - k).signum())
        }
        #expect(flat == Rational(twice, Integer(2).power(k + 1)), "d = \(d), N = \(n)")
      }
    }
  }

  /// The best number of facts by enclosures against exact comparisons, up to where guesses take over.
  @Test func bestNumbers() throws {
    for (d, b) in [(4, 2), (6, 4), (3, 1), (16, 8), (1, 3)] {
      let numbers = try AssociativeMemory.bestNumbers(upTo: 60, dimension: d, bits: b)
      var (best, greatest) = (1, Rational(0))
      for n in 1...60 {
        let recalled = try AssociativeMemory(facts: n, dimension: d, bits: b).recalled
        if recalled > greatest { (best, greatest) = (n, recalled) }
        #expect(numbers[n - 1] == best, "d = \(d), b = \(b), N = \(n)")
      }
    }
    // Very many facts are guessed: the number recalled rises again.
    let overloaded = try AssociativeMemory(facts: 60, dimension: 8, bits: 4)
    let more = try AssociativeMemory(facts: 200, dimension: 8, bits: 4)
    #expect(more.recalled > overloaded.recalled && more.guessed == Rational(200, 16))
    #expect(more.recalled > more.guessed)
  }

  @Test func codes() throws {
    #expect(try FactCode(facts: 3, values: 2, messages: 2).recalled == Rational(9, 4))
    #expect(try FactCode(facts: 2, values: 3, messages: 9).recalled == 2)
    #expect(try FactCode(facts: 2, values: 3, messages: 1).recalled == Rational(2, 3))
    #expect(try FactCode(facts: 4, values: 2, messages: 16).recalled == 4)
    // All encoders of 2 bits into 3 messages, one by one.
    var greatest = 0
    for encoder in 0..<81 {
      let messages = [encoder % 3, encoder / 3 % 3, encoder / 9 % 3, encoder / 27]
      var right = 0
      for message in 0..<3 {
        let lists = (0..<4).filter { messages[$0] == message }
        for bit in 0..<2 {
          let ones = lists.count { $0 >> bit & 1 == 1 }
          right += max(ones, lists.count - ones)
        }
      }
      greatest = max(greatest, right)
    }
    #expect(
      try FactCode(facts: 2, values: 2, messages: 3).recalled == Rational(greatest, 4))
    #expect(
      try FactCode(facts: 2, values: 2, messages: 2).json()["accuracy"] == .string("3/4"))
  }

  /// Whether the bound allows an accuracy is decided, equality included; that an encoder has it is not said.
  @Test func accuracyClaims() throws {
    let capacity = try FactCapacity(facts: 3, values: 4, bits: 6)
    #expect(try capacity.claim(accuracy: 1).verdict == .holds)
    #expect(try FactCapacity(facts: 3, values: 4, bits: 5).claim(accuracy: 1).verdict == .violated)
    #expect(try capacity.report(accuracy: 1 / 2).verdict == .holds)
    let tight = try FactCapacity(facts: 2, values: 2, bits: 1)
    #expect(try tight.claim(accuracy: 8 / 9).verdict == .holds)
    #expect(try tight.claim(accuracy: 9 / 10).verdict == .violated)
    let allowed = try tight.report(accuracy: 8 / 9).text()
    #expect(allowed.contains("not excluded by the bound") && !allowed.contains("possible"))
    #expect(try tight.report(accuracy: 9 / 10).text().contains("No encoder has the accuracy"))
  }

  @Test func pruningAndFlattening() throws {
    let best = try AssociativeMemory.best(upTo: 36, dimension: 16, bits: 8)
    #expect(best.strengths.count == 9)
    let full = try AssociativeMemory(facts: 36, dimension: 16, bits: 8)
    #expect(
      (best.recalled / full.recalled).decimal(significantDigits: 4) == "1.285"
        || (best.recalled / full.recalled).decimal(significantDigits: 4) == "1.284")
    let skewed = try AssociativeMemory(
      strengths: [4, 3, 2, 2, 1, 1, 1, 1], dimension: 8, bits: 4)
    let report = try AssociativeMemoryReport(skewed)
    let flat = try #require(report.flattened)
    #expect(skewed.recalled.decimal(significantDigits: 4).hasPrefix("3.60"))
    #expect(flat.recalled.decimal(significantDigits: 4).hasPrefix("4.28"))
    #expect(report.report.verdict == .holds && report.text().contains("flattened"))
    #expect(try AssociativeMemoryReport(full).json()["flattened"] == .null)
  }

  @Test func oneBit() throws {
    for (weights, unweighted) in [
      ([1, 1, 1] as [Rational], Rational(3, 4)), ([2, 1, 1], Rational(17, 24)),
      ([3, 1, 1], Rational(2, 3)), ([4, 2, 1, 1, 1], Rational(51, 80)),
    ] {
      #expect(try OneBitMemory(weights: weights).unweightedAccuracy == unweighted)
    }
    #expect(try OneBitMemory(weights: [3, 1, 1]).weightedAccuracy == Rational(4, 5))
    // The random access code of N bits into one.
    #expect(
      try (1...4).map {
        try OneBitMemory(weights: [Rational](repeating: 1, count: $0)).weightedAccuracy
      }
        == [1, Rational(3, 4), Rational(3, 4), Rational(11, 16)])
  }

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      (
        "N = 0: the number of facts must be at least 1",
        { _ = try FactCapacity(facts: 0, values: 2, bits: 1) }
      ),
      (
        "q = 1: the number of values of a fact must be at least 2",
        { _ = try FactCapacity(facts: 1, values: 1, bits: 1) }
      ),
      (
        "the number of bits is -1, expected at least 0",
        { _ = try FactCapacity(facts: 1, values: 2, bits: -1) }
      ),
      (
        "an accuracy is 1/8, expected a number from 1/4, that of a guess, to 1",
        { _ = try FactCapacity.cost(of: 1 / 8, values: 4) }
      ),
      (
        "d = 0: the number of coordinates of a key must be at least 1",
        { _ = try AssociativeMemory(facts: 1, dimension: 0, bits: 1) }
      ),
      (
        "b = 0: the number of bits of a fact must be at least 1",
        { _ = try AssociativeMemory(facts: 1, dimension: 1, bits: 0) }
      ),
      (
        "the strength of fact 2 is 0, expected a number above 0",
        { _ = try AssociativeMemory(strengths: [1, 0], dimension: 1, bits: 1) }
      ),
      (
        "the bit accuracy of an associative memory: d N = 200000 is above the limit of 100000 signs",
        { _ = try AssociativeMemory(facts: 200, dimension: 1000, bits: 1) }
      ),
      (
        "an associative memory has powers of 9.9e7 bits, more than the limit of 16777216 bits",
        { _ = try AssociativeMemory(facts: 2000, dimension: 50, bits: 1000) }
      ),
      (
        "an associative memory has powers of 1.9e7 bits, more than the limit of 16777216 bits",
        {
          let strengths = (1...100).map { Rational($0) }
          _ = try AssociativeMemory(strengths: strengths, dimension: 2, bits: 1000)
        }
      ),
      (
        "s = 0: the number of messages must be at least 1",
        { _ = try FactCode(facts: 1, values: 2, messages: 0) }
      ),
      (
        "the best code for facts: q^N = 3^3 lists of values is above the limit of 16 lists",
        { _ = try FactCode(facts: 3, values: 3, messages: 2) }
      ),
      (
        "a memory of one bit: N = 21 is above the limit of 20 facts",
        {
          _ = try OneBitMemory(weights: [Rational](repeating: 1, count: 21))
        }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }
}
