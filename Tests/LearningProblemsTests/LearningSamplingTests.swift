import ExactArithmetic
import Foundation
import InformationTheory
import LearningProblems
import LemmataTestSupport
import NearestNeighbourGame
import Sampling
import Testing

@Suite struct LearningSamplingTests {
  // MARK: Parts

  /// Bit-sliced counting against the counts of each coordinate.
  @Test func majorityCounter() {
    var stream = BitStream(seed: 4, stream: 0)
    for n in [1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 63, 64, 100] {
      var counter = MajorityCounter(samples: n)
      for _ in 0..<5 {
        counter.reset()
        // Words that agree in many coordinates, so that all counts from 0 to n occur.
        let common = stream.next()
        let samples = (0..<n).map { _ in
          common ^ (stream.next() & stream.next() & stream.next())
        }
        for sample in samples { counter.add(sample) }
        let coins = stream.next()
        let majority = counter.majority { coins }
        for bit in 0..<64 {
          let count = samples.count { $0 >> bit & 1 == 1 }
          let expected =
            2 * count == n ? coins >> bit & 1 == 1 : 2 * count > n
          #expect(majority >> bit & 1 == (expected ? 1 : 0), "n = \(n), count \(count)")
        }
      }
    }
  }

  /// Frequencies of parameters and messages in single coordinates against their laws, and the entropy of the message
  /// given the parameter, estimated from them, against the closed form of the memorization.
  ///
  /// The plug-in estimate of 64 N coordinates has a bias of about 10^-6 and a standard deviation below 10^-3 bits.
  @Test func plugInMemorization() throws {
    let cases: [(any SimulatedCluster, Learner, any SignSampler)] = try [
      (
        BooleanClustering(samples: 3, correlation: 1 / 2), .majority(1), MajoritySampler(samples: 3)
      ),
      (
        SparseHypercube(samples: 3, fixedProbability: 1 / 3), .agreement(1), AgreementSampler()
      ),
      (BooleanClustering(samples: 2, correlation: 1 / 3), .agreement(1), AgreementSampler()),
      (
        SparseHypercube(samples: 5, fixedProbability: 1 / 4), .majority(1),
        MajoritySampler(samples: 5)
      ),
    ]
    for (problem, learner, rule) in cases {
      let words = problem.words
      var sampler = rule
      var stream = BitStream(seed: 12, stream: 0)
      var counts: [[Int]: Int] = [:]
      let total = 64 * 10_000
      for _ in 0..<(total / 64) {
        let parameter = words.parameter(&stream)
        let message = sampler.message(
          of: parameter, words, samples: problem.samples, &stream)
        for bit in 0..<64 {
          func sign(_ mask: UInt64, _ signs: UInt64) -> Int {
            mask >> bit & 1 == 0 ? 0 : signs >> bit & 1 == 1 ? 1 : -1
          }
          counts[
            [sign(parameter.fixed, parameter.signs), sign(message.kept, message.signs)],
            default: 0] += 1
        }
      }
      func entropy(_ groups: [Int]) -> Double {
        groups.reduce(0) { $0 - Double($1) / Double(total) * log2(Double($1) / Double(total)) }
      }
      var parameters: [Int: Int] = [:]
      for (key, count) in counts { parameters[key[0], default: 0] += count }
      // The message is a function of the data, so that the memorization is H(M|theta).
      let plugIn = entropy(Array(counts.values)) - entropy(Array(parameters.values))
      let closedForm = try problem.quantities(for: learner, dimension: 1).memorization
      let value = Double(closedForm.enclosure(bits: 60).lower)
      #expect(abs(plugIn - value) < 5e-3, "\(problem.title): \(plugIn), \(value)")
    }
  }

