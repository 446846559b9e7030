/// A quotient of two linear forms in logarithms, `a / b` with `b > 0`: an exact number without a unit.
///
/// A ratio of two divergences of rational laws is one.  It is rational where the forms are proportional, else
/// transcendental (A. Baker, 1966: logarithms of rational numbers that are linearly independent over the rationals are
/// so over the algebraic numbers), so that its comparison with every algebraic number is decided by refinement.
///
/// ```swift
/// let quotient = LogQuotient(LogForm.log(2), over: LogForm.log(3))
/// print(quotient)                                 // ln 2 / ln 3
/// print(quotient.compare(to: Rational(5, 8)) > 0)  // true
/// ```
public struct LogQuotient: Sendable {
  /// The dividend.
  public let numerator: LogForm
  /// The divisor, positive.
  public let denominator: LogForm

  /// Divides one form by another.
  ///
  /// - Precondition: the divisor is not zero.
  public init(_ numerator: LogForm, over denominator: LogForm) {
    let sign = denominator.signum()
    precondition(sign != 0, "a quotient by a form whose value is 0")
    self.numerator = sign < 0 ? -numerator : numerator
    self.denominator = sign < 0 ? -denominator : denominator
  }

  /// An enclosure whose width is at most `2^-bits` times the value.
  ///
  /// - Complexity: that of an enclosure of each form.
  public func enclosure(bits: Int) -> Enclosure {
    let working = max(bits, 32) + 8
    return numerator.enclosure(in: .nats, bits: working)
      .divided(by: denominator.enclosure(in: .nats, bits: working), bits: working)
  }

  /// The sign of the quotient minus a rational number, exact.
  public func compare(to value: Rational) -> Int {
    (numerator - value * denominator).signum()
  }

  /// -1, 0 or 1.
  public func signum() -> Int { numerator.signum() }

  /// Whether the quotient is at least another one: decided unless the two have the same first ``comparisonBits`` bits
  /// and their numerators, or their denominators, differ.
  public func isAtLeast(_ other: LogQuotient) -> Verdict {
    if isIdentical(to: other) { return .holds }
    return computableReal.isAtLeast(other.computableReal, upTo: LogQuotient.comparisonBits)
  }

  /// The number as one that is known by enclosures.
  public var computableReal: ComputableReal { ComputableReal { enclosure(bits: $0) } }

  /// The precision up to which two different quotients are compared.
  public static let comparisonBits = 2048

  /// Whether numerators and denominators have the same values.
  public func isIdentical(to other: LogQuotient) -> Bool {
    numerator == other.numerator && denominator == other.denominator
  }

  /// The value when the canonical forms show it to be rational.
  public var rationalValue: Rational? {
    guard let term = denominator.terms.first else { return nil }
    let match = numerator.terms.first { $0.base == term.base }
    let quotient = (match?.coefficient ?? .zero) / term.coefficient
    return compare(to: quotient) == 0 ? quotient : nil
  }
}

extension LogQuotient: CustomStringConvertible {
  /// Both canonical forms in nats: `ln 2 / ln 3`, `(2 ln 2 - ln 3) / ln 3`.
  public var description: String {
    func written(_ form: LogForm) -> String {
      let text = form.description(in: .nats)
      return form.terms.count > 1 ? "(\(text))" : text
    }
    return "\(written(numerator)) / \(written(denominator))"
  }

  /// The quotient in LaTeX's mathematics: `\frac{\ln 2}{\ln 3}`.
  public var latex: String {
    "\\frac{\(numerator.latex(in: .nats))}{\(denominator.latex(in: .nats))}"
  }
}

// MARK: - With rational numbers

extension LogQuotient {
  public static func - (lhs: LogQuotient, rhs: Rational) -> LogQuotient {
    LogQuotient(lhs.numerator - rhs * lhs.denominator, over: lhs.denominator)
  }

  public static func - (lhs: Rational, rhs: LogQuotient) -> LogQuotient {
    LogQuotient(lhs * rhs.denominator - rhs.numerator, over: rhs.denominator)
  }
}
