import ExactArithmetic

/// A polynomial in one variable with integer coefficients.
///
/// ```swift
/// let p = Polynomial([1, -2, 3])
/// print(p)                 // 3x^2 - 2x + 1
/// print(p.derivative)      // 6x - 2
/// ```
public struct Polynomial: Hashable, Sendable {
  /// The coefficients, lowest degree first; the last one is not zero, and the zero polynomial has none.
  public let coefficients: [Integer]

  /// Creates `sum_i coefficients[i] x^i`; zeros at the end are dropped.
  ///
  /// The coefficients are integers: `1 / 2` among them is 0.  ``init(clearingDenominatorsOf:)`` takes fractions.
  public init(_ coefficients: [Integer]) {
    if let last = coefficients.last, last.isZero {
      let count = (coefficients.lastIndex { !$0.isZero } ?? -1) + 1
      self.coefficients = Array(coefficients.prefix(count))
    } else {
      self.coefficients = coefficients
    }
  }

  /// Creates a constant.
  public init(_ constant: Integer) { self.init([constant]) }

  /// Creates the least positive multiple with integer coefficients of a polynomial with rational ones,
  /// lowest degree first.
  public init(clearingDenominatorsOf coefficients: [Rational]) {
    let multiple = coefficients.reduce(Integer.one) { Integer.lcm($0, $1.denominator) }
    self.init(
      coefficients.map { $0.numerator * multiple.exactlyDivided(by: $0.denominator) })
  }

  /// The primitive linear polynomial with a given root: `d x - n` for the root `n/d`.
  public init(root: Rational) { self.init([-root.numerator, root.denominator]) }

  /// `coefficient x^degree`.
  ///
  /// - Precondition: `degree >= 0`.
  public static func monomial(_ coefficient: Integer, degree: Int) -> Polynomial {
    precondition(degree >= 0, "a monomial of degree \(degree)")
    return Polynomial(Array(repeating: .zero, count: degree) + [coefficient])
  }

  public static var zero: Polynomial { Polynomial([Integer]()) }
  public static var one: Polynomial { Polynomial([.one]) }

  /// The degree; -1 for the zero polynomial.
  public var degree: Int { coefficients.count - 1 }

  /// Whether this is the zero polynomial.
  public var isZero: Bool { coefficients.isEmpty }

  /// The coefficient of the highest power; 0 for the zero polynomial.
  public var leadingCoefficient: Integer { coefficients.last ?? .zero }

  /// The coefficient of `x^power`, 0 above the degree.
  ///
  /// - Precondition: `power >= 0`.
  public subscript(power: Int) -> Integer {
    power < coefficients.count ? coefficients[power] : .zero
  }

  /// `sum_i i c_i x^(i-1)`.
  public var derivative: Polynomial {
    Polynomial(coefficients.enumerated().dropFirst().map { Integer($0) * $1 })
  }

  /// The number of bits of the longest coefficient.
  public var coefficientBits: Int { coefficients.reduce(0) { max($0, $1.bitWidth) } }

  /// The sum of the squares of the coefficients.
  package var squaredNorm: Integer {
    coefficients.reduce(into: Integer.zero) { $0.addProduct($1, $1) }
  }
}

extension Polynomial: CustomStringConvertible {
  /// The terms, highest degree first: `3x^2 - 2x + 1`.
  public var description: String { description(variable: "x") }

  /// The terms in a given variable, highest degree first.
  public func description(variable: String) -> String {
    if isZero { return "0" }
    var text = ""
    for (power, coefficient) in coefficients.enumerated().reversed() where !coefficient.isZero {
      if text.isEmpty {
        text = coefficient.isNegative ? "-" : ""
      } else {
        text += coefficient.isNegative ? " - " : " + "
      }
      let magnitude = coefficient.magnitude
      if power == 0 || !magnitude.isOne { text += magnitude.description }
      if power > 0 { text += power == 1 ? variable : "\(variable)^\(power)" }
    }
    return text
  }
}
