import ExactArithmetic

// Values for a reader.  The unit of information is left to the sentence or the heading around it.

extension ValueStyle {
  /// Up to this many characters a fraction is written in full.
  private static let longestFraction = 40

  /// A fraction and its decimal: `187/256 = 0.73046875`, `1/3 = 0.333333333333…`, `3`.
  ///
  /// A fraction above 40 characters is abbreviated, with the number of its digits:
  /// `123456…7890/987654…3210 (301/302 digits) = 0.124999999887…`.
  public func text(_ value: Rational) -> String {
    let fraction = abbreviated(value)
    if value.isInteger && !fraction.contains("…") { return fraction }
    return ValueStyle.equation(fraction, decimal(value))
  }

  /// An integer, abbreviated above 40 digits: `123456…7890 (301 digits)`.
  public func text(_ value: Integer) -> String { abbreviated(Rational(value)) }

  /// A log form, unless it is too long, and its decimal: `2 - 3/4 log2 3 = 0.811278124459…`; of one with more than
  /// ``terms`` terms the decimal and the number of its terms: `0.811278124459… (57 terms)`.
  public func text(_ form: LogForm) -> String {
    let decimal = decimal(form)
    let form = exactForm(form)
    guard case .written(let exact) = form else { return decimal + form.remark }
    return exact == decimal ? decimal : ValueStyle.equation(exact, decimal)
  }

  /// An enclosure, its ends rounded outward: `[0.0281, 0.0282]`.
  public func text(_ enclosure: Enclosure) -> String {
    let (lower, upper) = readerEnds(enclosure)
    return "[\(lower), \(upper)]"
  }

  /// A quantity of information: exact with its decimal, or else as many digits as are asked for.
  public func text(_ quantity: InformationQuantity) -> String {
    if let form = quantity.logForm { return text(form) }
    return decimal(quantity)
  }

  /// A verdict: `holds`, `violated` or `undecided`.
  public func text(_ verdict: Verdict) -> String { verdict.rawValue }

  // MARK: Decimals alone

  /// The decimal of a rational number: exact, or cut off and marked: `0.73046875`,
  /// `0.333333333333…`.
  public func decimal(_ value: Rational) -> String {
    certifiedDecimal(value).text
  }

  /// The decimal of a log form in the unit of the style: exact, or cut off and marked.
  public func decimal(_ form: LogForm) -> String {
    certifiedDecimal(form).text
  }

  /// The decimal of a quantity in the unit of the style, cut off and marked; or an enclosure, where
  /// the digits cannot be settled because the value may be a short decimal.
  public func decimal(_ quantity: InformationQuantity) -> String {
    switch certifiedDecimal(quantity) {
    case .decimal(let decimal): return decimal.text
    case .undetermined(let enclosure): return text(enclosure)
    }
  }

  // MARK: Parts

  /// A fraction, abbreviated above 40 characters: `123456…7890/987654…3210 (301/302 digits)`.
  public func abbreviated(_ value: Rational) -> String {
    if let short = ValueStyle.shortFraction(value, limit: ValueStyle.longestFraction) {
      return short
    }
    let sign = value.isNegative ? "-" : ""
    let (numerator, numeratorCount) = ValueStyle.abbreviatedDigits(value.numerator.magnitude)
    if value.isInteger { return "\(sign)\(numerator) (\(numeratorCount) digits)" }
    let (denominator, denominatorCount) = ValueStyle.abbreviatedDigits(value.denominator)
    return "\(sign)\(numerator)/\(denominator) (\(numeratorCount)/\(denominatorCount) digits)"
  }

  /// The fraction, unless it is longer than `limit` characters.
  static func shortFraction(_ value: Rational, limit: Int) -> String? {
    // A numeral has at least 3 digits for every 10 bits.
    let bits = value.numerator.bitWidth + value.denominator.bitWidth
    if bits * 3 / 10 > limit + 2 { return nil }
    let text = value.description
    return text.utf8.count <= limit ? text : nil
  }

  private static func abbreviatedDigits(_ value: Integer) -> (text: String, digitCount: Int) {
    let head = DecimalHead(value, count: 6)
    if head.digitCount <= 12 { return (value.description, head.digitCount) }
    let last = (value % 10_000).description
    let zeros = String(repeating: "0", count: 4 - last.utf8.count)
    return ("\(head.first)…\(zeros)\(last)", head.digitCount)
  }

  /// The exact form and what it equals, or is rounded to: `1/3 = 0.333…`, `1/3 ≈ 0.333`.
  static func equation(_ exact: String, _ decimal: String) -> String {
    decimal.hasPrefix("≈") ? "\(exact) \(decimal)" : "\(exact) = \(decimal)"
  }

  /// The digits that both ends of an enclosure begin with, if they are as many as a reader wants.
  func leadingDigits(of enclosure: Enclosure) -> CertifiedDecimal? {
    if let places { return CertifiedDecimal(rounding: enclosure, places: places) }
    return CertifiedDecimal(enclosure, digits: readerDigits)
  }

  /// The decimal of a rational number for a reader.
  func certifiedDecimal(_ value: Rational) -> CertifiedDecimal {
    if let places { return CertifiedDecimal(rounding: value, places: places) }
    return CertifiedDecimal(value, digits: readerDigits)
  }

  /// The decimal of a log form for a reader.
  ///
  /// - Complexity: usually one enclosure; the loop ends because an irrational number is in the middle of no two decimals.
  func certifiedDecimal(_ form: LogForm) -> CertifiedDecimal {
    guard let places else { return CertifiedDecimal(form, in: unit, digits: readerDigits) }
    var bits = ValueStyle.bits(forDigits: places) + 64
    while true {
      let enclosure = form.enclosure(in: unit, bits: bits)
      if let decimal = CertifiedDecimal(rounding: enclosure, places: places) {
        // The value may be this decimal itself, which only its canonical form shows.
        guard decimal.isApproximate, let written = Rational(decimal.mantissa),
          enclosure.lower <= written && written <= enclosure.upper,
          let exact = LogForm.rationalValue(of: form.terms, in: unit)
        else { return decimal }
        return CertifiedDecimal(rounding: exact, places: places)
      }
      if let exact = LogForm.rationalValue(of: form.terms, in: unit) {
        return CertifiedDecimal(rounding: exact, places: places)
      }
      bits *= 2
    }
  }

  /// The ends of an enclosure for a reader, rounded outward.
  func readerEnds(_ enclosure: Enclosure) -> (lower: String, upper: String) {
    guard let places else { return ends(enclosure, digits: readerDigits) }
    return (
      enclosure.lower.bounded(places: places, rounding: .down),
      enclosure.upper.bounded(places: places, rounding: .up)
    )
  }

  enum QuantityDecimal {
    case decimal(CertifiedDecimal)
    case undetermined(Enclosure)
  }

  /// The digits of a quantity, sought with a few more bits each time.
  func certifiedDecimal(_ quantity: InformationQuantity) -> QuantityDecimal {
    if let form = quantity.logForm { return .decimal(certifiedDecimal(form)) }
    let bits = ValueStyle.bits(forDigits: max(readerDigits, places ?? 0))
    var enclosure = quantity.enclosure(in: unit, bits: bits)
    for extra in [16, 64, 256] {
      if let decimal = leadingDigits(of: enclosure) {
        return .decimal(decimal)
      }
      enclosure = quantity.enclosure(in: unit, bits: bits + extra)
    }
    return .undetermined(enclosure)
  }
}
