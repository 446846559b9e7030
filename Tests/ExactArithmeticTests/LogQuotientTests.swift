import ExactArithmetic
import Testing

@Suite struct LogQuotientTests {
  private let quotient = LogQuotient(LogForm.log(2), over: LogForm.log(3))

  @Test func enclosuresShrinkToTheValue() {
    for bits in [32, 64, 300] {
      let value = quotient.enclosure(bits: bits)
      #expect(value.isAccurate(toRelativeBits: bits))
      #expect(value.lower < Rational(630_930, 1_000_000))
      #expect(value.upper > Rational(630_929, 1_000_000))
    }
    #expect(quotient.computableReal.enclosure(bits: 100).width <= Rational(1, 1 << 60))
  }

  @Test func comparisonWithRationalsIsDecided() {
    #expect(quotient.compare(to: 5 / 8) == 1 && quotient.compare(to: 2 / 3) == -1)
    let half = LogQuotient(LogForm.log(3), over: LogForm.log(9))
    #expect(half.compare(to: 1 / 2) == 0 && half.rationalValue == 1 / 2)
    #expect(quotient.rationalValue == nil && quotient.signum() == 1)
    #expect(LogQuotient(.zero, over: LogForm.log(3)).rationalValue == .zero)
  }

  @Test func theSignOfTheDivisorIsTakenOut() {
    let negative = LogQuotient(LogForm.log(2), over: -LogForm.log(3))
    #expect(negative.signum() == -1 && negative.denominator.signum() == 1)
    #expect((negative - 1).signum() == -1 && (1 - negative).signum() == 1)
  }

  @Test func comparisonOfQuotients() {
    let other = LogQuotient(LogForm.log(3), over: LogForm.log(5))
    #expect(other.isAtLeast(quotient) == .holds && quotient.isAtLeast(other) == .violated)
    let same = LogQuotient(
      LogForm.log(6) - LogForm.log(3), over: LogForm.log(12) - 2 * LogForm.log(2))
    #expect(same.isIdentical(to: quotient) && quotient.isAtLeast(same) == .holds)
  }

  @Test func text() {
    #expect("\(quotient)" == "ln 2 / ln 3")
    #expect(quotient.latex == "\\frac{\\ln 2}{\\ln 3}")
    let longer = LogQuotient(LogForm.log(6), over: LogForm.log(5))
    #expect("\(longer)" == "(ln 2 + ln 3) / ln 5")
  }
}
