import ExactArithmetic

/// How narrow an enclosure of a contraction coefficient is wanted.
public enum ContractionWidth: Sendable, Hashable {
  /// A width.
  case absolute(Rational)
  /// A width as a multiple of the coefficient.
  case relative(Rational)

  /// `10^-6`.
  public static let usual = ContractionWidth.absolute(Rational(1, 1_000_000))

  /// The width for a coefficient that is at least a number.
  func width(atLeast value: Rational) -> Rational {
    switch self {
    case .absolute(let width): width
    case .relative(let share): (share * value).rounded(toSignificantBits: 64, .down)
    }
  }

  /// Whether an enclosure is that narrow.
  public func isReached(by interval: Enclosure) -> Bool {
    switch self {
    case .absolute(let width): interval.width <= width
    case .relative(let share): interval.width <= share * interval.lower
    }
  }

  /// The number that was given.
  var number: Rational {
    switch self {
    case .absolute(let number), .relative(let number): number
    }
  }

  /// The least that is allowed: below, the laws would have millions of digits.
  static let least = Rational.one.scaled(byPowerOfTwo: -ContractionWidth.greatestBits)
  static let greatestBits = 40_000
}
