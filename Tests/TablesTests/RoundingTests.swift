import ExactArithmetic
import LemmataTestSupport
import Tables
import Testing
import Work

/// Numbers rounded to a number of places, and log forms of any length.
@Suite struct RoundingTests {
  private func style(_ places: Int, _ unit: InformationUnit = .bits) -> ValueStyle {
    ValueStyle(unit: unit, places: places)
  }

  @Test func rationals() {
    #expect(style(3).decimal(Rational(1, 3)) == "≈ 0.333")
    #expect(style(3).decimal(Rational(2, 3)) == "≈ 0.667")
    #expect(style(3).decimal(Rational(1, 2)) == "0.500")
    #expect(style(0).decimal(Rational(7, 3)) == "≈ 2")
    #expect(style(2).decimal(Rational(-7, 3)) == "≈ -2.33")
    // In the middle of two decimals the even one is taken, and nothing is rounded to minus zero.
    #expect(style(2).decimal(Rational(1, 8)) == "≈ 0.12")
    #expect(style(2).decimal(Rational(3, 8)) == "≈ 0.38")
    #expect(style(2).decimal(Rational(-1, 1000)) == "≈ 0.00")
    #expect(style(1).decimal(Rational(12345)) == "12345.0")
    #expect(style(2).text(Rational(1, 3)) == "1/3 ≈ 0.33")
    #expect(style(2).latexDecimal(Rational(1, 3)) == "$\\approx 0.33$")
  }

  /// What is written is within half a unit of the last place of the value: checked exactly.
  @Test func isCertified() throws {
    var generator = SplitMix64(seed: 17)
    for _ in 0..<(200 * multiplier) {
      let value = generator.rational(bits: 80)
      let places = Int.random(in: 0...12, using: &generator)
      let text = style(places).decimal(value)
      let written = try Rational(parsing: String(text.drop { "≈ ".contains($0) }))
      let error: Rational = (written - value).magnitude * Rational(10).power(places)
      #expect(error <= Rational(1, 2))
      #expect(text.hasPrefix("≈") == (written != value))
    }
  }

  @Test func logForms() {
    let entropy = LogForm.bits(2) - Rational(3, 4) * LogForm.log(3 as Integer)
    #expect(style(3).decimal(entropy) == "≈ 0.811")
    #expect(style(4).decimal(entropy) == "≈ 0.8113")
    #expect(style(3, .nats).decimal(entropy) == "≈ 0.562")
    #expect(style(3).text(entropy) == "2 - 3/4 log2 3 ≈ 0.811")
    #expect(style(3).decimal(LogForm.zero) == "0.000")
    #expect(style(3).decimal(LogForm.bits(Rational(1, 8))) == "0.125")
    // A rational number of bits that only the canonical form shows, in the middle of two decimals.
    let middle = Rational(1, 8) * (LogForm.log(12 as Integer) - LogForm.log(6 as Integer))
    #expect(style(2).decimal(middle) == "≈ 0.12")
    // With three places it is a decimal, and exact.
    #expect(style(3).decimal(middle) == "0.125")
    // A form that is nearly a decimal: log2(2^40 + 1) - 40 is 1.3e-12.
    let near = LogForm.log(Integer(2).power(40) + 1) - LogForm.bits(40)
    #expect(style(3).decimal(near) == "≈ 0.000")
    #expect(style(13).decimal(near) == "≈ 0.0000000000013")
  }

