import ExactArithmetic

/// A rational number or `+infinity`: the value of a chi-square divergence or a Renyi sum.
public enum ExtendedRational: Sendable, Hashable {
  case finite(Rational)
  case infinite

  /// The exact value when it is finite.
  public var rational: Rational? {
    if case .finite(let value) = self { return value }
    return nil
  }

  /// Whether the value is finite.
  public var isFinite: Bool { rational != nil }
}

extension ExtendedRational: TypedEquality {}

extension ExtendedRational: Comparable {
  /// `infinite` is greater than every finite value.
  public static func < (lhs: ExtendedRational, rhs: ExtendedRational) -> Bool {
    switch (lhs, rhs) {
    case (.finite(let a), .finite(let b)): return a < b
    case (.finite, .infinite): return true
    case (.infinite, _): return false
    }
  }
}

extension ExtendedRational: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: StaticBigInt) {
    self = .finite(Rational(integerLiteral: value))
  }
}

extension ExtendedRational: CustomStringConvertible {
  /// The fraction, or `+infinity`.
  public var description: String { rational?.description ?? "+infinity" }
}
