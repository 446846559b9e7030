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

@Suite struct MrsGerberVectorLemmaTests {
  @Test func verification() throws {
    let result = try MrsGerberVectorLemma().verify()
    let (bits, messages) = (80 + 15 + 48 + 60, 4140 + 5 * 17)
    #expect(result.caseCount == bits + messages && result.claimCount == bits + 2 * messages)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// Equal independent bits, and noisy copies of uniform bits, are decided to be equalities.
  @Test func equality() throws {
    let lemma = MrsGerberVectorLemma()
    var exact = 0
    for tenths in [1, 3, 5] {
      for dimension in 1...3 {
        let product = (0..<(1 << dimension)).map { point in
          Integer(tenths).power(point.nonzeroBitCount)
            * Integer(10 - tenths).power(dimension - point.nonzeroBitCount)
        }
        let bits = NoisyBits(dimension: dimension, correlation: Rational(2, 3), weights: [product])
        let claims = try lemma.check(.bits(bits))
        #expect(claims.count == 1 && claims[0].slack.isZero && claims[0].verdict == .holds)
        exact += 1
      }
      let message = try NoisyMessage(
        Message.noisy(Rational(tenths, 10)), dimension: 3, correlation: Rational(1, 3))
      let result = try lemma.verify { arguments in
        arguments[.dimension] = 3
        arguments[.correlation] = Rational(1, 3)
        arguments[.message] = .noisy(Rational(tenths, 10))
      }
      #expect(result.holds && result.claimCount == 2 && result.minimumSlack?.isZero == true)
      #expect(result.tightest?.claim.claim == "I(U;Y) <= d g(I(U;X)/d)", "\(message)")
    }
    #expect(exact == 9)
  }

  /// Entropies from the joint law, with the channel of `d` uses for the noise.
  @Test func againstTheJointLaw() throws {
    var random = SplitMix64(seed: 5)
    for round in 0..<(20 * multiplier) {
      let dimension = 2 + round % 2
      let rho = Rational(Int.random(in: 1...4, using: &random), 5)
      var weights = (0..<3).map { _ in
        (0..<(1 << dimension)).map { _ in Int.random(in: 0...4, using: &random) }
      }
      weights[0][0] += 1
      let total = weights.joined().reduce(0, +)
      let noise = try Channel.binarySymmetric((1 - rho) / 2).power(dimension)
      let law = try JointLaw(
        ["U", "X"],
        entries: weights.enumerated().flatMap { row in
          row.element.enumerated().map {
            (outcomes: [row.offset, $0.offset], weight: Rational($0.element, total))
          }
        }
      ).extended(by: "Y", from: "X", through: noise)
      let bits = NoisyBits(dimension: dimension, correlation: rho, weights: weights)
      let (clean, noisy) = bits.entropies
      #expect(clean == (try law.conditionalEntropy(of: ["X"], given: ["U"])))
      #expect(noisy == (try law.conditionalEntropy(of: ["Y"], given: ["U"])))
      #expect(try MrsGerberVectorLemma().check(.bits(bits))[0].verdict == .holds)
    }
  }

  /// For bits of any law, `I(U;Y) <= rho^2 I(U;X)` fails: a repeated bit.
  @Test func aFalseVariant() throws {
    #expect(
      try MrsGerberVectorLemma().counterexample(to: MrsGerberVectorLemma().falseVariants[0]) != nil)
    // The first of them is not uniform: weights 1, 0, 0, 1, as the page of sdpi-bsc says.
    let repeated = NoisyBits(dimension: 2, correlation: Rational(1, 2), weights: [[1, 0, 0, 1]])
    let claims = try MrsGerberVectorLemma().falseVariants[0].claims(.bits(repeated))
    #expect(claims[0].verdict == .violated)
    #expect(
      claims[0].left.logForm
        == Rational(5, 8) * (LogForm.bits(1) - binaryEntropy(Rational(1, 10))))
  }

  @Test func ownInstance() throws {
    let lemma = MrsGerberVectorLemma()
    let law = try JointLaw(
      ["X1", "X2", "U"],
      weights: [
        [0, 0, 0]: Rational(1, 2), [1, 0, 1]: Rational(1, 4), [0, 1, 1]: Rational(1, 4),
      ])
    let result = try lemma.verify { arguments in
      arguments[.law] = law
      arguments[.dimension] = 2
      arguments[.correlation] = Rational(1, 2)
    }
    #expect(result.holds && result.claimCount == 1)
    #expect(
      result.tightest?.label
        == "d = 2, rho = 1/2, weights [[2, 0, 0, 0], [0, 1, 1, 0]] of U (rows) and X")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = law
        arguments[.dimension] = 2
        arguments[.correlation] = 1
        arguments[.message] = .everything
      } == "the lemma mrs-gerber-vector: give either --law, for (i), or -d and --message, for (ii)")
    #expect(
      lemma.refusal { arguments in
        arguments[.law] = law
        arguments[.dimension] = 4
        arguments[.correlation] = 1
      }
        == "the lemma mrs-gerber-vector: -d 4; expected the number of bits X1, X2, ... of the law")
    #expect(
      lemma.refusal { $0[.dimension] = 2 }
        == "the lemma mrs-gerber-vector needs --rho, a correlation in [0, 1]")
  }
}
