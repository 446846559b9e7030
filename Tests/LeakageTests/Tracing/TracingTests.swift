import Claims
import ExactArithmetic
import Leakage
import LemmataTestSupport
import Tables
import Testing
import Work

@Suite struct CoordinateLearnerTests {
  private func prior(_ beta: Int) throws -> SymmetricBetaPrior {
    try SymmetricBetaPrior(beta: Rational(beta))
  }

  @Test func moments() throws {
    let magnitudes: [Rational] = try (1...3).map { try prior($0).meanMagnitude }
    let expected: [Rational] = [1 / 2, 3 / 8, 5 / 16]
    #expect(magnitudes == expected)
    #expect(try prior(1).moment(2, 0) == Rational(1, 3))
    #expect(try prior(2).moment(1, 1) == Rational(1, 5))
    // The moments of u and 1 - u add up.
    for beta in 1...4 {
      for a in 0...3 {
        for b in 0...3 {
          let law = try prior(beta)
          #expect(law.moment(a + 1, b) + law.moment(a, b + 1) == law.moment(a, b))
        }
      }
    }
  }

  @Test func scoreOfTheMajority() throws {
    for (n, beta, score) in [
      (3, 1, Rational(4, 5)), (5, 1, Rational(6, 7)), (3, 2, Rational(36, 35)),
    ] {
      #expect(try CoordinateLearner.majority(samples: n).score(prior(beta)) == score)
      #expect(try LeastExcess(samples: n, prior: prior(beta)).score == score)
    }
  }

  @Test func leastExcess() throws {
    for (n, beta, excess) in [
      (3, 1, Rational(1, 10)), (5, 2, Rational(5, 56)), (4, 4, Rational(515, 4224)),
    ] {
      let least = try LeastExcess(samples: n, prior: prior(beta))
      #expect(least.excess == excess)
      #expect(try CoordinateLearner.majority(samples: n).excess(prior(beta)) == excess)
    }
    // The law of accuracy along n = beta.
    let scaled = try [1, 4, 16, 64].map { n in
      try LeastExcess(samples: n, prior: prior(n)).scaledExcess.decimal(
        significantDigits: 3, rounding: .toNearestOrEven)
    }
    #expect(scaled.map { String($0.prefix(6)) } == ["0.0278", "0.0595", "0.0576", scaled[3]])
    #expect(["0.057", "0.0570"].contains(scaled[3]))
  }

  /// No learner with values -1, 0 and 1 of two signs is more accurate, and all satisfy the identity.
  @Test func allLearnersOfTwoSigns() throws {
    let values: [Rational] = [-1, 0, 1]
    for beta in 1...3 {
      let law = try prior(beta)
      let least = try LeastExcess(samples: 2, prior: law).excess
      var smallest = Rational(2)
      for a in values {
        for b in values {
          for c in values {
            for d in values {
              let learner = try CoordinateLearner([a, b, c, d], samples: 2)
              let excess = learner.excess(law)
              smallest = min(smallest, excess)
              #expect(learner.score(law) == Rational(2 * beta) * (law.meanMagnitude - excess))
            }
          }
        }
      }
      #expect(smallest == least)
    }
  }

  /// The same for all 3^8 = 6561 learners of three signs.
  @Test func allLearnersOfThreeSigns() throws {
    let values: [Rational] = [-1, 0, 1]
    for beta in 1...2 * multiplier {
      let law = try prior(beta)
      let least = try LeastExcess(samples: 3, prior: law).excess
      var (smallest, equal) = (Rational(2), 0)
      for number in 0..<6561 {
        var (rest, table) = (number, [Rational]())
        for _ in 0..<8 {
          table.append(values[rest % 3])
          rest /= 3
        }
        let learner = try CoordinateLearner(table, samples: 3)
        let excess = learner.excess(law)
        smallest = min(smallest, excess)
        if learner.score(law) == Rational(2 * beta) * (law.meanMagnitude - excess) { equal += 1 }
      }
      #expect(equal == 6561)
      #expect(smallest == least)
    }
  }

