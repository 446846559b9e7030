import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct ApproximateSDPILemmaTests {
  private let lemma = ApproximateSDPILemma()

  /// A uniform bit A, R its copy through bsc:1/4, and B, which is A with probability epsilon and R
  /// otherwise.
  private func revealing(_ epsilon: Rational) throws -> JointLaw {
    try JointLaw(
      input: FiniteLaw([1 / 2, 1 / 2]), channel: .binarySymmetric(1 / 4), inputVariable: "A",
      outputVariable: "R"
    )
    .extended(by: "B", from: "A", through: .binarySymmetric((1 - epsilon) / 4))
    .extended(by: "M", from: "B", through: .identity(2))
  }

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 2 * 4 * 25 * 9 + 400)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // a constant message
  }

  /// The closed form for B = A or R: rho = 1/4, delta = epsilon/4.
  @Test func closedForm() throws {
    for epsilon in [Rational(0), Rational(1, 20), Rational(1, 4), Rational(1)] {
      var arguments = LemmaArguments()
      arguments[.law] = try revealing(epsilon)
      let instance = try lemma.instance(arguments)
      #expect(instance.rho == Rational(1, 4))
      let claims = try lemma.check(instance)
      #expect(claims.count == 3)
      let delta = epsilon / 4
      let information = LogForm.bits(1) - binaryEntropy((1 - epsilon) / 4)
      #expect(claims[0].left.logForm == information)
      let sharp = LogForm.bits(5 / 2 * delta) + 9 / 4 * binaryEntropy(delta)
      #expect(claims[0].right.logForm == LogForm.bits(1 / 4) + sharp)
      #expect(claims[1].left.logForm == sharp)
      let plain = LogForm.bits(4 * delta) + 3 * binaryEntropy(delta)
      #expect(claims[1].right.logForm == plain)
      #expect(claims[2].left.logForm == plain)
      let stated = delta.isZero ? .zero : 8 * delta * LogForm.log(2 / delta)
      #expect(claims[2].right.logForm == stated)
      #expect(claims.allSatisfy { $0.verdict == .holds })
    }
  }

  /// The distance against a sum over the rows of two channels.
  @Test func distance() throws {
    var generator = SplitMix64(seed: 11)
    for _ in 0..<(20 * multiplier) {
      let (first, second) = (
        generator.shortChannel(inputs: 3, outputs: 3), generator.shortChannel(inputs: 3, outputs: 3)
      )
      let law = try JointLaw(
        input: FiniteLaw<Int>.uniform(over: 0..<3), channel: first, inputVariable: "A",
        outputVariable: "R"
      ).extended(by: "B", from: "A", through: second)
        .extended(
          by: "M", from: "B", through: .constant(inputs: 3, law: FiniteLaw([1 / 2, 1 / 2])))
      let expected = (0..<3).map { a in
        (0..<3).reduce(Rational.zero) { $0 + (first[a, $1] - second[a, $1]).magnitude } / 2
      }.max()!
      var arguments = LemmaArguments()
      arguments[.law] = law
      let claims = try lemma.check(try lemma.instance(arguments))
      // M is independent of everything, so the right side is the error alone.
      let rho = try lemma.instance(arguments).rho
      let error =
        (2 + 2 * rho) * expected * LogForm.bits(1) + (2 + rho) * binaryEntropy(expected)
      #expect(claims[0].left.isZero)
      #expect(claims[0].right.logForm == error)
    }
  }

  /// Without the error term the inequality is false.
  @Test func theErrorTermIsNeeded() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(
      counterexample.label
        == "Pr[A=1] = 1/2, R = bsc:1/8 of A, P(B|A) = [[1, 0], [1/4, 3/4]], "
        + "P(M|B) = [[1, 0], [1/2, 1/2]]")
    let entropy = binaryEntropy(3 / 16)
    #expect(counterexample.claim.left.logForm == entropy - 1 / 2 * binaryEntropy(3 / 8))
    #expect(counterexample.claim.right.logForm == 9 / 16 * (entropy - LogForm.bits(3 / 8)))
    #expect(counterexample.claim.slack.enclosure().upper < 0)
  }

  /// The fourth bound is not above the third for |M| = 1: there the comparison is left out.
  @Test func oneMessage() throws {
    let delta = Rational(99, 100)
    #expect(3 * binaryEntropy(delta) > -8 * delta * LogForm.log(delta))
    var arguments = LemmaArguments()
    arguments[.law] = try revealing(1 / 2).marginal(["A", "R", "B"])
      .extended(by: "M", from: "B", through: .constant(inputs: 2, law: FiniteLaw([1])))
    #expect(try lemma.check(try lemma.instance(arguments)).count == 2)
    #expect(try lemma.verify(arguments).holds)
  }

  @Test func errors() throws {
    #expect(
      errorMessage { try lemma.verify(LemmaArguments()) }
        == "the lemma approximate-sdpi needs --law, a file with a joint law")
    var arguments = LemmaArguments()
    arguments[.law] = try revealing(1 / 4).marginal(["A", "B", "M"])
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma approximate-sdpi: the law has the variables A, B, M, but no R; "
        + "expected A, B, R, M")
    arguments[.law] = try revealing(1 / 4).extended(by: "N", from: "A", through: .identity(2))
      .marginal(["A", "R", "B", "N"]).renamed(["A", "R", "B", "M"])
    let message = errorMessage { try lemma.instance(arguments) }
    #expect(message.hasPrefix("the lemma approximate-sdpi: I(A;M|B) is "))
    #expect(message.hasSuffix(" bits, expected 0: A - B - M must be a Markov chain"))
    arguments[.samples] = 3
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "the lemma approximate-sdpi takes no -n; expected --law")
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 5)
  }
}
