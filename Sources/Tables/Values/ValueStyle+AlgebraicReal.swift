import AlgebraicNumbers
import Documents
import ExactArithmetic

// Algebraic numbers.  Rational ones are written like rational numbers.

extension ValueStyle {
  /// Up to this many characters a polynomial is written in full.
  private static let longestPolynomial = 40

  /// A polynomial, lowest degree first, and an interval in which it has no other root:
  /// `{"polynomial": ["-2","0","1"], "interval": ["1.4142","1.4143"]}`; a rational number as a string.
  ///
  /// The ends are decimals rounded outward, with more digits than asked for where another root is that
  /// close.
  public func json(_ value: AlgebraicReal) -> JSONValue {
    if let rational = value.rationalValue { return json(rational) }
    var digits = machineDigits
    while true {
      let (lower, upper) = ends(enclosure(of: value, digits: digits), digits: digits)
      if let low = try? Rational(parsing: lower), let high = try? Rational(parsing: upper),
        value.isIsolated(by: Enclosure(low, high))
      {
        return [
          "polynomial": .array(value.polynomial.coefficients.map { .string($0.description) }),
          "interval": [.string(lower), .string(upper)],
        ]
      }
      digits *= 2
    }
  }

  /// The first digits, cut off, and what the number is: `1.414213562373… (root of x^2 - 2)`,
  /// `0.365382101867… (root of a polynomial of degree 26)`.
  public func text(_ value: AlgebraicReal) -> String {
    if let rational = value.rationalValue { return text(rational) }
    return "\(decimal(value)) (root of \(ValueStyle.name(value.polynomial)))"
  }

  /// The decimal, exact or cut off and marked: `1.414213562373…`.
  public func decimal(_ value: AlgebraicReal) -> String {
    certifiedDecimal(value).text
  }

  /// The decimal of an irrational number, or what is written for a rational one: `$1.414213562373\ldots$`.
  public func latex(_ value: AlgebraicReal) -> String {
    if let rational = value.rationalValue { return latex(rational) }
    return latexDecimal(value)
  }

  /// The decimal, exact or cut off.
  public func latexDecimal(_ value: AlgebraicReal) -> String {
    "$\(certifiedDecimal(value).latex(numerals))$"
  }

  /// An enclosure accurate to a number of significant digits.
  func enclosure(of value: AlgebraicReal, digits: Int) -> Enclosure {
    if let rational = value.rationalValue { return Enclosure(rational) }
    return value.enclosure(relativeBits: ValueStyle.bits(forDigits: digits))
  }

  private func certifiedDecimal(_ value: AlgebraicReal) -> CertifiedDecimal {
    if let rational = value.rationalValue { return certifiedDecimal(rational) }
    // An irrational number is no decimal, so a narrow enclosure determines its digits.
    var digits = max(readerDigits, places ?? 0) + 4
    while true {
      let enclosure = enclosure(of: value, digits: digits)
      if let decimal = leadingDigits(of: enclosure) { return decimal }
      digits *= 2
    }
  }

  private static func name(_ polynomial: Polynomial) -> String {
    if polynomial.degree <= 8 && polynomial.coefficientBits <= 64 {
      let text = polynomial.description
      if text.count <= longestPolynomial { return text }
    }
    return "a polynomial of degree \(polynomial.degree)"
  }
}
