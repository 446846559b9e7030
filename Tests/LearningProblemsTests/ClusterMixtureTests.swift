import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing

@Suite struct ClusterMixtureTests {
  private func mixture(
    _ weights: [Rational], samples: Int, dimension: Int = 1, fixed: Rational
  ) throws -> ClusterMixture {
    try ClusterMixture(
      population: SubpopulationModel(weights: weights, samples: samples), dimension: dimension,
      fixedProbability: fixed)
  }

  @Test func law() throws {
    let p = Rational(1, 3)
    let law = try mixture([1 / 2, 1 / 2], samples: 2, fixed: p).law(freshSampleOf: 1)
    #expect(law.variables == ["theta1", "theta2", "K", "X1", "X2", "Z"])
    // Samples and parameters are uniform signs, or free.
    for name in ["X1", "X2", "Z"] {
      #expect(try law.entropy(of: [name]) == .bits(1))
    }
    let coordinate = binaryEntropy(p) + LogForm.bits(p)
    #expect(try law.entropy(of: ["theta1", "theta2"]) == 2 * coordinate)
    // A sample agrees with its own cluster's parameter: an erasure channel back to it.
    let own = try law.conditional(on: "K", equals: AnyOutcome([1, 0]))
    #expect(try own.mutualInformation(between: ["theta2"], and: ["X1"]) == .bits(p))
    #expect(try own.mutualInformation(between: ["theta1"], and: ["X1"]).isZero)
    #expect(try own.mutualInformation(between: ["theta1"], and: ["X2"]) == .bits(p))
    // Two samples of one cluster agree where it is fixed, and half the time where it is not.
    let differ = own.support.reduce(Rational.zero) { sum, cell in
      cell.outcomes[3] == cell.outcomes[5] ? sum : sum + cell.probability
    }
    #expect(differ == (1 - p) / 2)
    // The labels are independent of the parameters and have the weights of the mixture.
    #expect(try law.mutualInformation(between: ["K"], and: ["theta1", "theta2"]).isZero)
    #expect(try law.entropy(of: ["K"]) == .bits(2))
  }

  @Test func coordinateLaw() throws {
    let law = try mixture([1], samples: 1, fixed: 1 / 3).coordinateLaw
    #expect(law == (try FiniteLaw([-1, 0, 1], weights: [1 / 6, 2 / 3, 1 / 6])))
  }

  /// The number of singletons in the labels has the law of the subpopulation model.
  @Test func labelsAreThoseOfThePopulation() throws {
    let mixture = try mixture([1 / 2, 1 / 3, 1 / 6], samples: 2, fixed: 1 / 2)
    let labels = try mixture.law().law(of: "K").map { outcome -> Int in
      let list = outcome.base as! [Int]
      return (0..<3).count { label in list.count { $0 == label } == 1 }
    }
    #expect(labels == (try mixture.population.singletonLaw()))
  }

  @Test func corners() throws {
    // Nothing fixed: samples are independent of everything.
    let free = try mixture([1], samples: 2, dimension: 2, fixed: 0).law()
    #expect(try free.entropy(of: ["X1", "X2"]) == .bits(4))
    // Everything fixed: a sample is the parameter.
    let fixed = try mixture([1], samples: 2, dimension: 2, fixed: 1).law()
    #expect(try fixed.entropy(of: ["X1", "X2", "theta1"]) == .bits(2))
  }

  @Test func errors() throws {
    #expect(
      errorMessage { try mixture([1], samples: 1, dimension: 0, fixed: 1) }
        == "d = 0: the samples must have at least 1 coordinate")
    #expect(
      errorMessage { try mixture([1], samples: 1, fixed: 5 / 4) }
        == "p = 5/4: the probability that a coordinate is fixed must lie in [0, 1]")
    #expect(
      errorMessage { try mixture([1 / 2, 1 / 2], samples: 5, dimension: 2, fixed: 1).law() }
        == "the law of the mixture has up to 2654208 cells, more than the limit of 300000")
  }
}
