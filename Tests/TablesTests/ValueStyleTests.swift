import Documents
import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing
import Work

@Suite struct ValueStyleTests {
  /// The entropy of a coin of bias 1/4, in bits `2 - 3/4 log2 3`.
  let entropy = LogForm.bits(2) - Rational(3, 4) * LogForm.log(3 as Integer)

  // MARK: JSON

  @Test func jsonOfRationalsIntegersAndVerdicts() {
    let style = ValueStyle(digits: 3)
    #expect(style.json(Rational(187, 256)) == "187/256")
    #expect(style.json(Rational(-3)) == "-3")
    let huge = Rational(1, Integer(3).power(1000))
    #expect(style.json(huge) == .string(huge.description))
    #expect(style.json(Integer(2).power(100)) == JSONValue(Integer(2).power(100)))
    #expect(style.json(Verdict.undecided) == "undecided")
  }

  @Test func jsonOfLogForms() throws {
    let json = ValueStyle().json(entropy)
    #expect(json["logForm"] == [["2", "2"], ["-3/4", "3"]])
    #expect(
      json["bits"] == ["0.811278124459132863909695792039", "0.81127812445913286390969579204"])
    let lower = try json["bits"]![0]!.rational()
    let upper = try json["bits"]![1]!.rational()
    let enclosure = entropy.enclosure(in: .bits, bits: 300)
    #expect(lower <= enclosure.lower && enclosure.upper <= upper)
    #expect(upper - lower <= Rational(2, Integer(10).power(30)))
    // The form has no unit; the enclosure is in that of the style, which its key names.
    let nats = ValueStyle(digits: 3, unit: .nats).json(entropy)
    #expect(nats["logForm"] == json["logForm"] && nats["nats"] == ["0.562", "0.563"])
    #expect(nats["bits"] == nil)
    #expect(ValueStyle(digits: 2).json(entropy)["bits"] == ["0.81", "0.82"])
  }

  @Test func jsonOfZeroAndOfRationalNumbersOfBits() {
    let style = ValueStyle()
    #expect(style.json(LogForm.zero).serialized(.compact) == #"{"logForm":[],"bits":["0","0"]}"#)
    let cancelling = LogForm.log(12 as Integer) - LogForm.log(3 as Integer) - LogForm.bits(2)
    #expect(style.json(cancelling) == style.json(LogForm.zero))
    #expect(
      style.json(LogForm.bits(Rational(-3, 4))).serialized(.compact)
        == #"{"logForm":[["-3/4","2"]],"bits":["-0.75","-0.75"]}"#)
    // A rational number of bits that only the canonical form shows.
    let hidden = LogForm.log(12 as Integer) - LogForm.log(3 as Integer)
    #expect(style.json(hidden).serialized(.compact) == #"{"logForm":[["2","2"]],"bits":["2","2"]}"#)
  }

  @Test func jsonOfFormsOfManyTerms() {
    func form(_ count: Int) -> LogForm {
      LogForm((0..<count).map { LogForm.Term(coefficient: 1, base: Integer(2 * $0 + 3)) })
    }
    let json = ValueStyle(digits: 5).json(form(100_001))
    #expect(json["logForm"] == JSONValue.null)
    #expect(json["terms"] == 100_001)
    guard case .object(let object) = json else { return }
    #expect(object.keys == ["logForm", "terms", "bits"])
    #expect(ValueStyle(digits: 5).json(form(100))["logForm"] != JSONValue.null)
  }

  @Test func jsonOfEnclosuresIsRoundedOutward() throws {
    let style = ValueStyle(digits: 3)
    #expect(style.json(Enclosure(Rational(1, 3), Rational(2, 3))) == ["0.333", "0.667"])
    #expect(style.json(Enclosure(Rational(-2, 3), Rational(-1, 3))) == ["-0.667", "-0.333"])
    #expect(style.json(Enclosure(Rational(1, 2))) == ["0.5", "0.5"])
    #expect(style.json(Enclosure(0)) == ["0", "0"])
    var generator = SplitMix64(seed: 2)
    for _ in 0..<(200 * multiplier) {
      let (a, b) = (generator.rational(bits: 6000), generator.rational(bits: 6000))
      let enclosure = Enclosure(min(a, b), max(a, b))
      let json = ValueStyle(digits: Int.random(in: 1...40, using: &generator)).json(enclosure)
      #expect(try json[0]!.rational() <= enclosure.lower)
      #expect(try json[1]!.rational() >= enclosure.upper)
    }
  }

  @Test func jsonOfQuantities() {
    let style = ValueStyle(digits: 10, unit: .nats)
    #expect(style.json(InformationQuantity.exact(entropy)) == style.json(entropy))
    let enclosed = InformationQuantity.enclosed(ComputableReal(entropy))
    #expect(style.json(enclosed) == ["0.5623351446", "0.5623351447"])
  }

  // MARK: Text

  @Test func textOfRationals() {
    let style = ValueStyle()
    #expect(style.text(Rational(187, 256)) == "187/256 = 0.73046875")
    #expect(style.text(Rational(1, 3)) == "1/3 = 0.333333333333…")
    #expect(style.text(Rational(-2, 3)) == "-2/3 = -0.666666666666…")
    #expect(style.text(Rational(3)) == "3")
    #expect(style.text(Rational(0)) == "0")
    #expect(ValueStyle(digits: 4).text(Rational(1, 3)) == "1/3 = 0.3333…")
    // The zeros after the 5 are digits that are known.
    #expect(ValueStyle(digits: 4).text(Rational(500_001, 1_000_000)) == "500001/1000000 = 0.5000…")
    #expect(ValueStyle(digits: 2).text(Rational(37037, 3)) == "37037/3 = 12345.6…")
    #expect(ValueStyle(digits: 3).text(Rational(1, 3_000_000_000)) == "1/3000000000 = 3.33…e-10")
    #expect(ValueStyle(digits: 1).text(Rational(2, 3)) == "2/3 = 0.6…")
    #expect(ValueStyle(digits: 1).text(Rational(1, 2)) == "1/2 = 0.5")
  }

  @Test func textOfHugeRationals() {
    let value = Rational(Integer(7).power(400), Integer(10).power(350) + 1)
    let text = ValueStyle(digits: 5).text(value)
    let (n, d) = (value.numerator.description, value.denominator.description)
    #expect(
      text
        == "\(n.prefix(6))…\(n.suffix(4))/\(d.prefix(6))…\(d.suffix(4)) (\(n.count)/\(d.count) digits)"
        + " = 1.0945…e-12")
    #expect(ValueStyle().text(-value).hasPrefix("-\(n.prefix(6))…"))
    let unit = Rational(1, Integer(10).power(50))
    #expect(ValueStyle().text(unit) == "1/100000…0000 (1/51 digits) = 1e-50")
    #expect(ValueStyle().text(Integer(10).power(50) + 7) == "100000…0007 (51 digits)")
    #expect(
      ValueStyle(digits: 3).text(Rational(Integer(10).power(50) + 7))
        == "100000…0007 (51 digits) = 1.00…e50")
    #expect(ValueStyle().text(Integer(-12)) == "-12")
  }

  @Test func abbreviatedAgreesWithTheWholeNumeral() {
    var generator = SplitMix64(seed: 4)
    for round in 0..<(60 * multiplier) {
      // Sizes on both sides of the one from which only the leading bits are converted.
      let limbs = Int.random(in: 3...300, using: &generator)
      var value = (0..<limbs).reduce(Integer(1)) { number, _ in
        (number << 64) + Integer(generator.next())
      }
      // Powers of ten and their neighbours are the corners.
      if round % 4 == 0 {
        value = Integer(10).power(limbs * 19) + Integer(Int.random(in: -1...1, using: &generator))
      }
      let text = value.description
      #expect(
        ValueStyle().abbreviated(Rational(value))
          == "\(text.prefix(6))…\(text.suffix(4)) (\(text.count) digits)")
    }
  }

  @Test func decimalsAreTheFirstDigits() throws {
    var generator = SplitMix64(seed: 6)
    for _ in 0..<(500 * multiplier) {
      let value = generator.rational(bits: 6000)
      let digits = Int.random(in: 1...30, using: &generator)
      let text = ValueStyle(digits: digits).decimal(value)
      let shown = try Rational(parsing: text.replacing("…", with: ""))
      if text.contains("…") {
        // Cut off towards zero, and by less than one unit of the last digit.
        #expect(shown.magnitude < value.magnitude, "\(value): \(text)")
        let mantissa = text.prefix { $0 != "…" }
        let places = mantissa.split(separator: ".").dropFirst().first?.count ?? 0
        let exponent = text.split(separator: "e").dropFirst().first.flatMap { Int($0) } ?? 0
        let unit = Rational(10).power(exponent - places)
        #expect(value.magnitude - shown.magnitude < unit, "\(value): \(text)")
        #expect(
          mantissa.drop { !("1"..."9").contains($0) }.count { $0 != "." } >= digits,
          "\(value): \(text)")
      } else {
        #expect(shown == value, "\(value): \(text)")
      }
    }
  }

  @Test func textOfLogForms() {
    let style = ValueStyle()
    #expect(style.text(entropy) == "2 - 3/4 log2 3 = 0.811278124459…")
    #expect(ValueStyle(digits: 6, unit: .nats).text(entropy) == "2 ln 2 - 3/4 ln 3 = 0.562335…")
    #expect(style.text(LogForm.zero) == "0")
    #expect(style.text(LogForm.bits(3)) == "3")
    #expect(style.text(LogForm.bits(Rational(1, 2))) == "1/2 = 0.5")
    #expect(style.decimal(entropy) == "0.811278124459…")
    // Too long to be written.
    let long = LogForm(
      (1...40).map { LogForm.Term(coefficient: Rational(1, 1 + $0), base: Integer($0)) })
    #expect(style.text(long) == style.decimal(long))
    // A rational number of bits that only the canonical form shows.
    let hidden = LogForm.log(12 as Integer) - LogForm.log(3 as Integer)
    #expect(style.text(hidden) == "2")
  }

  @Test func decimalsOfLogFormsAreCertain() throws {
    var generator = SplitMix64(seed: 8)
    for _ in 0..<(100 * multiplier) {
      let form = LogForm(
        (0..<Int.random(in: 1...4, using: &generator)).map { _ in
          LogForm.Term(
            coefficient: Rational(
              Int.random(in: -9...9, using: &generator), Int.random(in: 1...9, using: &generator)),
            base: Integer(Int.random(in: 1...30, using: &generator)))
        })
      for unit in InformationUnit.allCases {
        let text = ValueStyle(digits: 8, unit: unit).decimal(form)
        let shown = try Rational(parsing: text.replacing("…", with: ""))
        let value = form.enclosure(in: unit, bits: 200)
        if text.contains("…") {
          #expect(shown.magnitude <= min(value.lower.magnitude, value.upper.magnitude))
          #expect(value.upper.magnitude <= shown.magnitude * (1 + Rational(1, 10_000_000)))
        } else {
          #expect(value.contains(shown))
        }
      }
    }
  }

  @Test func textOfEnclosuresQuantitiesAndVerdicts() {
    let style = ValueStyle(digits: 4)
    #expect(style.text(Enclosure(Rational(1, 3), Rational(1, 2))) == "[0.3333, 0.5]")
    #expect(style.text(InformationQuantity.exact(entropy)) == "2 - 3/4 log2 3 = 0.8112…")
    let enclosed = InformationQuantity.enclosed(ComputableReal(entropy))
    #expect(style.text(enclosed) == "0.8112…")
    #expect(style.decimal(enclosed) == "0.8112…")
    #expect(ValueStyle(digits: 4, unit: .nats).text(enclosed) == "0.5623…")
    #expect(style.text(Verdict.holds) == "holds")
    // A value whose digits cannot be settled, because enclosures of 1/2 always straddle it.
    let half = ComputableReal { bits in
      let width = Rational(1).scaled(byPowerOfTwo: -bits)
      return Enclosure(Rational(1, 2) - width, Rational(1, 2) + width)
    }
    #expect(style.text(InformationQuantity.enclosed(half)) == "[0.4999, 0.5001]")
    #expect(style.latex(InformationQuantity.enclosed(half)) == "$[0.4999,\\,0.5001]$")
  }

  // MARK: LaTeX

  @Test func latex() {
    let style = ValueStyle(digits: 6)
    #expect(style.latex(Rational(187, 256)) == "$187/256$")
    #expect(style.latex(Rational(-1, 3)) == "$-1/3$")
    #expect(style.latex(Rational(1, Integer(3).power(100))) == "$1.94032\\ldots\\times 10^{-48}$")
    #expect(style.latex(Integer(12)) == "$12$")
    #expect(style.latex(Integer(10).power(60)) == "$1\\times 10^{60}$")
    #expect(style.latex(entropy) == "$2-\\frac{3}{4}\\log_2 3$")
    #expect(style.latex(InformationQuantity.exact(entropy)) == style.latex(entropy))
    #expect(style.latexDecimal(entropy) == "$0.811278\\ldots$")
    #expect(style.latexDecimal(Rational(1, 2)) == "$0.5$")
    #expect(
      style.latexDecimal(InformationQuantity.enclosed(ComputableReal(entropy)))
        == "$0.811278\\ldots$")
    #expect(
      style.latex(Enclosure(Rational(1, 3_000_000_000), Rational(1, 2)))
        == "$[3.33333\\times 10^{-10},\\,0.5]$")
    #expect(style.latex(Verdict.violated) == "violated")
  }
}
