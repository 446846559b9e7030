/// A value of a random variable, whatever its type.
///
/// The variables of a joint law may have values of different types; this wrapper makes them one type,
/// and literals need no wrapping:
///
/// ```swift
/// let law = try JointLaw(["Weather", "Rain"], weights: [["cloudy", 1]: 1 / 4, ["clear", 0]: 3 / 4])
/// let rainy = try law.conditional(on: "Rain", equals: 1)
/// ```
///
/// Equality is that of `AnyHashable`: values of one type compare as that type does, and equal numbers of
/// different integer types are equal.
public struct AnyOutcome: Hashable, @unchecked Sendable {
  // Only ever made from a Sendable value.
  private let value: AnyHashable

  /// Wraps a value; a wrapped value stays as it is.
  public init<Value: Hashable & Sendable>(_ value: Value) {
    self.value = (value as? AnyOutcome)?.value ?? AnyHashable(value)
  }

  /// The wrapped value.
  public var base: Any { value.base }
}

extension AnyOutcome: CustomStringConvertible {
  /// The description of the value; a combination of values reads `(0, 1)`.
  public var description: String {
    if let parts = value.base as? [AnyOutcome] {
      return "(" + parts.map(\.description).joined(separator: ", ") + ")"
    }
    return "\(value.base)"
  }
}

extension AnyOutcome: ExpressibleByIntegerLiteral, ExpressibleByStringLiteral,
  ExpressibleByBooleanLiteral
{
  public init(integerLiteral value: Int) { self.init(value) }
  public init(stringLiteral value: String) { self.init(value) }
  public init(booleanLiteral value: Bool) { self.init(value) }
}

extension AnyOutcome {
  /// An order for values taken from a dictionary, which has none of its own: integers by size and before
  /// other values, the rest by description.
  static func precedes(_ left: AnyOutcome, _ right: AnyOutcome) -> Bool {
    switch (left.value.base, right.value.base) {
    case (let a as Int, let b as Int): return a < b
    case (is Int, _): return true
    case (_, is Int): return false
    case (let a as [AnyOutcome], let b as [AnyOutcome]):
      return a.lexicographicallyPrecedes(b, by: precedes)
    default: return left.description < right.description
    }
  }
}
