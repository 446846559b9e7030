import Claims
import ExactArithmetic
import InformationTheory
import Leakage
import LemmataTestSupport
import Testing

@Suite struct SecretAuditTests {
  private func audit(_ q: Int, _ r: Int, _ v: Int) throws -> SecretAudit {
    try SecretAudit(choices: q, guesses: r, correct: v)
  }

  private func expect(
    _ quantity: InformationQuantity, _ decimal: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = rational(decimal)
    let unit = Rational(1, Integer(10).power(decimal.split(separator: ".")[1].count))
    let found = quantity.enclosure(bits: 160)
    #expect(
      found.lower > expected - unit && found.upper < expected + unit, "\(found) is not \(decimal)",
      sourceLocation: sourceLocation)
  }

  @Test func knownValues() throws {
    let first = try audit(2, 20, 18)
    #expect(try first.exactPValue() == rational("211/1048576"))
    expect(first.information(), "0.327823902579430016756686")
    expect(first.leakage(), "7.95697271640545251797077")
    let second = try audit(2, 100, 95)
    expect(second.information(), "3.40149352457926534861909")
    expect(second.leakage(), "69.4358815390170671998393")
  }

  /// 98 % of the bits of 184 singletons with 1000 coordinates.
  @Test func singletons() throws {
    let audit = try audit(2, 184_000, 180_320)
    let surprise = audit.surprise(bits: 64)
    #expect(
      surprise.lower > rational("157982.144377") && surprise.upper < rational("157982.144379"))
    let leakage = audit.leakage().enclosure(bits: 64)
    #expect(leakage.lower > rational("157977.82") && leakage.upper < rational("157977.83"))
    #expect(try audit.verdict(on: .leakage(157_977)) == .refuted)
    #expect(try audit.verdict(on: .leakage(157_978)) == .notRefuted)
  }

  /// The enclosures of large counts against the log forms of the exact p-value.
  @Test func enclosedAndExact() throws {
    for (q, r, v) in [(2, 1500, 900), (4096, 64, 6), (3, 700, 300), (2, 2100, 2100)] {
      let audit = try audit(q, r, v)
      let exact = try audit.exactPValue()
      #expect(audit.pValue().contains(exact))
      #expect(
        overlap(audit.surprise(bits: 90), (-LogForm.log(exact)).enclosure(in: .bits, bits: 90)))
      let leakage = (LogForm.log(audit.error) - .log(exact)).enclosure(in: .bits, bits: 90)
      #expect(overlap(audit.leakage().enclosure(bits: 90), leakage))
      let information = try #require(binaryDivergence(audit.error, exact).logForm)
      #expect(
        overlap(audit.information().enclosure(bits: 90), information.enclosure(in: .bits, bits: 90))
      )
    }
  }

  /// A p-value far below the least number that is written down.
  @Test func smallest() throws {
    let audit = try audit(2, 10_000_000, 9_800_000)
    let leakage = audit.leakage().enclosure(bits: 64)
    // Q is below the Chernoff bound, by some bits.
    let rate = (10_000_000 * (LogForm.bits(1) - binaryEntropy(rational("0.02"))))
      .enclosure(in: .bits, bits: 64)
    #expect(leakage.lower > rate.upper && leakage.lower < rate.lower + 30)
    #expect(audit.pValue().lower.isZero)
  }

  @Test func nothingIsConcludedByChance() throws {
    for (q, r, v) in [(2, 10, 0), (2, 10, 5), (100, 1000, 10), (2, 0, 0)] {
      let audit = try audit(q, r, v)
      #expect(!audit.isConclusive)
      #expect(audit.information().logForm?.isZero == true)
      #expect(audit.leakage().logForm?.isZero == true)
      #expect("\(try audit.report())".contains("every bound is"))
    }
  }

  @Test func errors() {
    #expect(
      errorMessage { try audit(1, 5, 5) } == "the number of choices is 1; expected 2 to 2^60")
    #expect(errorMessage { try audit(2, 5, 6) } == "6 of 5 guesses are right; expected at most 5")
    #expect(
      errorMessage { try audit(2, 5, 5).report(secrets: 4) }
        == "5 guesses about 4 secrets; expected at most one for each")
    #expect(
      errorMessage { try audit(2, 5, 5).verdict(on: .epsilon(1)) }
        == "\"epsilon=1\" is no claim that these counts can refute; expected information=x or leakage=x"
    )
  }
}
