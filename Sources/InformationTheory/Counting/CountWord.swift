import ExactArithmetic

/// A type that holds the counts of a law: 64 or 128 bits where a proved bound allows, else GMP.
public protocol CountWord: Hashable, Comparable, Sendable, AdditiveArithmetic {
  /// A type for sums of many counts.
  associatedtype Sum: CountWord
  /// The count as a summand.
  var widened: Sum { get }
  /// Creates a count from a machine word.
  init(_ word: UInt64)
  /// The count as an integer of any size.
  var integer: Integer { get }
  /// A count equal to an integer, or `nil` when it does not fit.
  init?(fitting integer: Integer)
  /// `x * factor` where the product is known to fit.
  static func product(_ x: Self, _ factor: Self) -> Self
  /// `x + y` where the sum is known to fit.
  static func sum(_ x: Self, _ y: Self) -> Self
  /// A mixed word for hash tables.
  var hashWord: UInt64 { get }
}

/// The narrowest type of count that a proved bound allows.
public enum CountWidth: String, Sendable, Hashable, CaseIterable {
  case word64, word128, unbounded

  /// The narrowest width that holds every count up to `greatest`.
  public init(holding greatest: Integer) {
    switch greatest.bitWidth {
    case ...64: self = .word64
    case ...128: self = .word128
    default: self = .unbounded
    }
  }
}

extension UInt64: CountWord {
  @inlinable @inline(__always)
  public var widened: UInt128 { UInt128(self) }
  @inlinable public var integer: Integer { Integer(self) }
  @inlinable public init?(fitting integer: Integer) {
    guard let value = UInt128(fitting: integer), value <= UInt128(UInt64.max) else { return nil }
    self = UInt64(value)
  }
  @inlinable @inline(__always)
  public static func product(_ x: UInt64, _ factor: UInt64) -> UInt64 { x &* factor }
  @inlinable @inline(__always)
  public static func sum(_ x: UInt64, _ y: UInt64) -> UInt64 { x &+ y }
  @inlinable @inline(__always)
  public var hashWord: UInt64 {
    let mixed = self &* 0x9e37_79b9_7f4a_7c15
    return mixed ^ (mixed >> 32)
  }
}

extension UInt128: CountWord {
  @inlinable @inline(__always)
  public var widened: UInt128 { self }
  @inlinable public var integer: Integer { Integer(self) }
  public init?(fitting integer: Integer) {
    guard !integer.isNegative, integer.bitWidth <= 128 else { return nil }
    self = integer.withLimbs { limbs in
      limbs.reversed().reduce(UInt128(0)) { ($0 << 64) | UInt128($1) }
    }
  }
  @inlinable @inline(__always)
  public static func product(_ x: UInt128, _ factor: UInt128) -> UInt128 { x &* factor }
  @inlinable @inline(__always)
  public static func sum(_ x: UInt128, _ y: UInt128) -> UInt128 { x &+ y }
  @inlinable @inline(__always)
  public var hashWord: UInt64 {
    (UInt64(truncatingIfNeeded: self) ^ UInt64(truncatingIfNeeded: self >> 64)
      &* 0xff51_afd7_ed55_8ccd)
      .hashWord
  }
}

extension Integer: CountWord {
  @inlinable public var widened: Integer { self }
  @inlinable public var integer: Integer { self }
  @inlinable public init?(fitting integer: Integer) { self = integer }
  @inlinable public static func product(_ x: Integer, _ factor: Integer) -> Integer { x * factor }
  @inlinable public static func sum(_ x: Integer, _ y: Integer) -> Integer { x + y }
  @inlinable public var hashWord: UInt64 { UInt64(bitPattern: Int64(hashValue)).hashWord }
}
