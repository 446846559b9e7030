import Catalog
import Claims
import ExactArithmetic
import GameLemmas
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct NextSymbolLemmaTests {
  private let lemma = NextSymbolLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 2 * 4140 + 300)
    #expect(verification.claimCount == 2 * 4140 * 6 + 300 * 5)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)
  }

  /// The numbers of encoders of three bits with equality in (i) and (ii), as counted by a separate
  /// program.
  @Test func encodersWithEquality() throws {
    let cases = try lemma.cases(.standard)
    for (noise, expected) in [(Rational(0), (42, 1)), (Rational(1, 2), (8, 1))] {
      let encoders = cases.filter { $0.task.dimension == 3 && $0.task.noise == noise }
      #expect(encoders.count == 4140)
      var counts = (0, 0)
      for instance in encoders {
        let claims = try lemma.check(instance)
        if claims[0].slack.isZero { counts.0 += 1 }
        if claims[1].slack.isZero { counts.1 += 1 }
      }
      #expect(counts == expected, "delta = \(noise)")
    }
  }

  /// The exhaustive cases, one noise of which is not among the standard ones.
  @Test func exhaustiveCases() throws {
    let cases = try lemma.cases(.exhaustive)
    #expect(cases.count == 4 * 4140 + 3000)
    let noises = Set(cases.filter { $0.task.dimension == 3 }.map(\.task.noise))
    #expect(noises == [Rational(0), Rational(1, 10), Rational(1, 2), Rational(1)])
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.dimension] = 4
    arguments[.correlation] = 1 / 2
    arguments[.message] = .prefix(2)
    let instance = try lemma.instance(arguments)
    let claims = try lemma.check(instance)
    // Two bits are known and two are not: e = 0, 0, 1/2, 1/2.
    #expect(claims[0].left.logForm == LogForm.bits(2))
    #expect(claims[0].right.logForm == LogForm.bits(2))
    #expect(claims[1].left.logForm == 4 * binaryEntropy(1 / 4) - LogForm.bits(2))
    #expect(claims[1].right.logForm == 2 * binaryEntropy(1 / 4))
    #expect(claims[2].left.logForm == 4 * binaryEntropy(1 / 4) - 4 * binaryEntropy(1 / 4))
    #expect(claims[3].left.rationalValue == Rational(3, 8))
    #expect(claims[6].left.rationalValue == Rational(1, 2))
    #expect(try lemma.verify(arguments).holds)
  }

  /// What the message tells beyond c is less than what it tells: sum (1 - h(e_t)) does not bound
  /// I(X;M|c).
  @Test func theConditionMatters() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    // With delta = 0 nothing is private: the first encoder that lets Bob guess a bit is a counterexample.
    #expect(counterexample.label.hasPrefix("d = 3, delta = 0, encoder 0,0,0,0,0,0,0,1"))
    #expect(counterexample.claim.right.isZero)
  }

  @Test func errors() {
    var arguments = LemmaArguments()
    arguments[.dimension] = 2
    arguments[.correlation] = 3 / 2
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma next-symbol needs --message, what Alice sends")
    arguments[.message] = .everything
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "rho = 3/2: the correlation must lie in [0, 1]")
    arguments[.correlation] = 1 / 2
    arguments[.dimension] = 0
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "d = 0: the strings must have at least 1 bit")
    arguments[.dimension] = 13
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "the message about a next symbol: d = 13 is above the limit of 12 bits")
    arguments[.dimension] = 2
    arguments[.message] = .prefix(3)
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "prefix:3: the length must lie in 0...2, the dimension of the examples")
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 5)
  }
}
