import ExactArithmetic

/// A real algebraic number: the only root of a squarefree integer polynomial in an interval.
///
/// Rational values are recognised, so that a number that is not rational here is irrational.  Comparison is
/// exact: enclosures decide it unless the numbers are equal or very close, and then the greatest common
/// divisor of the polynomials does.
///
/// ```swift
/// let root = AlgebraicReal.realRoots(of: Polynomial([-2, 0, 1])).last!
/// print(root)                           // root of x^2 - 2 near 1.414213562373095
/// print(root.squared() == Rational(2))  // true
/// ```
public struct AlgebraicReal: Sendable {
  enum Storage: Sendable {
    case rational(Rational)
    case root(IsolatedRoot)
  }

  let storage: Storage

  /// Creates a rational number.
  public init(_ rational: Rational) { storage = .rational(rational) }

  /// Creates the root of a polynomial in a closed interval.
  ///
  /// - Precondition: the polynomial is not zero and has exactly one root in the interval.
  public init(rootOf polynomial: Polynomial, in interval: Enclosure) {
    precondition(!polynomial.isZero, "a root of the zero polynomial")
    let squarefree = polynomial.squarefreePart
    guard let root = AlgebraicReal(squarefree: squarefree, in: interval) else {
      preconditionFailure("the polynomial does not have exactly one root in \(interval)")
    }
    self = root
  }

  /// Takes the root of a squarefree primitive polynomial with positive leading coefficient in a closed
  /// interval, or is `nil` when Descartes' rule does not show that there is exactly one.
  package init?(squarefree polynomial: Polynomial, in interval: Enclosure) {
    let (lower, upper) = (interval.lower, interval.upper)
    let lowerSign = polynomial.sign(at: lower)
    if interval.isExact {
      if lowerSign != 0 { return nil }
      self.init(lower)
      return
    }
    let upperSign = polynomial.sign(at: upper)
    let inside = polynomial.rootBound(from: lower, to: upper)
    switch (lowerSign, upperSign, inside) {
    case (0, _, 0) where upperSign != 0: self.init(lower)
    case (_, 0, 0) where lowerSign != 0: self.init(upper)
    case (_, _, 1) where lowerSign * upperSign < 0:
      self.init(
        isolating: polynomial, IsolatedRoot.dyadicInterval(of: polynomial, from: lower, to: upper))
    default: return nil
    }
  }

  /// Takes a number known by enclosures that shrink to it: a root of a squarefree primitive polynomial with
  /// positive leading coefficient.
  ///
  /// - Parameters:
  ///   - bits: the first number of bits asked for.
  ///   - enclosure: encloses the number, the more closely the greater the number of bits.
  package init(
    squarefree polynomial: Polynomial, startingBits bits: Int = 64,
    enclosedBy enclosure: (_ bits: Int) -> Enclosure
  ) {
    var bits = bits
    while true {
      if let root = AlgebraicReal(squarefree: polynomial, in: enclosure(bits)) {
        self = root
        return
      }
      bits *= 2
    }
  }

  /// Takes a polynomial with one simple root between the ends, where it has different signs.
  init(isolating polynomial: Polynomial, _ interval: DyadicInterval) {
    let root = IsolatedRoot(polynomial: polynomial, interval: interval)
    if let rational = root.rationalValue {
      storage = .rational(rational)
    } else {
      // Enough for most comparisons.
      storage = .root(root.refined(toBits: 64))
    }
  }

  /// Takes the root between 0 and 1 of a squarefree primitive polynomial with positive leading coefficient
  /// that is known to have exactly one there, and none at 0 or 1.
  package init(inUnitInterval polynomial: Polynomial) {
    self.init(isolating: polynomial, DyadicInterval(lower: .zero, upper: .one, exponent: 0))
  }

  /// The real roots of a polynomial, increasing, each once.
  ///
  /// - Precondition: the polynomial is not zero.
  /// - Complexity: a Taylor shift, of d^2/2 additions for the degree d, for each bisection that separates
  ///   the roots.
  public static func realRoots(of polynomial: Polynomial) -> [AlgebraicReal] {
    precondition(!polynomial.isZero, "the roots of the zero polynomial")
    var squarefree = polynomial.squarefreePart
    var roots: [AlgebraicReal] = []
    let hasZero = squarefree[0].isZero
    if hasZero {
      squarefree = Polynomial(Array(squarefree.coefficients.dropFirst()))
    }
    for isNegative in [true, false] {
      let reflected = isNegative ? squarefree.scaledArgument(by: -1) : squarefree
      let intervals = reflected.isolatedPositiveRoots()
      for interval in isNegative ? intervals.reversed().map(\.negated) : intervals {
        roots.append(
          interval.width.isZero
            ? AlgebraicReal(interval.enclosure.lower)
            : AlgebraicReal(isolating: squarefree, interval))
      }
      if isNegative && hasZero { roots.append(AlgebraicReal(.zero)) }
    }
    return roots
  }
}

