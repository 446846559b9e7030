import ExactArithmetic

// Values for a paper: text of LaTeX with its mathematics between dollar signs.  No package is
// needed.

extension ValueStyle {
  /// Up to this many characters a fraction stands in a cell, and a log form unless the style counts terms; a longer one
  /// is a decimal.
  static let longestInCell = 32

  /// A short fraction, or the decimal of a long one: `$187/256$`, `$0.333333\ldots$`.
  public func latex(_ value: Rational) -> String {
    if let short = ValueStyle.shortFraction(value, limit: ValueStyle.longestInCell) {
      return "$\(short)$"
    }
    return latexDecimal(value)
  }

  /// An integer, as a decimal with an exponent above 32 digits.
  public func latex(_ value: Integer) -> String { latex(Rational(value)) }

  /// A log form, unless it is too long, `$2-\frac{3}{4}\log_2 3$`; of one with more than ``terms`` terms the decimal and
  /// their number.
  public func latex(_ form: LogForm) -> String {
    let exact = exactForm(form, limit: ValueStyle.longestInCell)
    if case .written = exact { return "$\(form.latex(in: unit))$" }
    return latexDecimal(form) + exact.remark
  }

  /// An enclosure, its ends rounded outward: `$[0.0281,\,0.0282]$`.
  public func latex(_ enclosure: Enclosure) -> String {
    let (lower, upper) = readerEnds(enclosure)
    return "$[\(latexNumber(lower)),\\,\(latexNumber(upper))]$"
  }

  /// A quantity of information: a log form, or else as many digits as are asked for.
  public func latex(_ quantity: InformationQuantity) -> String {
    if let form = quantity.logForm { return latex(form) }
    return latexDecimal(quantity)
  }

  /// A verdict: `holds`, `violated` or `undecided`.
  public func latex(_ verdict: Verdict) -> String { verdict.rawValue }

  // MARK: Decimals alone

  /// The decimal of a rational number, exact or cut off: `$0.333333\ldots$`.
  public func latexDecimal(_ value: Rational) -> String {
    "$\(certifiedDecimal(value).latex(numerals))$"
  }

  /// The decimal of a log form in the unit of the style, exact or cut off.
  public func latexDecimal(_ form: LogForm) -> String {
    "$\(certifiedDecimal(form).latex(numerals))$"
  }

  /// The decimal of a quantity in the unit of the style, cut off; or an enclosure, where the digits
  /// cannot be settled.
  public func latexDecimal(_ quantity: InformationQuantity) -> String {
    switch certifiedDecimal(quantity) {
    case .decimal(let decimal): return "$\(decimal.latex(numerals))$"
    case .undetermined(let enclosure): return latex(enclosure)
    }
  }

  /// A decimal with an exponent as a product: `1.25\times 10^{-9}`.
  private func latexNumber(_ decimal: String) -> String {
    if numerals == .siunitx { return "\\num{\(decimal)}" }
    let parts = decimal.split(separator: "e")
    return parts.count > 1 ? "\(parts[0])\\times 10^{\(parts[1])}" : decimal
  }
}