  @Test func tableFiles() throws {
    let text = #"{"values": ["-1", "0", "1/2", 1]}"#
    let learner = try CoordinateLearner(tableFile: text.utf8, samples: 2, name: "mine")
    #expect(learner.values == [-1, 0, 1 / 2, 1])
    #expect(
      errorMessage {
        _ = try CoordinateLearner(tableFile: #"{"value": []}"#.utf8, samples: 2, name: "mine")
      }.contains("unknown key \"value\""))
  }

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      (
        "beta = 0: the parameter of the prior must be an integer from 1 to 10000",
        { _ = try SymmetricBetaPrior(beta: 0) }
      ),
      (
        "beta = 3/2: the parameter of the prior must be an integer from 1 to 10000",
        { _ = try SymmetricBetaPrior(beta: 3 / 2) }
      ),
      (
        "n = 0: the number of samples must be at least 1",
        { _ = try CoordinateLearner.majority(samples: 0) }
      ),
      (
        "the learner's table has 3 values, expected 2^2, one for each sample of n = 2 signs",
        { _ = try CoordinateLearner([1, 0, 1], samples: 2) }
      ),
      (
        "value 1 of the learner is -3/2, expected a number in [-1, 1]",
        { _ = try CoordinateLearner([1, -3 / 2], samples: 1) }
      ),
      (
        "the table of a learner: n = 21 is above the limit of 20 samples",
        { _ = try CoordinateLearner.mean(samples: 21) }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }
}

@Suite struct MeanTracingTests {
  @Test func knownValues() throws {
    let small = try MeanTracing(samples: 2, dimension: 4, threshold: 4)
    #expect(small.soundness == Rational(37, 256) && small.recall == Rational(11, 8))
    let bound = try #require(small.bound.conditionalInformation)
    #expect(
      bound.enclosure(bits: 120).lower.decimal(significantDigits: 20, rounding: .down)
        == "0.55559836172134307258")
    let larger = try MeanTracing(samples: 3, dimension: 9, threshold: 9)
    #expect(larger.soundness == Rational(2_048_131, 33_554_432))
    #expect(larger.recall == Rational(233_073, 131_072))
    #expect(
      try #require(larger.bound.conditionalInformation).enclosure(bits: 120).lower
        .decimal(significantDigits: 20, rounding: .down) == "1.0834344669838710389")
  }

  /// All samples of signs and all fresh points.
  @Test func byEnumeration() throws {
    for (n, d) in [(1, 1), (1, 3), (2, 2), (3, 2), (2, 3)] {
      let size = 1 << (n * d)
      func score(_ sample: Int, _ point: Int) -> Int {
        (0..<n).reduce(0) { sum, i in
          let own = sample >> (i * d) & (1 << d - 1)
          return sum + d - 2 * (own ^ point).nonzeroBitCount
        }
      }
      for threshold in stride(from: -n * d, through: n * d, by: 2) {
        let tracing = try MeanTracing(samples: n, dimension: d, threshold: threshold)
        var (fresh, members) = (0, 0)
        for sample in 0..<size {
          for point in 0..<(1 << d) where score(sample, point) >= threshold { fresh += 1 }
          for i in 0..<n where score(sample, sample >> (i * d) & (1 << d - 1)) >= threshold {
            members += 1
          }
        }
        #expect(tracing.soundness == Rational(fresh, size << d))
        #expect(tracing.recall == Rational(members, size))
        // The least threshold that is so sound.
        let same = try MeanTracing(samples: n, dimension: d, soundness: tracing.soundness)
        #expect(same.threshold == threshold)
      }
    }
  }

  @Test func privacy() throws {
    let tracing = try MeanTracing(samples: 2, dimension: 4, threshold: 4)
    let report = try TracingReport(tracing, privacy: .init(epsilon: 1))
    // 11/8 <= 2 e 37/256 = 0.78... is false.
    #expect(report.report.verdict == .violated)
    #expect(report.excludedFactor == Rational(11, 16) / Rational(37, 256))
    #expect(try TracingReport(tracing, privacy: .init(epsilon: 2)).report.verdict == .holds)
    #expect(
      try TracingReport(tracing, privacy: .init(epsilon: 0, delta: 11 / 16)).report.verdict
        == .holds)
    let json = try TracingReport(tracing).json()
    #expect(json["soundness"] == .string("37/256") && json["recall"] == .string("11/8"))
    #expect(json["claims"]?[0]?["verdict"] == .string("holds"))
  }

  @Test func void() throws {
    let bound = try TracingBound(samples: 4, soundness: 1 / 2, recall: 1)
    #expect(bound.isVoid && bound.conditionalInformation == nil)
    let report = try TracingReport(bound)
    #expect(report.text().contains("no bound: m is below n xi"))
    #expect(report.json()["cmiBound"] == .null)
    #expect(report.json()["dpEpsilonExcluded"] == .string("0"))
    #expect(
      try TracingBound(samples: 3, soundness: 0, recall: 3).conditionalInformation == .bits(3))
    let sure = try TracingReport(TracingBound(samples: 3, soundness: 0, recall: 3))
    #expect(sure.json()["dpEpsilonExcluded"] == .string("infinity"))
  }

  /// The tails of as many signs as are allowed.
  @Test func largeTails() throws {
    let tracing = try MeanTracing(samples: 100, dimension: 1000, threshold: 1000)
    let report = try TracingReport(tracing)
    #expect(report.claims.allSatisfy { $0.verdict == .holds })
    let enclosed = BinomialTail(trials: 100_000, threshold: 50_500).value(
      at: Rational(1, 2), bits: 64)
    #expect(enclosed.contains(tracing.soundness))
  }

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      (
        "the threshold 3 is odd, but scores, sums of d n = 8 signs, are even",
        { _ = try MeanTracing(samples: 2, dimension: 4, threshold: 3) }
      ),
      (
        "the threshold 10 must lie in -8...8, the range of scores",
        { _ = try MeanTracing(samples: 2, dimension: 4, threshold: 10) }
      ),
      (
        "n = 0: the number of samples must be at least 1",
        { _ = try MeanTracing(samples: 0, dimension: 4, threshold: 0) }
      ),
      (
        "d = 0: the number of coordinates must be at least 1",
        { _ = try MeanTracing(samples: 1, dimension: 0, threshold: 0) }
      ),
      (
        "the exact tails of the tracing of a mean: d n = 200000 is above the limit of 100000 signs",
        { _ = try MeanTracing(samples: 200, dimension: 1000, threshold: 0) }
      ),
      (
        "the soundness 1/1000 is below 2^-8, the probability of the greatest score; expected a greater one",
        { _ = try MeanTracing(samples: 2, dimension: 4, soundness: Rational(1, 1000)) }
      ),
      (
        "the soundness is 3/2, expected a number in [0, 1]",
        { _ = try TracingBound(samples: 2, soundness: 3 / 2, recall: 1) }
      ),
      (
        "the recall is 3, expected a number in [0, 2], of n = 2 samples",
        { _ = try TracingBound(samples: 2, soundness: 1 / 2, recall: 3) }
      ),
      (
        "epsilon = -1: the privacy parameter must be at least 0",
        { _ = try TracingReport.Privacy(epsilon: -1) }
      ),
      (
        "the delta is 2, expected a number in [0, 1]",
        { _ = try TracingReport.Privacy(epsilon: 1, delta: 2) }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }
}

