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

@Suite struct AccuracyInformationLemmaTests {
  private let lemma = AccuracyInformationLemma()

  @Test func standardCasesHold() throws {
    let verification = try lemma.verify()
    #expect(verification.caseCount == 84 + 300 + 16)
    #expect(verification.claimCount > 84 * 20 * 2 + 300 * 2)
    #expect(verification.holds)
    #expect(verification.minimumSlack?.isZero == true)  // M independent of X
  }

  /// For the majority the first inequality is an equality: a uniform bit M and a noisy copy of it.
  @Test func equalityForUniformBits() throws {
    for numerator in 0...8 {
      let a = Rational(numerator, 8)
      let matrix = [[a / 2, (1 - a) / 2], [(1 - a) / 2, a / 2]]
      let instance = AccuracyInformationLemma.Instance(
        "bits", matrix: matrix, decisions: [[[1, 0], [0, 1]]])
      let claims = try lemma.check(instance)
      #expect(claims[0].slack.isZero)
      #expect(claims[0].left.logForm == LogForm.bits(1) - binaryEntropy(a))
      // Pinsker's is an equality only where a = b.
      #expect(claims[1].slack.isZero == (a == Rational(1, 2)))
      #expect(claims[1].verdict == .holds)
    }
  }

  /// The bound of Pinsker against its definition: 2 (a - b)^2 nats.
  @Test func pinskerInNats() throws {
    let instance = AccuracyInformationLemma.Instance(
      "bits", matrix: [[1 / 2, 0], [0, 1 / 2]], decisions: [[[1, 0], [0, 1]]])
    let bound = try #require(try lemma.check(instance)[1].left.informationValue)
    // a = 1, b = 1/2.
    let nats = bound.enclosure(in: .nats, bits: 100)
    #expect(nats.contains(1 / 2))
    #expect(nats.width < Rational(1, 1_000_000))
  }

  /// The probabilities of acceptance through a joint law of the decision, and the best
  /// likelihood-ratio test against all decisions.
  @Test func decisionsAgainstJointLaws() throws {
    var generator = SplitMix64(seed: 13)
    for _ in 0..<(10 * multiplier) {
      let weights = generator.shortProbabilities(6)
      let matrix = [Array(weights[0..<3]), Array(weights[3..<6])]
      let decisions = (0..<64).map { (code: Int) -> [[Rational]] in
        (0..<2).map { (m: Int) -> [Rational] in
          (0..<3).map { (x: Int) -> Rational in Rational((code >> (3 * m + x)) & 1) }
        }
      }
      let instance = AccuracyInformationLemma.Instance(
        "random", matrix: matrix, decisions: decisions)
      let claims = try lemma.check(instance)
      #expect(claims.count == 128)
      let law = try JointLaw(matrix, rowVariable: "M", columnVariable: "X")
      let independent = try law.marginal(["M"]).product(with: law.marginal(["X"]))
      for (code, decision) in decisions.enumerated() {
        func accepted(_ law: JointLaw) -> Rational {
          law.support.reduce(Rational.zero) { sum, cell in
            let (m, x) = (cell.outcomes[0].base as! Int, cell.outcomes[1].base as! Int)
            return sum + cell.probability * decision[m][x]
          }
        }
        guard case .finite(let divergence) = binaryDivergence(accepted(law), accepted(independent))
        else {
          Issue.record("an infinite divergence")
          return
        }
        #expect(claims[2 * code].left.logForm == divergence)
      }
      #expect(claims.allSatisfy { $0.verdict == .holds })
      // The user's instance: likelihood-ratio tests reach the greatest a - b, the sum of positive differences.
      var arguments = LemmaArguments()
      arguments[.law] = law
      let own = try lemma.instance(arguments)
      let greatest = law.support.reduce(Rational.zero) { sum, cell in
        let product = (try? independent.probability(of: cell.outcomes)) ?? .zero
        return sum + max(0, cell.probability - product)
      }
      let differences = own.decisions.map { decision -> Rational in
        let rows = matrix.map { Rational.sum($0) }
        return (0..<2).reduce(Rational.zero) { total, m in
          (0..<3).reduce(total) { sum, x in
            let column = matrix[0][x] + matrix[1][x]
            return sum + (matrix[m][x] - rows[m] * column) * decision[m][x]
          }
        }
      }
      #expect(differences.max() == greatest)
      #expect(try lemma.verify(arguments).holds)
    }
  }

  /// A greater constant in Pinsker's inequality is false.
  @Test func theConstantIsBest() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    #expect(counterexample.claim.verdict == .violated)
  }

  @Test func errors() throws {
    var arguments = LemmaArguments()
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma accuracy-information needs --law, a file with a joint law")
    arguments[.law] = try JointLaw([[1 / 2, 1 / 2]])
    #expect(
      errorMessage { try lemma.instance(arguments) }
        == "the lemma accuracy-information: the law has the variables X, Y, but no M; expected M, X"
    )
  }

  @Test func results() throws {
    let table = try #require(try lemma.results())
    #expect(table.rows.count == 4)
  }
}
