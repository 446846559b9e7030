/// A quantity of information: exact, or known by enclosures of any width.
public enum InformationQuantity: Sendable {
  /// An exact value, with no unit until it is read.
  case exact(LogForm)
  /// A value in bits that is not a log form, or is one too large to write down.
  case enclosed(ComputableReal)

  /// The zero quantity.
  public static var zero: InformationQuantity { .exact(.zero) }

  /// The exact value, where there is one.
  public var logForm: LogForm? {
    if case .exact(let form) = self { return form }
    return nil
  }

  /// An enclosure accurate to about `bits` bits relative to the value.
  public func enclosure(in unit: InformationUnit = .bits, bits: Int = 64) -> Enclosure {
    switch self {
    case .exact(let form):
      return form.enclosure(in: unit, bits: bits)
    case .enclosed(let value):
      let inBits = value.enclosure(significantDigits: bits * 3 / 10 + 1)
      if unit == .bits { return inBits }
      return (inBits * Enclosure.log(Rational(2), bits: bits + 16)).rounded(toBits: bits + 8)
    }
  }

  /// The value in bits as a computable number.
  public var computableBits: ComputableReal {
    switch self {
    case .exact(let form): return ComputableReal(form)
    case .enclosed(let value): return value
    }
  }

  public static func - (lhs: InformationQuantity, rhs: InformationQuantity) -> InformationQuantity {
    if case .exact(let a) = lhs, case .exact(let b) = rhs { return .exact(a - b) }
    return .enclosed(lhs.computableBits - rhs.computableBits)
  }

  public static func * (factor: Rational, quantity: InformationQuantity) -> InformationQuantity {
    switch quantity {
    case .exact(let form): return .exact(factor * form)
    case .enclosed(let value): return .enclosed(factor * value)
    }
  }

  /// Whether this quantity is at least `other`: always decided when both are exact.
  public func isAtLeast(_ other: InformationQuantity) -> Verdict {
    if case .exact(let a) = self, case .exact(let b) = other { return Verdict(a >= b) }
    return computableBits.isAtLeast(other.computableBits)
  }
}
