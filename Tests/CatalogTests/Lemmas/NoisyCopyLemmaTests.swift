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

@Suite struct NoisyCopyLemmaTests {
  private let lemma = NoisyCopyLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    // 14 sizes with k d <= 6, four correlations, four flip probabilities.
    #expect(verification.caseCount == 14 * 16)
    #expect(verification.claimCount == 5 * 14 * 16)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  @Test func againstTheJointLaw() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 2
    arguments[.dimension] = 1
    arguments[.correlation] = Rational(1, 2)
    arguments[.message] = .noisy(Rational(1, 8))
    let claims = try lemma.check(try lemma.instance(arguments))
    let game = try arguments.game(of: lemma.id)
    let rows = (0..<4).map { x in
      (0..<4).map { m in
        Rational(1, 8).power((x ^ m).nonzeroBitCount)
          * Rational(7, 8).power(2 - (x ^ m).nonzeroBitCount)
      }
    }
    let oracle = try GameOracle(game, rows: rows)
    // 1/2 + rho (1 - 2a)/4 with rho = 1/2 and a = 1/8.
    #expect(claims[0].right.rationalValue == Rational(19, 32))
    #expect(claims[1].left.rationalValue == (try oracle.success()))
    #expect(claims[2].left.logForm == (try oracle.information(["X"], ["M"])))
    #expect(claims[3].left.logForm == (try oracle.information(["M"], ["Y"], given: ["J"])))
    #expect(claims[4].left.logForm == (try oracle.information(["J"], ["Y"], given: ["M"])))
    #expect(try lemma.verify(arguments).holds)
  }

  /// The correlations multiply; they do not add up.
  @Test func effectiveCorrelation() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "k = 2, d = 1, rho = 1/2, a = 1/8")
  }

  @Test func errors() {
    var arguments = LemmaArguments()
    arguments[.examples] = 3
    arguments[.dimension] = 3
    arguments[.correlation] = 1
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma noisy-copy needs --message, what Alice sends")
    arguments[.message] = .everything
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma noisy-copy: the message is everything; expected noisy:a with a in [0, 1/2]")
    arguments[.message] = .noisy(Rational(3, 4))
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma noisy-copy: the message is noisy:3/4; expected noisy:a with a in [0, 1/2]")
    arguments[.message] = .noisy(Rational(1, 4))
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma noisy-copy: k d = 3 * 3 is above the 8 bits that are enumerated")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 6)
  }
}
