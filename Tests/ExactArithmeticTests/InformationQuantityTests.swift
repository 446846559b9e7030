import ExactArithmetic
import Foundation
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

  /// Between two exact values: what the ends decide is decided, and the ends stay exact.
  @Test func between() {
    let (low, high) = (LogForm.bits(1), three)
    let value = InformationQuantity.between(low, high)
    #expect(value.logForm == nil)
    let enclosure = value.enclosure(bits: 80)
    #expect(enclosure.lower == 1 && enclosure.contains(three.enclosure(bits: 80)))
    #expect(value.isAtLeast(.exact(low)) == .holds)
    #expect(InformationQuantity.exact(high).isAtLeast(value) == .holds)
    #expect(value.isAtLeast(.exact(high)) == .undecided && value.isAtLeast(value) == .undecided)
    #expect(value.isAtLeast(.exact(.bits(2))) == .violated)
    #expect(value.isAtLeast(.enclosed(ComputableReal(Rational(1, 2)))) == .holds)
    guard case .between(let a, let b) = .exact(high) - value,
      case .between(let c, let d) = -2 * value, case .between(let e, let f) = value - enclosedThree
    else {
      Issue.record("not between two values")
      return
    }
    #expect(a == .zero && b == three - .bits(1))
    #expect(c == -2 * three && d == .bits(-2))
    #expect(e < low - three && low - three - e < .bits(Rational(1, 1 << 60)))
    #expect(f > .zero && f < .bits(Rational(1, 1 << 60)))
    #expect(value.enclosure(in: .nats, bits: 64).upper < Rational(11, 10))
  }

  /// Forms that are rational in hartleys, and their texts.
  @Test func hartleys() throws {
    for (form, text) in [
      (LogForm.log(10), "1 hartley"), (LogForm.log(100), "2 hartleys"),
      (Rational(1, 2) * LogForm.log(10), "1/2 hartleys"), (-LogForm.log(1000), "-3 hartleys"),
      (LogForm.log(2) + LogForm.log(5), "1 hartley"), (LogForm.zero, "0 hartleys"),
      (Rational(2, 3) * LogForm.log(4) + Rational(4, 3) * LogForm.log(5), "4/3 hartleys"),
    ] {
      #expect(InformationQuantity.exact(form).description(in: .hartleys) == text)
      let value = form.enclosure(in: .hartleys, bits: 100)
      let expected = try #require(Rational(text.split(separator: " ")[0].description))
      #expect(value.contains(expected) && value.width < Rational(2).power(-90))
      #expect(form.approximation(in: .hartleys) == Double(expected))
    }
    for base in [2, 3, 5, 20, 50, 30] {
      let form = LogForm.log(Integer(base))
      #expect(LogForm.rationalValue(of: form.terms, in: .hartleys) == nil, "\(base)")
      #expect(abs(form.approximation(in: .hartleys) - Foundation.log10(Double(base))) < 1e-15)
    }
    #expect(
      (LogForm.log(3) - Rational(1, 2) * LogForm.log(7)).description(in: .hartleys)
        == "log10 3 - 1/2 log10 7")
    #expect(LogForm.log(3).latex(in: .hartleys) == "\\log_{10} 3")
  }

  /// Beside other logarithms a rational number of hartleys stands apart, as one of bits does.
  @Test func hartleysBesideLogarithms() throws {
    let two = LogForm.log(2)
    let (three, five) = (LogForm.log(3), LogForm.log(5))
    for (form, text, latex) in [
      (two + five - Rational(9, 5) * three, "1 - 9/5 log10 3", "1-\\frac{9}{5}\\log_{10} 3"),
      (LogForm.log(30), "log10 3 + 1", "\\log_{10} 3+1"),
      (3 * two + five, "2 log10 2 + 1", "2\\log_{10} 2+1"),
      (two + 3 * five, "2 log10 5 + 1", "2\\log_{10} 5+1"),
      (two - five, "log10 2 - log10 5", "\\log_{10} 2-\\log_{10} 5"),
      (-2 * two - five + three, "-log10 2 + log10 3 - 1", "-\\log_{10} 2+\\log_{10} 3-1"),
      (five, "log10 5", "\\log_{10} 5"),
    ] {
      #expect(form.description(in: .hartleys) == text)
      #expect(form.latex(in: .hartleys) == latex)
    }
  }

  @Test func units() throws {
    #expect(InformationUnit.allCases.map(\.rawValue) == ["bits", "nats", "hartleys"])
    #expect(try throughJSON(InformationUnit.allCases) == InformationUnit.allCases)
  }
}
