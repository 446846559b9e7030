import AlgebraicNumbers
import Catalog
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationLemmas
import InformationTheory
import Lemmas
import LemmataTestSupport
import Testing

@Suite struct TensorizationLemmaTests {
  @Test func verification() throws {
    let result = try TensorizationLemma().verify()
    // 10 factors, in pairs with repetition: 2 + 15 claims each; and the two counterexamples.
    #expect(result.caseCount == 2 + 55 && result.claimCount == 2 + 55 * 17)
    #expect(result.holds && result.minimumSlack?.isZero == true, "\(result)")
  }

  /// The counterexamples, with exact numbers.
  @Test func counterexamples() throws {
    let lemma = TensorizationLemma()
    let repetition = try lemma.check(
      .counterexample(.repetition, factor: 1, name: "a repeated bit"))
    #expect(repetition.count == 1 && repetition[0].verdict == .holds)
    #expect(repetition[0].left.logForm == .bits(Rational(1, 4)))
    #expect(
      repetition[0].right.logForm
        == Rational(5, 8) * (LogForm.bits(1) - binaryEntropy(Rational(1, 10))))
    // Not by as much as a third in the one case and 3 % in the other.
    for (example, factor) in [
      (Tensorization.Counterexample.repetition, Rational(4, 3)),
      (.fullSupport, Rational(103, 100)),
    ] {
      let claims = try lemma.check(.counterexample(example, factor: factor, name: ""))
      #expect(claims[0].verdict == .violated)
    }
  }

  /// For uniform bits through binary symmetric channels the informations are those of messages on the square.
  @Test func againstTheNoisyCube() throws {
    let delta = Rational(1, 10)
    let coin = try FiniteLaw<Int>.bernoulli(Rational(1, 2))
    let factor = TensorizationLemma.Factor(try .binarySymmetric(delta), input: coin)
    let claims = try TensorizationLemma().check(.product(factor, factor))
    let cube = NoisyCube(dimension: 2, correlation: 1 - 2 * delta)
    let partitions = CubePartition.all(dimension: 2)
    #expect(claims.count == 2 + partitions.count)
    for (claim, partition) in zip(claims.dropFirst(2), partitions) {
      let (clean, noisy) = cube.informations(of: partition)
      #expect(claim.left.logForm == noisy && claim.right.logForm == Rational(16, 25) * clean)
    }
    #expect(claims[0].left.rationalValue == Rational(16, 25))
    // Two uses of the channel: 1 - (9/25)^2.
    #expect(claims[1].right.rationalValue == 1 - Rational(81, 625))
  }

  /// The counterexample's law under the claim for products.
  @Test func aFalseVariant() throws {
    let counterexample = try #require(
      try TensorizationLemma().counterexample(to: TensorizationLemma().falseVariants[0]))
    #expect(counterexample.label == "a repeated bit")
    #expect(counterexample.claim.claim == "I(U;Y^2) <= eta_KL I(U;X^2)")
  }

  @Test func ownInstance() throws {
    let lemma = TensorizationLemma()
    let result = try lemma.verify { arguments in
      arguments[.channel] = try .z(Rational(1, 4))
      arguments[.input] = try FiniteLaw<Int>([Rational(1, 3), Rational(2, 3)])
    }
    #expect(result.holds && result.claimCount == 17)
    let ternary = try lemma.verify { $0[.channel] = try .qarySymmetric(3, Rational(1, 5)) }
    #expect(ternary.holds && ternary.claimCount == 6)
    #expect(
      lemma.refusal { arguments in
        arguments[.channel] = try .z(Rational(1, 4))
        arguments[.input] = try FiniteLaw<Int>([Rational(1)])
      }.contains("1"))
    #expect(
      lemma.refusal { _ in }
        == "the lemma tensorisation needs --channel, a channel: a file or a name such as bsc:1/10")
  }
}
