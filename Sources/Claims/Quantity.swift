import AlgebraicNumbers
import ExactArithmetic

/// A number that is exact in one of several ways, or enclosed: what a claim compares.
public enum Quantity: Sendable {
  case rational(Rational)
  case algebraic(AlgebraicReal)
  case squareRoots(SquareRootSum)
  /// A quantity of information, read in bits where it meets a number without a unit.
  case information(InformationQuantity)
  /// A number without a unit that is enclosed to any width.
  case computable(ComputableReal)
  /// A number without a unit that is known by one enclosure only.
  case enclosed(Enclosure)
  /// A quotient of quantities of information, without a unit.
  case quotient(LogQuotient)
  /// A number without a unit that lies between two exact ones.
  case between(ExactBounds)

  /// An exact quantity of information.
  public static func logForm(_ form: LogForm) -> Quantity { .information(.exact(form)) }

  /// An enclosure, of width about `2^-bits` where more is not forced.
  public func enclosure(bits: Int = 64) -> Enclosure {
    switch self {
    case .rational(let value): return Enclosure(value)
    case .algebraic(let value): return value.enclosure(bits: bits)
    case .squareRoots(let value): return value.enclosure(bits: bits)
    case .information(.enclosed(let value)), .computable(let value):
      return value.enclosure(bits: bits)
    case .information(let value): return value.enclosure(in: .bits, bits: bits)
    case .enclosed(let value): return value
    case .quotient(let value): return value.enclosure(bits: bits)
    case .between(let bounds): return bounds.enclosure(bits: bits)
    }
  }

  /// The value when it is known to be rational.
  public var rationalValue: Rational? {
    switch self {
    case .rational(let value): return value
    case .algebraic(let value): return value.rationalValue
    case .squareRoots(let value): return value.rationalValue
    case .information(let value): return value.logForm?.rationalBits
    case .computable: return nil
    case .enclosed(let value): return value.isExact ? value.lower : nil
    case .quotient(let value): return value.rationalValue
    case .between(let bounds): return bounds.exactValue?.rationalValue
    }
  }

  /// The quantity of information, unless this is a number without a unit.
  public var informationValue: InformationQuantity? {
    if case .information(let value) = self { return value }
    return nil
  }

  /// The exact quantity of information, where it is one.
  public var logForm: LogForm? { informationValue?.logForm }

  /// Whether the value is known exactly, so that its sign can be decided.
  public var isExact: Bool {
    switch self {
    case .rational, .algebraic, .squareRoots, .information(.exact), .quotient: return true
    case .information, .computable: return false
    case .enclosed(let value): return value.isExact
    case .between(let bounds): return bounds.exactValue != nil
    }
  }

  /// Whether the value is at least 0: always decided when it is exact.
  public var isAtLeastZero: Verdict {
    switch self {
    case .rational(let value): return Verdict(!value.isNegative)
    case .algebraic(let value): return Verdict(value.signum() >= 0)
    case .squareRoots(let value): return Verdict(value.signum() >= 0)
    case .information(let value): return value.isAtLeast(.zero)
    case .computable(let value): return value.isAtLeast(ComputableReal(.zero))
    case .enclosed(let value):
      if !value.lower.isNegative { return .holds }
      return value.upper.isNegative ? .violated : .undecided
    case .quotient(let value): return Verdict(value.signum() >= 0)
    case .between(let bounds):
      if bounds.lower.signum() >= 0 { return .holds }
      return bounds.upper.signum() < 0 ? .violated : .undecided
    }
  }

  /// Whether the value is known to be 0.
  public var isZero: Bool {
    switch self {
    case .rational(let value): return value.isZero
    case .algebraic(let value): return value.signum() == 0
    case .squareRoots(let value): return value.isZero
    case .information(let value): return value.logForm?.isZero ?? false
    case .computable: return false
    case .enclosed(let value): return value.isExact && value.lower.isZero
    case .quotient(let value): return value.signum() == 0
    case .between(let bounds): return bounds.exactValue.map { $0.signum() == 0 } ?? false
    }
  }

