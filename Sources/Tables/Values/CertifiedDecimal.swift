import ExactArithmetic

/// A decimal whose digits are certain: the exact value, or its first digits, cut off.
struct CertifiedDecimal: Hashable {
  /// The sign and the digits with their point: `-0.811278`.
  let mantissa: String
  /// The power of ten that multiplies the mantissa, where one is written.
  let exponent: Int?
  /// Whether more digits follow.
  let isTruncated: Bool
  /// Whether the value is another, which is nearer to this decimal than to any other with as many places.
  let isApproximate: Bool

  /// A decimal of fixed places, rounded where it is not exact.
  init(mantissa: String, isNegative: Bool, isApproximate: Bool) {
    self.mantissa = isNegative ? "-" + mantissa : mantissa
    exponent = nil
    isTruncated = false
    self.isApproximate = isApproximate
  }

  /// The decimal of a rational number, exact if `digits` significant digits suffice.
  init(_ value: Rational, digits: Int) {
    if let short = CertifiedDecimal.short(value, digits: digits) {
      self = short
      return
    }
    let digits = CertifiedDecimal.passingThePoint(digits, value)
    let towardZero = value.decimal(significantDigits: digits, rounding: .towardZero)
    let awayFromZero = value.decimal(significantDigits: digits, rounding: .awayFromZero)
    self.init(towardZero, digits: digits, isTruncated: towardZero != awayFromZero)
  }

  /// The first `digits` digits of a number in an enclosure, or `nil` when it does not determine
  /// them.
  init?(_ enclosure: Enclosure, digits: Int) {
    if enclosure.isExact {
      self.init(enclosure.lower, digits: digits)
      return
    }
    guard enclosure.lower.signum() * enclosure.upper.signum() > 0 else { return nil }
    let digits = CertifiedDecimal.passingThePoint(digits, enclosure.lower)
    let lower = enclosure.lower.decimal(significantDigits: digits, rounding: .towardZero)
    let upper = enclosure.upper.decimal(significantDigits: digits, rounding: .towardZero)
    guard lower == upper else { return nil }
    self.init(lower, digits: digits, isTruncated: true)
  }

  /// The first `digits` digits of a log form, which is enclosed as closely as they need.
  ///
  /// - Complexity: usually one enclosure; the loop ends because a form is a rational number of
  ///   units, which its canonical form shows, or irrational, so that no decimal stands in the way.
  init(_ form: LogForm, in unit: InformationUnit, digits: Int) {
    var bits = ValueStyle.bits(forDigits: digits) + 16
    while true {
      if let decimal = CertifiedDecimal(form.enclosure(in: unit, bits: bits), digits: digits) {
        self = decimal
        return
      }
      if let exact = LogForm.rationalValue(of: form.terms, in: unit) {
        self.init(exact, digits: digits)
        return
      }
      bits *= 2
    }
  }

  private init(_ decimal: String, digits: Int, isTruncated: Bool) {
    let parts = decimal.split(separator: "e")
    exponent = parts.count > 1 ? Int(parts[1]) : nil
    self.isTruncated = isTruncated
    isApproximate = false
    // `decimal` drops trailing zeros; where digits follow, those zeros are digits that are known.
    mantissa =
      isTruncated ? CertifiedDecimal.padded(String(parts[0]), digits: digits) : String(parts[0])
  }

  private static func padded(_ mantissa: String, digits: Int) -> String {
    let significant = mantissa.drop { !$0.isNumber || $0 == "0" || $0 == "." }
    let count = significant.count { $0.isNumber }
    // A zero mantissa cannot occur: the digits begin with the first that is not zero.
    if count >= digits { return mantissa }
    let zeros = String(repeating: "0", count: digits - count)
    return mantissa + (mantissa.contains(".") ? "" : ".") + zeros
  }

  /// Enough digits to pass the point of a number that is written without an exponent: `12345…`
  /// would leave open how many digits follow.
  private static func passingThePoint(_ digits: Int, _ value: Rational) -> Int {
    if value.isZero { return digits }
    let exponent = value.decimalExponent
    return exponent < max(digits, 7) ? max(digits, exponent + 2) : digits
  }

  /// The decimal of a fraction of thousands of digits by way of a short enclosure, or `nil` when
  /// the fraction is short or the enclosure does not settle the digits.
  private static func short(_ value: Rational, digits: Int) -> CertifiedDecimal? {
    let longest = max(value.numerator.bitWidth, value.denominator.bitWidth)
    let bits = ValueStyle.bits(forDigits: digits) + 64
    guard longest > 4 * bits else { return nil }
    let enclosure = Enclosure(value).rounded(toBits: bits)
    return enclosure.isExact ? nil : CertifiedDecimal(enclosure, digits: digits)
  }
}

extension CertifiedDecimal {
  /// `0.5`, `0.811278…`, `1.25…e-9`, `≈ 0.811`.
  var text: String {
    (isApproximate ? "≈ " : "") + mantissa + (isTruncated ? "…" : "")
      + (exponent.map { "e\($0)" } ?? "")
  }

  /// The same for LaTeX's mathematics: `0.811278\ldots`, `1.25\ldots\times 10^{-9}`, `\approx 0.811`.
  func latex(_ numerals: ValueStyle.Numerals = .plain) -> String {
    let sign = isApproximate ? "\\approx " : ""
    let power = exponent.map { "\\times 10^{\($0)}" } ?? ""
    switch numerals {
    case .plain: return sign + mantissa + (isTruncated ? "\\ldots" : "") + power
    case .siunitx:
      if isTruncated { return "\(sign)\\num{\(mantissa)}\\ldots" + power }
      return "\(sign)\\num{\(mantissa)\(exponent.map { "e\($0)" } ?? "")}"
    }
  }
}