  /// Probabilities of the normal law by frequencies of a million draws, up to five standard deviations.
  @Test func normalSource() {
    var source = NormalSource()
    var stream = BitStream(seed: 77, stream: 1)
    let points = [-2.0, -1, 0, 0.5, 1.5, 3]
    var counts = [Int](repeating: 0, count: points.count)
    let total = 1_000_000
    var products = 0.0
    var last = 0.0
    for _ in 0..<total {
      let value = source.next(&stream)
      for (index, point) in points.enumerated() where value > point { counts[index] += 1 }
      products += value * last
      last = value
    }
    for (count, point) in zip(counts, points) {
      let tail = erfc(point / 2.0.squareRoot()) / 2
      let deviation = (tail * (1 - tail) * Double(total)).squareRoot()
      #expect(abs(Double(count) - tail * Double(total)) < 5 * deviation, "\(point)")
    }
    #expect(abs(products) < 5 * Double(total).squareRoot())
  }

  // MARK: Against what is known

  /// Counts against the certified probabilities, for numbers of coordinates around the length of a word; an
  /// interval of confidence 1 - 1e-7 fails in none of some hundred seeded cases unless something is wrong.
  @Test func againstEnclosures() throws {
    let problems: [LearningProblem] = try [
      LearningProblem(.boolean, samples: 1, parameter: 1 / 2),
      LearningProblem(.boolean, samples: 4, parameter: 1 / 3),
      LearningProblem(.boolean, samples: 5, parameter: 1),
      LearningProblem(.boolean, samples: 3, parameter: 0),
      LearningProblem(.sparse, samples: 1, parameter: 1 / 4),
      LearningProblem(.sparse, samples: 4, parameter: 1 / 3),
      LearningProblem(.sparse, samples: 3, parameter: 1),
      LearningProblem(.sparse, samples: 2, parameter: 0),
    ]
    for problem in problems {
      for m in [0, 1, 3, 63, 64, 65, 130] {
        for learner in [Learner.majority(m), .agreement(m)] {
          let sampling = try LearningSampling(problem, learner: learner, dimension: 150, seed: 20)
          let counts = try sampling.run(trials: 0..<(2000 * multiplier))
          let test = try #require(
            try problem.nearestPredictionTest(of: learner, dimension: 150))
          for (count, known) in [
            (counts.points, test.acceptance!), (counts.nulls, test.falseAcceptance),
          ] {
            let interval = count.interval(confidence: 1 - 1e-7)
            #expect(
              interval.contains(Double(known.midpoint)),
              "\(problem.title), \(learner.name): \(interval), \(known)")
          }
        }
      }
    }
  }

  /// The acceptance of Gaussian test points by inversion of the characteristic function with mpmath: a score is a sum
  /// of independent skew normal variables.
  @Test func gaussianAcceptance() throws {
    for (n, lambda, m, a, trials) in [
      (1, Rational(1, 2), 1, 0.5403000249417086640557, 100_000),
      (1, Rational(1, 2), 5, 0.58991873467643932029395, 50_000),
      (3, Rational(1, 5), 1000, 0.80017218972646419762551, 2000),
      (2, Rational(9, 10), 3, 0.78592152874048206109349, 50_000),
    ] {
      let problem = try LearningProblem(.gaussian, samples: n, parameter: lambda)
      let sampling = try LearningSampling(problem, learner: .sign(m), dimension: 1000, seed: 3)
      let counts = try sampling.run(trials: 0..<trials)
      let interval = counts.points.interval(confidence: 1 - 1e-7)
      #expect(interval.contains(a), "n = \(n), m = \(m): \(interval), \(a)")
      let test = try #require(try problem.nearestPredictionTest(of: .sign(m), dimension: 1000))
      let null = counts.nulls.interval(confidence: 1 - 1e-7)
      #expect(null.contains(Double(test.falseAcceptance.midpoint)), "n = \(n), m = \(m): \(null)")
    }
  }

  /// Quantised means against a simulation with numpy of two million and one million trials, whose standard deviations are
  /// below 0.0005: that is added to the intervals five times.
  @Test func quantisedMeans() throws {
    let cases: [(n: Int, lambda: Rational, m: Int, bits: Int, a: Double, b: Double)] = [
      (2, Rational(1, 2), 10, 2, 0.683286, 0.323297),
      (3, Rational(3, 10), 40, 3, 0.670937, 0.330323),
    ]
    for (n, lambda, m, bits, a, b) in cases {
      let problem = try LearningProblem(.gaussian, samples: n, parameter: lambda)
      let sampling = try LearningSampling(
        problem, learner: .quantised(m, bits: bits), dimension: 50, seed: 11)
      let counts = try sampling.run(trials: 0..<(20_000 * multiplier))
      for (count, known) in [(counts.points, a), (counts.nulls, b)] {
        let interval = count.interval(confidence: 1 - 1e-7)
        #expect(
          interval.lowerBound - 0.0025 < known && known < interval.upperBound + 0.0025,
          "b = \(bits): \(interval), \(known)")
      }
      #expect(
        try problem.nearestPredictionTest(of: .quantised(m, bits: bits), dimension: 50) == nil)
    }
    // One bit is the sign, trial by trial.
    let problem = try LearningProblem(.gaussian, samples: 2, parameter: 1 / 2)
    let runs = try [Learner.sign(9), .quantised(9, bits: 1)].map {
      try LearningSampling(problem, learner: $0, dimension: 9, seed: 1).run(trials: 0..<1000)
    }
    #expect(runs[0] == runs[1])
  }

  /// The intervals of a quantiser are equally likely, and their levels have the mean 0 and, with more bits, almost the
  /// variance 1.
  @Test func quantiser() {
    var stream = BitStream(seed: 5, stream: 0)
    var normal = NormalSource()
    for (bits, variance) in [(1, 2 / Double.pi), (2, 0.8605), (4, 0.9778)] {
      let quantiser = Quantiser(bits: bits)
      #expect(quantiser.ends == quantiser.ends.sorted() && quantiser.ends.count == 1 << bits - 1)
      var counts: [Double: Int] = [:]
      var products = 0.0
      let total = 200_000
      for _ in 0..<total {
        let value = normal.next(&stream)
        let level = quantiser.level(value)
        counts[level, default: 0] += 1
        products += value * level
      }
      #expect(Set(counts.keys) == Set(quantiser.levels))
      let expected = Double(total) / Double(1 << bits)
      for count in counts.values {
        #expect(abs(Double(count) - expected) < 5 * expected.squareRoot())
      }
      // E[Z level] = E[level^2].
      let square = quantiser.levels.reduce(0) { $0 + $1 * $1 } / Double(1 << bits)
      #expect(abs(products / Double(total) - square) < 0.01)
      #expect(abs(square - variance) < 1e-3, "\(square)")
    }
  }

  /// How often the intervals of an estimate cover both probabilities: at least at the stated rate, up to five standard
  /// deviations of 300 runs, and not always.
  @Test func coverage() throws {
    let problem = try LearningProblem(.boolean, samples: 3, parameter: 1 / 3)
    let test = try #require(try problem.nearestPredictionTest(of: .majority(70), dimension: 70))
    let runs = 300
    var covered = 0
    for seed in 0..<UInt64(runs) {
      let estimate = try LearningSampling(
        problem, learner: .majority(70), dimension: 70, seed: seed
      ).run(trials: 0..<128).estimate(confidence: 4 / 5)
      if estimate.acceptance.contains(test.acceptance!)
        && estimate.falseAcceptance.contains(test.falseAcceptance)
      {
        covered += 1
        #expect(estimate.error.contains(test.error!))
      }
    }
    let deviation = (Double(runs) * 0.8 * 0.2).squareRoot()
    #expect(Double(covered) >= 0.8 * Double(runs) - 5 * deviation, "\(covered) of \(runs)")
    #expect(covered < runs, "\(covered) of \(runs)")
  }

  // MARK: Reproducibility

  @Test func reproducibility() throws {
    let samplings = try [
      LearningSampling(
        LearningProblem(.boolean, samples: 2, parameter: 1 / 3), learner: .majority(100),
        dimension: 130, seed: 99),
      LearningSampling(
        LearningProblem(.sparse, samples: 3, parameter: 1 / 3), learner: .agreement(100),
        dimension: 130, seed: 99),
      LearningSampling(
        LearningProblem(.gaussian, samples: 3, parameter: 1 / 3), learner: .sign(20),
        dimension: 130, seed: 99),
    ]
    for sampling in samplings {
      let whole = try sampling.run(trials: 0..<700)
      #expect(whole.trials == 700)
      for threads in [1, 2, 3, 8] {
        #expect(try sampling.run(trials: 0..<700, threads: threads) == whole, "\(threads)")
      }
      for cut in [0, 1, 63, 64, 65, 500, 699, 700] {
        let parts = try sampling.run(trials: 0..<cut) + sampling.run(trials: cut..<700)
        #expect(parts == whole, "cut at \(cut)")
      }
      let other = try LearningSampling(
        sampling.problem, learner: sampling.learner, dimension: 130, seed: 98)
      #expect(try other.run(trials: 0..<700) != whole)
    }
  }

  @Test func rounds() throws {
    let sampling = try LearningSampling(
      LearningProblem(.boolean, samples: 1, parameter: 1 / 2), learner: .majority(10),
      dimension: 10, seed: 1)
    func total(_ goal: SamplingGoal) throws -> ClassifierCounts {
      let rounds = try LearningRounds(sampling, goal: goal, confidence: 9 / 10)
      var counts = ClassifierCounts.zero
      while let trials = rounds.next(after: counts) {
        #expect(trials.lowerBound == counts.trials)
        counts = try counts + sampling.run(trials: trials)
      }
      return counts
    }
    #expect(try total(.trials(1000)) == sampling.run(trials: 0..<1000))
    let counts = try total(.width(0.05))
    let rounds = try LearningRounds(sampling, goal: .width(0.05), confidence: 9 / 10)
    let confidence = rounds.confidence(after: counts)
    #expect(confidence.halvings >= 1 && confidence.level == Rational(9, 10))
    #expect(counts.estimate(confidence).error.width <= Rational(1, 20))
    #expect(try sampling.report(counts, confidence).estimate.error.width <= Rational(1, 20))
    #expect(counts.trials % 64 == 0 && counts.trials < 10_000)
    #expect(try total(.trials(0)) == .zero)
  }

  // MARK: Refusals

  @Test func refusals() throws {
    func message(_ problem: LearningProblem, _ learner: Learner, _ d: Int = 10) -> String {
      errorMessage { try LearningSampling(problem, learner: learner, dimension: d, seed: 1) }
    }
    let boolean = try LearningProblem(.boolean, samples: 3, parameter: 1 / 2)
    let gaussian = try LearningProblem(.gaussian, samples: 3, parameter: 1 / 2)
    #expect(message(boolean, .majority(11)).hasPrefix("majority:11: the number 11 of coordinates"))
    #expect(message(boolean, .majority(1), 0).hasPrefix("d = 0: "))
    #expect(message(boolean, .sign(1)).contains("expected majority:M or agreement:M"))
    #expect(message(gaussian, .meanPlusNoise(1)).hasSuffix("expected sign:M or quantised:M,B"))
    #expect(message(gaussian, .sign(-1)).hasPrefix("sign:-1: "))
    #expect(
      message(.clustering(try Ternary()), .majority(1)).contains(
        "a simulation of ternary with n = 1; expected Boolean clustering"))
  }

  /// A problem of a user's own.
  private struct Ternary: ClusteringProblem {
    var family: String { "ternary" }
    var parameters: String { "n = 1" }
    var samples: Int { 1 }
    private let sparse: SparseHypercube
    init() throws { sparse = try SparseHypercube(samples: 1, fixedProbability: 2 / 3) }
    var parameterLaw: FiniteLaw<Int> { sparse.parameterLaw }
    func plusProbability(given parameter: Int) -> Rational { Rational(parameter + 2, 4) }
    var statisticCount: Int { 2 }
    func statistic(ofPlusCount count: Int) -> Int { count }
    func statisticName(_ value: Int) -> String { "\(value)" }
    func constants(width: Rational) throws -> SDPIConstants {
      SDPIConstants(tau: Enclosure(1), rho: Enclosure(1), tauChiSquare: 1, rhoChiSquare: 1)
    }
  }
}
