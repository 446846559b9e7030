// A lemma of your own, checked in a unit test, and a false one that the check refutes.
//
// Copy this file into a test target that depends on the product Lemmata.  A lemma says what its
// cases are and which claims it makes of one case; `verify()` checks all of them exactly, on all
// cores.

import Lemmata
import Testing

/// The parity of two independent coins of bias `p` and `q` has at most the entropy of both:
/// `h(p * q) <= h(p) + h(q)`, where `p * q = p(1-q) + (1-p)q` is the bias of the parity.
struct ParityOfTwoCoins: Lemma {
  let id = "parity-of-two-coins"
  func cases(_ scope: LemmaScope) -> [[Rational]] {
    (0...20).flatMap { p in (0...20).map { q in [Rational(p, 20), Rational(q, 20)] } }
  }
  func check(_ bias: [Rational]) -> [Claim] {
    let (p, q) = (bias[0], bias[1])
    let parity = binaryEntropy(binaryConvolution(p, q))
    return [
      Claim(
        "h(p*q)", parity, atMost: "h(p) + h(q)", binaryEntropy(p) + binaryEntropy(q),
        reason: "The parity is a function of both coins.")
    ]
  }
}

/// A false one: the parity can be harder to predict than either coin.
struct ParityIsNoBetterThanTheBestCoin: Lemma {
  let id = "parity-is-no-better"
  func cases(_ scope: LemmaScope) -> [[Rational]] { ParityOfTwoCoins().cases(scope) }
  func check(_ bias: [Rational]) -> [Claim] {
    let (p, q) = (bias[0], bias[1])
    let parity = binaryEntropy(binaryConvolution(p, q))
    return [
      Claim(
        "h(p*q)", parity, atMost: "max(h(p), h(q))", max(binaryEntropy(p), binaryEntropy(q)),
        reason: "A wrong guess.")
    ]
  }
  func label(_ bias: [Rational]) -> String { "p = \(bias[0]), q = \(bias[1])" }
}

@Suite struct OwnLemma {
  @Test func theLemmaHolds() throws {
    let verification = try ParityOfTwoCoins().verify()
    #expect(verification.holds, "\(String(describing: verification.counterexample))")
    #expect(verification.caseCount == 441)
    // It is an equality where one of the coins is a constant.
    #expect(verification.minimumSlack?.isZero == true)
  }

  @Test func theFalseLemmaIsRefuted() throws {
    let verification = try ParityIsNoBetterThanTheBestCoin().verify()
    #expect(verification.verdict == .violated)
    let counterexample = try #require(verification.counterexample)
    let (claim, label) = (counterexample.claim, counterexample.label)
    let (left, right) = (try #require(claim.left.logForm), try #require(claim.right.logForm))
    print("\(claim.claim) fails at \(label): \(left) > \(right)")
    // The case with the smallest numbers: the parity of two coins of bias 1/4 has the bias 3/8.
    #expect(label == "p = 1/4, q = 1/4")
    #expect(left == binaryEntropy(3 / 8))
    #expect(right == binaryEntropy(1 / 4))
    #expect(left > right)
  }
}
