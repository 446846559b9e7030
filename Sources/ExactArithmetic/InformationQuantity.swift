/// A quantity of information: exact, or known by enclosures of any width, or by one enclosure.
public enum InformationQuantity: Sendable {
  /// An exact value, with no unit until it is read.
  case exact(LogForm)
  /// A value in bits that is not a log form, or is one too large to write down.
  case enclosed(ComputableReal)
  /// A value of which no more is known than that it lies between two exact ones, the smaller first.
  case between(LogForm, LogForm)

  /// The zero quantity.
  public static var zero: InformationQuantity { .exact(.zero) }

  /// The exact value, where there is one.
  public var logForm: LogForm? {
    if case .exact(let form) = self { return form }
    return nil
  }

  /// An enclosure accurate to about `bits` bits relative to the value; of a value between two exact ones, the ends are.
  public func enclosure(in unit: InformationUnit = .bits, bits: Int = 64) -> Enclosure {
    switch self {
    case .exact(let form):
      return form.enclosure(in: unit, bits: bits)
    case .enclosed(let value):
      let inBits = value.enclosure(significantDigits: bits * 3 / 10 + 1)
      if unit == .bits { return inBits }
      return (inBits * unit.bit(bits: bits + 16)).rounded(toBits: bits + 8)
    case .between(let lower, let upper):
      return Enclosure(
        lower.enclosure(in: unit, bits: bits).lower, upper.enclosure(in: unit, bits: bits).upper)
    }
  }

  /// The value in bits as a computable number.
  ///
  /// - Precondition: more is known of it than that it lies between two exact ones.
  public var computableBits: ComputableReal {
    switch self {
    case .exact(let form): return ComputableReal(form)
    case .enclosed(let value): return value
    case .between(let lower, let upper):
      preconditionFailure("a number between \(lower) and \(upper) is not computable")
    }
  }

  /// Whether all that is known are two exact ends.
  private var isBetween: Bool {
    if case .between = self { return true }
    return false
  }

  /// Two exact values between which the value lies.
  private var ends: (lower: LogForm, upper: LogForm) {
    switch self {
    case .exact(let form): return (form, form)
    case .between(let lower, let upper): return (lower, upper)
    case .enclosed(let value):
      let enclosure = value.enclosure(bits: 128)
      return (.bits(enclosure.lower), .bits(enclosure.upper))
    }
  }

  public static func - (lhs: InformationQuantity, rhs: InformationQuantity) -> InformationQuantity {
    if case .exact(let a) = lhs, case .exact(let b) = rhs { return .exact(a - b) }
    if lhs.isBetween || rhs.isBetween {
      let (a, b) = (lhs.ends, rhs.ends)
      return .between(a.lower - b.upper, a.upper - b.lower)
    }
    return .enclosed(lhs.computableBits - rhs.computableBits)
  }

  public static func * (factor: Rational, quantity: InformationQuantity) -> InformationQuantity {
    switch quantity {
    case .exact(let form): return .exact(factor * form)
    case .enclosed(let value): return .enclosed(factor * value)
    case .between(let lower, let upper):
      return factor.isNegative
        ? .between(factor * upper, factor * lower) : .between(factor * lower, factor * upper)
    }
  }

  /// Whether this quantity is at least `other`: always decided when both are exact, and where exact ends decide it.
  public func isAtLeast(_ other: InformationQuantity) -> Verdict {
    if case .exact(let a) = self, case .exact(let b) = other { return Verdict(a >= b) }
    if isBetween || other.isBetween {
      let (own, others) = (ends, other.ends)
      if own.lower >= others.upper { return .holds }
      return own.upper < others.lower ? .violated : .undecided
    }
    return computableBits.isAtLeast(other.computableBits)
  }
}
