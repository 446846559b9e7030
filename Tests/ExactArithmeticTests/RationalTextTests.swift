import ExactArithmetic
import Foundation
import LemmataTestSupport
import Testing
import Work

@Suite struct RationalTextTests {
  @Test func fractionsIntegersAndDecimals() throws {
    let cases: [(String, Rational)] = [
      ("1/2", Rational(1, 2)), ("-3", -3), ("+3", 3), ("0.25", Rational(1, 4)),
      ("-0.25", Rational(-1, 4)), ("1.5e-3", Rational(3, 2000)), ("6/4", Rational(3, 2)),
      ("-6/4", Rational(-3, 2)), ("+6/4", Rational(3, 2)), ("0/7", 0), ("-0", 0), ("0.0", 0),
      (".5", Rational(1, 2)), ("-.5", Rational(-1, 2)), ("+.5", Rational(1, 2)), ("5.", 5),
      ("1e3", 1000), ("1E3", 1000), ("1e+3", 1000), ("12e-1", Rational(6, 5)), ("0e0", 0),
      ("007/014", Rational(1, 2)), ("1.10", Rational(11, 10)), ("0.1e1", 1),
      ("999999999999999999/3", Rational(333_333_333_333_333_333)),
      ("9999999999999999999/3", Rational(3_333_333_333_333_333_333)),
      ("1000000000000000000000/2", Rational(500_000_000_000_000_000_000 as Integer)),
      ("1e100000", Rational(Integer(10).power(100_000))),
      ("1e-100000", Rational(1, Integer(10).power(100_000))),
    ]
    for (text, value) in cases {
      #expect(try Rational(parsing: text) == value, "\"\(text)\"")
      #expect(Rational(text) == value, "\"\(text)\"")
      let bytes = Array(text.utf8)
      #expect(try bytes.withUnsafeBufferPointer { try Rational.parse($0).get() } == value)
    }
  }

  @Test func textThatIsNotANumberIsRefused() {
    let texts = [
      "", "abc", "/", "1/", "/2", "1//2", "1/2/3", "1/-2", "1/+2", "1 /2", " 1", "1\n", "--1",
      "+-1",
      "-", "+", ".", "-.", "e5", "1e", "1e+", "1ee5", "1e5.0", "1.2.3", ".-5", ".+5", "1.-5", "1-",
      "1/2e3",
      "0x1", "1_000", "1,5", "½", "١", "inf", "nan", "abce999999999", "-/2", "1/2.5", "1.5/2", "e",
      "1/2 ",
    ]
    for text in texts {
      #expect(
        errorMessage { try Rational(parsing: text) }
          == "\"\(text)\" is not a rational number; expected a fraction such as 1/2, an integer, "
          + "or a decimal such as 0.25")
      #expect(Rational(text) == nil)
    }
  }

  @Test func zeroDenominatorsAreRefused() {
    for text in ["1/0", "0/0", "-5/000", "123456789012345678901234567890/0"] {
      #expect(errorMessage { try Rational(parsing: text) } == "\"\(text)\" has a zero denominator")
    }
  }

  @Test func farExponentsAreRefused() {
    for text in [
      "1e100001", "1e-100001", "0e123456", "1e99999999999999999999", "2.5E-99999999999999999999",
    ] {
      #expect(
        errorMessage { try Rational(parsing: text) }
          == "\"\(text)\" has a decimal exponent beyond 100000")
    }
    #expect(Rational.greatestDecimalExponent == 100_000)
  }

  @Test func decodingErrorsSayWhy() {
    func decode(_ text: String) throws -> [Rational] {
      try JSONDecoder().decode([Rational].self, from: Data(text.utf8))
    }
    #expect(errorMessage { try decode(#"["1/0"]"#) } == #""1/0" has a zero denominator"#)
    #expect(
      errorMessage { try decode(#"["x"]"#) }.hasPrefix(#""x" is not a rational number; expected"#))
  }

  @Test func descriptionsRoundTrip() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(2000) {
      let a = random.rational()
      #expect(Rational(a.description) == a)
      #expect(a.description.contains("/") == !a.isInteger)
    }
    #expect(
      "\(Rational(-6, 4))" == "-3/2" && "\(Rational(4, 2))" == "2" && "\(Rational.zero)" == "0")
    #expect(Rational(-1, 2).latex == "-\\frac{1}{2}" && Rational(-3).latex == "-3")
  }

  @Test func decimalsAreReadExactly() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(1000) {
      let (whole, digits) = (random.int(0...10_000), random.int(0...30))
      let fraction = (0..<digits).map { _ in "\(random.int(0...9))" }.joined()
      let exponent = random.int(-40...40)
      let value =
        (Rational(whole)
          + (Integer(fraction).map { Rational($0, Integer(10).power(digits)) } ?? 0))
        * Rational(10).power(exponent)
      #expect(try Rational(parsing: "\(whole).\(fraction)e\(exponent)") == value)
      #expect(try Rational(parsing: "-\(whole).\(fraction)e\(exponent)") == -value)
    }
  }
}
