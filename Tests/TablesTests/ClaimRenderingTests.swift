import Claims
import ExactArithmetic
import Tables
import Testing

@Suite struct ClaimRenderingTests {
  @Test func sidesStandWithTheirNames() {
    let claim = Claim("F", Rational(1, 2), atMost: "I(J;Y|M)", Rational(3, 4), reason: "Fano.")
    #expect("\(claim)" == "F <= I(J;Y|M): holds; F = 0.5 <= 0.75 = I(J;Y|M), slack 0.25")
    #expect(
      claim.item(2, namesSides: true) == [
        "  2. F <= I(J;Y|M)   holds", "     F = 0.5 <= 0.75 = I(J;Y|M)", "     slack 0.25",
        "     Fano.",
      ])
    #expect(claim.item(2)[1] == "     0.5 <= 0.75")
  }

  @Test func aNumberIsItsOwnName() {
    let zero = Claim("0", Rational(0), atMost: "slack", Rational(1, 4), reason: "")
    #expect("\(zero)" == "0 <= slack: holds; 0 <= 0.25 = slack, slack 0.25")
    let bit = Claim("h(1/2)", LogForm.bits(1), atMost: "1", .bits(1), reason: "")
    #expect("\(bit)" == "h(1/2) <= 1: holds; h(1/2) = 1 <= 1, slack 0 bits")
    // One bit is ln 2 nats: that number is still the side called 1.
    #expect(
      bit.line(ValueStyle(digits: 3, unit: .nats)).contains("h(1/2) = 0.693… <= 0.693…, slack"))
    // A name that is no number stays, though the value is as short.
    let named = Claim("E S", Rational(1), equals: "n", Rational(1), reason: "")
    #expect("\(named)" == "E S = n: holds; E S = 1 = 1 = n, slack 0")
  }

  /// A text was once split at its signs: the sides of this claim were `Pr[f` and `2^r] …`.
  @Test func signsInsideANameSplitNothing() {
    let claim = Claim("Pr[f <= 2^r]", Rational(1, 2), atMost: "b", Rational(1), reason: "")
    #expect("\(claim)" == "Pr[f <= 2^r] <= b: holds; Pr[f <= 2^r] = 0.5 <= 1 = b, slack 0.5")
  }

  @Test func aClaimInWordsHasSidesWithoutNames() {
    let claim = Claim("the mass of {f <= 2^r} is small", reason: "", Rational(1), atMost: 2)
    #expect("\(claim)" == "the mass of {f <= 2^r} is small: holds; 1 <= 2, slack 1")
  }
}
