/// A rational number of any size, with value semantics, in lowest terms with a positive denominator.
///
/// Numerators and denominators that fit a machine word never touch GMP.
///
/// ```swift
/// let delta: Rational = 1 / 4
/// print(1 - 2 * delta)  // 1/2
/// ```
///
/// A quotient of literals is divided exactly wherever a `Rational` is expected: as an argument, in an array or
/// a dictionary, beside `??` or `==`, and in `Rational(1 / 2)`.  Division of variables of type `Int` is
/// Swift's: `Rational(n / 2)` drops the remainder, `Rational(n, 2)` keeps it.  The article
/// <doc:Quotients> lists the places where Swift divides literals as `Int`.
@frozen
public struct Rational: Sendable, Hashable {
  /// The numerator in lowest terms; it carries the sign.
  public let numerator: Integer
  /// The denominator in lowest terms, positive.
  public let denominator: Integer

  /// Takes a fraction known to be in lowest terms with a positive denominator.
  @inlinable @inline(__always)
  init(reduced numerator: Integer, _ denominator: Integer) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// Takes a fraction of words known to be in lowest terms with a positive denominator.
  @inlinable @inline(__always)
  init(reduced numerator: Int, _ denominator: Int) {
    self.numerator = Integer(numerator)
    self.denominator = Integer(denominator)
  }

  /// Creates the same number; this makes the literals of `Rational(1 / 2)` rational, so that it is one half.
  @inlinable
  public init(_ other: Rational) { self = other }

  /// Takes a fraction of words that is known to be in lowest terms with a positive denominator.
  @inlinable @inline(__always)
  package init(inLowestTerms numerator: Int, _ denominator: Int) {
    self.init(reduced: numerator, denominator)
  }

  // The integers' initialisers are disfavoured: the division in `Rational(1 / 2)` would be theirs otherwise.

  /// Creates an integer.
  @inlinable @_disfavoredOverload
  public init(_ integer: Integer) { self.init(reduced: integer, .one) }

  /// Creates an integer.
  @inlinable @_disfavoredOverload
  public init(_ word: Int) { self.init(reduced: word, 1) }

  /// Creates `numerator / denominator`.
  ///
  /// - Precondition: `denominator` is not zero.
  @inlinable
  public init(_ numerator: Integer, _ denominator: Integer) {
    if case .word(let n) = numerator.storage, case .word(let d) = denominator.storage {
      self.init(n, d)
    } else {
      self = Rational.reducing(numerator, denominator)
    }
  }

  /// Creates `numerator / denominator`.
  ///
  /// Both are words: literals among them are divided as such, so `Rational(1 / 2, 3)` is 0.
  ///
  /// - Precondition: `denominator` is not zero.
  @inlinable
  public init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator != 0, "division by zero")
    if denominator > 0 {
      let divisor = WordArithmetic.gcd(numerator.magnitude, UInt(bitPattern: denominator))
      // The divisor is at most the denominator, so it fits a signed word.
      let g = Int(bitPattern: divisor)
      if g == 1 {
        self.init(reduced: numerator, denominator)
      } else {
        self.init(reduced: numerator / g, denominator / g)
      }
    } else {
      self = Rational.reducing(Integer(numerator), Integer(denominator))
    }
  }

  @usableFromInline @inline(never)
  static func reducing(_ numerator: Integer, _ denominator: Integer) -> Rational {
    precondition(!denominator.isZero, "division by zero")
    let divisor = Integer.gcd(numerator, denominator)
    let n = numerator.exactlyDivided(by: divisor)
    let d = denominator.exactlyDivided(by: divisor)
    return d.isNegative ? Rational(reduced: -n, -d) : Rational(reduced: n, d)
  }

  @inlinable public static var zero: Rational { Rational(0) }
  @inlinable public static var one: Rational { Rational(1) }

  /// Whether the value is zero.
  @inlinable public var isZero: Bool { numerator.isZero }
  /// Whether the value is an integer.
  @inlinable public var isInteger: Bool { denominator.isOne }
  /// Whether the value is below zero.
  @inlinable public var isNegative: Bool { numerator.isNegative }
  /// The sign: -1, 0 or 1.
  @inlinable public func signum() -> Int { numerator.signum() }
}

extension Rational: ExpressibleByIntegerLiteral {
  @inlinable
  public init(integerLiteral literal: StaticBigInt) { self.init(Integer(integerLiteral: literal)) }
}
