import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing

/// The classifier of the nearest prediction, by enumeration and by certified sums.
@Suite struct NearestPredictionTests {
  private static let problems: [any ClusteringProblem] = {
    do {
      return try [
        BooleanClustering(samples: 1, correlation: 1 / 3),
        BooleanClustering(samples: 2, correlation: 1 / 2),
        BooleanClustering(samples: 3, correlation: 3 / 4),
        SparseHypercube(samples: 1, fixedProbability: 1 / 5),
        SparseHypercube(samples: 3, fixedProbability: 1 / 5),
        SparseHypercube(samples: 4, fixedProbability: 2 / 3),
      ]
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  /// `P(M, X)` of a coordinate, from all sign vectors: `M` is -1, 0 or +1, and fair coins decide ties.
  private func joint(
    _ problem: some ClusteringProblem, isMajority: Bool
  ) -> [(message: Int, point: Int, probability: Rational)] {
    var table: [[Int]: Rational] = [:]
    let n = problem.samples
    for (theta, weight) in zip(problem.parameterLaw.outcomes, problem.parameterLaw.probabilities) {
      let plus = problem.plusProbability(given: theta)
      func probability(_ sign: Int) -> Rational { sign == 1 ? plus : 1 - plus }
      for bits in 0..<(1 << n) {
        let signs = (0..<n).map { bits >> $0 & 1 == 1 ? 1 : -1 }
        let data = signs.reduce(weight) { $0 * probability($1) }
        let sum = signs.reduce(0, +)
        var messages = [sum.signum()]
        if !isMajority { messages = [abs(sum) == n ? sum.signum() : 0] }
        if isMajority && sum == 0 { messages = [-1, 1] }
        for message in messages {
          for point in [-1, 1] {
            table[[message, point], default: .zero] +=
              data * probability(point) / Rational(messages.count)
          }
        }
      }
    }
    return table.map { ($0.key[0], $0.key[1], $0.value) }
  }

  /// The probability of acceptance by enumeration of the messages and points of all coordinates.
  private func acceptance(
    _ laws: [(message: Int, point: Int, probability: Rational)], correlation: Rational, m: Int
  ) -> Rational {
    var states: [[Int]: Rational] = [[0, 0]: 1]  // score and number of signs
    for _ in 0..<m {
      var next: [[Int]: Rational] = [:]
      for (state, weight) in states {
        for law in laws {
          let key = [state[0] + law.message * law.point, state[1] + abs(law.message)]
          next[key, default: .zero] += weight * law.probability
        }
      }
      states = next
    }
    // <g,X> > |g|^2/2 with g = correlation M
    var sum = Rational.zero
    for (state, weight) in states {
      let product = correlation * Rational(state[0])
      let threshold = correlation * correlation * Rational(state[1]) / 2
      sum += product > threshold ? weight : product == threshold ? weight / 2 : 0
    }
    return sum
  }

  @Test func againstEnumeration() throws {
    for problem in Self.problems {
      for isMajority in [true, false] {
        let laws = joint(problem, isMajority: isMajority)
        let kept = Rational.sum(laws.filter { $0.message != 0 }.map(\.probability))
        let product = Rational.sum(
          laws.map { Rational($0.message * $0.point) * $0.probability })
        for m in [0, 1, 2, 3, 7, 16, 17, 25] {
          let learner = isMajority ? Learner.majority(m) : .agreement(m)
          let message = try problem.signMessage(of: learner, dimension: 25)
          #expect(message.keptProbability == kept, "\(problem.title)")
          #expect(message.correlation * kept == product, "\(problem.title)")
          let test = try #require(message.nearestPredictionTest())
          let a = acceptance(laws, correlation: message.correlation, m: m)
          let marginals = laws.flatMap { law in
            [-1, 1].map { (message: law.message, point: $0, probability: law.probability / 2) }
          }
          let b = acceptance(marginals, correlation: message.correlation, m: m)
          let context = "\(problem.title), \(learner.name)"
          let enclosedA = try #require(test.acceptance)
          #expect(enclosedA.contains(a), "\(context): \(a), \(enclosedA)")
          #expect(test.falseAcceptance.contains(b), "\(context): \(b), \(test.falseAcceptance)")
          let error = try #require(test.error)
          #expect(error.contains((1 - a + b) / 2), "\(context)")
          #expect(error.width < Rational(1, 10).power(30), "\(context)")
          #expect(
            error.isExact == (m <= SignMessage.greatestExactCount || error.lower == Rational(1, 2)))
        }
      }
    }
  }

  /// It is never better than the best test of the learner.
  @Test func notBetterThanTheBestTest() throws {
    for problem in Self.problems {
      for learner in [Learner.majority(6), .agreement(6)] {
        let best = try #require(problem.quantities(for: learner, dimension: 6).bestTest)
        let test = try #require(
          problem.signMessage(of: learner, dimension: 6).nearestPredictionTest()?.error)
        #expect(best.error <= test.upper, "\(problem.title), \(learner.name)")
      }
    }
  }

