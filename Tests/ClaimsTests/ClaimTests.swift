import Claims
import ExactArithmetic
import Testing

@Suite struct ClaimTests {
  @Test func theTextOfAClaimIsComposedOfItsNames() {
    let inequality = Claim("2^-s", 1 / 4, atMost: "b", Rational(1, 2), reason: "an example")
    #expect(inequality.claim == "2^-s <= b")
    #expect(inequality.reason == "an example")
    #expect(inequality.verdict == .holds)
    #expect(inequality.slack.rationalValue == Rational(1, 4))
    let equation = Claim("h(1/2)", LogForm.bits(1), equals: "2", .bits(2), reason: "")
    #expect(equation.claim == "h(1/2) = 2")
    #expect(equation.relation == .equal)
    #expect(equation.verdict == .violated)
    let information = Claim(
      "I(J;Y|M)", InformationQuantity.zero, atMost: "I(M;Y|J)", .exact(.bits(1)), reason: "")
    #expect(information.claim == "I(J;Y|M) <= I(M;Y|J)")
    #expect(information.verdict == .holds)
  }

  /// The sides are what was named, whatever signs stand in the names.
  @Test func namesAreNeverReadFromAText() throws {
    let claim = Claim(
      "Pr[f <= 2^r]", Rational(1, 2), atMost: "b where a = 1 <= 2", Rational(1), reason: "")
    let names = try #require(claim.statement.names)
    #expect(names.left == "Pr[f <= 2^r]")
    #expect(names.right == "b where a = 1 <= 2")
    let words = Claim("x <= y", reason: "", Rational(1), atMost: 2)
    #expect(words.claim == "x <= y")
    #expect(words.statement == .words("x <= y"))
    #expect(words.statement.names == nil)
  }

  @Test func everyKindOfValueHasItsFormInWords() {
    let one = Rational(1)
    let claims = [
      Claim("numbers", reason: "", one, equals: one), Claim("numbers", reason: "", one, atMost: 2),
      Claim("forms", reason: "", LogForm.zero, equals: .zero),
      Claim("forms", reason: "", LogForm.zero, atMost: .bits(1)),
      Claim("information", reason: "", InformationQuantity.zero, atMost: .exact(.bits(1))),
      Claim("quantities", reason: "", .rational(1), atMost: .enclosed(Enclosure(2))),
      Claim("quantities", reason: "", .rational(1), equals: .rational(1)),
    ]
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.claim)") }
  }
}

@Suite struct ConsistencyCheckTests {
  @Test func anEstimateContradictsWhatIsViolatedAtItsBest() {
    let good = ConsistencyCheck(
      "d2(a||b)", .rational(1 / 4), atMost: "I(M;X)", .rational(1), reason: "")
    #expect(good.claim == "d2(a||b) <= I(M;X)")
    #expect(good.statement.names?.right == "I(M;X)")
    #expect(good.consistency == .consistent)
    let bad = ConsistencyCheck("d2", .rational(2), atMost: "I", .rational(1), reason: "")
    #expect(bad.consistency == .contradicted)
  }

  @Test func anEstimateContradictsAKnownNumberOutsideItsInterval() {
    let interval = Enclosure(Rational(1, 4), Rational(1, 2))
    for (known, consistency) in [
      (Enclosure(Rational(1, 2)), Consistency.consistent),
      (Enclosure(Rational(1, 8), Rational(1, 3)), .consistent),
      (Enclosure(Rational(3, 4)), .contradicted), (Enclosure(Rational(1, 5)), .contradicted),
    ] {
      let check = ConsistencyCheck("a in its interval", reason: "", interval, meets: known)
      #expect(check.consistency == consistency, "\(known)")
      #expect(check.statement == .words("a in its interval"))
    }
  }
}
