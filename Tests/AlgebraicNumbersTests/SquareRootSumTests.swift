import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct SquareRootSumTests {
  /// The sum of the terms' square roots, enclosed one by one.
  private func enclosed(_ terms: [SquareRootSum.Term], bits: Int = 200) -> Enclosure {
    terms.reduce(Enclosure.zero) { sum, term in
      sum + term.coefficient
        * Enclosure.squareRoot(Enclosure(Rational(term.radicand)), bits: bits)
    }
  }

  private func randomTerms(
    _ random: inout SplitMix64, count: Int, bits: Int
  ) -> [SquareRootSum.Term] {
    (0..<count).map { _ in
      let radicand: Integer
      switch random.index(below: 4) {
      case 0: radicand = Integer(random.index(below: 30))
      case 1: radicand = random.natural(bits: bits).power(2) * Integer(random.index(below: 7))
      case 2: radicand = random.natural(bits: 1 + random.index(below: 62))
      default: radicand = random.natural(bits: bits)
      }
      return SquareRootSum.Term(
        coefficient: Rational(random.index(below: 9) - 4, 1 + random.index(below: 5)),
        radicand: radicand)
    }
  }

  @Test func squareRoot() {
    #expect(SquareRootSum.squareRoot(of: 0).isZero)
    #expect(SquareRootSum.squareRoot(of: Rational(9, 4)).rationalValue == Rational(3, 2))
    #expect(SquareRootSum.squareRoot(of: Rational(1, 2)).description == "1/2 sqrt 2")
    #expect(SquareRootSum.squareRoot(of: 72).description == "6 sqrt 2")
    let root = SquareRootSum.squareRoot(of: 2) + SquareRootSum.squareRoot(of: 8)
    #expect(root.description == "3 sqrt 2")
    #expect(root * root == 18)
    #expect((SquareRootSum.squareRoot(of: 12) - 2 * SquareRootSum.squareRoot(of: 3)).isZero)
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(300) {
      let value = random.rational().magnitude
      let root = SquareRootSum.squareRoot(of: value)
      #expect(root * root == SquareRootSum(value), "\(value)")
      #expect(
        SquareRootSum.squareRoot(of: value * value).rationalValue == value, "\(value)")
    }
  }

  @Test func description() {
    let sum = SquareRootSum(Rational(1, 2)) - 3 * SquareRootSum.squareRoot(of: 2)
    #expect((sum + SquareRootSum.squareRoot(of: 5)).description == "1/2 - 3 sqrt 2 + sqrt 5")
    #expect((-SquareRootSum.squareRoot(of: 5)).description == "-sqrt 5")
    #expect(SquareRootSum.zero.description == "0")
    #expect(sum.terms.map(\.radicand) == [1, 2])
  }

  /// `sqrt a + sqrt b = sqrt(a + b + 2 sqrt(ab))` for perfect squares of surds: the classical identities.
  @Test func equalities() {
    func root(_ n: Int) -> SquareRootSum { .squareRoot(of: Rational(n)) }
    #expect((root(2) + root(3)) * (root(2) + root(3)) == 5 + 2 * root(6))
    #expect((root(2) + root(3)) * (root(3) - root(2)) == 1)
    #expect(root(6) * root(10) * root(15) == 30)
    #expect(root(2) + root(3) != root(10))
    // sqrt 2 + sqrt 3 is a root of x^4 - 10 x^2 + 1.
    let x = root(2) + root(3)
    #expect(x.power(4) - 10 * x.power(2) + 1 == 0)
    // sqrt 2 + sqrt 3 + sqrt 5 is a root of x^8 - 40 x^6 + 352 x^4 - 960 x^2 + 576.
    let y = x + root(5)
    let value = y.power(8) - 40 * y.power(6) + 352 * y.power(4) - 960 * y.power(2) + 576
    #expect(value.isZero)
  }

  @Test func ringIdentities() {
    var random = SplitMix64(seed: 2)
    for round in 0..<cases(150) {
      let bits = round % 3 == 0 ? 160 : 20
      let a = SquareRootSum(randomTerms(&random, count: random.index(below: 5), bits: bits))
      let b = SquareRootSum(randomTerms(&random, count: random.index(below: 4), bits: bits))
      let c = SquareRootSum(randomTerms(&random, count: random.index(below: 3), bits: bits))
      #expect(a + b == b + a)
      #expect(a * (b + c) == a * b + a * c)
      #expect((a * b) * c == a * (b * c))
      #expect((a + b) * (a - b) == a.power(2) - b.power(2))
      #expect(((a + b) - b - a).isZero)
      #expect((a - a).signum() == 0)
    }
  }

  /// The terms with long radicands of unknown factors, whose products are squares nevertheless.
  @Test func longRadicands() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(60) {
      let (p, q) = (Integer(random.twentyDigitPrime()), Integer(random.twentyDigitPrime()))
      if p == q { continue }
      let m = random.natural(bits: 90) + 1
      let left = SquareRootSum.squareRoot(of: Rational(p * q * m * m))
      let right = Rational(m) * SquareRootSum.squareRoot(of: Rational(p * q))
      #expect(left == right)
      #expect(
        SquareRootSum.squareRoot(of: Rational(p))
          * SquareRootSum.squareRoot(of: Rational(q * m * m)) == left)
      #expect((left * right).rationalValue == Rational(p * q * m * m))
      #expect(left != SquareRootSum.squareRoot(of: Rational(p * q * m * m + 1)))
    }
  }

  @Test func signumAndEnclosure() {
    var random = SplitMix64(seed: 4)
    for round in 0..<cases(200) {
      let terms = randomTerms(
        &random, count: random.index(below: 7), bits: round % 2 == 0 ? 30 : 120)
      let sum = SquareRootSum(terms)
      let expected = enclosed(terms, bits: 400)
      #expect(overlap(sum.enclosure(bits: 100), expected), "\(sum)")
      #expect(overlap(enclosed(sum.terms, bits: 400), expected), "\(sum)")
      #expect(sum.enclosure(bits: 100).isAccurate(toRelativeBits: 100))
      #expect(overlap(sum.computable.enclosure(bits: 80), expected))
      if expected.lower.signum() > 0 { #expect(sum.signum() == 1) }
      if expected.upper.signum() < 0 { #expect(sum.signum() == -1) }
      if sum.signum() == 0 { #expect(expected.contains(Rational.zero)) }
    }
  }

  /// Differences far below the working precision of the first attempts.
  @Test func closeValues() {
    let n = Integer(10).power(60)
    let lhs = SquareRootSum.squareRoot(of: Rational(n + 1))
    let rhs = SquareRootSum.squareRoot(of: Rational(n - 1))
    #expect(lhs > rhs)
    #expect(lhs < rhs + SquareRootSum(Rational(1, Integer(10).power(29))))
    // (sqrt 2 - 1)^100 is about 10^-38 and positive.
    let small = (SquareRootSum.squareRoot(of: 2) - 1).power(100)
    #expect(small.signum() == 1)
    #expect(small < SquareRootSum(Rational(1, Integer(10).power(38))))
  }
}
