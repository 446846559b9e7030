/// A closed interval with rational ends that surely contains a real number.
///
/// Sums, differences and products of enclosures have exact ends; call ``rounded(toBits:)`` to shorten
/// them outward.  Quotients, logarithms and the other functions round outward to the number of bits
/// asked for.  The inclusion principle holds throughout: if `x` lies in `X` and `y` in `Y`, then
/// `f(x, y)` lies in `f(X, Y)`.
public struct Enclosure: Sendable, Hashable {
  /// A number that is at most the enclosed value.
  public let lower: Rational
  /// A number that is at least the enclosed value.
  public let upper: Rational

  /// Creates the interval from `lower` to `upper`.
  ///
  /// - Precondition: `lower <= upper`.
  public init(_ lower: Rational, _ upper: Rational) {
    precondition(lower <= upper, "the ends \(lower) and \(upper) are out of order")
    self.lower = lower
    self.upper = upper
  }

  /// Creates the interval that contains one number only.
  public init(_ exact: Rational) {
    lower = exact
    upper = exact
  }

  /// `upper - lower`.
  public var width: Rational { upper - lower }

  /// The middle of the interval.
  public var midpoint: Rational { (lower + upper).scaled(byPowerOfTwo: -1) }

  /// Whether the interval is a single number, which is then the enclosed value.
  public var isExact: Bool { lower == upper }

  /// Whether a number lies in the interval.
  public func contains(_ value: Rational) -> Bool { lower <= value && value <= upper }

  /// Whether another interval lies in this one.
  public func contains(_ other: Enclosure) -> Bool {
    lower <= other.lower && other.upper <= upper
  }

  /// Whether the width is at most `2^-bits` times the least magnitude in the interval.
  public func isAccurate(toRelativeBits bits: Int) -> Bool {
    if isExact { return true }
    let least = min(lower.magnitude, upper.magnitude)
    return lower.signum() * upper.signum() > 0 && width.scaled(byPowerOfTwo: bits) <= least
  }

  /// The common part of two enclosures of the same number.
  ///
  /// - Precondition: the intervals meet.
  public func intersection(_ other: Enclosure) -> Enclosure {
    Enclosure(max(lower, other.lower), min(upper, other.upper))
  }

  /// The least interval that contains both.
  public func hull(_ other: Enclosure) -> Enclosure {
    Enclosure(min(lower, other.lower), max(upper, other.upper))
  }

  /// The ends rounded outward to `bits` significant bits each.
  public func rounded(toBits bits: Int) -> Enclosure {
    Enclosure(
      lower.rounded(toSignificantBits: bits, .down), upper.rounded(toSignificantBits: bits, .up))
  }

  /// The rational of least denominator in the interval.
  ///
  /// - Complexity: one continued-fraction step for each partial quotient that the ends share.
  public var simplestRational: Rational {
    if lower.signum() * upper.signum() <= 0 { return .zero }
    if upper.isNegative { return -Rational.simplest(-upper, -lower) }
    return Rational.simplest(lower, upper)
  }
}

extension Rational {
  /// The rational of least denominator from `lower` to `upper`, both positive.
  fileprivate static func simplest(_ lower: Rational, _ upper: Rational) -> Rational {
    var quotients: [Integer] = []
    var (low, high) = (lower, upper)
    while true {
      let floor = low.floor()
      let wholeLow = Rational(floor)
      if wholeLow == low || wholeLow + 1 <= high {
        // An integer lies between: the least one ends the continued fraction.
        var value = wholeLow == low ? wholeLow : wholeLow + 1
        for quotient in quotients.reversed() { value = Rational(quotient) + value.reciprocal() }
        return value
      }
      quotients.append(floor)
      (low, high) = ((high - wholeLow).reciprocal(), (low - wholeLow).reciprocal())
    }
  }

  /// The value with at most `bits` significant binary digits, rounded by `rule`: a dyadic number.
  public func rounded(
    toSignificantBits bits: Int, _ rule: FloatingPointRoundingRule = .toNearestOrEven
  ) -> Rational {
    precondition(bits >= 1, "\(bits) significant bits")
    if isZero { return self }
    if denominator.isOne || denominator.trailingZeroBitCount == denominator.bitWidth - 1,
      numerator.bitWidth - numerator.trailingZeroBitCount <= bits
    {
      return self  // already dyadic and short
    }
    let unit = numerator.magnitude.binaryExponent(dividedBy: denominator) - bits + 1
    return Rational(scaled(byPowerOfTwo: -unit).rounded(rule)).scaled(byPowerOfTwo: unit)
  }
}

// MARK: - Arithmetic

extension Enclosure: AdditiveArithmetic {
  public static var zero: Enclosure { Enclosure(.zero) }

  public static func + (lhs: Enclosure, rhs: Enclosure) -> Enclosure {
    Enclosure(lhs.lower + rhs.lower, lhs.upper + rhs.upper)
  }

  public static func - (lhs: Enclosure, rhs: Enclosure) -> Enclosure {
    Enclosure(lhs.lower - rhs.upper, lhs.upper - rhs.lower)
  }

  public static prefix func - (operand: Enclosure) -> Enclosure {
    Enclosure(-operand.upper, -operand.lower)
  }

  public static func * (lhs: Enclosure, rhs: Enclosure) -> Enclosure {
    if !lhs.lower.isNegative && !rhs.lower.isNegative {
      return Enclosure(lhs.lower * rhs.lower, lhs.upper * rhs.upper)
    }
    let corners = [
      lhs.lower * rhs.lower, lhs.lower * rhs.upper, lhs.upper * rhs.lower, lhs.upper * rhs.upper,
    ]
    return Enclosure(corners.min()!, corners.max()!)
  }

  public static func * (lhs: Rational, rhs: Enclosure) -> Enclosure {
    lhs.isNegative
      ? Enclosure(lhs * rhs.upper, lhs * rhs.lower) : Enclosure(lhs * rhs.lower, lhs * rhs.upper)
  }

  /// The quotient, rounded outward to `bits` significant bits.
  ///
  /// - Precondition: `divisor` does not contain zero.
  public func divided(by divisor: Enclosure, bits: Int) -> Enclosure {
    precondition(
      divisor.lower.signum() * divisor.upper.signum() > 0,
      "division by an interval with zero inside")
    let reciprocal = Enclosure(divisor.upper.reciprocal(), divisor.lower.reciprocal())
    return (self * reciprocal).rounded(toBits: bits)
  }
}

extension Enclosure: Codable {
  /// Decodes two rationals, the lower end first.
  public init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    let lower = try container.decode(Rational.self)
    let upper = try container.decode(Rational.self)
    guard lower <= upper else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "the ends \(lower) and \(upper) are out of order")
    }
    self.init(lower, upper)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.unkeyedContainer()
    try container.encode(lower)
    try container.encode(upper)
  }
}
