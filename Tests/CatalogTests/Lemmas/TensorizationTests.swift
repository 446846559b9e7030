import AlgebraicNumbers
import Contraction
import ContractionLemmas
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct TensorizationTests {
  @Test func chiSquare() throws {
    var random = SplitMix64(seed: 61)
    for _ in 0..<(25 * multiplier) {
      let first = random.channel(inputs: 2, outputs: 2)
      let second = random.channel(inputs: 2, outputs: 3)
      if first.denominator.bitWidth + second.denominator.bitWidth > 100 { continue }
      let result = try Tensorization.chiSquare(
        (random.law(2), first), (random.law(2), second))
      #expect(result.areEqual, "\(first) \(second)")
      #expect(result.product == result.greatest)
    }
  }

  @Test func counterexamples() throws {
    for example in [Tensorization.Counterexample.repetition, .fullSupport] {
      #expect(try example.claim().verdict == .violated)
      // Samorodnitsky's bound, which holds for every law, holds here too.
      let bound = try example.law.samorodnitskyClaim(
        of: "U", from: ["X1", "X2"], through: example.channel)
      #expect(bound.verdict == .holds)
    }
    // 1 + h(3/8) - 2 h(1/4) against 1/4.
    let claim = try Tensorization.Counterexample.repetition.claim()
    guard case .information(.exact(let left)) = claim.left,
      case .information(.exact(let right)) = claim.right
    else {
      Issue.record("not exact")
      return
    }
    #expect(left == .bits(1) + binaryEntropy(Rational(3, 8)) - 2 * binaryEntropy(Rational(1, 4)))
    #expect(right == .bits(Rational(1, 4)))
  }
}
