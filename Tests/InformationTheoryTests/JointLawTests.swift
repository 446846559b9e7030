import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct JointLawTests {
  /// Two fair bits and their parity.
  let parity = try! JointLaw(
    ["X", "Y", "Z"],
    weights: [[0, 0, 0]: 1 / 4, [0, 1, 1]: 1 / 4, [1, 0, 1]: 1 / 4, [1, 1, 0]: 1 / 4])

  // MARK: Making laws

  @Test func waysToMakeOne() throws {
    let law = try JointLaw(matrix("1/2 0; 1/8 3/8"))
    let entries = try JointLaw(
      ["X", "Y"],
      entries: [
        ([1, 1], rational("3/8")), ([0, 0], rational("1/2")), ([1, 0], rational("1/8")),
        ([0, 1], .zero),
      ])
    let integers = try JointLaw(normalizing: [[4, 0], [1, 3]])
    #expect(law == entries)
    #expect(law == integers)
    let dictionary: [[Int]: Rational] = [
      [0, 0]: rational("1/2"), [1, 0]: rational("1/8"), [1, 1]: rational("3/8"),
    ]
    #expect(try law == JointLaw(["X", "Y"], weights: dictionary))
    #expect(law != (try JointLaw(matrix("1/2 0; 3/8 1/8"))))
    #expect(law != (try law.renamed(["X", "Z"])))
    #expect(law.variables == ["X", "Y"])
    #expect(law.supportCount == 3)
    #expect(law.denominator == 8)
    #expect(law.description == "(X, Y): {(0, 0): 1/2, (1, 0): 1/8, (1, 1): 3/8}")
    #expect(try law.outcomes(of: "Y") == [0, 1])
    #expect(law.support.map(\.probability) == rationals("1/2 1/8 3/8"))
    #expect(try law.probability(of: [1, 1]) == rational("3/8"))
    #expect(try law.probability(of: [0, 1]) == 0)
    #expect(try law.probability(of: [0, 7]) == 0)
  }

  @Test func outcomesOfSeveralTypes() throws {
    let law = try JointLaw(
      ["Sky", "Rain"],
      weights: [["cloudy", 1]: 1 / 4, ["clear", 0]: 1 / 2, ["cloudy", 0]: 1 / 4])
    #expect(try law.outcomes(of: "Sky") == ["cloudy", "clear"])
    #expect(try law.law(of: "Rain").probability(of: 1) == rational("1/4"))
    #expect("\(try law.mutualInformation(between: ["Sky"], and: ["Rain"]))" == "3/2 - 3/4 log2 3")
  }

  @Test func dictionariesAreOrdered() throws {
    let law = try JointLaw(["N"], weights: [[10]: 1 / 4, [9]: 1 / 4, [-1]: 1 / 4, [100]: 1 / 4])
    #expect(try law.outcomes(of: "N") == [-1, 9, 10, 100])
  }

  @Test func fromAFiniteLaw() throws {
    let law = try FiniteLaw(["a": 1 / 3, "b": 2 / 3, "c": 0])
    let joint = try JointLaw("X", law)
    #expect(joint.entropy == law.entropy)
    #expect(try joint.outcomes(of: "X") == ["a", "b", "c"])
    #expect(try joint.law(of: "X") == law.map { AnyOutcome($0) })
  }

  // MARK: Marginals and conditionals

  @Test func marginals() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<(30 * multiplier) {
      let law = generator.joint([2, 3, 2, 2])
      let marginal = try law.marginal(["W", "Y"])
      #expect(marginal.variables == ["W", "Y"])
      for w in 0..<2 {
        for y in 0..<3 {
          let expected = law.support.filter {
            $0.outcomes[3] == AnyOutcome(w) && $0.outcomes[1] == AnyOutcome(y)
          }
          .reduce(Rational.zero) { $0 + $1.probability }
          #expect(
            try marginal.probability(of: [AnyOutcome(w), AnyOutcome(y)]) == expected, "\(law)")
        }
      }
      #expect(try law.marginal(["X", "Y", "Z", "W"]) == law)
      #expect(try law.marginal(["Y", "X"]).marginal(["X"]) == law.marginal(["X"]))
      #expect(try law.marginal(["X", "X"]) == law.marginal(["X"]))
    }
  }

  @Test func conditional() throws {
    let given = try parity.conditional(on: "Z", equals: 1)
    let expected = try JointLaw(
      ["X", "Y", "Z"], entries: [([0, 1, 1], rational("1/2")), ([1, 0, 1], rational("1/2"))])
    #expect(given == expected)
    #expect(try given.mutualInformation(between: ["X"], and: ["Y"]) == .bits(1))
  }

  @Test func product() throws {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<(20 * multiplier) {
      let (first, other) = (generator.joint([2, 2]), generator.joint([3, 2]))
      let second = try other.renamed(["A", "B"])
      let product = try first.product(with: second)
      #expect(product.entropy == first.entropy + second.entropy)
      #expect(try product.marginal(["X", "Y"]) == first)
      #expect(try product.marginal(["A", "B"]) == second)
      #expect(try product.mutualInformation(between: ["X", "Y"], and: ["A", "B"]).isZero)
    }
  }

  @Test func extendedByAFunction() throws {
    let bits = try parity.marginal(["X", "Y"])
    let extended = try bits.extended(by: "Z", of: ["X", "Y"]) { $0[0] == $0[1] ? 0 : 1 }
    #expect(extended == parity)
    #expect(try extended.conditionalEntropy(of: ["Z"], given: ["X", "Y"]).isZero)
  }

  // MARK: Entropies

  @Test func entropiesAgreeWithTheirDefinition() throws {
    var generator = SplitMix64(seed: 13)
    let groups = [["X"], ["Y"], ["Z"], ["Y", "X"], ["X", "Z"], ["Z", "Y"], ["X", "Y", "Z"]]
    for _ in 0..<(40 * multiplier) {
      let law = generator.joint([generator.int(1...3), generator.int(1...4), generator.int(1...3)])
      for group in groups {
        #expect(try law.entropy(of: group) == entropyByDefinition(law, group), "\(law)")
      }
      #expect(law.entropy == entropyByDefinition(law.support.map(\.probability)))
      #expect(try law.entropy(of: []).isZero)
    }
  }

  @Test func chainRules() throws {
    var generator = SplitMix64(seed: 14)
    for _ in 0..<(40 * multiplier) {
      let law = generator.joint([2, 3, 2])
      let chain =
        try law.entropy(of: ["X"]) + law.conditionalEntropy(of: ["Y"], given: ["X"])
        + law.conditionalEntropy(of: ["Z"], given: ["X", "Y"])
      #expect(law.entropy == chain, "\(law)")
      let together = try law.mutualInformation(between: ["X", "Y"], and: ["Z"])
      let first = try law.mutualInformation(between: ["X"], and: ["Z"])
      let second = try law.mutualInformation(between: ["Y"], and: ["Z"], given: ["X"])
      #expect(together == first + second, "\(law)")
      #expect(first.signum() >= 0 && second.signum() >= 0, "\(law)")
    }
  }

  @Test func mutualInformationIsADivergence() throws {
    var generator = SplitMix64(seed: 15)
    for _ in 0..<(60 * multiplier) {
      let law = generator.joint([generator.int(1...4), generator.int(1...4)])
      let information = try law.mutualInformation(between: ["X"], and: ["Y"])
      let (x, y) = (try law.law(of: "X"), try law.law(of: "Y"))
      let pairs = law.support.map { cell in
        (
          cell.probability,
          x.probability(of: cell.outcomes[0]) * y.probability(of: cell.outcomes[1])
        )
      }
      #expect(divergenceByDefinition(pairs) == .finite(information), "\(law)")
      let symmetric = try law.mutualInformation(between: ["Y"], and: ["X"])
      #expect(symmetric == information)
    }
  }

  @Test func conditionalInformationIsAMean() throws {
    var generator = SplitMix64(seed: 16)
    for _ in 0..<(40 * multiplier) {
      let law = generator.joint([2, 2, 3])
      let information = try law.mutualInformation(between: ["X"], and: ["Y"], given: ["Z"])
      var mean = LogForm.zero
      let z = try law.law(of: "Z")
      for outcome in z.support {
        let slice = try law.conditional(on: "Z", equals: outcome)
        mean +=
          z.probability(of: outcome) * (try slice.mutualInformation(between: ["X"], and: ["Y"]))
      }
      #expect(information == mean, "\(law)")
    }
  }

  @Test func groupsMayOverlap() throws {
    var generator = SplitMix64(seed: 17)
    for _ in 0..<(20 * multiplier) {
      let law = generator.joint([3, 2, 2])
      let entropy = try law.entropy(of: ["X"])
      #expect(try law.mutualInformation(between: ["X"], and: ["X"]) == entropy)
      #expect(try law.mutualInformation(between: ["X", "Y"], and: ["X"]) == entropy)
      #expect(try law.mutualInformation(between: ["X"], and: ["Y"], given: ["Y"]).isZero)
      #expect(
        try law.conditionalEntropy(of: ["X", "Y"], given: ["Y"])
          == law.conditionalEntropy(of: ["X"], given: ["Y"]))
      #expect(try law.entropy(of: ["X", "X"]) == entropy)
    }
  }

  @Test func parityIsSecretSharing() throws {
    #expect(try parity.mutualInformation(between: ["X"], and: ["Y"]).isZero)
    #expect(try parity.mutualInformation(between: ["X"], and: ["Y"], given: ["Z"]) == .bits(1))
    #expect(try parity.mutualInformation(between: ["X", "Y"], and: ["Z"]) == .bits(1))
  }

  @Test func manyVariables() throws {
    // Ninety bits: the product of the alphabets is beyond any machine word.
    let names = (0..<90).map { "B\($0)" }
    var generator = SplitMix64(seed: 18)
    let strings = (0..<40).map { _ in (0..<90).map { _ in generator.int(0...1) } }
    let law = try JointLaw(names, entries: strings.map { (outcomes: $0, weight: Rational(1, 40)) })
    #expect(law.entropy == LogForm.log(Integer(40)))
    #expect(try law.entropy(of: Array(names.reversed())) == LogForm.log(Integer(40)))
    for group in [Array(names[0..<3]), Array(names[5..<75])] {
      #expect(try law.entropy(of: group) == entropyByDefinition(law, group))
      #expect(try law.marginal(group).entropy == law.entropy(of: group))
    }
  }

  @Test func largeMatrix() throws {
    let n = 96
    let weights = (0..<n).map { (i: Int) -> [Integer] in
      (0..<n).map { (j: Int) -> Integer in
        let word: UInt64 = 6_364_136_223_846_793_005 &* UInt64(i * n + j + 1)
        return Integer(Int(word >> 54))
      }
    }
    let law = try JointLaw(normalizing: weights)
    let total = Rational(law.denominator)
    let matrix = weights.map { row in row.map { Rational($0) / total } }
    #expect(law == (try JointLaw(matrix)))
    let information = try law.mutualInformation(between: ["X"], and: ["Y"])
    let rowSums = matrix.map { Rational.sum($0) }
    let columnSums = (0..<n).map { j in Rational.sum(matrix.map { $0[j] }) }
    let pairs = (0..<n).flatMap { (i: Int) -> [(Rational, Rational)] in
      (0..<n).map { (j: Int) -> (Rational, Rational) in
        (matrix[i][j], rowSums[i] * columnSums[j])
      }
    }
    #expect(divergenceByDefinition(pairs) == .finite(information))
  }

  // MARK: Errors

  @Test func errors() throws {
    #expect(
      errorMessage { try JointLaw(matrix("1/2 1/4; 1/4 1/4")) }
        == "the weights sum to 5/4; expected 1")
    #expect(
      errorMessage { try JointLaw(matrix("1/2 3/4; 1/4 -1/2")) }
        == "the weight of row 2, column 2 is -1/2; expected a number that is at least 0")
    #expect(
      errorMessage { try JointLaw(matrix("1/2 1/4; 1/4")) }
        == "row 2 has 1 entry; expected 2, as in row 1")
    #expect(
      errorMessage { try JointLaw([]) }
        == "a law needs at least one outcome, and there is none")
    #expect(
      errorMessage { try JointLaw([[], []]) }
        == "a law needs at least one outcome, and there is none")
    #expect(
      errorMessage { try JointLaw(normalizing: [[0, 0]]) }
        == "the weights are all 0, so they cannot be normalised; expected a positive sum")
    #expect(
      errorMessage { try JointLaw(normalizing: [[1], [-2]]) }
        == "the weight of row 2, column 1 is -2; expected a number that is at least 0")
  }

  @Test func errorsOfEntries() throws {
    #expect(
      errorMessage { try JointLaw(["X", "Y"], entries: [([0, 1], 1 / 2), ([0, 1], 1 / 2)]) }
        == "entry 2: the outcome (0, 1) is given twice; expected it once")
    #expect(
      errorMessage { try JointLaw(["X", "Y"], entries: [(["a", "b"], 1 / 2), (["a"], 1 / 2)]) }
        == "entry 2: (\"a\") has 1 outcome; expected 2, one for each variable")
    #expect(
      errorMessage { try JointLaw(["X", "Y"], entries: [([0, 1], 3 / 2), ([0, 0], -1 / 2)]) }
        == "the weight of entry 2, outcome (0, 0) is -1/2; expected a number that is at least 0")
    #expect(
      errorMessage { try JointLaw(["X"], weights: [[0]: 1 / 2]) }
        == "the weights sum to 1/2; expected 1"
    )
    #expect(
      errorMessage { try JointLaw(["X"], entries: [(outcomes: [Int], weight: Rational)]()) }
        == "a law needs at least one outcome, and there is none")
  }

  @Test func errorsOfVariables() throws {
    #expect(
      errorMessage { try JointLaw(["X", "X"], weights: [[0, 0]: 1]) }
        == "two variables have the name \"X\"; expected different names")
    for name in ["", " X", "X ", "X,Y", "X|Y", "f(X)", "X;"] {
      #expect(
        errorMessage { try JointLaw([name], weights: [[0]: 1]) }
          == "\"\(name)\" cannot name a variable; expected a name without spaces around it and "
          + "without the characters , ; | ( )")
    }
    #expect(
      errorMessage { try parity.entropy(of: ["X", "T"]) }
        == "there is no variable \"T\"; expected one of X, Y, Z")
    #expect(
      errorMessage { try parity.marginal([]) }
        == "a law needs at least one outcome, and there is none")
    #expect(
      errorMessage { try parity.conditional(on: "X", equals: 7) }
        == "the variable X has no outcome 7")
    let certain = try JointLaw([[1, 0]])
    #expect(
      errorMessage { try certain.conditional(on: "Y", equals: 1) }
        == "Y = 1 has probability 0, so nothing can be conditioned on it")
    #expect(
      errorMessage { try parity.probability(of: [0, 1]) }
        == "(0, 1) has 2 outcomes; expected 3, one for each variable")
    #expect(
      errorMessage { try parity.product(with: parity) }
        == "two variables have the name \"X\"; expected different names")
  }
}
