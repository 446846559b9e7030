import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct ComputableRealTests {
  private func root(_ n: Int) -> ComputableReal {
    ComputableReal { Enclosure.squareRoot(Enclosure(Rational(n)), bits: $0) }
  }

  @Test func enclosureOfAskedWidth() {
    for n in [2, 3, 10, 1_000_000_007] {
      for bits in [0, 1, 10, 64, 1000] {
        let value = root(n).enclosure(bits: bits)
        #expect(value.width <= Rational(2).power(-bits), "root of \(n), \(bits) bits")
        #expect((value * value).contains(Rational(n)))
      }
      for width in [Rational(10), Rational(1, 3), Rational(1, Integer(10).power(50))] {
        let value = root(n).enclosure(width: width)
        #expect(value.width <= width && (value * value).contains(Rational(n)), "\(n), \(width)")
      }
    }
    // Large values need more working bits than the width alone says.
    let large = ComputableReal { Enclosure.exp(Enclosure(1000), bits: $0) }
    #expect(large.enclosure(bits: 20).width <= Rational(2).power(-20))
  }

  @Test func enclosureOfSignificantDigits() {
    for digits in [1, 5, 20, 100] {
      for value in [root(2), Rational(1, Integer(10).power(90)) * root(2)] {
        let enclosure = value.enclosure(significantDigits: digits)
        #expect(enclosure.width <= enclosure.lower / Rational(Integer(10).power(digits)))
      }
    }
    let zero = (root(2) - root(2)).enclosure(significantDigits: 5, floor: 30)
    #expect(zero.contains(0 as Rational) && zero.width <= Rational(1, Integer(10).power(30)))
  }

  @Test func exactNumbers() {
    #expect(ComputableReal(Rational(1, 3)).enclosure(bits: 5) == Enclosure(Rational(1, 3)))
    #expect(ComputableReal(Rational(1, 3)).enclosure(significantDigits: 2).isExact)
    let form = LogForm.log(3 as Integer)
    #expect(
      overlap(ComputableReal(form).enclosure(bits: 80), Enclosure.log2(3 as Rational, bits: 80)))
    #expect(
      overlap(
        ComputableReal(form, in: .nats).enclosure(bits: 80), Enclosure.log(3 as Rational, bits: 80))
    )
  }

  @Test func comparison() {
    #expect(root(3).isAtLeast(root(2)) == .holds)
    #expect(root(2).isAtLeast(root(3)) == .violated)
    #expect(root(4).isAtLeast(ComputableReal(2)) == .holds)
    #expect(ComputableReal(2).isAtLeast(ComputableReal(2)) == .holds)
    // The root of 8 and twice the root of 2 are equal: their enclosures never separate.
    #expect(root(8).isAtLeast(2 * root(2)) == .undecided)
    #expect((2 * root(2)).isAtLeast(root(8)) == .undecided)
    let near = root(2) + ComputableReal(Rational(2).power(-300))
    #expect(near.isAtLeast(root(2)) == .holds)
    #expect(root(2).isAtLeast(near) == .violated)
    #expect(near.isAtLeast(root(2), upTo: 128) == .undecided)
  }

  @Test func arithmetic() {
    var random = SplitMix64(seed: 801)
    for _ in 0..<cases(100) {
      let (a, b) = (2 + random.index(below: 50), 2 + random.index(below: 50))
      let factor = random.rational(bits: 20)
      let (x, y) = (root(a), root(b))
      // (x + y)(x - y) = a - b.
      let product = (x + y).enclosure(bits: 100) * (x - y).enclosure(bits: 100)
      #expect(product.contains(Rational(a - b)), "\(a), \(b)")
      let scaled = (factor * x).enclosure(bits: 100)
      #expect((scaled * scaled).contains(factor * factor * Rational(a)), "\(factor), \(a)")
    }
  }

  @Test func map() {
    let fourth = root(2).map { Enclosure.squareRoot($0, bits: $1) }
    let value = fourth.enclosure(bits: 200)
    #expect(value.width <= Rational(2).power(-200))
    #expect((value * value * value * value).contains(2 as Rational))
  }
}
