import Documents
import ExactArithmetic

// Quotients of quantities of information.  Rational ones are written like rational numbers.

extension ValueStyle {
  /// The two forms as pairs `[q, n]` for `sum q ln n`, and an enclosure of the quotient:
  /// `{"numerator": [["1","2"]], "denominator": [["1","3"]], "interval": ["0.630","0.631"]}`.
  public func json(_ value: LogQuotient) -> JSONValue {
    if let rational = value.rationalValue { return json(rational) }
    func pairs(_ form: LogForm) -> JSONValue {
      .array(
        form.terms.map { term -> JSONValue in
          [json(term.coefficient), .string(term.base.description)]
        })
    }
    return [
      "numerator": pairs(value.numerator), "denominator": pairs(value.denominator),
      "interval": json(value.enclosure(bits: ValueStyle.bits(forDigits: machineDigits))),
    ]
  }

  /// The quotient and its decimal: `ln 2 / ln 3 = 0.630929753571…`; of one with more than ``terms`` terms the decimal and
  /// their number.
  public func text(_ value: LogQuotient) -> String {
    if let rational = value.rationalValue { return text(rational) }
    let form = exactForm(value, limit: 80)
    guard case .written(let exact) = form else { return decimal(value) + form.remark }
    return ValueStyle.equation(exact, decimal(value))
  }

  /// The decimal, exact or cut off and marked: `0.630929753571…`.
  public func decimal(_ value: LogQuotient) -> String { certifiedDecimal(value).text }

  /// The decimal in LaTeX's mathematics.
  public func latexDecimal(_ value: LogQuotient) -> String {
    "$\(certifiedDecimal(value).latex(numerals))$"
  }

  private func certifiedDecimal(_ value: LogQuotient) -> CertifiedDecimal {
    if let rational = value.rationalValue { return certifiedDecimal(rational) }
    // An irrational number is no decimal, so a narrow enclosure determines its digits.
    var bits = ValueStyle.bits(forDigits: max(readerDigits, places ?? 0)) + 16
    while true {
      let enclosure = value.enclosure(bits: bits)
      if let decimal = leadingDigits(of: enclosure) { return decimal }
      bits *= 2
    }
  }
}
