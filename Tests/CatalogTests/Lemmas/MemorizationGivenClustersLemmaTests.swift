import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

@Suite struct MemorizationGivenClustersLemmaTests {
  private let lemma = MemorizationGivenClustersLemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    let verification = try lemma.verify(cases: cases)
    let tables = cases.count {
      if case .message(let instance) = $0 {
        instance.message.name.hasPrefix("table ")
      } else {
        false
      }
    }
    // 2, 15 and 15 messages for each of seven correlations, 4140, and 10 random ones for each game of four bits.
    #expect(tables == 7 * 32 + 4140 + 20)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  /// `I(X;M|P)` from the joint law of `(P, X, M)`.
  @Test func againstTheJointLaw() throws {
    var generator = SplitMix64(seed: 41)
    for _ in 0..<(6 * multiplier) {
      let rho = Rational(Int(1 + generator.next() % 4), 5)
      let game = try Game(examples: 2, dimension: 1, correlation: rho)
      let rows = (0..<4).map { _ in generator.shortProbabilities(3) }
      let claims = try lemma.check(.message(GameInstance(game, .channel(rows))))
      let (given, plain) = try informations(rho, rows)
      #expect(claims[0].left.logForm == (1 - rho) * plain)
      #expect(claims[0].right.logForm == given)
      #expect(claims[1].right.logForm == plain)
    }
  }

  private func informations(
    _ rho: Rational, _ rows: [[Rational]]
  ) throws -> (given: LogForm, plain: LogForm) {
    var entries: [(outcomes: [Int], weight: Rational)] = []
    for p in 0..<9 {
      let signs = [p % 3, p / 3]  // 0, 1: fixed to this bit; 2: free
      let weight = signs.reduce(Rational.one) { $0 * ($1 == 2 ? 1 - rho : rho / 2) }
      for x in 0..<4 {
        let fits = (0..<2).allSatisfy { signs[$0] == 2 || signs[$0] == x >> $0 & 1 }
        if !fits { continue }
        let free = signs.count { $0 == 2 }
        for (m, probability) in rows[x].enumerated() {
          entries.append(([p, x, m], weight * probability / Rational(1 << free)))
        }
      }
    }
    let law = try JointLaw(["P", "X", "M"], entries: entries)
    return (
      try law.mutualInformation(between: ["X"], and: ["M"], given: ["P"]),
      try law.mutualInformation(between: ["X"], and: ["M"])
    )
  }

  /// The parity of two coordinates tells 1 - rho^2 of itself beyond the clusters.
  @Test func parity() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 3))
    let claims = try lemma.check(.message(GameInstance(game, .table([0, 1, 1, 0]))))
    #expect(claims[0].right.logForm?.rationalBits == Rational(8, 9))
    #expect(claims[0].left.logForm?.rationalBits == Rational(2, 3))
  }

  /// (1 - rho^2) I(X;M) is too much.
  @Test func aLargerFactorIsFalse() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "k = 1, d = 1, rho = 1/4, message table 0,1")
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 2
    arguments[.correlation] = Rational(1, 2)
    let verification = try lemma.verify(arguments)
    #expect(verification.holds && verification.claimCount == 3)  // everything
    arguments[.message] = .noisy(Rational(1, 8))
    #expect(try lemma.verify(arguments).claimCount == 2)
    arguments[.message] = .prefix(3)
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "prefix:3: the length must lie in 0...2, the dimension of the examples")
    arguments[.dimension] = 5
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma memorization-given-clusters: k d = 2 * 5 is above the 8 bits that are enumerated"
    )
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 5)
  }
}