// MARK: - Values

extension AlgebraicReal {
  /// A squarefree primitive polynomial with this root and positive leading coefficient; it is linear
  /// exactly when the number is rational, and need not be irreducible otherwise.
  public var polynomial: Polynomial {
    switch storage {
    case .rational(let value): return Polynomial(root: value)
    case .root(let root): return root.polynomial
    }
  }

  /// An interval in which the polynomial has no other root; a single number when the value is rational.
  public var interval: Enclosure {
    switch storage {
    case .rational(let value): return Enclosure(value)
    case .root(let root): return root.interval.enclosure
    }
  }

  /// The value, if it is rational.
  public var rationalValue: Rational? {
    if case .rational(let value) = storage { return value }
    return nil
  }

  /// Whether the value is rational.
  public var isRational: Bool { rationalValue != nil }

  /// An enclosure of width at most `2^-bits`: exact for a rational number.
  ///
  /// - Complexity: a few evaluations of the polynomial with numbers of that many bits.
  public func enclosure(bits: Int) -> Enclosure {
    switch storage {
    case .rational(let value): return Enclosure(value)
    case .root(let root): return root.refined(toBits: bits).interval.enclosure
    }
  }

  /// An enclosure of width at most `width`.
  ///
  /// - Precondition: `width > 0`.
  public func enclosure(width: Rational) -> Enclosure {
    precondition(width.signum() > 0, "an enclosure of width \(width)")
    // 2^-bits <= width
    return enclosure(bits: width.denominator.bitWidth - width.numerator.bitWidth + 1)
  }

  /// An enclosure whose width is at most `2^-bits` times the value.
  package func enclosure(relativeBits bits: Int) -> Enclosure {
    var absolute = bits
    while true {
      let result = enclosure(bits: absolute)
      if result.isAccurate(toRelativeBits: bits) { return result }
      absolute += max(64, absolute / 2)
    }
  }

  /// The number with the same polynomial, its interval narrowed to a width of at most `2^-bits`: later
  /// questions start from there.
  public func refined(bits: Int) -> AlgebraicReal {
    guard case .root(let root) = storage else { return self }
    return AlgebraicReal(storage: .root(root.refined(toBits: bits)))
  }

  /// Whether the polynomial certainly has no other root in an interval that contains the number.
  package func isIsolated(by interval: Enclosure) -> Bool {
    guard case .root(let root) = storage else { return true }
    let (lower, upper) = (interval.lower, interval.upper)
    return root.polynomial.sign(at: lower) * root.polynomial.sign(at: upper) < 0
      && root.polynomial.rootBound(from: lower, to: upper) == 1
  }

  init(storage: Storage) { self.storage = storage }

  /// The number for functions of computable reals.
  public var computableReal: ComputableReal { ComputableReal { self.enclosure(bits: $0) } }

  /// The floating-point number next to the value: the error is less than one unit in the last place.
  public var approximation: Double {
    if let value = rationalValue { return Double(value) }
    return Double(enclosure(relativeBits: 60).midpoint)
  }
}

extension AlgebraicReal: CustomStringConvertible {
  /// The rational number, or the polynomial and 17 digits: `root of x^2 - 2 near 1.414213562373095`.
  public var description: String {
    if let value = rationalValue { return value.description }
    let terms = polynomial.degree <= 8 && polynomial.coefficientBits <= 64
    let name = terms ? "\(polynomial)" : "a polynomial of degree \(polynomial.degree)"
    return "root of \(name) near \(firstDigits(17))"
  }

  /// The first digits of an irrational number, cut off.
  private func firstDigits(_ digits: Int) -> String {
    // An irrational number is no decimal, so a narrow enclosure settles its digits.
    var bits = 80
    while true {
      let value = enclosure(relativeBits: bits)
      let first = value.lower.decimal(significantDigits: digits, rounding: .towardZero)
      if first == value.upper.decimal(significantDigits: digits, rounding: .towardZero) {
        return first
      }
      bits *= 2
    }
  }
}

extension AlgebraicReal: TypedEquality {}
