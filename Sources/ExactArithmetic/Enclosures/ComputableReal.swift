/// A real number given by enclosures of any width.
///
/// What is optimised or transcendental beyond log forms (Mrs Gerber's function, an inverse entropy) is
/// a value of this type: there is no exact representation, but any accuracy can be asked for.
///
/// ```swift
/// let root = ComputableReal { bits in Enclosure.squareRoot(Enclosure(2), bits: bits) }
/// print(root.enclosure(bits: 100))
/// ```
public struct ComputableReal: Sendable {
  private let evaluate: @Sendable (_ workingBits: Int) -> Enclosure

  /// Creates a number from a function that encloses it.
  ///
  /// - Parameter evaluate: gives an enclosure computed with about the given number of bits; its width must
  ///   tend to zero as the number grows.
  public init(_ evaluate: @escaping @Sendable (_ workingBits: Int) -> Enclosure) {
    self.evaluate = evaluate
  }

  /// Creates an exact number.
  public init(_ exact: Rational) { self.init { _ in Enclosure(exact) } }

  /// Creates the value of a log form in a unit.
  public init(_ form: LogForm, in unit: InformationUnit = .bits) {
    self.init { bits in form.enclosure(in: unit, bits: bits) }
  }

  /// An enclosure of width at most `2^-bits`.
  public func enclosure(bits: Int) -> Enclosure {
    let target = Rational(1).scaled(byPowerOfTwo: -bits)
    return refine(from: bits + 16) { $0.width <= target }
  }

  /// An enclosure of width at most `width`.
  ///
  /// - Precondition: `width > 0`.
  public func enclosure(width: Rational) -> Enclosure {
    precondition(width.signum() > 0, "an enclosure of width \(width)")
    return refine(from: 64) { $0.width <= width }
  }

  /// An enclosure accurate to `digits` significant decimal digits, or of width below `10^-floor` around
  /// zero: a computable number cannot be shown to be zero.
  public func enclosure(significantDigits digits: Int, floor: Int = 1000) -> Enclosure {
    let relativeBits = (digits * 10) / 3 + 4
    let least = Rational(1, Integer(10).power(floor))
    return refine(from: relativeBits + 16) {
      $0.isAccurate(toRelativeBits: relativeBits) || $0.width <= least
    }
  }

  private func refine(from bits: Int, until isEnough: (Enclosure) -> Bool) -> Enclosure {
    var workingBits = max(bits, 32)
    while true {
      let value = evaluate(workingBits)
      if isEnough(value) { return value }
      workingBits += workingBits / 2
    }
  }
}

// MARK: - Arithmetic

extension ComputableReal {
  public static func + (lhs: ComputableReal, rhs: ComputableReal) -> ComputableReal {
    ComputableReal { lhs.evaluate($0) + rhs.evaluate($0) }
  }

  public static func - (lhs: ComputableReal, rhs: ComputableReal) -> ComputableReal {
    ComputableReal { lhs.evaluate($0) - rhs.evaluate($0) }
  }

  public static func * (lhs: Rational, rhs: ComputableReal) -> ComputableReal {
    ComputableReal { lhs * rhs.evaluate($0) }
  }

  /// The image under a function on enclosures that satisfies the inclusion principle.
  public func map(
    _ function: @escaping @Sendable (_ value: Enclosure, _ workingBits: Int) -> Enclosure
  ) -> ComputableReal {
    ComputableReal { function(self.evaluate($0), $0) }
  }
}

// MARK: - Comparison

extension ComputableReal {
  /// The precision up to which comparisons try to separate two numbers.
  public static let comparisonBits = 512

  /// Whether this number is at least `other`, decided as soon as enclosures separate.
  ///
  /// - Returns: `undecided` when the enclosures still overlap at `bits` bits, as they always do for
  ///   equal numbers that are not both exact.
  public func isAtLeast(_ other: ComputableReal, upTo bits: Int = comparisonBits) -> Verdict {
    var workingBits = 64
    while true {
      let (left, right) = (evaluate(workingBits), other.evaluate(workingBits))
      if left.lower >= right.upper { return .holds }
      if left.upper < right.lower { return .violated }
      if workingBits >= bits { return .undecided }
      workingBits = min(2 * workingBits, bits)
    }
  }
}