  /// The number as one whose enclosures can be asked for; `nil` for a fixed enclosure.
  private var computable: ComputableReal? {
    switch self {
    case .enclosed, .between, .information(.between): return nil
    default: return ComputableReal { enclosure(bits: $0) }
    }
  }

  /// `self - other`: exact where both are of one exact kind, or one is rational; exactly 0 where they are equal
  /// algebraic numbers or sums of square roots.
  public static func - (lhs: Quantity, rhs: Quantity) -> Quantity {
    switch (lhs, rhs) {
    case (.between(let a), _): return a.difference(to: rhs)
    case (_, .between(let b)): return b.difference(from: lhs)
    case (.quotient(let a), _):
      if let b = rhs.rationalValue { return .quotient(a - b) }
    case (_, .quotient(let b)):
      if let a = lhs.rationalValue { return .quotient(a - b) }
    case (.algebraic(let a), .algebraic(let b)) where a == b: return .rational(.zero)
    case (.algebraic(let a), .squareRoots(let b)) where b.compare(to: a) == 0:
      return .rational(.zero)
    case (.squareRoots(let a), .algebraic(let b)) where a.compare(to: b) == 0:
      return .rational(.zero)
    case (.algebraic(let a), _):
      if let b = rhs.rationalValue { return .algebraic(a - b) }
    case (_, .algebraic(let b)):
      if let a = lhs.rationalValue { return .algebraic(a - b) }
    case (.squareRoots(let a), .squareRoots(let b)): return .squareRoots(a - b)
    case (.squareRoots(let a), .rational(let b)): return .squareRoots(a - SquareRootSum(b))
    case (.rational(let a), .squareRoots(let b)): return .squareRoots(SquareRootSum(a) - b)
    case (.information(let a), .information(let b)): return .information(a - b)
    case (.information(let a), .rational(let b)): return .information(a - .exact(.bits(b)))
    case (.rational(let a), .information(let b)): return .information(.exact(.bits(a)) - b)
    default: break
    }
    if let a = lhs.rationalValue, let b = rhs.rationalValue { return .rational(a - b) }
    if let a = lhs.computable, let b = rhs.computable { return .computable(a - b) }
    return .enclosed(lhs.enclosure() - rhs.enclosure())
  }

  /// Whether `lhs <= rhs`: decided between exact numbers of one kind, or where one is rational; by enclosures
  /// otherwise.
  public static func compare(_ lhs: Quantity, atMost rhs: Quantity) -> Verdict {
    switch (lhs, rhs) {
    case (.between(let a), _):
      if compare(.algebraic(a.upper), atMost: rhs) == .holds { return .holds }
      return compare(.algebraic(a.lower), atMost: rhs) == .violated ? .violated : .undecided
    case (_, .between(let b)):
      if compare(lhs, atMost: .algebraic(b.lower)) == .holds { return .holds }
      return compare(lhs, atMost: .algebraic(b.upper)) == .violated ? .violated : .undecided
    case (.quotient(let a), .quotient(let b)): return b.isAtLeast(a)
    case (.algebraic(let a), .algebraic(let b)): return Verdict(a <= b)
    case (.algebraic(let a), .squareRoots(let b)): return Verdict(b.compare(to: a) >= 0)
    case (.squareRoots(let a), .algebraic(let b)): return Verdict(a.compare(to: b) <= 0)
    case (.information(let a), .information(let b)): return b.isAtLeast(a)
    default: return (rhs - lhs).isAtLeastZero
    }
  }

  /// Whether this quantity is at least `other`; see ``compare(_:atMost:)``.
  public func isAtLeast(_ other: Quantity) -> Verdict { Quantity.compare(other, atMost: self) }

  /// Whether `lhs = rhs`: decided as for an inequality; enclosures that are not exact can only refute it.
  public static func compare(_ lhs: Quantity, equals rhs: Quantity) -> Verdict {
    let below = compare(lhs, atMost: rhs)
    return Verdict.all([below, compare(rhs, atMost: lhs)])
  }
}