@Suite struct SumInformationTests {
  @Test func knownValues() throws {
    func value(_ n: Int, _ d: Int) throws -> LogForm {
      try SumInformation(samples: n, dimension: d).value
    }
    #expect(try value(2, 2) == .bits(Rational("1.421875")!))
    #expect(try value(2, 4) == .bits(Rational("1.859130859375")!))
    #expect(
      try value(3, 1).enclosure(bits: 120).lower.decimal(significantDigits: 20, rounding: .down)
        == "1.1639097655573916079")
    for d in 1...8 {
      let none = Rational(1).scaled(byPowerOfTwo: -d)
      #expect(try value(1, d) == .bits(1 - none))
      #expect(
        try value(2, d) == .bits(2 * (1 - none) - Rational(3, 8).power(d) + Rational(1, 4).power(d))
      )
    }
    // One coordinate: the entropy of a binomial number of pairs that differ.
    for n in 1...6 {
      var expected = LogForm.zero
      for m in 0...n {
        let weight = Rational(Integer.binomial(n, m)).scaled(byPowerOfTwo: -n)
        for k in 0...m {
          let mass = Rational(Integer.binomial(m, k)).scaled(byPowerOfTwo: -m)
          expected -= weight * mass * LogForm.log(mass)
        }
      }
      #expect(try value(n, 1) == expected)
    }
  }

  @Test func badInput() {
    #expect(
      errorMessage { _ = try SumInformation(samples: 0, dimension: 1) }
        == "n = 0: the number of samples must be at least 1")
    #expect(
      errorMessage { _ = try SumInformation(samples: 5, dimension: 5) }
        .contains("3^(n d) 2^n = 2.7e13 cases, more than the limit of 200000000 cases"))
  }
}
