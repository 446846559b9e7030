import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

/// Sums of many terms, whose partial sums are reduced only where that pays.
@Suite struct RationalSumTests {
  /// The sum over one common denominator, by integer arithmetic alone.
  private func sumOverCommonDenominator(_ terms: [Rational]) -> Rational {
    let denominator = terms.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    let numerator = terms.reduce(Integer.zero) {
      $0 + $1.numerator * denominator.exactlyDivided(by: $1.denominator)
    }
    return Rational(numerator, denominator)
  }

  private func expectSum(_ terms: [Rational], _ shape: String) {
    let sum = Rational.sum(terms)
    #expect(sum == sumOverCommonDenominator(terms), "\(shape)")
    #expect(
      sum.denominator > 0 && Integer.gcd(sum.numerator, sum.denominator) == 1, "\(shape)")
    #expect(Rational.sum(terms + terms.map { -$0 }) == 0, "\(shape)")
    #expect(Rational.sum(terms.shuffled()) == sum, "\(shape)")
  }

  @Test func unrelatedDenominators() {
    var random = SplitMix64(seed: 1)
    for width in [10, 40, 63, 64, 200, 3000] {
      let terms = (0..<300).map { _ in
        Rational(random.integer(bits: 100), random.natural(bits: width) + 1)
      }
      expectSum(terms, "\(width) bits")
    }
  }

  @Test func sharedDenominators() {
    var random = SplitMix64(seed: 2)
    // About 5,600 bits: beyond what is reduced at any rate.
    let denominator = Integer.factorial(700)
    let large = (0..<300).map { _ in
      Rational(random.integer(bits: 200), denominator / Integer(random.int(1...700)))
    }
    expectSum(large, "divisors of one long denominator")
    expectSum((1...2000).map { Rational(1, $0) }, "harmonic")
    expectSum((1...2000).map { Rational(1, $0 * ($0 + 1)) }, "telescoping")
    #expect(Rational.sum((1...2000).map { Rational(1, $0 * ($0 + 1)) }) == Rational(2000, 2001))
    expectSum((0..<1000).map { Rational(random.word(), 1 + $0 % 6) }, "few denominators")
    // Half of the denominators are products of two of the other half.
    let d = (0..<200).map { _ in random.natural(bits: 60) + 1 }
    expectSum(
      d.map { Rational(1, $0) } + zip(d, d.dropFirst()).map { Rational(1, $0 * $1) }, "chain")
  }

  @Test func shortSums() {
    #expect(Rational.sum([]) == 0 && Rational.sum([Rational(2, 3)]) == Rational(2, 3))
    var random = SplitMix64(seed: 3)
    for count in 2...70 {
      expectSum((0..<count).map { _ in random.rational() }, "\(count) terms")
    }
  }
}
