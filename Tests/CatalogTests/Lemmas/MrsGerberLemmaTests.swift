import Catalog
import Claims
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing
import Work

@Suite struct MrsGerberLemmaTests {
  @Test func verification() throws {
    let result = try MrsGerberLemma().verify()
    #expect(result.caseCount == 66 + 4 * 21 && result.claimCount == 2 * result.caseCount)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// For rho = 1/2 equality holds exactly where both biases have the same entropy.
  @Test func equality() {
    let lemma = MrsGerberLemma()
    var equalities = 0
    for bits in lemma.cases(.standard) where bits.correlation == Rational(1, 2) {
      let biases = bits.weights.map { Rational($0[1], $0[0] + $0[1]) }
      let isEqual = biases[0] == biases[1] || biases[0] == 1 - biases[1]
      #expect(lemma.check(bits)[0].slack.isZero == isEqual, "\(bits)")
      equalities += isEqual ? 1 : 0
    }
    // p = q, and p = 1 - q with p < q.
    #expect(equalities == 11 + 5)
    for bits in lemma.cases(.standard) where bits.correlation.isZero || bits.correlation == 1 {
      #expect(lemma.check(bits).allSatisfy { $0.slack.isZero }, "\(bits)")
    }
  }

  @Test func againstTheJointLaw() throws {
    var random = SplitMix64(seed: 4)
    for _ in 0..<(30 * multiplier) {
      let weights = (0..<3).map { _ in (0..<2).map { _ in Int.random(in: 0...5, using: &random) } }
      let total = weights.joined().reduce(0, +)
      if total == 0 { continue }
      let rho = Rational(Int.random(in: 0...6, using: &random), 6)
      let law = try JointLaw(
        ["U", "X"],
        entries: weights.enumerated().flatMap { row in
          row.element.enumerated().map {
            (outcomes: [row.offset, $0.offset], weight: Rational($0.element, total))
          }
        }
      ).extended(by: "Y", from: "X", through: .binarySymmetric((1 - rho) / 2))
      let (clean, noisy) = NoisyBits(dimension: 1, correlation: rho, weights: weights).entropies
      #expect(clean == (try law.conditionalEntropy(of: ["X"], given: ["U"])))
      #expect(noisy == (try law.conditionalEntropy(of: ["Y"], given: ["U"])))
    }
  }

  /// With the function of twice the correlation's square, the bound is too high.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try MrsGerberLemma().counterexample(to: MrsGerberLemma().falseVariants[0]))
    #expect(
      counterexample.label
        == "d = 1, rho = 1/2, weights [[10, 0], [10, 0]] of U (rows) and X")
  }

  @Test func ownInstance() throws {
    let law = try JointLaw(
      ["U", "X"],
      weights: [
        [0, 0]: Rational(1, 2), [1, 0]: Rational(1, 8), [1, 1]: Rational(3, 8),
      ])
    let lemma = MrsGerberLemma()
    let result = try lemma.verify { arguments in
      arguments[.law] = law
      arguments[.correlation] = Rational(1, 2)
    }
    #expect(result.holds && result.caseCount == 1 && result.claimCount == 2)
    #expect(
      result.tightest?.label == "d = 1, rho = 1/2, weights [[4, 0], [1, 3]] of U (rows) and X")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = law
        arguments[.correlation] = 2
      } == "the lemma mrs-gerber: rho = 2; expected a correlation in [0, 1]")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = try law.renamed(["U", "V"])
        arguments[.correlation] = 1
      } == "the lemma mrs-gerber: the law has the variables U, V; expected X, and any others for U")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = try JointLaw(
          ["X"], weights: [[0]: Rational(1, 2), [1]: Rational(1, 4), [2]: Rational(1, 4)])
        arguments[.correlation] = 1
      } == "the lemma mrs-gerber: X has 3 outcomes; expected a bit")
    #expect(
      lemma.refusal { $0[.correlation] = 1 }
        == "the lemma mrs-gerber needs --law, a file with a joint law")
  }
}
