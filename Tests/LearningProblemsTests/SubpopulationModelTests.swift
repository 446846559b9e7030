import ExactArithmetic
import InformationTheory
import LearningProblems
import LemmataTestSupport
import Testing
import Work

@Suite struct SubpopulationModelTests {
  @Test func knownValues() throws {
    #expect(try SubpopulationModel(uniform: 3, samples: 3).expectedSingletons == Rational(4, 3))
    #expect(try SubpopulationModel(uniform: 4, samples: 4).expectedSingletons == Rational(27, 16))
    let model = try SubpopulationModel(weights: [1 / 2, 1 / 3, 1 / 6], samples: 1)
    #expect(model.expectedSingletons == 1)
    #expect(model.singletonVariance == 0)
    #expect(try model.singletonLaw().probability(of: 1) == 1)
    #expect(
      try SubpopulationModel(uniform: 1000, samples: 1000).expectedSingletons
        == 1000 * Rational(999, 1000).power(999))
  }

  /// The law for uniform weights by inclusion and exclusion over sets of singletons.
  @Test func singletonLawByInclusionExclusion() throws {
    for count in 1...9 {
      for n in 1...9 {
        let law = try SubpopulationModel(uniform: count, samples: n).singletonLaw()
        func sets(_ i: Int) -> Rational {
          if i > min(n, count) { return .zero }
          let falling = (0..<i).reduce(Integer.one) { $0 * Integer(n - $1) }
          let rest = i == n ? Integer.one : Integer(count - i).power(n - i)
          return Rational(
            Integer.binomial(count, i) * falling * rest, Integer(count).power(n))
        }
        for s in 0...n {
          let expected = (s...n).reduce(Rational.zero) { sum, i in
            let term = Rational(Integer.binomial(i, s)) * sets(i)
            return (i - s) % 2 == 0 ? sum + term : sum - term
          }
          #expect(law.probability(of: s) == expected, "N = \(count), n = \(n), s = \(s)")
        }
      }
    }
  }

  /// Expectations against the enumeration of all sequences of labels, for random weights.
  @Test func expectationsByEnumeration() throws {
    var generator = SplitMix64(seed: 21)
    for _ in 0..<(40 * multiplier) {
      let count = Int.random(in: 1...4, using: &generator)
      let n = Int.random(in: 1...5, using: &generator)
      let counts = (0..<count).map { _ in Int.random(in: 0...4, using: &generator) }
      let total = counts.reduce(0, +)
      if total == 0 { continue }
      let model = try SubpopulationModel(
        weights: counts.map { Rational($0, total) }, samples: n)
      var means = [Rational](repeating: .zero, count: n + 1)
      var (square, weight) = (Rational.zero, Rational.zero)
      var sequence = [Int](repeating: 0, count: n)
      while true {
        let probability = sequence.reduce(Rational.one) { $0 * model.weights[$1] }
        let multiplicities = (0..<count).map { label in sequence.count { $0 == label } }
        for l in 0...n {
          means[l] += probability * Rational(multiplicities.count { $0 == l })
        }
        let singletons = Rational(multiplicities.count { $0 == 1 })
        square += probability * singletons * singletons
        for (label, multiplicity) in multiplicities.enumerated() where multiplicity == 1 {
          weight += probability * model.weights[label]
        }
        guard let place = sequence.firstIndex(where: { $0 < count - 1 }) else { break }
        for index in 0..<place { sequence[index] = 0 }
        sequence[place] += 1
      }
      for l in 0...n { #expect(model.expectedCount(multiplicity: l) == means[l]) }
      #expect(model.expectedSingletons == means[1])
      #expect(model.singletonVariance == square - means[1] * means[1])
      #expect(model.expectedSingletonWeight == weight)
      #expect(try model.singletonLaw().expectation { Rational($0) } == means[1])
    }
  }

  @Test func errors() {
    #expect(
      errorMessage { try SubpopulationModel(weights: [], samples: 1) }
        == "N = 0: the number of subpopulations must be at least 1")
    #expect(
      errorMessage { try SubpopulationModel(uniform: -2, samples: 1) }
        == "N = -2: the number of subpopulations must be at least 1")
    #expect(
      errorMessage { try SubpopulationModel(uniform: 2, samples: 0) }
        == "n = 0: the number of samples must be at least 1")
    #expect(
      errorMessage { try SubpopulationModel(weights: [3 / 2, -1 / 2], samples: 1) }
        == "the weight of subpopulation 2 is -1/2, expected at least 0")
    #expect(
      errorMessage { try SubpopulationModel(weights: [1 / 2, 1 / 3], samples: 1) }
        == "the weights of the subpopulations sum to 5/6, expected 1")
    #expect(
      errorMessage { try SubpopulationModel(uniform: 1000, samples: 100).singletonLaw() }
        == "the law of the number of singletons of n = 100 samples from N = 1000 subpopulations has N n^3 "
        + "steps, more than the limit of 100000000")
  }
}
