import Claims
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Statements
import Testing
import Work

/// Statements tried on many laws.
@Suite struct StatementSearchTests {
  private func search(
    _ text: String, _ shape: String, denominator: Int
  ) throws -> StatementSearch {
    try Statement(parsing: text).check(
      exhaustive: LawShape(parsing: shape), denominator: denominator)
  }

  /// The numbers of laws are binomial coefficients, and a count by hand agrees.
  @Test func everyLawOnce() throws {
    let dependent = try search("I(X;Y) = 0", "2x2", denominator: 6)
    #expect(dependent.lawCount == 84)
    var independent = 0
    for a in 0...6 {
      for b in 0...(6 - a) {
        for c in 0...(6 - a - b) where a * (6 - a - b - c) == b * c { independent += 1 }
      }
    }
    #expect(dependent.holdingCount == independent && dependent.violatedCount == 84 - independent)
    #expect(dependent.verdict == .violated && !dependent.isSample)
    let example = try #require(dependent.counterexample)
    // The smallest dependent law: two combinations, the denominator 2.
    #expect(example.law.supportCount == 2)
    let halves = [Rational(1, 2), Rational(1, 2)]
    #expect(example.law.support.map(\.probability) == halves)
    #expect(try search("I(X;Y) >= 0", "3x2", denominator: 4).holdingCount == 126)
  }

  /// Conditioning may increase information: the parity is the smallest law that shows it.
  @Test func theSmallestCounterexample() throws {
    let found = try search("I(X;Y|Z) <= I(X;Y)", "2x2x2", denominator: 4)
    #expect(found.lawCount == 330)
    let exhaustive = try #require(found.counterexample)
    #expect(exhaustive.law.supportCount == 3 && !exhaustive.isReduced)
    let statement = try Statement(parsing: "I(X;Y|Z) <= I(X;Y)")
    let random = try statement.check(random: 200, shape: LawShape([2, 2, 2]), seed: 1)
    let reduced = try #require(random.counterexample)
    #expect(reduced.result.verdict == .violated)
    #expect(reduced.law.supportCount == 3)
    let thirds = [Rational](repeating: Rational(1, 3), count: 3)
    #expect(reduced.law.support.map(\.probability) == thirds)
    #expect(random.isSample && random.lawCount == 200)
    #expect(reduced.isReductionComplete)
  }

  @Test func aSeedIsEnough() throws {
    let statement = try Statement(parsing: "H(X) <= H(Y)")
    let shape = try LawShape([3, 2], variables: ["Y", "X"])
    let counts = try (0..<3).map { _ in
      try statement.check(random: 300, shape: shape, seed: 9).violatedCount
    }
    #expect(Set(counts).count == 1 && counts[0] > 0 && counts[0] < 300)
    #expect(try statement.check(random: 300, shape: shape, seed: 10).violatedCount != counts[0])
  }

  /// Random laws have corners: few combinations, functions, independent variables.
  @Test func corners() throws {
    let shape = try LawShape([2, 2])
    for text in [
      "I(X;Y) = 0", "H(X|Y) = 0", "H(X,Y) = 0", "Pr[X = 0] = 1/2", "I(X;Y) = H(X)", "H(X) = 1",
      "H(X,Y) >= 1/10", "Pr[X = 0, Y = 0] > 0",
    ] {
      let search = try Statement(parsing: text).check(random: 400, shape: shape, seed: 3)
      #expect(search.holdingCount >= 8 && search.violatedCount >= 8, "\(text): \(search)")
    }
  }

  @Test func inequalitiesOfShannon() throws {
    for text in [
      "0 <= I(X;Y|Z) <= min(H(X|Z), H(Y|Z))", "2 H(X,Y,Z) <= H(X,Y) + H(Y,Z) + H(X,Z)",
      "I(X;Y;Z) <= min(I(X;Y), I(Y;Z), I(X;Z))", "D(X,Y||X*Y) <= log(1 + chi2(X,Y||X*Y))",
      "TV(X,Y||X*Y)^2 <= 1/2 * (I(X;Y)/nats)", "H(X|Y) <= h(Pr[X != Y]) + Pr[X != Y] log(3)",
      "I(X;Z|Y) = 0 * bits + H(X|Y) - H(X|Y,Z)", "eta_KL(Y|X) <= eta_TV(Y|X) <= 1 - doeblin(Y|X)",
    ] {
      let search = try Statement(parsing: text).check(
        random: cases(60), shape: LawShape([2, 2, 2]), seed: 5)
      #expect(search.verdict == .holds, "\(text): \(search)")
    }
  }

