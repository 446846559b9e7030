import AlgebraicNumbers
import ExactArithmetic

/// A number that is known to lie between two exact ones, as theorems put it there: `eta_chi2(P,W)` and `eta_KL(W)`.
///
/// The ends are compared exactly, so that a claim which follows from an end is decided even where it is an equation.
public struct ExactBounds: Sendable {
  /// The number is at least this.
  public let lower: AlgebraicReal
  /// The number is at most this.
  public let upper: AlgebraicReal

  /// - Precondition: the ends are in order.
  public init(_ lower: AlgebraicReal, _ upper: AlgebraicReal) {
    precondition(lower <= upper, "the bounds \(lower) and \(upper) are out of order")
    self.lower = lower
    self.upper = upper
  }

  /// An interval with rational ends around both, which are exact where they are rational and else exceed the bounds by
  /// at most `2^-bits`.
  public func enclosure(bits: Int) -> Enclosure {
    Enclosure(
      lower.rationalValue ?? lower.enclosure(bits: bits).lower,
      upper.rationalValue ?? upper.enclosure(bits: bits).upper)
  }

  /// The number where both ends are equal.
  public var exactValue: AlgebraicReal? { lower == upper ? lower : nil }
}

extension ExactBounds: CustomStringConvertible {
  /// The interval: `[0.4225…, 1/2]`.
  public var description: String { enclosure(bits: 64).description }
}

// MARK: - Differences

extension ExactBounds {
  /// The least and the greatest of the number minus another.
  func difference(to other: Quantity) -> Quantity {
    ExactBounds.spanned(
      ExactBounds.difference(.algebraic(lower), other),
      ExactBounds.difference(.algebraic(upper), other))
  }

  /// The least and the greatest of another number minus this.
  func difference(from other: Quantity) -> Quantity {
    ExactBounds.spanned(
      ExactBounds.difference(other, .algebraic(upper)),
      ExactBounds.difference(other, .algebraic(lower)))
  }

  private static func spanned(_ least: Quantity, _ greatest: Quantity) -> Quantity {
    let (low, high) = (least.enclosure(bits: 128).lower, greatest.enclosure(bits: 128).upper)
    return .enclosed(Enclosure(low, max(low, high)))
  }

  /// The difference, exactly 0 for equal algebraic numbers.
  private static func difference(_ lhs: Quantity, _ rhs: Quantity) -> Quantity {
    if case .algebraic(let a) = lhs, case .algebraic(let b) = rhs, a == b {
      return .rational(.zero)
    }
    return lhs - rhs
  }
}
