import Lemmata
import Testing

/// Quotients of literals as a researcher writes them: nowhere may `1 / 2` become 0.
@Suite struct LiteralQuotientTests {
  private let half = Rational(1, 2)

  @Test func initializers() {
    #expect(Rational(1 / 2) == half)
    #expect(Rational(-1 / 2) == -half)
    #expect(Rational(1 / 2 + 1 / 3) == Rational(5, 6))
    #expect(Rational((1 + 2) / 4) == Rational(3, 4))
    #expect(Rational(max(1 / 2, 1 / 3)) == half)
    #expect(Rational(exactly: 1 / 2) == half)
    #expect(Rational(1 / 2).description == "1/2")
  }

  /// Integers of all kinds can still be given, and division of variables of type `Int` is Swift's.
  @Test func integers() {
    let n = 7
    let large: Integer = 1 << 100
    #expect(Rational(n) == Rational(7, 1))
    #expect(Rational(n - 1) == Rational(6, 1))
    #expect(Rational(large) == Rational(large, 1))
    #expect(Rational(large + 1).numerator == large + 1)
    #expect(Rational(n / 2) == 3, "the remainder is dropped before Rational sees it")
    #expect(Rational(n, 2) == Rational(7, 2))
  }

  @Test func integersOfOtherKinds() {
    #expect(Rational([1, 2, 3].count) == 3)
    #expect((0..<3).map { Rational($0) } == [0, 1, 2])
    let sevens: [Int] = [7, 7]
    #expect(sevens.map(Rational.init) == [7, 7])
    #expect(Rational(exactly: UInt8(9)) == 9)
  }

  /// The documented traps: where the type says integer, literals are divided as integers.
  @Test func integersAreDividedAsIntegers() {
    #expect(Rational(1 / 2, 3) == 0)
    let integer: Integer = 1 / 2
    #expect(integer == 0)
    #expect(Integer(1 / 2) == 0)
    #expect(Polynomial([1 / 2, 1]) == Polynomial([0, 1]))
    #expect(Polynomial(clearingDenominatorsOf: [1 / 2, 1]) == Polynomial([1, 2]))
    #expect((3 as Rational).power(1 / 2) == 1)
    #expect(AnyOutcome(1 / 2) == AnyOutcome(0))
    #expect(JSONValue(1 / 2) == JSONValue(0))
    #expect(Conversation.Turn(weights: [1 / 2, 1]).weights == [0, 1])
  }

  @Test func logarithmsAndEnclosures() {
    #expect(LogForm.bits(1 / 3).rationalBits == Rational(1, 3))
    #expect(LogForm.log(1 / 2) == -LogForm.log(2))
    #expect(LogForm.log(2) == LogForm.bits(1))
    #expect((1 / 2) * LogForm.log(4) == LogForm.log(2))
    #expect(LogForm.log(4) / (1 / 2) == LogForm.log(16))
    #expect(Enclosure(1 / 3).lower == Rational(1, 3))
    #expect(Enclosure(1 / 3, 1 / 2).contains(2 / 5))
    #expect(ComputableReal(1 / 2).enclosure(bits: 10).lower == half)
  }

  @Test func otherNumbers() {
    #expect(AlgebraicReal(1 / 2).rationalValue == half)
    #expect(AlgebraicReal(2 / 3) * (1 / 2) == AlgebraicReal(1 / 3))
    #expect(SquareRootSum.squareRoot(of: 1 / 4).rationalValue == half)
    #expect(Quantity.rational(1 / 2).rationalValue == half)
    #expect(InformationQuantity.exact(.bits(1 / 2)).logForm == LogForm.bits(half))
    #expect(RationalMatrix([[1 / 2, 1 / 3]]).entries == [half, Rational(1, 3)])
    #expect(Polynomial([1, 2]).value(at: 1 / 2) == 2)
    #expect(binaryEntropy(1 / 2) == LogForm.bits(1))
    #expect(ValueStyle(digits: 3).decimal(1 / 8 as Rational) == "0.125")
  }

  @Test func collectionsAndExpressions() {
    let list: [Rational] = [1 / 2, 1 / 2]
    let table: [String: Rational] = ["heads": 3 / 4, "tails": 1 / 4]
    #expect(list == [half, half])
    #expect(table["heads"] == Rational(3, 4))
    #expect(table["edge", default: 1 / 8] == Rational(1, 8))
    #expect((table["edge"] ?? 1 / 8) == Rational(1, 8))
    func ternary(_ flag: Bool) -> Rational { flag ? 1 / 2 : 1 / 3 }
    #expect([true, false].map(ternary) == [half, Rational(1, 3)])
    func byDefault(_ value: Rational = 1 / 2) -> Rational { value }
    #expect(byDefault() == half)
    let sum: Rational = list.reduce(1 / 2, +)
    #expect(sum == Rational(3, 2))
    #expect(list.contains(1 / 2))
    #expect(max(1 / 2, list[0] - 1 / 4) == half)
    switch list[0] {
    case 1 / 2: break
    default: Issue.record("1 / 2 is not matched")
    }
  }

