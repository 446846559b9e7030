import AlgebraicNumbers
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

@Suite struct AliceBobMrsGerberLemmaTests {
  private let lemma = AliceBobMrsGerberLemma()

  @Test func standardCasesHold() throws {
    let cases = try lemma.cases(.standard)
    let verification = try lemma.verify(cases: cases)
    #expect(cases.count > 400)
    #expect(verification.claimCount == 7 * cases.count)
    #expect(verification.holds)
    #expect(verification.undecided == nil)
    #expect(verification.minimumSlack?.isZero == true)
  }

  /// Of messages with equal quantities one is kept: no quantity of a deterministic message is missing.
  @Test func noValueOfTheQuantitiesIsLost() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 3))
    let kept = try lemma.cases(.standard).filter {
      $0.game == game && $0.message.name.hasPrefix("table ")
    }
    #expect(kept.count < 15 && !kept.isEmpty)
    func key(_ instance: GameInstance) throws -> [Double] {
      let quantities = try game.quantities(for: instance.message)
      return [
        Double(quantities.success), quantities.information.logForm!.approximation(),
        quantities.exampleInformationSum.logForm!.approximation(),
        quantities.noisyInformation.logForm!.approximation(),
      ]
    }
    let all = try lemma.cases(.exhaustive).filter {
      $0.game == game && $0.message.name.hasPrefix("table ")
    }
    #expect(all.count == 15)
    #expect(try Set(kept.map(key)) == Set(all.map(key)))
  }

  /// The bounds for two bits at rho = 1/2 with the inverse entropy, as the theorem states them.
  @Test func boundsAsStated() throws {
    let game = try Game(examples: 2, dimension: 1, correlation: Rational(1, 2))
    let claims = try lemma.check(GameInstance(game, .everything))
    let fano = Fano.term(success: Rational(5, 8), among: 2)
    #expect(claims[2].left.logForm == fano)
    let level = (LogForm.bits(1) - fano).enclosure(bits: 100)
    let v = Enclosure.inverseBinaryEntropy(level, bits: 100)
    let bias = 2 * (v - Enclosure(Rational(1, 4)))
    let stated = 2 * (Enclosure(1) - Enclosure.binaryEntropy(bias, bits: 100))
    let found = claims[3].left.enclosure(bits: 80)
    #expect(stated.lower <= found.upper && found.lower <= stated.upper)
    #expect(stated.width < Rational(1, 1 << 60))
    // (d) = 2 Psi(sqrt(F / (1 - h(1/4)))).
    let capacity = LogForm.bits(1) - binaryEntropy(Rational(1, 4))
    let kappa = fano.enclosure(bits: 100).divided(by: capacity.enclosure(bits: 100), bits: 100)
    let theta = Enclosure.squareRoot(kappa, bits: 100)
    let closed =
      2
      * (Enclosure(1)
        - Enclosure.binaryEntropy(Rational(1, 2) * (Enclosure(1) - theta), bits: 100))
    let foundClosed = claims[4].left.enclosure(bits: 80)
    #expect(closed.lower <= foundClosed.upper && foundClosed.lower <= closed.upper)
    // The order (c) >= linear >= (d) at this size.
    #expect(foundClosed.upper < claims[5].left.enclosure(bits: 80).lower)
    #expect(claims[5].left.enclosure(bits: 80).upper < found.lower)
  }

  /// Noisy copies are tight for (a), and decided exactly.
  @Test func noisyCopiesAreTight() throws {
    let game = try Game(examples: 2, dimension: 2, correlation: Rational(1, 3))
    for flip in [Rational(1, 8), Rational(2, 5)] {
      let claims = try lemma.check(GameInstance(game, .noisy(flip)))
      #expect(claims[0].slack.isZero && claims[1].slack.isZero)
      #expect(!claims[2].slack.isZero)
    }
  }

  /// A success above that of a guess does not force everything.
  @Test func everythingIsNotForced() throws {
    let counterexample = try #require(try lemma.counterexample(to: lemma.falseVariants[0]))
    let label = counterexample.label
    #expect(label.hasPrefix("k = 2, d = 1, rho = 1/3, message table 0,"))
  }

  @Test func usersInstance() throws {
    var arguments = LemmaArguments()
    arguments[.examples] = 3
    arguments[.dimension] = 2
    arguments[.correlation] = Rational(1, 2)
    #expect(try lemma.verify(arguments).holds)  // everything
    arguments[.message] = .prefix(1)
    let verification = try lemma.verify(arguments)
    #expect(verification.holds && verification.claimCount == 7)
    arguments[.message] = .prefix(3)
    #expect(
      errorMessage { try lemma.verify(arguments) }
        == "prefix:3: the length must lie in 0...2, the dimension of the examples")
  }

  @Test func results() throws {
    #expect(try lemma.results()?.rows.count == 6)
  }
}
