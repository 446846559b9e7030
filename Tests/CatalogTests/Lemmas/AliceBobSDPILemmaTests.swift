import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

@Suite struct AliceBobSDPILemmaTests {
  private let lemma = AliceBobSDPILemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    let verification = try lemma.verify(cases: cases)
    let tables = cases.count { $0.message.name.hasPrefix("table ") }
    // 15 + 15 messages for each of six correlations, 4140, and 20 random tables about four bits, twice two games.
    #expect(tables == 6 * 30 + 4140 + 4 * 20)
    #expect(verification.holds)
    // Five claims, four at rho = 0.
    #expect(verification.claimCount == 5 * cases.count - 30)
    #expect(verification.minimumSlack?.isZero == true)
  }

  @Test func claimsAgainstTheJointLaw() throws {
    var generator = SplitMix64(seed: 17)
    for index in 0..<(12 * multiplier) {
      let (k, d) = [(2, 2), (3, 1), (2, 1)][index % 3]
      let rho = [Rational(1, 3), Rational(9, 10)][index % 2]
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let rows = (0..<(1 << (k * d))).map { _ in generator.shortProbabilities(3) }
      let oracle = try GameOracle(game, rows: rows)
      let claims = try lemma.check(GameInstance(game, .channel(rows)))
      #expect(claims.count == 5)
      let fano = Fano.term(success: try oracle.success(), among: k)
      let index = try oracle.information(["J"], ["Y"], given: ["M"])
      let noisy = try oracle.information(["M"], ["Y"], given: ["J"])
      let whole = try oracle.information(["X"], ["M"])
      #expect(claims[0].left.logForm == fano)
      #expect(claims[0].right.logForm == index)
      #expect(claims[1].right.logForm == noisy)
      #expect(claims[3].right.logForm == rho * rho / Rational(k) * whole)
      #expect(claims[4].left.logForm == Rational(k) / (rho * rho) * fano)
      #expect(claims[4].right.logForm == whole)
    }
  }

  /// Half the noise's factor is too little: a bit and its noisy copy.
  @Test func theFactorIsNeeded() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label.hasPrefix("k = 2, d = 1, rho = 1/3, "))
  }

  /// The half bit: the message is X_1 if X_1 differs from X_2, and a fair coin otherwise.
  @Test func halfBit() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 1
    arguments[.correlation] = Rational(1, 2)
    let half = Rational(1, 2)
    arguments[.message] = .channel(
      [[half, half], [0, 1], [1, 0], [half, half]], name: "half bit")
    let verification = try lemma.verify(arguments)
    #expect(verification.holds && verification.caseCount == 1 && verification.claimCount == 5)
    let claims = try lemma.check(try lemma.instance(arguments))
    #expect(claims[0].slack.isZero && claims[1].slack.isZero)
    #expect(claims[4].right.logForm == .bits(half))
    #expect(claims[2].slack.isAtLeastZero == .holds && !claims[2].slack.isZero)
  }

  @Test func errors() {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 1
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma alice-bob-sdpi needs --rho, a correlation in [0, 1]")
    arguments[.correlation] = 2
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "rho = 2: the correlation must lie in [0, 1]")
    arguments[.correlation] = 1
    arguments[.samples] = 3
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "the lemma alice-bob-sdpi takes no -n; expected -k, -d, --rho, --message")
    arguments[.samples] = nil
    arguments[.message] = .table([0, 1, 2])
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "the table has 3 entries, but there are 2^2 = 4 values of the examples")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 12)
  }
}
