extension LogForm: CustomStringConvertible {
  /// The canonical form in bits: `2 - 3/4 log2 3`.
  public var description: String { description(in: .bits) }

  /// The canonical form: `3/4 log2 3 - 1/2` in bits, `3/4 ln 3 - 1/2 ln 2` in nats, `3/4 log10 3 - 1/2 log10 2` in hartleys.
  ///
  /// A rational number of bits stands last, after the logarithms by increasing base, unless it alone is positive.  So does a
  /// rational number of hartleys: `log10 2` and `log10 5` with coefficients of one sign are taken together, as far as both
  /// go, `3 log10 2 + log10 5` as `2 log10 2 + 1`.
  public func description(in unit: InformationUnit) -> String {
    Rendering(unit: unit, logarithm: unit.logarithm, rational: { "\($0)" }).render(terms)
  }

  /// The canonical form in LaTeX's mathematics: `\frac{3}{4}\log_2 3-\frac{1}{2}`.
  public func latex(in unit: InformationUnit = .bits) -> String {
    Rendering(
      unit: unit, logarithm: unit.latexLogarithm, rational: { $0.latex }, isSpaced: false
    ).render(terms)
  }

  private struct Rendering {
    let unit: InformationUnit
    let logarithm: String
    let rational: (Rational) -> String
    var isSpaced = true

    func render(_ terms: [Term]) -> String {
      var summands: [(isNegative: Bool, text: String)] = []
      var (constant, terms): (Rational?, [Term]) = (nil, terms)
      if unit == .hartleys { (constant, terms) = LogForm.withHartleysApart(terms) }
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

extension LogForm {
  /// The value of the terms of a canonical form in a unit, when they show it to be rational.
  ///
  /// Bases are pairwise coprime, so that a multiple of the logarithm of the unit's base, 2 or 10, consists of powers of 2, or of a power
  /// of 10, or of one of 2 and one of 5 with equal multiples.
  package static func rationalValue(of terms: [Term], in unit: InformationUnit) -> Rational? {
    if terms.isEmpty { return .zero }
    switch unit {
    case .nats: return nil
    case .bits: return logarithm(of: terms, base: 2)
    case .hartleys:
      if terms.count == 1 { return logarithm(of: terms, base: 10) }
      let (even, odd) = (
        terms.filter { $0.base.trailingZeroBitCount > 0 },
        terms.filter { $0.base.trailingZeroBitCount == 0 }
      )
      guard let twos = logarithm(of: even, base: 2), let fives = logarithm(of: odd, base: 5),
        twos == fives
      else { return nil }
      return twos
    }
  }

  /// The terms of a canonical form with a rational number of hartleys taken out: powers of 10, and of 2 and 5 as far as their
  /// multiples go together.
  fileprivate static func withHartleysApart(
    _ terms: [Term]
  ) -> (constant: Rational?, rest: [Term]) {
    var (constant, multiples) = (Rational.zero, [2: Rational.zero, 5: Rational.zero])
    var rest: [Term] = []
    for term in terms {
      if let tens = exponent(of: term.base, 10) {
        constant += Rational(tens) * term.coefficient
      } else if let base = [2, 5].first(where: { exponent(of: term.base, $0) != nil }) {
        let power = Rational(exponent(of: term.base, base) ?? 0)
        multiples[base, default: .zero] += power * term.coefficient
      } else {
        rest.append(term)
      }
    }
    let (twos, fives) = (multiples[2] ?? .zero, multiples[5] ?? .zero)
    let isTogether = twos.signum() * fives.signum() > 0
    let common: Rational = isTogether ? (twos.magnitude < fives.magnitude ? twos : fives) : .zero
    constant += common
    for (base, multiple) in [(2, twos - common), (5, fives - common)] where !multiple.isZero {
      rest.append(Term(coefficient: multiple, base: Integer(base)))
    }
    return (constant.isZero ? nil : constant, rest.sorted { $0.base < $1.base })
  }

  /// The coefficient of `log base` in terms whose bases are all powers of it.
  private static func logarithm(of terms: [Term], base: Int) -> Rational? {
    var value = Rational.zero
    for term in terms {
      guard let exponent = exponent(of: term.base, base) else { return nil }
      value += Rational(exponent) * term.coefficient
    }
    return value
  }

  /// The exponent of a power of a base; `nil` for any other number.
  private static func exponent(of number: Integer, _ base: Int) -> Int? {
    if base == 2 {
      let exponent = number.trailingZeroBitCount
      return exponent == number.bitWidth - 1 ? exponent : nil
    }
    var (rest, exponent) = (number, 0)
    let factor = Integer(base)
    while rest > 1 {
      let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: factor)
      if !remainder.isZero { return nil }
      (rest, exponent) = (quotient, exponent + 1)
    }
    return exponent
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
