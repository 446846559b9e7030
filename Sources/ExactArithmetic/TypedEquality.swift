/// A value that is never compared with one of another type by way of `AnyHashable`.
///
/// Swift compares any two hashable values whose types differ as `AnyHashable`, and finds them different.  In
/// `#expect(x == 3 / 4)` the macro takes the sides apart, so that Swift divides `3 / 4` as `Int`, which is 0; for a
/// `Rational` `x` the expectation would then never hold, and `#expect(x != 3 / 4)` always.  For conforming types
/// such a comparison does not compile:
///
/// ```swift
/// #expect(x == 3 / 4)             // error: integers are divided here; write Rational(3, 4)
/// #expect(x == Rational(3, 4))    // compares exactly
/// #expect(x == 3)                 // a literal alone is a Rational
/// ```
public protocol TypedEquality: Hashable {}

extension Integer: TypedEquality {}
extension Rational: TypedEquality {}
extension LogForm: TypedEquality {}
extension Enclosure: TypedEquality {}

// The operators below are chosen before those of `AnyHashable`, because they convert one side only.  They are
// not `unavailable`: such an operator is never chosen.  They are marked as throwing, which no comparison in an
// expectation may do, so that the compiler stops there; the deprecation's message says why.

extension TypedEquality {
  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func == (lhs: Self, rhs: AnyHashable) throws -> Bool { AnyHashable(lhs) == rhs }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func == (lhs: AnyHashable, rhs: Self) throws -> Bool { lhs == AnyHashable(rhs) }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func != (lhs: Self, rhs: AnyHashable) throws -> Bool { AnyHashable(lhs) != rhs }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func != (lhs: AnyHashable, rhs: Self) throws -> Bool { lhs != AnyHashable(rhs) }
}

extension Optional where Wrapped: TypedEquality {
  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func == (lhs: Wrapped?, rhs: AnyHashable) throws -> Bool {
    AnyHashable(lhs) == rhs
  }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func == (lhs: AnyHashable, rhs: Wrapped?) throws -> Bool {
    lhs == AnyHashable(rhs)
  }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func != (lhs: Wrapped?, rhs: AnyHashable) throws -> Bool {
    AnyHashable(lhs) != rhs
  }

  @available(
    *, deprecated,
    message: "3 / 4 is divided as Int here, and is 0: write Rational(3, 4)"
  )
  public static func != (lhs: AnyHashable, rhs: Wrapped?) throws -> Bool {
    lhs != AnyHashable(rhs)
  }
}
