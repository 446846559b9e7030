import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct HellingerTests {
  @Test func tightChannels() throws {
    for numerator in 0...10 {
      let value = Rational(numerator, 20)
      let symmetric = try Channel.binarySymmetric(value).hellingerClaims(0, 1)
      #expect(symmetric.allSatisfy { $0.verdict == .holds })
      #expect(symmetric[1].slack.rationalValue == Rational(0))
      let erasure = try Channel.binaryErasure(value).hellingerClaims(0, 1)
      #expect(erasure.allSatisfy { $0.verdict == .holds })
      #expect(erasure[0].slack.rationalValue == Rational(0))
    }
  }

  /// Two outputs attain the upper bound; where both sides are irrational the slack is the number 0 too.
  @Test func irrationalEqualities() throws {
    for (p, q) in [(1, 1), (1, 2), (2, 3), (1, 5)] {
      let (a, b) = (Rational(p, 3 + q), Rational(q, 6))
      let claims = try Channel([[a, 1 - a], [b, 1 - b]]).hellingerClaims(0, 1)
      #expect(claims[1].verdict == .holds)
      #expect(claims[1].slack.rationalValue == Rational(0), "\(a) \(b): \(claims[1].slack)")
    }
    let root = AlgebraicReal.realRoots(of: Polynomial([-2, 0, 1]))[1]
    let surd = SquareRootSum.squareRoot(of: 2)
    let sides: [(Quantity, Quantity)] = [
      (.algebraic(root), .algebraic(root)), (.algebraic(root), .squareRoots(surd)),
      (.squareRoots(surd), .algebraic(root)), (.squareRoots(surd), .squareRoots(surd)),
    ]
    for (left, right) in sides { #expect((right - left).isZero, "\(left) \(right)") }
    #expect(!(.algebraic(root) - .squareRoots(surd + SquareRootSum(1)) as Quantity).isZero)
  }

  @Test func randomPairs() throws {
    var random = SplitMix64(seed: 31)
    for round in 0..<(80 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 1 + round % 5)
      #expect(
        channel.hellingerClaims(0, 1).allSatisfy { $0.verdict == .holds }, "\(channel)")
    }
  }

  /// Equal surds and algebraic numbers are found equal, close ones are told apart.
  @Test func comparedWithAlgebraicReals() {
    let sum = SquareRootSum.squareRoot(of: 2) + SquareRootSum.squareRoot(of: 3)
    let roots = AlgebraicReal.realRoots(of: Polynomial([1, 0, -10, 0, 1]))
    #expect(roots.map { sum.compare(to: $0) } == [1, 1, 1, 0])
    #expect(sum.value(of: Polynomial([1, 0, -10, 0, 1])).isZero)
    let tiny = SquareRootSum(Rational(1, Integer(10).power(200)))
    #expect((sum + tiny).compare(to: roots[3]) == 1)
    #expect((sum - tiny).compare(to: roots[3]) == -1)
    #expect(SquareRootSum(Rational(1, 2)).compare(to: AlgebraicReal(Rational(1, 2))) == 0)
  }
}
