import ExactArithmetic

// Values for a reader.  The unit of information is left to the sentence or the heading around it.

extension ValueStyle {
  /// Up to this many characters a fraction is written in full.
  private static let longestFraction = 40
  /// Up to this many characters a log form is written in full.
  private static let longestForm = 60
  /// Forms with more terms than this are not brought to their canonical form for a text.
  private static let greatestShownTermCount = 16

  /// A fraction and its decimal: `187/256 = 0.73046875`, `1/3 = 0.333333333333…`, `3`.
  ///
  /// A fraction above 40 characters is abbreviated, with the number of its digits:
  /// `123456…7890/987654…3210 (301/302 digits) = 0.124999999887…`.
  public func text(_ value: Rational) -> String {
    let fraction = abbreviated(value)
    if value.isInteger && !fraction.contains("…") { return fraction }
    return "\(fraction) = \(decimal(value))"
  }

  /// An integer, abbreviated above 40 digits: `123456…7890 (301 digits)`.
  public func text(_ value: Integer) -> String { abbreviated(Rational(value)) }

  /// A log form, if it is short, and its decimal: `2 - 3/4 log2 3 = 0.811278124459…`.
  public func text(_ form: LogForm) -> String {
    let decimal = decimal(form)
    guard let exact = exactText(form), exact != decimal else { return decimal }
    return "\(exact) = \(decimal)"
  }

  /// An enclosure, its ends rounded outward: `[0.0281, 0.0282]`.
  public func text(_ enclosure: Enclosure) -> String {
    let (lower, upper) = ends(enclosure, digits: readerDigits)
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
    CertifiedDecimal(value, digits: readerDigits).text
  }

  /// The decimal of a log form in the unit of the style: exact, or cut off and marked.
  public func decimal(_ form: LogForm) -> String {
    CertifiedDecimal(form, in: unit, digits: readerDigits).text
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

  /// The canonical form in the unit of the style, unless it is longer than `limit` characters.
  func exactText(_ form: LogForm, limit: Int = longestForm) -> String? {
    if form.termCount > ValueStyle.greatestShownTermCount { return nil }
    let text = form.description(in: unit)
    return text.count <= limit ? text : nil
  }

  /// The digits that both ends of an enclosure begin with, if they are as many as a reader wants.
  func leadingDigits(of enclosure: Enclosure) -> CertifiedDecimal? {
    CertifiedDecimal(enclosure, digits: readerDigits)
  }

  enum QuantityDecimal {
    case decimal(CertifiedDecimal)
    case undetermined(Enclosure)
  }

  /// The digits of a quantity, sought with a few more bits each time.
  func certifiedDecimal(_ quantity: InformationQuantity) -> QuantityDecimal {
    if let form = quantity.logForm {
      return .decimal(CertifiedDecimal(form, in: unit, digits: readerDigits))
    }
    let bits = ValueStyle.bits(forDigits: readerDigits)
    var enclosure = quantity.enclosure(in: unit, bits: bits)
    for extra in [16, 64, 256] {
      if let decimal = CertifiedDecimal(enclosure, digits: readerDigits) {
        return .decimal(decimal)
      }
      enclosure = quantity.enclosure(in: unit, bits: bits + extra)
    }
    return .undetermined(enclosure)
  }
}