  @Test func comparisons() {
    let x = Rational(3, 4)
    #expect(Bool(x == 3 / 4) && !Bool(x != 3 / 4))
    #expect(x > 1 / 2)
    #expect(x <= 3 / 4)
    #expect(x == Rational(3 / 4))
    #expect(2 * x == Rational(3, 2))
    let equals: [Rational] = [3 / 4]
    #expect([x] == equals)
    #expect(x != 3)
    #expect(Rational(3) == 3 && 3 == Rational(3))
  }

  @Test func lawsAndChannels() throws {
    #expect(try FiniteLaw([1 / 2, 1 / 2]).probabilities == [half, half])
    #expect(try FiniteLaw(["a": 1 / 2, "b": 1 / 2]).probability(of: "a") == half)
    #expect(
      try FiniteLaw(["a", "b"], weights: [1 / 3, 2 / 3]).probability(of: "b") == Rational(2, 3))
    #expect(try FiniteLaw.bernoulli(1 / 3).probability(of: 1) == Rational(1, 3))
    #expect(
      try FiniteLaw(normalizing: [3 / 2, 1]).probabilities == [Rational(3, 5), Rational(2, 5)])
    #expect(
      try FiniteLaw(normalizing: ["a": 1 / 2, "b": 1]).probability(of: "a") == Rational(1, 3))
    #expect(
      try FiniteLaw(["a", "b"], normalizing: [1 / 2, 1]).probability(of: "b") == Rational(2, 3))
    #expect(try Channel([[1 / 2, 1 / 2]])[0, 1] == half)
    #expect(try Channel(normalizing: [[1 / 2, 1], [1, 1]])[0, 0] == Rational(1, 3))
    #expect(try Channel.binarySymmetric(1 / 10)[0, 1] == Rational(1, 10))
    #expect(try Channel.binaryErasure(1 / 3).rows[0].contains(Rational(1, 3)))
    #expect(try Channel.z(1 / 4)[1, 0] == Rational(1, 4))
    #expect(try Channel.qarySymmetric(3, 1 / 2)[0, 1] == Rational(1, 4))
  }

  @Test func jointLawsAndFunctions() throws {
    let law = try JointLaw([[1 / 2, 0], [0, 1 / 2]])
    #expect(try law.probability(of: [0, 0]) == half)
    #expect(
      try JointLaw(normalizing: [[1 / 2, 0], [0, 1]]).probability(of: [0, 0]) == Rational(1, 3))
    #expect(try JointLaw(["X"], weights: [[0]: 1 / 4, [1]: 3 / 4]).supportCount == 2)
    #expect(
      InputLaw.probabilities([1 / 4, 3 / 4]) == .probabilities([Rational(1, 4), Rational(3, 4)]))
    #expect(Fano.term(success: 1 / 2, among: 2).isZero)
    #expect(MrsGerber(crossover: 1 / 4).correlation == half)
    #expect(BitNoise(flipProbability: 1 / 8).flipProbability == Rational(1, 8))
  }

  @Test func gamesAndProblems() throws {
    let game = try Game(examples: 2, dimension: 3, correlation: 1 / 2)
    #expect(game.correlation == half)
    #expect(Message.noisy(1 / 8).name == "noisy:1/8")
    #expect(try game.bounds(success: 3 / 4).fano == Fano.term(success: Rational(3, 4), among: 2))
    #expect(try BooleanClustering(samples: 3, correlation: 1 / 2).correlation == half)
    #expect(
      try SparseHypercube(samples: 3, fixedProbability: 1 / 4).fixedProbability == Rational(1, 4))
    #expect(try GaussianClustering(samples: 3, correlation: 1 / 2).correlation == half)
    #expect(
      try LearningProblem(.boolean, samples: 2, parameter: 1 / 2).title.hasSuffix("lambda = 1/2"))
    #expect(Learner.meanPlusNoise(1 / 2).name == "mean+noise:1/2")
    #expect(try NextSymbolTask(dimension: 2, noise: 1 / 4).noise == Rational(1, 4))
    #expect(try SubpopulationModel(weights: [1 / 2, 1 / 2], samples: 2).weights == [half, half])
    #expect(Confidence(99 / 100).level == Rational(99, 100))
    #expect(UniformCubeCurve(crossover: 1 / 4).slopeAtZero == Rational(1, 4))
    var arguments = LemmaArguments()
    arguments[.correlation] = 1 / 2
    #expect(arguments[.correlation] == half)
    let claim = Claim("1/3 <= 1/2", reason: "", 1 / 3, atMost: 1 / 2)
    #expect(claim.slack.rationalValue == Rational(1, 6))
  }
}
