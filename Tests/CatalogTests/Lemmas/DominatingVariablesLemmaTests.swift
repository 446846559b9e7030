import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ExactArithmetic
import InformationLemmas
import InformationTheory
import LearningLemmas
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct DominatingVariablesLemmaTests {
  private let lemma = DominatingVariablesLemma()

  private func chain(_ channels: Channel...) throws -> JointLaw {
    let names = ["A", "C", "B", "M"]
    var law = try JointLaw("A", FiniteLaw([1 / 2, 1 / 2]))
    for (index, channel) in channels.enumerated() {
      law = try law.extended(by: names[index + 1], from: names[index], through: channel)
    }
    return law
  }

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 2 * 16 * 16 * 3 + 300)
    #expect(verification.claimCount == 3 * verification.caseCount)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // a constant C
  }

  /// Two binary symmetric channels: both coefficients are squares of correlations.
  @Test func closedForm() throws {
    let (a, b, m) = (Rational(1, 10), Rational(1, 4), Rational(1, 5))
    var arguments = LemmaArguments()
    arguments[.law] = try chain(.binarySymmetric(a), .binarySymmetric(b), .binarySymmetric(m))
    let instance = try lemma.instance(arguments)
    let claims = try lemma.check(instance)
    let correlations = (1 - 2 * a, 1 - 2 * b, 1 - 2 * m)
    func information(_ correlation: Rational) -> LogForm {
      LogForm.bits(1) - binaryEntropy((1 - correlation) / 2)
    }
    let rho = correlations.0 * correlations.0
    #expect(instance.rho == rho)
    #expect(
      claims[0].left.logForm == information(correlations.0 * correlations.1 * correlations.2))
    #expect(claims[0].right.logForm == rho * information(correlations.1 * correlations.2))
    #expect(claims[1].right.logForm == rho * information(correlations.2))
    #expect(claims[2].left.rationalValue == rho * correlations.1 * correlations.1)
    #expect(try lemma.verify(arguments).holds)
  }

  /// The way of the proof: a law of B sent back to C comes no farther from the law of C, and gives
  /// the same law of A.
  @Test func lawsSentBack() throws {
    var generator = SplitMix64(seed: 12)
    for _ in 0..<(30 * multiplier) {
      let law = try chain(
        generator.shortChannel(inputs: 2, outputs: 3),
        generator.shortChannel(inputs: 3, outputs: 2),
        .identity(2))
      let back = try law.conditionalChannel(of: ["C"], given: ["B"])
      let reference = try FiniteLaw(law.law(of: "B").probabilities.filter { !$0.isZero })
      let tilted = try FiniteLaw(
        generator.shortProbabilities(reference.outcomes.count))
      guard case .finite(let before) = tilted.klDivergence(from: reference),
        case .finite(let after) = try back.output(of: tilted)
          .klDivergence(from: back.output(of: reference))
      else {
        Issue.record("an infinite divergence")
        return
      }
      #expect(after <= before)
      // A - C - B: from B to C and on to A is the channel from B to A.
      let inputs = try FiniteLaw(law.law(of: "C").probabilities)
      if inputs.support.count == 3 {
        let direct = try law.conditionalChannel(of: ["A"], given: ["B"])
        let onward = try law.conditionalChannel(of: ["A"], given: ["C"])
        #expect(try back.then(onward) == direct)
      }
    }
  }

  /// With the roles of B and C exchanged the statement is false.
  @Test func theDirectionMatters() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(
      counterexample.label.hasPrefix("Pr[A=1] = 1/2, P(C|A) = [[1, 0], [2/3, 1/3]]"))
  }

  @Test func errors() throws {
    var arguments = LemmaArguments()
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma dominating-variables needs --law, a file with a joint law")
    let good = try chain(
      .binarySymmetric(1 / 10), .binarySymmetric(1 / 10), .binarySymmetric(1 / 10))
    arguments[.law] = try good.renamed(["A", "C", "B", "N"])
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma dominating-variables: the law has the variables A, C, B, N, but no M; "
        + "expected A, C, B, M")
    // B and C exchanged: A - C - B fails.
    arguments[.law] = try good.renamed(["A", "B", "C", "M"])
    let first = errorMessage { try lemma.instance(arguments) }
    #expect(first.hasPrefix("the lemma dominating-variables: I(A;B,M|C) is "))
    #expect(first.hasSuffix(" bits, expected 0: A - C - B - M must be a Markov chain"))
    // M and B exchanged: C - B - M fails.
    arguments[.law] = try good.renamed(["A", "C", "M", "B"])
    let second = errorMessage { try lemma.instance(arguments) }
    #expect(second.hasPrefix("the lemma dominating-variables: I(A,C;M|B) is "))
    #expect(second.hasSuffix(" bits, expected 0: A - C - B - M must be a Markov chain"))
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 6)
  }
}
