import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing
import Work

/// Learners: what they memorize, by several routes.
@Suite struct LearnerTests {
  /// The built-in learners against functions of the raw data, in two coordinates.
  @Test func builtInLearnersAgainstRawData() throws {
    for n in 1...3 {
      for problem: any ClusteringProblem in [
        try BooleanClustering(samples: n, correlation: 1 / 3),
        try SparseHypercube(samples: n, fixedProbability: 1 / 3),
      ] {
        func column(_ samples: [[Int]], _ j: Int) -> Int { samples.reduce(0) { $0 + $1[j] } }
        let raw = Learner.ofData { samples in
          samples.reduce(0) { code, sample in sample.reduce(code) { 2 * $0 + ($1 + 1) / 2 } }
        }
        try expectEqual(problem, .everything, raw)
        let agreement = Learner.ofData { samples in
          let sums = (0..<2).map { j in samples.reduce(0) { $0 + $1[j] } }
          return sums.reduce(0) { 3 * $0 + ($1 == n ? 1 : $1 == -n ? 0 : 2) }
        }
        try expectEqual(problem, .agreement(2), agreement)
        if n % 2 == 1 {
          let majority = Learner.ofData { samples in
            samples.reduce(0) { $0 + $1[0] } > 0 ? 1 : 0
          }
          try expectEqual(problem, .majority(1), majority)
        }
        let sub = Learner.ofData { samples in samples.reduce(0) { 2 * $0 + ($1[0] + 1) / 2 } }
        try expectEqual(problem, .subsample(1), sub)
      }
    }
  }

  private func expectEqual(
    _ problem: any ClusteringProblem, _ fast: Learner, _ slow: Learner
  ) throws {
    let (a, b) = (
      try problem.quantities(for: fast, dimension: 2),
      try problem.quantities(for: slow, dimension: 2)
    )
    let name = "\(problem.title), \(fast.name)"
    #expect(a.dataInformation.logForm == b.dataInformation.logForm, "\(name)")
    #expect(a.parameterInformation.logForm == b.parameterInformation.logForm, "\(name)")
    #expect(a.memorization.logForm == b.memorization.logForm, "\(name)")
    #expect(a.testInformation.logForm == b.testInformation.logForm, "\(name)")
    #expect(a.bestTest?.error == b.bestTest?.error, "\(name)")
  }

  /// Random channels on the statistic against the joint law.
  @Test func channelsAgainstJointLaws() throws {
    var generator = SplitMix64(seed: 9)
    for _ in 0..<(5 * multiplier) {
      let problem = try SparseHypercube(samples: 3, fixedProbability: 2 / 5)
      let rows = (0..<9).map { _ -> [Rational] in
        let weights = (0..<3).map { _ in Int.random(in: 1...5, using: &generator) }
        return weights.map { Rational($0, weights.reduce(0, +)) }
      }
      let law = try problem.statisticLaw(dimension: 2)
      var entries: [(outcomes: [AnyOutcome], weight: Rational)] = []
      for (outcomes, weight) in law.support {
        let t = outcomes[1].base as! [Int]
        for (message, probability) in rows[t[0] + 3 * t[1]].enumerated() {
          entries.append((outcomes + [AnyOutcome(message)], weight * probability))
        }
      }
      let all = try JointLaw(["theta", "T", "X", "M"], entries: entries)
      let quantities = try problem.quantities(for: .channel(rows), dimension: 2)
      let other = try problem.quantities(
        for: .randomised { t in
          Dictionary(uniqueKeysWithValues: rows[t[0] + 3 * t[1]].enumerated().map { ($0, $1) })
        }, dimension: 2)
      #expect(quantities.memorization.logForm == other.memorization.logForm)
      #expect(
        try all.mutualInformation(between: ["M"], and: ["T"], given: ["theta"])
          == quantities.memorization.logForm)
      #expect(
        try all.mutualInformation(between: ["M"], and: ["X"]) == quantities.testInformation.logForm)
      // The best test's advantage is the total variation of joint law and product.
      let pairs = try all.marginal(["M", "X"])
      let product = try all.marginal(["M"]).product(with: all.marginal(["X"]))
      var advantage = Rational.zero
      for (outcomes, probability) in product.support {
        advantage += max(0, try pairs.probability(of: outcomes) - probability)
      }
      #expect(quantities.bestTest?.error == (1 - advantage) / 2)
    }
  }

  @Test func tableOrder() throws {
    // The first coordinate is the lowest digit: the message is the statistic of the first coordinate.
    let problem = try SparseHypercube(samples: 2, fixedProbability: 1 / 2)
    let first = try problem.quantities(for: .table((0..<9).map { $0 % 3 }), dimension: 2)
    let named = try problem.quantities(for: .ofStatistic { $0[0] }, dimension: 2)
    #expect(first.memorization.logForm == named.memorization.logForm)
    #expect(first.bestTest == named.bestTest)
    let file = #"{"messages": ["a", "b", "c", "a", "b", "c", "a", "b", "c"]}"#
    let read = try Learner(tableFile: Array(file.utf8), name: "table:file")
    #expect(
      try problem.quantities(for: read, dimension: 2).memorization.logForm
        == first.memorization.logForm)
  }

  @Test func parsing() throws {
    for name in [
      "everything", "majority:3", "agreement:1", "subsample:2", "mean+noise:1/2", "sign:4",
    ] {
      #expect(try Learner(parsing: name).name == name)
    }
    for text in ["", "majority", "majority:x", "all", "table:x", "majority:1:2"] {
      #expect(errorMessage { try Learner(parsing: text) }.hasPrefix("\"\(text)\" is not a learner"))
    }
  }

  @Test func errors() throws {
    let problem = try BooleanClustering(samples: 2, correlation: 1 / 2)
    func message(_ learner: Learner, _ dimension: Int = 1) -> String {
      errorMessage { try problem.quantities(for: learner, dimension: dimension) }
    }
    #expect(
      message(.majority(2)).contains("majority:2: the number 2 of coordinates must lie in 0...1"))
    #expect(message(.everything, 0) == "d = 0: the dimension must be at least 1")
    #expect(
      message(.table([0, 1]))
        == "table: the table has 2 entries; expected one for each of the 3^1 = 3 values of the statistic"
    )
    #expect(
      message(.channel([[1], [1], [1 / 2]])).contains("with index 2 sums to 1/2; expected 1"))
    #expect(message(.channel([[1, 0], [2, -1], [1, 0]])).contains("a negative weight, -1"))
    #expect(message(.sign(1)).contains("the mean of real numbers is for Gaussian clustering"))
    #expect(message(.table([0]), 30).contains("(3 * 2)^30 pairs"))
    let gaussian = try GaussianClustering(samples: 2, correlation: 1 / 2)
    #expect(
      errorMessage { try gaussian.quantities(for: .meanPlusNoise(0), dimension: 1) }
        .hasPrefix("mean+noise:0: the variance of the noise must be above 0"))
  }

  @Test func reports() throws {
    let problem = try LearningProblem(.boolean, samples: 3, parameter: 1 / 2)
    let report = try problem.report(for: .majority(2), dimension: 4)
    #expect(report.holds && report.claims.count == 8)
    #expect(report.text().contains("All 8 claims hold."))
    let degenerate = try LearningProblem(.sparse, samples: 3, parameter: 0).report(
      for: .everything, dimension: 2)
    #expect(degenerate.holds && degenerate.outcome?.bound == nil)
    #expect(degenerate.text().contains("there is no bound"))
  }
}
