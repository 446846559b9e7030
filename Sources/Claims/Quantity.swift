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

  /// An exact quantity of information.
  public static func logForm(_ form: LogForm) -> Quantity { .information(.exact(form)) }

  /// An enclosure, of width about `2^-bits` where more is not forced.
  public func enclosure(bits: Int = 64) -> Enclosure {
    switch self {
    case .rational(let value): return Enclosure(value)
    case .algebraic(let value): return value.enclosure(bits: bits)
    case .squareRoots(let value): return value.enclosure(bits: bits)
    case .information(.exact(let form)): return form.enclosure(in: .bits, bits: bits)
    case .information(.enclosed(let value)), .computable(let value):
      return value.enclosure(bits: bits)
    case .enclosed(let value): return value
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
    case .rational, .algebraic, .squareRoots, .information(.exact): return true
    case .information(.enclosed), .computable: return false
    case .enclosed(let value): return value.isExact
    }
  }

  /// Whether the value is at least 0: always decided when it is exact.
  public var isAtLeastZero: Verdict {
    switch self {
    case .rational(let value): return Verdict(!value.isNegative)
    case .algebraic(let value): return Verdict(value.signum() >= 0)
    case .squareRoots(let value): return Verdict(value.signum() >= 0)
    case .information(.exact(let form)): return Verdict(form.signum() >= 0)
    case .information(.enclosed(let value)), .computable(let value):
      return value.isAtLeast(ComputableReal(.zero))
    case .enclosed(let value):
      if !value.lower.isNegative { return .holds }
      return value.upper.isNegative ? .violated : .undecided
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
    }
  }

  /// The number as one whose enclosures can be asked for; `nil` for a fixed enclosure.
  private var computable: ComputableReal? {
    if case .enclosed = self { return nil }
    return ComputableReal { enclosure(bits: $0) }
  }

  /// `self - other`: exact where both are of one exact kind, or one is rational.
  public static func - (lhs: Quantity, rhs: Quantity) -> Quantity {
    switch (lhs, rhs) {
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
