import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct RationalDecimalTests {
  private func value(_ text: String) throws -> Rational { try Rational(parsing: text) }

  /// The number of digits from the first that is not zero to the last that is not zero.
  private func significantDigits(_ text: String) -> Int {
    let mantissa = text.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }
    return mantissa.reversed().drop { $0 == "0" }.count
  }

  @Test func directedRoundingBrackets() throws {
    var random = SplitMix64(seed: 401)
    for _ in 0..<cases(2500) {
      let x = random.nonzeroRational(bits: 150)
      let digits = 1 + random.index(below: 40)
      let lowerText = x.decimal(significantDigits: digits, rounding: .down)
      let upperText = x.decimal(significantDigits: digits, rounding: .up)
      let (lower, upper) = (try value(lowerText), try value(upperText))
      let unit = Rational(10).power(x.decimalExponent - digits + 1)
      #expect(lower <= x && x <= upper, "\(x) in [\(lowerText), \(upperText)]")
      if (x / unit).isInteger {
        #expect(lower == x && upper == x, "\(x)")
      } else {
        #expect(upper - lower == unit, "\(x) in [\(lowerText), \(upperText)]")
      }
      #expect(significantDigits(lowerText) <= digits && significantDigits(upperText) <= digits)
      let nearest = try value(x.decimal(significantDigits: digits))
      #expect((nearest - x).magnitude == min(x - lower, upper - x), "\(x)")
      let inner = try value(x.decimal(significantDigits: digits, rounding: .towardZero))
      #expect(inner == (x < 0 ? upper : lower), "\(x)")
    }
  }

  @Test func terminatingDecimalsAreExact() throws {
    var random = SplitMix64(seed: 402)
    for _ in 0..<cases(1500) {
      let significand = random.integer(bits: 100)
      let x = Rational(significand) * Rational(10).power(random.index(below: 61) - 30)
      let digits = significand.magnitude.description.utf8.count
      for rule in [FloatingPointRoundingRule.down, .up, .toNearestOrEven] {
        let text = x.decimal(significantDigits: digits, rounding: rule)
        #expect(try value(text) == x, "\(x): \(text)")
      }
    }
  }

  @Test func layout() {
    let expected: [(Rational, Int, String)] = [
      (0, 5, "0"), (1, 5, "1"), (-1, 5, "-1"), (Rational(1, 2), 5, "0.5"),
      (Rational(1, 3), 5, "0.33333"), (Rational(2, 3), 5, "0.66667"),
      (Rational(-2, 3), 3, "-0.667"),
      (Rational(1, 8), 17, "0.125"), (100, 5, "100"), (Rational(201, 2), 5, "100.5"),
      (Rational(1, 1_000_000), 3, "0.000001"), (Rational(1, 10_000_000), 3, "1e-7"),
      (Rational(125, Integer(10).power(11)), 3, "1.25e-9"),
      (Rational(-125, Integer(10).power(11)), 2, "-1.2e-9"),
      (Rational(Integer(10).power(30)), 5, "1e30"),
      (Rational(Integer(10).power(30)), 31, "1" + String(repeating: "0", count: 30)),
      (Rational(123_456_789), 3, "1.23e8"), (Rational(123_456_789), 9, "123456789"),
    ]
    for (x, digits, text) in expected {
      #expect(x.decimal(significantDigits: digits) == text, "\(x)")
    }
  }

  @Test func carries() throws {
    let ten = Integer(10)
    for digits in 1..<25 {
      for exponent in -12...30 {
        // 0.99...9 with one digit more than asked for.
        let nines = Rational(ten.power(digits + 1) - 1, ten.power(digits + 1))
        let x = nines * Rational(10).power(exponent)
        let up = x.decimal(significantDigits: digits, rounding: .up)
        #expect(try value(up) == Rational(10).power(exponent), "\(x): \(up)")
        #expect(x.decimal(significantDigits: digits) == up, "\(x)")
        let down = try value(x.decimal(significantDigits: digits, rounding: .down))
        #expect(down == Rational(10).power(exponent) - Rational(10).power(exponent - digits))
        #expect(
          try value((-x).decimal(significantDigits: digits, rounding: .down)) == -(try value(up)))
        #expect(try value((-x).decimal(significantDigits: digits, rounding: .up)) == -down)
      }
    }
    #expect(Rational(999, 1000).decimal(significantDigits: 2) == "1")
    #expect(Rational(9_999_999).decimal(significantDigits: 2, rounding: .up) == "1e7")
  }

  /// The number that the decimal says.
  @Test func roundedToSignificantDigits() throws {
    var random = SplitMix64(seed: 405)
    for _ in 0..<cases(300) {
      let x = random.rational(bits: 300)
      for digits in [1, 2, 17, 30] {
        for rule in [FloatingPointRoundingRule.down, .up, .towardZero, .toNearestOrEven] {
          let rounded = x.rounded(toSignificantDigits: digits, rule)
          #expect(
            try rounded == value(x.decimal(significantDigits: digits, rounding: rule)), "\(x)")
          #expect(rounded.rounded(toSignificantDigits: digits, rule) == rounded, "\(x)")
        }
      }
    }
    #expect(Rational.zero.rounded(toSignificantDigits: 3) == 0)
    #expect(Rational(12_345_678).rounded(toSignificantDigits: 2, .up) == 13_000_000)
    #expect(Rational(999, 1000).rounded(toSignificantDigits: 2) == 1)
  }

  @Test func decimalExponent() {
    var random = SplitMix64(seed: 403)
    for _ in 0..<cases(1500) {
      let x = random.nonzeroRational(bits: 500)
      let exponent = x.decimalExponent
      #expect(Rational(10).power(exponent) <= x.magnitude, "\(x)")
      #expect(x.magnitude < Rational(10).power(exponent + 1), "\(x)")
    }
    for exponent in -400...400 {
      let power = Rational(10).power(exponent)
      #expect(power.decimalExponent == exponent)
      #expect((power * Rational(999_999, 1_000_000)).decimalExponent == exponent - 1)
      #expect((-power).decimalExponent == exponent)
    }
  }

  @Test func hugeNumbers() throws {
    for x in [
      Rational(Integer(2).power(100_000)), Rational(1, Integer(3).power(20_000)),
      Rational(-(Integer(7).power(9000)), Integer(2).power(70_000)),
    ] {
      let lower = try value(x.decimal(significantDigits: 30, rounding: .down))
      let upper = try value(x.decimal(significantDigits: 30, rounding: .up))
      #expect(lower < x && x < upper)
      #expect(upper - lower == Rational(10).power(x.decimalExponent - 29))
    }
    // log10 2 = 0.30102999566398...
    #expect(Rational(Integer(2).power(1_000_000)).decimalExponent == 301_029)
    #expect(Rational(1, Integer(2).power(1_000_000)).decimalExponent == -301_030)
  }
}
