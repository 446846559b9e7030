import ExactArithmetic

/// Integers and lists as Coq reads them fast: hexadecimal numerals take a tenth of the time of decimal ones.
enum CoqNumeral {
  static func text(_ value: Integer) -> String {
    value.isNegative ? "(-0x\(value.magnitude.string(radix: 16)))" : "0x\(value.string(radix: 16))"
  }

  static func list(_ values: [Integer]) -> String {
    "[" + values.map { text($0) }.joined(separator: "; ") + "]"
  }

  static func table(_ rows: [[Integer]]) -> String {
    "[" + rows.map { list($0) }.joined(separator: ";\n   ") + "]"
  }

  static func form(_ terms: [(base: Integer, coefficient: Integer)]) -> String {
    let pairs = terms.sorted { $0.base < $1.base }.map {
      "(\(text($0.coefficient)), \(text($0.base)))"
    }
    return "[" + pairs.joined(separator: "; ") + "]"
  }

  /// A rational number as the quotient of two real numbers.
  static func quotient(_ value: Rational) -> String {
    "IZR \(text(value.numerator)) / IZR \(text(value.denominator))"
  }

  /// A rational number of Coq's type `Q`.
  static func text(_ value: Rational) -> String {
    "(Qmake \(text(value.numerator)) \(text(value.denominator)))"
  }

  static func list(_ values: [Rational]) -> String {
    "[" + values.map { text($0) }.joined(separator: "; ") + "]"
  }

  static func table(_ rows: [[Rational]]) -> String {
    "[" + rows.map { list($0) }.joined(separator: ";\n   ") + "]"
  }

  /// Rationals as integers over a common denominator.
  static func counts(_ values: [Rational]) -> (counts: [Integer], total: Integer) {
    let total = values.reduce(Integer(1)) { Integer.lcm($0, $1.denominator) }
    return (values.map { $0.numerator * total.exactlyDivided(by: $0.denominator) }, total)
  }
}