  @Test func enclosures() throws {
    let narrow = Table.Cell.enclosure(Enclosure(Rational(3331, 10_000), Rational(3332, 10_000)))
    let wide = Table.Cell.enclosure(Enclosure(Rational(3334, 10_000), Rational(3337, 10_000)))
    func text(
      _ cell: Table.Cell, _ format: TableFormat = .text,
      _ notation: Table.Column.Notation = .leadingDigits
    ) -> String {
      let table = Table(columns: [Table.Column("c", notation: notation)], rows: [[cell]])
      return table.render(format, style: style(3), provenance: "p")
    }
    #expect(text(narrow).hasSuffix("≈ 0.333\n"))
    // It may be an interval of confidence: both ends, unless leading digits are asked for.
    #expect(text(narrow, .text, .decimal).hasSuffix("[0.333, 0.334]\n"))
    #expect(text(narrow, .latex, .exact).contains("$[0.333,\\,0.334]$"))
    // A layout with decimals does not take the leading digits away.
    var layout = TableLayout.plain
    layout.notation = .decimal
    let table = Table(
      columns: [Table.Column("c", notation: .leadingDigits), "d"], rows: [[narrow, narrow]])
    #expect(
      try table.render(.text, layout: layout, style: style(3), provenance: "p")
        .hasSuffix("≈ 0.333  [0.333, 0.334]\n"))
    // No one decimal is the nearest of all values: both ends, rounded outward.
    #expect(text(wide).hasSuffix("[0.333, 0.334]\n"))
    #expect(text(wide, .latex).contains("$[0.333,\\,0.334]$"))
    // A bound is rounded to its own side.
    let third = Enclosure(Rational(1, 3), Rational(2, 3))
    let ends = [Measure.End.lower, .upper].map {
      text(.measure(Measure(.enclosed(third), end: $0)))
    }
    #expect(ends[0].hasSuffix("0.333\n") && ends[1].hasSuffix("0.667\n"))
  }

  @Test func siunitx() {
    var style = ValueStyle(digits: 4)
    style.numerals = .siunitx
    #expect(style.latexDecimal(Rational(1, 3)) == "$\\num{0.3333}\\ldots$")
    #expect(style.latexDecimal(Rational(1, 4)) == "$\\num{0.25}$")
    #expect(style.latexDecimal(Rational(1, Integer(10).power(12))) == "$\\num{1e-12}$")
    #expect(
      style.latex(Enclosure(Rational(1, 4), Rational(1, 2))) == "$[\\num{0.25},\\,\\num{0.5}]$")
    style.places = 2
    #expect(style.latexDecimal(Rational(1, 3)) == "$\\approx \\num{0.33}$")
  }

  // MARK: Terms

  /// The sum of the logarithms of so many primes.
  private func form(_ count: Int) -> LogForm {
    let primes = (2...400).filter { (n: Int) in !(2..<n).contains { n % $0 == 0 } }
    return LogForm(primes.prefix(count).map { LogForm.Term(coefficient: 1, base: Integer($0)) })
  }

  @Test func termsAreCounted() {
    let twelve =
      "log2 3 + log2 5 + log2 7 + log2 11 + log2 13 + log2 17 + log2 19 + log2 23 + log2 29 + log2 31 + log2 37"
    let style = ValueStyle(digits: 5, terms: 12)
    #expect(style.text(form(12)) == "\(twelve) + 1 = 42.754…")
    #expect(style.text(form(13)) == "48.112… (13 terms)")
    #expect(ValueStyle(digits: 5, terms: 13).text(form(13)).hasPrefix("\(twelve) + log2 41 + 1 = "))
    #expect(ValueStyle(digits: 5, terms: 1).text(form(2)) == "2.5849… (2 terms)")
    #expect(style.latex(form(13)) == "$48.112\\ldots$ (13 terms)")
    // Unless terms are counted, characters are.
    #expect(ValueStyle(digits: 5).text(form(12)) == "42.754…")
    // Terms are those of the canonical form.
    let doubled = LogForm(
      (1...20).map { LogForm.Term(coefficient: 1, base: Integer(2).power($0)) })
    #expect(style.text(doubled) == "210")
    // One logarithm that is collected may be several.
    let product = LogForm.log(Integer(30030))
    #expect(product.terms.count == 6 && product.termCount < 6)
    #expect(style.text(product) == "log2 3 + log2 5 + log2 7 + log2 11 + log2 13 + 1 = 14.874…")
    #expect(ValueStyle(digits: 5, terms: 5).text(product) == "14.874… (6 terms)")
  }

  @Test func cellsHaveFormsOfAnyLength() {
    func cell(_ form: LogForm, _ notation: Table.Column.Notation) -> String {
      let table = Table(
        columns: [Table.Column("c", notation: notation)], rows: [[.logForm(form)]])
      return String(
        table.render(.text, style: ValueStyle(digits: 5, terms: 12), provenance: "p").dropLast()
          .split(separator: "\n").last ?? "")
    }
    #expect(cell(form(6), .exact) == "log2 3 + log2 5 + log2 7 + log2 11 + log2 13 + 1")
    #expect(cell(form(6), .both) == "log2 3 + log2 5 + log2 7 + log2 11 + log2 13 + 1 = 14.874…")
    #expect(cell(form(6), .decimal) == "14.874…")
    #expect(cell(form(13), .exact) == "48.112… (13 terms)")
    #expect(cell(form(13), .decimal) == "48.112…")
  }
}