  /// Values summed with Python's fractions from the binomial laws, cut off after 45 digits.
  @Test func largeNumbersOfCoordinates() throws {
    let digits = Rational(1, 10).power(45)
    func check(_ problem: some ClusteringProblem, _ learner: Learner, _ a: String, _ b: String)
      throws
    {
      let test = try #require(
        problem.signMessage(of: learner, dimension: 10_000).nearestPredictionTest())
      for (enclosure, text) in [(test.acceptance!, a), (test.falseAcceptance, b)] {
        let value = try Rational(parsing: text)
        #expect(enclosure.lower <= value + digits && value <= enclosure.upper, "\(text)")
        #expect(enclosure.width < Rational(1, 10).power(30))
      }
    }
    try check(
      BooleanClustering(samples: 5, correlation: 1 / 5), .majority(2000),
      "0.949182078592801043216182267503673419256228463",
      "0.051293114326641065105404436649945691820242486")
    try check(
      BooleanClustering(samples: 2, correlation: 1 / 5), .majority(777),
      "0.705995257210658295262776027872909207921111513",
      "0.282998988409302733452579888328375755600729566")
    try check(
      SparseHypercube(samples: 3, fixedProbability: 1 / 50), .agreement(400),
      "0.652114670092428025875415409498453071077484489",
      "0.349520036245233766819945808776257840866473002")
  }

  @Test func extremes() throws {
    let free = try BooleanClustering(samples: 3, correlation: 0)
      .signMessage(of: .majority(50), dimension: 60)
    #expect(free.correlation == .zero)
    #expect(free.nearestPredictionTest()?.error == Enclosure(Rational(1, 2)))
    let fixed = try BooleanClustering(samples: 3, correlation: 1)
      .signMessage(of: .majority(8), dimension: 60)
    #expect(fixed.nearestPredictionTest()?.acceptance == Enclosure(1))
    // At least 7 of 8 agree, or 6 and a coin: (1 + 8 + 28/2)/256.
    #expect(fixed.nearestPredictionTest()?.falseAcceptance.contains(Rational(23, 256)) == true)
    let long = try BooleanClustering(samples: 1, correlation: 1 / 9)
      .signMessage(of: .majority(1_000_001), dimension: 1_000_001)
    #expect(long.nearestPredictionTest() == nil)
    let problem = try LearningProblem(.sparse, samples: 2, parameter: 1 / 2)
    #expect(
      try problem.nearestPredictionTest(of: .agreement(0), dimension: 3)?.error
        == Enclosure(Rational(1, 2)))
  }

  /// `erfc(t/sqrt(2m))/2` with mpmath, 20 digits.
  @Test func gaussianNull() throws {
    for (n, lambda, m, text) in [
      (1, Rational(1, 2), 1, "0.46027713023186094063043"),
      (3, Rational(1, 5), 1000, "0.200161593932503626472"),
      (2, Rational(9, 10), 3, "0.27815066626968783553936"),
    ] {
      let problem = try LearningProblem(.gaussian, samples: n, parameter: lambda)
      let test = try #require(try problem.nearestPredictionTest(of: .sign(m), dimension: 2000))
      #expect(test.acceptance == nil && test.error == nil)
      let difference = (test.falseAcceptance - Enclosure(try Rational(parsing: text)))
      #expect(
        max(difference.lower.magnitude, difference.upper.magnitude) < Rational(1, 10).power(16))
      #expect(test.falseAcceptance.width < Rational(1, 10).power(16))
    }
  }

  @Test func refusals() throws {
    let boolean = try LearningProblem(.boolean, samples: 3, parameter: 1 / 2)
    let gaussian = try LearningProblem(.gaussian, samples: 3, parameter: 1 / 2)
    func message(_ problem: LearningProblem, _ learner: Learner, _ d: Int) -> String {
      errorMessage { try problem.nearestPredictionTest(of: learner, dimension: d) }
    }
    #expect(
      message(boolean, .everything, 5)
        == "the learner everything does not suit a simulation of Boolean clustering; expected "
        + "majority:M or agreement:M, which keep signs")
    #expect(
      message(boolean, .majority(6), 5)
        == "majority:6: the number 6 of coordinates must lie in 0...5, the dimension")
    #expect(message(boolean, .majority(0), 0).hasPrefix("d = 0: "))
    #expect(
      message(gaussian, .majority(2), 5)
        == "the learner majority:2 does not suit a simulation of Gaussian clustering; expected "
        + "sign:M or quantised:M,B"
    )
    #expect(message(gaussian, .sign(6), 5).hasPrefix("sign:6: "))
  }
}
