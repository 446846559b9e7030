extension LogForm: CustomStringConvertible {
  /// The canonical form in bits: `2 - 3/4 log2 3`.
  public var description: String { description(in: .bits) }

  /// The canonical form: `3/4 log2 3 - 1/2` in bits, `3/4 ln 3 - 1/2 ln 2` in nats.
  ///
  /// A rational number of bits stands last, after the logarithms by increasing base, unless it alone is positive.
  public func description(in unit: InformationUnit) -> String {
    Rendering(unit: unit, logarithm: unit == .bits ? "log2 " : "ln ", rational: { "\($0)" })
      .render(terms)
  }

  /// The canonical form in LaTeX's mathematics: `\frac{3}{4}\log_2 3-\frac{1}{2}`.
  public func latex(in unit: InformationUnit = .bits) -> String {
    Rendering(
      unit: unit, logarithm: unit == .bits ? "\\log_2 " : "\\ln ",
      rational: { $0.latex }, isSpaced: false
    ).render(terms)
  }

  private struct Rendering {
    let unit: InformationUnit
    let logarithm: String
    let rational: (Rational) -> String
    var isSpaced = true

    func render(_ terms: [Term]) -> String {
      var summands: [(isNegative: Bool, text: String)] = []
      var constant: Rational?
      for term in terms {
        if unit == .bits && term.base == 2 {
          constant = term.coefficient
          continue
        }
        let magnitude = term.coefficient.magnitude
        let factor = magnitude == 1 ? "" : rational(magnitude) + (isSpaced ? " " : "")
        summands.append((term.coefficient.isNegative, factor + logarithm + "\(term.base)"))
      }
      if let constant {
        let summand = (constant.isNegative, rational(constant.magnitude))
        // Lead with a positive constant rather than with a minus sign.
        if !constant.isNegative && summands.first?.isNegative ?? true {
          summands.insert(summand, at: 0)
        } else {
          summands.append(summand)
        }
      }
      guard let first = summands.first else { return "0" }
      let (plus, minus) = isSpaced ? (" + ", " - ") : ("+", "-")
      return summands.dropFirst().reduce((first.isNegative ? "-" : "") + first.text) {
        $0 + ($1.isNegative ? minus : plus) + $1.text
      }
    }
  }
}

extension LogForm.Term: CustomStringConvertible {
  /// The summand, with no unit: `3/4 log 3`.
  public var description: String { "\(coefficient) log \(base)" }
}

extension Rational {
  /// The value in LaTeX's mathematics: `\frac{1}{2}`, `-\frac{1}{2}`, `3`.
  public var latex: String {
    if isInteger { return "\(numerator)" }
    return (isNegative ? "-" : "") + "\\frac{\(numerator.magnitude)}{\(denominator)}"
  }
}

extension LogForm: Codable {
  /// Encodes the terms as collected: `[["3/4", "3"], ["-1/2", "5"]]`, by increasing base.
  public func encode(to encoder: any Encoder) throws {
    try sortedTerms.map { ["\($0.coefficient)", "\($0.base)"] }.encode(to: encoder)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let pairs = try container.decode([[String]].self)
    self.init(
      try pairs.map { pair in
        guard pair.count == 2, let coefficient = Rational(pair[0]), let base = Integer(pair[1]),
          base.signum() > 0
        else {
          throw DecodingError.dataCorruptedError(
            in: container,
            debugDescription: "\(pair) is not a rational coefficient and a positive integer")
        }
        return Term(coefficient: coefficient, base: base)
      })
  }
}
