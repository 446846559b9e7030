import ExactArithmetic

/// The value of a divergence or a cross entropy: an exact log form, or `+infinity`.
public enum Divergence: Sendable, Hashable {
  case finite(LogForm)
  case infinite

  /// The exact value when it is finite.
  public var logForm: LogForm? {
    if case .finite(let form) = self { return form }
    return nil
  }

  /// Whether the value is finite.
  public var isFinite: Bool { logForm != nil }

  public static func + (lhs: Divergence, rhs: Divergence) -> Divergence {
    guard case .finite(let a) = lhs, case .finite(let b) = rhs else { return .infinite }
    return .finite(a + b)
  }

  /// The multiple by a non-negative rational; `0 * infinity = 0`.
  ///
  /// - Precondition: `factor >= 0`.
  public static func * (factor: Rational, divergence: Divergence) -> Divergence {
    precondition(!factor.isNegative, "the multiple of a divergence by \(factor)")
    switch divergence {
    case .finite(let form): return .finite(factor * form)
    case .infinite: return factor.isZero ? .finite(.zero) : .infinite
    }
  }
}

extension Divergence: Comparable {
  /// Always decided; `infinite` is greater than every finite value.
  public static func < (lhs: Divergence, rhs: Divergence) -> Bool {
    switch (lhs, rhs) {
    case (.finite(let a), .finite(let b)): return a < b
    case (.finite, .infinite): return true
    case (.infinite, _): return false
    }
  }
}

extension Divergence: CustomStringConvertible {
  /// The canonical form in bits, or `+infinity`.
  public var description: String {
    switch self {
    case .finite(let form): return form.description
    case .infinite: return "+infinity"
    }
  }
}
