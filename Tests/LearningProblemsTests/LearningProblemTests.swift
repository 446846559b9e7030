import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing

/// The model problems: laws, constants and errors.
@Suite struct LearningProblemTests {
  private func problems(samples n: Int) throws -> [any ClusteringProblem] {
    var problems: [any ClusteringProblem] = []
    for value in [Rational.zero, Rational(1, 3), Rational(4, 5), 1] {
      problems.append(try BooleanClustering(samples: n, correlation: value))
      problems.append(try SparseHypercube(samples: n, fixedProbability: value))
    }
    return problems
  }

  /// The law through the statistic is the image of the direct one.
  @Test func statisticLawAgainstDirectLaw() throws {
    for n in 1...3 {
      for problem in try problems(samples: n) {
        for d in 1...2 {
          let samples = (1...n).map { "X\($0)" }
          let direct = try problem.directLaw(dimension: d)
            .extended(by: "T", of: samples) { signs in
              let columns = signs.map { $0.base as! [Int] }
              return (0..<d).map { j in
                problem.statistic(ofPlusCount: columns.count { $0[j] == 1 })
              }
            }.marginal(["theta", "T", "X"])
          #expect(try direct == problem.statisticLaw(dimension: d), "\(problem.title), d = \(d)")
          // The statistic is sufficient.
          let all = try problem.directLaw(dimension: d)
          #expect(
            try all.mutualInformation(between: ["theta", "X"], and: samples)
              == direct.mutualInformation(between: ["theta", "X"], and: ["T"]))
        }
      }
    }
  }

  /// The channels and the law of the statistic make up the joint law.
  @Test func channels() throws {
    for problem in try problems(samples: 3) {
      let law = try problem.statisticLaw(dimension: 1)
      let parameter = try problem.parameterChannel.mutualInformation(input: problem.statisticLaw)
      #expect(try law.mutualInformation(between: ["theta"], and: ["T"]) == parameter)
      let test = try problem.testChannel.mutualInformation(input: problem.statisticLaw)
      #expect(try law.mutualInformation(between: ["X"], and: ["T"]) == test)
    }
  }

  @Test func constants() throws {
    for n in [1, 2, 7] {
      for problem in try problems(samples: n) {
        let constants = try problem.constants()
        #expect(constants.tauChiSquare <= constants.tau.lower)
        #expect(constants.rhoChiSquare <= constants.rho.lower)
        #expect(problem.rhoChiSquare == constants.rhoChiSquare)
        #expect(constants.tau.width <= Rational(1, 1_000_000_000_000))
        #expect(constants.rho.width <= Rational(1, 1_000_000_000_000))
        #expect((constants.factor == nil) == constants.rho.lower.isZero)
      }
    }
    let gaussian = try GaussianClustering(samples: 200, correlation: 1 / 10).constants()
    #expect(gaussian.factor == Enclosure(Rational(99, 2)))
  }

  /// Hundreds of samples, through the sufficient statistic.
  /// Correlations so small that their powers leave the range of double precision: `tau = 2 lambda^2/(1 + lambda^2)` for two
  /// samples is exact while the proof's numbers are in range, and a lower end always.
  @Test func tinyCorrelations() throws {
    for exponent in [1, 3, 6, 7, 9, 12, 20, 40, 60, 100, 170, 400] {
      let lambda = Rational(1, Integer(10).power(exponent))
      let problem = try BooleanClustering(samples: 2, correlation: lambda)
      let constants = try problem.constants()
      let tau = 2 * lambda * lambda / (1 + lambda * lambda)
      #expect(constants.tauChiSquare == tau && constants.tau.lower == tau, "10^-\(exponent)")
      if exponent <= 40 { #expect(constants.tau.isExact, "10^-\(exponent)") }
      #expect(
        constants.rho.lower == lambda * lambda * tau && constants.rho.upper <= constants.tau.upper)
    }
    for samples in [3, 5] {
      let problem = try BooleanClustering(samples: samples, correlation: Rational(1, 1_000_000_000))
      #expect(try problem.constants().tau.width <= Rational(1, 1_000_000_000_000_000_000))
    }
  }

  @Test func largeSizes() throws {
    for lambda in [Rational(1, 20), Rational(1, 10), Rational(9, 10)] {
      let constants = try BooleanClustering(samples: 200, correlation: lambda).constants()
      #expect(constants.tau.isExact && constants.rho.isExact)
    }
    for p in [Rational(1, 1000), Rational(1, 2)] {
      let constants = try SparseHypercube(samples: 60, fixedProbability: p).constants()
      #expect(constants.tau.isExact)
      #expect(constants.rho.width <= Rational(1, 1_000_000_000_000))
    }
  }

  @Test func errors() {
    #expect(
      errorMessage { try BooleanClustering(samples: 0, correlation: 1 / 2) }
        == "n = 0: the number of samples must be at least 1")
    #expect(
      errorMessage { try BooleanClustering(samples: 1001, correlation: 1 / 2) }
        == "n = 1001: the number of samples must be at most 1000")
    #expect(
      errorMessage { try GaussianClustering(samples: 2, correlation: -1 / 2) }
        == "lambda = -1/2: the correlation of data and parameter must lie in [0, 1]")
    #expect(
      errorMessage { try SparseHypercube(samples: 2, fixedProbability: 3 / 2) }
        == "p = 3/2: the probability that a coordinate is fixed must lie in [0, 1]")
    #expect(
      errorMessage {
        try SparseHypercube(samples: 30, fixedProbability: 1 / 2).directLaw(dimension: 1)
      }.contains("3^1 2^31 combinations, more than the limit of 1048576"))
    #expect(
      errorMessage {
        try SparseHypercube(samples: 3, fixedProbability: 1 / 2).statisticLaw(dimension: 0)
      } == "d = 0: the dimension must be at least 1")
  }
}
