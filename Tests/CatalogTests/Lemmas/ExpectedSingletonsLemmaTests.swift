import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import LearningLemmas
import LearningProblems
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct ExpectedSingletonsLemmaTests {
  private let lemma = ExpectedSingletonsLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    // 25 uniform models; 3 + 6 lists of weights in sixths that are not uniform, for n = 1...4.
    #expect(verification.caseCount == 25 + 4 * (3 + 6))
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // N = n
  }

  @Test func slackOfTheLowerBound() throws {
    // N = 2n: n (1 - 1/(2n))^(n-1) against n (1 - 1/n)^(n-1).
    for n in 1...6 {
      let model = try SubpopulationModel(uniform: 2 * n, samples: n)
      let bound = try #require(try lemma.check(model).first { $0.claim.hasSuffix("W <= E S") })
      let expected =
        Rational(n) * ((1 - Rational(1, 2 * n)).power(n - 1) - (1 - Rational(1, n)).power(n - 1))
      #expect(bound.slack.rationalValue == expected)
    }
  }

  /// Large models are checked through their law alone.
  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.samples] = 30
    arguments[.examples] = 40
    let verification = try lemma.verify(arguments)
    #expect(verification.holds)
    #expect(verification.caseCount == 1)
    #expect(verification.claimCount == 5)
    arguments[.samples] = 3
    arguments[.examples] = 3
    #expect(try lemma.verify(arguments).claimCount == 5 + 4)
  }

  /// With the power n in place of n - 1 the formula is false.
  @Test func thePowerMatters() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.label == "n = 1, 1 uniform weights")
    #expect(counterexample.claim.left.rationalValue == 1)
    #expect(counterexample.claim.right.rationalValue == 0)
  }

  @Test func errors() {
    var arguments = LemmaArguments()
    arguments[.examples] = 3
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma expected-singletons needs -n, a number of samples")
    arguments[.samples] = 0
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "n = 0: the number of samples must be at least 1")
    arguments[.samples] = 500
    arguments[.examples] = 1000
    #expect(
      errorMessage { try lemma.verify(arguments) }.hasPrefix(
        "the law of the number of singletons of n = 500 samples from N = 1000 subpopulations"))
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 6)
  }
}
