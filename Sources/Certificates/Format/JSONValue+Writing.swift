import CertificateChecking
import Documents
import ExactArithmetic
import InformationTheory

/// Values as a certificate writes them.
extension JSONValue {
  static func rational(_ value: Rational) -> JSONValue { .string("\(value)") }

  static func rationals(_ values: some Sequence<Rational>) -> JSONValue {
    .array(values.map { .rational($0) })
  }

  static func rows(_ rows: [[Rational]]) -> JSONValue { .array(rows.map { .rationals($0) }) }

  static func integers(_ values: [Integer]) -> JSONValue {
    .array(values.map { .string("\($0)") })
  }

  /// The terms by increasing base.
  static func form(_ form: LogForm) -> JSONValue {
    let terms = form.terms.sorted { $0.base < $1.base }
    return .array(terms.map { .array([.rational($0.coefficient), .string("\($0.base)")]) })
  }

  /// A rational whose denominator has no prime factors but 2 and 5, with so many digits after the point or fewer.
  static func decimal(_ value: Rational, digits: Int) -> JSONValue {
    let scaled = (value * Rational(Integer(10).power(digits))).numerator
    let numeral = scaled.magnitude.description
    let padded = String(repeating: "0", count: max(0, digits + 1 - numeral.count)) + numeral
    var fraction = String(padded.suffix(digits))
    while fraction.hasSuffix("0") { fraction.removeLast() }
    let whole = padded.dropLast(digits)
    let text = fraction.isEmpty ? String(whole) : "\(whole).\(fraction)"
    return .string(scaled.isNegative ? "-" + text : text)
  }
}

extension LogForm {
  /// A form of the checker's as one whose sign is always decided.
  init(_ sum: LogarithmSum) {
    self.init(sum.coefficients.map { Term(coefficient: $0.value, base: $0.key) })
  }
}

extension LogarithmSum {
  init(_ form: LogForm) {
    self.init()
    for term in form.terms { add(term.coefficient, log: term.base) }
  }
}