  @Test func givenLawsAndWhatIsNotDefined() throws {
    let laws = [
      try JointLaw([[1 / 2, 0], [0, 1 / 2]]), try JointLaw([[1, 0], [0, 0]]),
      try JointLaw([[1 / 4, 1 / 4], [1 / 4, 1 / 4]]),
    ]
    let search = try Statement(parsing: "Pr[X = 0 | Y = 1] <= 1/4").check(forAll: laws)
    #expect(search.holdingCount == 1 && search.violatedCount == 1 && search.undefinedCount == 1)
    #expect(search.counterexample?.number == 3)
    #expect(
      errorMessage { try Statement(parsing: "log(Pr[X = 0] - 1) <= 0").check(forAll: laws) }
        .contains("the argument of log is -1/2"))
    #expect(
      errorMessage { try Statement(parsing: "H(Q) <= 0").check(forAll: laws) }
        .contains("there is no variable \"Q\""))
  }

  /// Each law that is tried counts, and where there were too many that is said.
  @Test func theNumberOfTrials() throws {
    let statement = try Statement(parsing: "I(X;Y|Z) <= I(X;Y)")
    let shape = try LawShape([2, 2, 2])
    let search = try statement.check(random: 200, shape: shape, seed: 1)
    let least = try #require(search.counterexample).law
    let full = try LawReducer(statement, shape).reduced(least)
    #expect(full.isComplete && full.law == least)
    for count in 0..<3 {
      let few = try LawReducer(statement, shape, greatestTrialCount: count).reduced(least)
      #expect(!few.isComplete && few.law == least)
    }
  }

  /// The limits reach the check of each law.
  @Test func limitsOfEachLaw() throws {
    let statement = try Statement(parsing: "eta_KL(Y|X) <= 1")
    let laws = [try JointLaw([[1 / 2, 1 / 8], [1 / 8, 1 / 4]])]
    #expect(try statement.check(forAll: laws).verdict == .holds)
    let none = WorkLimits(operations: 1, bytes: 1e9)
    let refusal = #expect(throws: WorkRefused.self) {
      try statement.check(forAll: laws, limits: none)
    }
    #expect(refusal?.subject.contains("the KL coefficient") == true)
    #expect(throws: WorkRefused.self) {
      try statement.check(StatementContext(law: laws[0]), limits: none)
    }
  }

  /// The estimate counts what the statement goes through for each law.
  @Test func theWorkOfAStatement() throws {
    let shape = try LawShape([2, 2])
    let limits = WorkLimits(operations: 5e6, bytes: 1e9)
    func lawCount(_ text: String) throws -> Int {
      try Statement(parsing: text).check(random: 100, shape: shape, seed: 1, limits: limits)
        .lawCount
    }
    #expect(try lawCount("H(X) >= 0") == 100)
    #expect(try lawCount("D(X||Y) >= 0") == 100)
    for text in ["TV(X*Y*X*Y||X*Y*X*Y) = 0", "I(X;Y;X;Y;X;Y) <= H(X)"] {
      let refusal = #expect(throws: WorkRefused.self) { try lawCount(text) }
      #expect(refusal?.limit == .operations(5e6))
    }
  }

  @Test func refusals() throws {
    let statement = try Statement(parsing: "H(X) >= 0")
    let shape = try LawShape([2, 2])
    let refusals: [(String, String)] = [
      (errorMessage { try LawShape(parsing: "2x") }, "\"2x\" is not a shape; expected"),
      (errorMessage { try LawShape(parsing: "2x0") }, "\"2x0\" is not a shape; expected"),
      (errorMessage { try LawShape(parsing: "1000x1000") }, "more combinations of outcomes"),
      (
        errorMessage { try LawShape([2, 2], variables: ["X"]) }, "there are 1 names for 2 variables"
      ),
      (
        errorMessage { try LawShape([2, 2], variables: ["X", "X"]) },
        "two variables have the name \"X\""
      ),
      (errorMessage { try LawShape([]) }, "expected sizes that are at least 1"),
      (
        errorMessage { try statement.check(exhaustive: shape, denominator: 0) },
        "the denominator is 0"
      ),
      (
        errorMessage { try statement.check(exhaustive: shape, denominator: 1_000_001) },
        "denominator 1000001 is above the limit of 1000000"
      ),
      (
        errorMessage { try statement.check(exhaustive: shape, denominator: 100_000) },
        "has more laws, more than the limit of 100000000"
      ),
      (
        errorMessage { try statement.check(random: 0, shape: shape, seed: 1) },
        "the number of laws is 0"
      ),
    ]
    for (message, expected) in refusals {
      #expect(message.contains(expected), "\(message)")
    }
  }
}
