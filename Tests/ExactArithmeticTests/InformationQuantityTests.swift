import ExactArithmetic
import Testing

@Suite struct InformationQuantityTests {
  private let three = LogForm.log(3 as Integer)
  /// `log2 3` by enclosures only.
  private let enclosedThree = InformationQuantity.enclosed(
    ComputableReal { Enclosure.log2(3 as Rational, bits: $0) })

  @Test func exactQuantities() {
    let quantity = InformationQuantity.exact(three)
    #expect(quantity.logForm == three)
    #expect(InformationQuantity.zero.logForm == LogForm.zero)
    #expect(InformationQuantity.zero.enclosure() == .zero)
    #expect((quantity - .exact(LogForm.bits(1))).logForm == three - LogForm.bits(1))
    #expect((Rational(2, 3) * quantity).logForm == Rational(2, 3) * three)
    #expect(enclosedThree.logForm == nil)
    #expect((quantity - enclosedThree).logForm == nil)
    #expect((2 * enclosedThree).logForm == nil)
  }

  @Test func enclosure() {
    for unit in InformationUnit.allCases {
      let expected = three.enclosure(in: unit, bits: 300)
      for quantity in [InformationQuantity.exact(three), enclosedThree] {
        for bits in [10, 64, 200] {
          let value = quantity.enclosure(in: unit, bits: bits)
          #expect(value.contains(expected), "\(unit), \(bits)")
          #expect(value.isAccurate(toRelativeBits: bits - 2), "\(unit), \(bits)")
        }
      }
    }
    let difference = (Rational(5, 2) * enclosedThree - .exact(three)).enclosure(bits: 90)
    #expect(difference.contains((Rational(3, 2) * three).enclosure(bits: 300)))
  }

  @Test func computableBits() {
    for quantity in [InformationQuantity.exact(three), enclosedThree] {
      let value = quantity.computableBits.enclosure(bits: 100)
      #expect(value.contains(three.enclosure(bits: 300)) && value.width <= Rational(2).power(-100))
    }
  }

  @Test func isAtLeast() {
    let exact = InformationQuantity.exact(three)
    let equal = InformationQuantity.exact(LogForm.log(12 as Integer) - LogForm.bits(2))
    let less = InformationQuantity.exact(LogForm.bits(Rational(3, 2)))
    #expect(exact.isAtLeast(equal) == .holds && equal.isAtLeast(exact) == .holds)
    #expect(exact.isAtLeast(less) == .holds && less.isAtLeast(exact) == .violated)
    #expect(enclosedThree.isAtLeast(less) == .holds && less.isAtLeast(enclosedThree) == .violated)
    #expect(enclosedThree.isAtLeast(exact) == .undecided)
  }

  @Test func units() throws {
    #expect(InformationUnit.allCases.map(\.rawValue) == ["bits", "nats"])
    #expect(try throughJSON(InformationUnit.allCases) == InformationUnit.allCases)
  }
}
