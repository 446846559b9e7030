import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct FiniteLawTests {
  // MARK: Making laws

  @Test func fromArraysAndDictionaries() throws {
    let fromDictionary = try FiniteLaw(["heads": 3 / 4, "tails": 1 / 4])
    #expect(fromDictionary.probability(of: "heads") == rational("3/4"))
    #expect(fromDictionary.probability(of: "edge") == 0)
    #expect(fromDictionary.outcomes == ["heads", "tails"])
    #expect(
      fromDictionary
        == (try FiniteLaw(["tails", "heads", "edge"], weights: rationals("1/4 3/4 0"))))
    #expect(fromDictionary != (try FiniteLaw(["tails": 1])))
    #expect(fromDictionary.description == "{heads: 3/4, tails: 1/4}")
    #expect("\(fromDictionary.entropy)" == "2 - 3/4 log2 3")

    let indexed = try FiniteLaw(rationals("1/2 0 1/2"))
    #expect(indexed.outcomes == [0, 1, 2])
    #expect(indexed.support == [0, 2])
    #expect(indexed.probabilities == rationals("1/2 0 1/2"))
    // Numbers of a dictionary are ordered by size, not by numeral.
    #expect(try FiniteLaw([10: 1 / 2, 9: 1 / 2]).outcomes == [9, 10])
  }

  @Test func normalizing() throws {
    #expect(try FiniteLaw(normalizing: ["a": 3, "b": 1]) == FiniteLaw(["a": 3 / 4, "b": 1 / 4]))
    #expect(try FiniteLaw(normalizing: [2, 0, 2]) == FiniteLaw([1 / 2, 0, 1 / 2]))
  }

  @Test func uniformAndPointMass() throws {
    for n in 1...20 {
      let uniform = try FiniteLaw.uniform(over: 0..<n)
      #expect(uniform.entropy == LogForm.log(Integer(n)))
      #expect(uniform.probabilities == Array(repeating: Rational(1, n), count: n))
    }
    let constant = FiniteLaw.pointMass(at: "x")
    #expect(constant.entropy.isZero)
    #expect(constant.probability(of: "x") == 1)
    #expect(try FiniteLaw.bernoulli(1 / 3) == FiniteLaw(rationals("2/3 1/3")))
  }

  @Test func unrelatedDenominators() throws {
    // Their least common denominator is far beyond a machine word.
    var denominators: [Int] = []
    var candidate = 1_000_003
    while denominators.count < 60 {
      if (2...1010).allSatisfy({ candidate % $0 != 0 }) { denominators.append(candidate) }
      candidate += 2
    }
    var weights = denominators.map { Rational(1, $0) }
    weights.append(1 - Rational.sum(weights))
    let law = try FiniteLaw(weights)
    #expect(law.probabilities == weights)
    #expect(law.denominator == Integer.product(denominators.map { Integer($0) }))
  }

  // MARK: Entropy

  @Test func entropyAgreesWithItsDefinition() {
    var generator = SplitMix64(seed: 1)
    for _ in 0..<(200 * multiplier) {
      let law = generator.law(generator.int(1...9))
      #expect(law.entropy == entropyByDefinition(law.probabilities), "\(law)")
    }
  }

  @Test func manyCounts() throws {
    // More outcomes than the tables for short lists hold, some of them beyond a machine word.
    let weights = (0..<3000).map { (index: Int) -> Integer in
      let factor: Integer = index % 5 == 0 ? Integer(10).power(25) : 1
      return Integer(index % 700) * factor
    }
    let law = try FiniteLaw(normalizing: weights)
    let joint = try JointLaw("X", law)
    #expect(joint.entropy == law.entropy)
    #expect(law.entropy == entropyByDefinition(law.probabilities))
  }

  // MARK: Operations

  @Test func map() {
    var generator = SplitMix64(seed: 2)
    for _ in 0..<(100 * multiplier) {
      let law = generator.law(generator.int(1...12))
      let image = law.map { $0 % 3 }
      for residue in 0..<3 {
        #expect(image.probability(of: residue) == law.probability { $0 % 3 == residue })
      }
      #expect(image.entropy <= law.entropy, "\(law)")
    }
  }

  @Test func product() {
    var generator = SplitMix64(seed: 3)
    for _ in 0..<(50 * multiplier) {
      let (p, q) = (generator.law(generator.int(1...5)), generator.law(generator.int(1...5)))
      let product = p.product(with: q)
      #expect(product.entropy == p.entropy + q.entropy, "\(p) \(q)")
      #expect(product.map(\.first) == p)
      #expect(product.map(\.second) == q)
    }
    let pair = OutcomePair("a", 1)
    #expect(pair.description == "(a, 1)")
  }

  @Test func conditional() throws {
    let law = try FiniteLaw(rationals("1/2 1/3 1/6"))
    #expect(try law.conditional { $0 > 0 } == FiniteLaw([1: 2 / 3, 2: 1 / 3]))
    #expect(
      errorMessage { try law.conditional { $0 > 2 } }
        == "the event has probability 0, so nothing can be conditioned on it")
  }

  @Test func mixed() {
    var generator = SplitMix64(seed: 4)
    for _ in 0..<(100 * multiplier) {
      let (p, q) = (generator.law(generator.int(1...5)), generator.law(generator.int(1...5)))
      let weight = generator.probability()
      let mixture = p.mixed(with: q, weight: weight)
      for outcome in 0..<5 {
        let expected =
          (1 - weight) * p.probability(of: outcome) + weight * q.probability(of: outcome)
        #expect(mixture.probability(of: outcome) == expected)
      }
      let mean = (1 - weight) * p.entropy + weight * q.entropy
      #expect(mixture.entropy >= mean, "entropy is concave: \(p) \(q) \(weight)")
    }
  }

  @Test func expectation() throws {
    let die = try FiniteLaw.uniform(over: 1...6)
    #expect(die.expectation { Rational($0) } == rational("7/2"))
    #expect(die.expectation { Rational($0 * $0) } == rational("91/6"))
  }

  // MARK: Errors

  @Test func errors() {
    #expect(
      errorMessage { try FiniteLaw<Int>([] as [Rational]) }
        == "a law needs at least one outcome, and there is none")
    #expect(
      errorMessage { try FiniteLaw(["a": 1 / 2, "b": 3 / 4]) }
        == "the weights sum to 5/4; expected 1")
    #expect(
      errorMessage { try FiniteLaw(["a": 5 / 4, "b": -1 / 4]) }
        == "the weight of outcome \"b\" is -1/4; expected a number that is at least 0")
    #expect(
      errorMessage { try FiniteLaw(rationals("5/4 -1/4")) }
        == "the weight of entry 2 is -1/4; expected a number that is at least 0")
    #expect(
      errorMessage { try FiniteLaw(["a", "a"], weights: rationals("1/2 1/2")) }
        == "entry 2: the outcome \"a\" is given twice; expected it once")
    #expect(
      errorMessage { try FiniteLaw(["a", "b"], weights: [1]) }
        == "there are 1 weights for 2 outcomes; expected one for each")
    #expect(
      errorMessage { try FiniteLaw(["a", "b"], normalizing: [1]) }
        == "there are 1 weights for 2 outcomes; expected one for each")
  }

  @Test func errorsOfNormalisation() {
    #expect(
      errorMessage { try FiniteLaw(normalizing: [0, 0]) }
        == "the weights are all 0, so they cannot be normalised; expected a positive sum")
    #expect(
      errorMessage { try FiniteLaw(normalizing: [3, -1]) }
        == "the weight of entry 2 is -1; expected a number that is at least 0")
    #expect(
      errorMessage { try FiniteLaw(normalizing: ["a": 3, "b": -1]) }
        == "the weight of outcome \"b\" is -1; expected a number that is at least 0")
    #expect(
      errorMessage { try FiniteLaw<Int>.uniform(over: []) }
        == "a law needs at least one outcome, and there is none")
    #expect(
      errorMessage { try FiniteLaw.uniform(over: [1, 2, 1]) }
        == "entry 3: the outcome 1 is given twice; expected it once")
    #expect(
      errorMessage { try FiniteLaw.bernoulli(3 / 2) }
        == "the weight of outcome 0 is -1/2; expected a number that is at least 0")
  }

  @Test func longNumbersAreAbbreviatedInMessages() {
    let third = Rational(1, Integer(3).power(300))
    let text = errorMessage { try FiniteLaw([third, third]) }
    #expect(text.hasPrefix("the weights sum to 2/1368914790585883759913..."))
    #expect(text.hasSuffix("(about 1.46101e-143, a fraction of 146 characters); expected 1"))
  }
}

@Suite struct AnyOutcomeTests {
  @Test func equalityAndDescription() {
    #expect(AnyOutcome(1) == 1)
    #expect(AnyOutcome("a") == "a")
    #expect(AnyOutcome(true) == true)
    #expect(AnyOutcome(1) != "1")
    #expect(AnyOutcome(AnyOutcome(1)) == 1)
    #expect(AnyOutcome(1).base as? Int == 1)
    #expect("\(AnyOutcome("a"))" == "a")
    let combination: [AnyOutcome] = [0, "b"]
    #expect("\(AnyOutcome(combination))" == "(0, b)")
  }
}
