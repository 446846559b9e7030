import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct RationalTests {
  private static let rules: [FloatingPointRoundingRule] = [
    .up, .down, .towardZero, .awayFromZero, .toNearestOrEven, .toNearestOrAwayFromZero,
  ]

  /// Whether the fraction is in lowest terms with a positive denominator.
  private func isCanonical(_ x: Rational) -> Bool {
    x.denominator > 0 && Integer.gcd(x.numerator, x.denominator) == 1
  }

  // MARK: Arithmetic

  @Test func fieldLaws() {
    var random = SplitMix64(seed: 101)
    for _ in 0..<cases(2000) {
      let (a, b, c) = (random.rational(), random.rational(), random.rational())
      #expect(a + b == b + a && (a + b) + c == a + (b + c), "\(a), \(b), \(c)")
      #expect(a * b == b * a && (a * b) * c == a * (b * c), "\(a), \(b), \(c)")
      #expect(a * (b + c) == a * b + a * c, "\(a), \(b), \(c)")
      #expect(a - b == -(b - a) && a - a == 0 && a + 0 == a && a * 1 == a && a * 0 == 0)
      if !b.isZero {
        #expect(a / b * b == a && b * b.reciprocal() == 1, "\(a), \(b)")
        #expect(b.reciprocal().reciprocal() == b, "\(b)")
      }
    }
  }

  @Test func wordPathsAgreeWithIntegers() {
    let denominators = [1, 2, 3, 6, 1 << 31, 3_037_000_499, 1 << 62, Int.max - 1, Int.max]
    var values = cornerWords.flatMap { n in denominators.map { Rational(n, $0) } }
    values.append(Rational(Int.min, 3))
    var random = SplitMix64(seed: 102)
    var pairs: [(Rational, Rational)] = []
    for a in values { for b in values { pairs.append((a, b)) } }
    for _ in 0..<cases(3000) {
      pairs.append((random.rational(bits: 70), random.rational(bits: 70)))
    }
    for (a, b) in pairs {
      let (n, d) = (a.numerator, a.denominator)
      let (m, e) = (b.numerator, b.denominator)
      let sum = a + b
      let difference = a - b
      let product = a * b
      #expect(sum == Rational(n * e + m * d, d * e) && isCanonical(sum), "\(a) + \(b)")
      #expect(
        difference == Rational(n * e - m * d, d * e) && isCanonical(difference), "\(a) - \(b)")
      #expect(product == Rational(n * m, d * e) && isCanonical(product), "\(a) * \(b)")
      if !b.isZero {
        let quotient = a / b
        #expect(quotient == Rational(n * e, d * m) && isCanonical(quotient), "\(a) / \(b)")
      }
      #expect((a < b) == (n * e < m * d), "\(a) < \(b)")
      #expect((a == b) == (n * e == m * d), "\(a) == \(b)")
    }
  }

  @Test func canonicalForm() {
    var random = SplitMix64(seed: 103)
    for _ in 0..<cases(3000) {
      let (n, d) = (random.integer(), random.nonzeroInteger())
      let factor = random.nonzeroInteger()
      let (plain, scaled) = (Rational(n, d), Rational(n * factor, d * factor))
      #expect(plain == scaled && hashOf(plain) == hashOf(scaled), "\(n)/\(d)")
      #expect(isCanonical(plain), "\(n)/\(d)")
      #expect(plain.numerator * d == plain.denominator * n, "\(n)/\(d)")
      #expect(plain.isInteger == d.divides(n) && plain.isZero == n.isZero)
      #expect(plain.signum() == n.signum() * d.signum() && plain.isNegative == (plain < 0))
      #expect(plain.magnitude == max(plain, -plain))
    }
    for (n, d) in [(Int.min, Int.min), (Int.min, -1), (Int.max, Int.min), (0, Int.min), (4, -6)] {
      let value = Rational(n, d)
      #expect(value == Rational(Integer(n), Integer(d)) && isCanonical(value), "\(n)/\(d)")
    }
    #expect(Rational(Int.min, Int.min) == 1)
    #expect(Rational(0, -7).denominator == 1)
  }

  @Test func inPlaceOperators() {
    var random = SplitMix64(seed: 104)
    for _ in 0..<cases(500) {
      let (a, b) = (random.rational(), random.nonzeroRational())
      var x = a
      x += b
      #expect(x == a + b)
      x -= b
      #expect(x == a)
      x *= b
      #expect(x == a * b)
      x /= b
      #expect(x == a)
      x -= x
      #expect(x == 0)
    }
  }

  @Test func comparison() {
    var random = SplitMix64(seed: 105)
    for _ in 0..<cases(2000) {
      let a = random.rational()
      // Often a close neighbour.
      let b =
        random.index(below: 2) == 0
        ? random.rational() : a + random.rational() / Rational(Integer(10).power(60))
      let sign = (a.numerator * b.denominator - b.numerator * a.denominator).signum()
      #expect((a < b) == (sign < 0) && (a == b) == (sign == 0) && (a >= b) == (sign >= 0))
      #expect((a - b).signum() == sign)
    }
  }

  // MARK: Rounding to integers

  @Test func floorAndCeiling() {
    var random = SplitMix64(seed: 106)
    for _ in 0..<cases(2000) {
      let x = random.rational()
      let (floor, ceiling) = (x.floor(), x.ceiling())
      #expect(Rational(floor) <= x && x < Rational(floor + 1), "\(x)")
      #expect(Rational(ceiling) >= x && x > Rational(ceiling - 1), "\(x)")
      #expect(ceiling - floor == (x.isInteger ? 0 : 1), "\(x)")
    }
  }

  @Test func roundedLikeDouble() {
    for eighths in -100...100 {
      for rule in Self.rules {
        let expected = Int((Double(eighths) / 8).rounded(rule))
        #expect(Rational(eighths, 8).rounded(rule) == Integer(expected), "\(eighths)/8, \(rule)")
      }
    }
  }

  @Test func rounded() {
    var random = SplitMix64(seed: 107)
    let half = Rational(1, 2)
    for _ in 0..<cases(1500) {
      let x = random.index(below: 3) == 0 ? Rational(random.integer()) + half : random.rational()
      let (floor, ceiling) = (x.floor(), x.ceiling())
      #expect(x.rounded(.down) == floor && x.rounded(.up) == ceiling, "\(x)")
      #expect(x.rounded(.towardZero) == (x < 0 ? ceiling : floor), "\(x)")
      #expect(x.rounded(.awayFromZero) == (x < 0 ? floor : ceiling), "\(x)")
      let nearest = x.rounded()
      #expect((Rational(nearest) - x).magnitude <= half, "\(x)")
      if (Rational(nearest) - x).magnitude == half {
        #expect(nearest.isEven, "\(x)")
        #expect(x.rounded(.toNearestOrAwayFromZero) == (x < 0 ? floor : ceiling), "\(x)")
      } else {
        #expect(x.rounded(.toNearestOrAwayFromZero) == nearest, "\(x)")
      }
    }
  }

  // MARK: Powers and sums

  @Test func power() {
    var random = SplitMix64(seed: 108)
    for _ in 0..<cases(300) {
      let x = random.nonzeroRational(bits: 80)
      var expected = Rational.one
      for exponent in 0..<6 {
        #expect(x.power(exponent) == expected, "\(x)^\(exponent)")
        #expect(x.power(-exponent) == expected.reciprocal(), "\(x)^-\(exponent)")
        #expect(isCanonical(x.power(-exponent)))
        expected *= x
      }
    }
    #expect(Rational.zero.power(0) == 1)
    #expect(Rational(-2, 3).power(-3) == Rational(-27, 8))
  }

  @Test func sum() {
    #expect(Rational.sum([]) == 0)
    var random = SplitMix64(seed: 109)
    for count in 1..<30 {
      let terms = (0..<count).map { _ in random.rational() }
      #expect(Rational.sum(terms) == terms.reduce(0, +), "\(count) terms")
    }
    // 1/(n(n+1)) telescopes.
    let terms = (1...cases(2000)).map { Rational(1, $0 * ($0 + 1)) }
    #expect(Rational.sum(terms) == 1 - Rational(1, terms.count + 1))
  }

  @Test func scaledByPowerOfTwo() {
    var random = SplitMix64(seed: 110)
    for _ in 0..<cases(1000) {
      let x = random.rational()
      let exponent = random.index(below: 300) - 150
      let scaled = x.scaled(byPowerOfTwo: exponent)
      #expect(scaled == x * Rational(2).power(exponent) && isCanonical(scaled), "\(x), \(exponent)")
    }
  }

  @Test func quotientOverPowerOfTwo() {
    var random = SplitMix64(seed: 111)
    for _ in 0..<cases(500) {
      let numerator = random.integer()
      let odd = (random.integer().magnitude << 1) + 1
      let exponent = random.index(below: 100)
      let value = Rational.quotient(numerator, overPowerOfTwo: exponent, times: odd)
      #expect(value == Rational(numerator, odd << exponent) && isCanonical(value))
    }
  }

  @Test func roundedToSignificantBits() {
    var random = SplitMix64(seed: 112)
    for _ in 0..<cases(1000) {
      let x = random.nonzeroRational()
      let bits = 1 + random.index(below: 100)
      let down = x.rounded(toSignificantBits: bits, .down)
      let up = x.rounded(toSignificantBits: bits, .up)
      #expect(down <= x && x <= up, "\(x), \(bits)")
      #expect((up - down).scaled(byPowerOfTwo: bits - 1) <= x.magnitude, "\(x), \(bits)")
      for end in [down, up, x.rounded(toSignificantBits: bits)] where !end.isZero {
        let odd = end.numerator >> end.numerator.trailingZeroBitCount
        #expect(odd.bitWidth <= bits, "\(x), \(bits)")
        #expect(end.denominator.trailingZeroBitCount == end.denominator.bitWidth - 1)
        #expect(end.rounded(toSignificantBits: bits, .up) == end)
      }
      let nearest = x.rounded(toSignificantBits: bits)
      #expect((nearest - x).magnitude == min(x - down, up - x), "\(x), \(bits)")
    }
    #expect(Rational.zero.rounded(toSignificantBits: 5) == 0)
  }

  // MARK: Creation

  @Test func creation() {
    let literal: Rational = -340_282_366_920_938_463_463_374_607_431_768_211_456
    #expect(literal == -Rational(Integer.one << 128))
    #expect(Rational(exactly: UInt64.max) == Rational(Integer(UInt64.max)))
    #expect(Rational(5) == 5 && Rational(Integer(5)).isInteger)
    #expect(Rational.zero == 0 && Rational.one == 1)
    #expect(1 - 2 * (1 / 4 as Rational) == Rational(1, 2))
  }

  @Test func latex() {
    #expect(Rational(3).latex == "3")
    #expect(Rational(-3).latex == "-3")
    #expect(Rational(1, 2).latex == "\\frac{1}{2}")
    #expect(Rational(-1, 2).latex == "-\\frac{1}{2}")
  }
}
