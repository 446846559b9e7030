import CGMP

/// An integer of any size, with value semantics.
///
/// A value that fits `Int` is stored in the word itself and never touches GMP; a larger one is a GMP
/// integer on the heap.  The representation is canonical, so equality of words is equality of values.
///
/// ```swift
/// let n: Integer = 2
/// print(n.power(100) - 1)  // 1267650600228229401496703205375
/// ```
@frozen
public struct Integer {
  /// The two representations.  `.limbs` holds only values that do not fit `.word`.
  @frozen @usableFromInline
  enum Storage {
    case word(Int)
    case limbs(Limbs)
  }

  @usableFromInline var storage: Storage

  @inlinable @inline(__always)
  init(storage: Storage) { self.storage = storage }

  /// Creates the integer equal to a machine word.
  @inlinable @inline(__always)
  public init(_ word: Int) { storage = .word(word) }

  /// Creates the integer equal to an unsigned machine word.
  @inlinable
  public init(_ word: UInt) {
    if let small = Int(exactly: word) {
      storage = .word(small)
    } else {
      self = Integer(unsigned: UInt128(word))
    }
  }

  /// Creates the integer equal to an unsigned 64-bit value.
  @inlinable
  public init(_ value: UInt64) { self.init(UInt(value)) }

  /// Creates the integer equal to an unsigned 128-bit value.
  @inlinable
  public init(_ value: UInt128) {
    if let small = Int(exactly: value) {
      storage = .word(small)
    } else {
      self = Integer(unsigned: value)
    }
  }

  /// Creates the integer equal to a signed 128-bit value.
  @inlinable
  public init(_ value: Int128) {
    if let small = Int(exactly: value) {
      storage = .word(small)
    } else {
      let magnitude = Integer(unsigned: value.magnitude)
      self = value < 0 ? -magnitude : magnitude
    }
  }

  /// The value of two limbs, in whichever representation it needs.
  @usableFromInline
  init(unsigned value: UInt128) {
    self.init(limbCount: 2) { limbs in
      limbs[0] = UInt(truncatingIfNeeded: value)
      limbs[1] = UInt(truncatingIfNeeded: value >> 64)
    }
  }

  /// The non-negative value of `count` 64-bit limbs, least significant first, that `fill` writes.
  package init(limbCount count: Int, filledBy fill: (UnsafeMutablePointer<UInt>) -> Void) {
    let result = Limbs.zero()
    let limbs = __gmpz_limbs_write(result.pointer, count)!
    fill(limbs)
    __gmpz_limbs_finish(result.pointer, count)
    self.init(normalizing: result)
  }

  /// Takes a GMP result and keeps it on the heap only when it does not fit a word.
  package init(normalizing limbs: Limbs) {
    let pointer = limbs.pointer
    if __gmpz_fits_slong_p(pointer) != 0 {
      storage = .word(__gmpz_get_si(pointer))
    } else {
      storage = .limbs(limbs)
    }
  }

  /// The value of a GMP computation: `compute` receives a fresh GMP integer to write to.
  @inline(__always)
  package static func computed(_ compute: (UnsafeMutablePointer<__mpz_struct>) -> Void) -> Integer {
    let result = Limbs.zero()
    compute(result.pointer)
    return Integer(normalizing: result)
  }

  /// Calls `body` with a read-only GMP view of this value; a word is viewed on the stack.
  @inline(__always)
  package func withGMP<Result>(_ body: (UnsafePointer<__mpz_struct>) -> Result) -> Result {
    switch storage {
    case .limbs(let limbs):
      return withExtendedLifetime(limbs) { body(UnsafePointer(limbs.pointer)) }
    case .word(let word):
      var limb = word.magnitude
      return withUnsafeMutablePointer(to: &limb) { limbPointer in
        var view = __mpz_struct()
        view._mp_alloc = 1
        view._mp_size = word == 0 ? 0 : (word < 0 ? -1 : 1)
        view._mp_d = limbPointer
        return withUnsafePointer(to: &view) { body($0) }
      }
    }
  }
}

/// A buffer is written only while one `Integer` alone holds it, so sharing it between threads is safe.
extension Integer: @unchecked Sendable {}

// MARK: - Constants and simple queries

extension Integer {
  @inlinable public static var zero: Integer { Integer(0) }
  @inlinable public static var one: Integer { Integer(1) }

  /// Whether the value is zero.
  @inlinable @inline(__always)
  public var isZero: Bool {
    if case .word(0) = storage { return true }
    return false
  }

  /// Whether the value is one.
  @inlinable @inline(__always)
  public var isOne: Bool {
    if case .word(1) = storage { return true }
    return false
  }

  /// The sign: -1, 0 or 1.
  @inlinable
  public func signum() -> Int {
    switch storage {
    case .word(let word): return word.signum()
    case .limbs(let limbs): return Integer.sign(of: limbs)
    }
  }

  /// Whether the value is below zero.
  @inlinable public var isNegative: Bool { signum() < 0 }

  /// Whether the value is divisible by two.
  public var isEven: Bool {
    switch storage {
    case .word(let word): return word & 1 == 0
    case .limbs(let limbs): return limbs.pointer.pointee._mp_d[0] & 1 == 0
    }
  }

  @usableFromInline
  static func sign(of limbs: Limbs) -> Int { Int(limbs.pointer.pointee._mp_size.signum()) }

  /// The number of binary digits of the magnitude: `floor(log2 |x|) + 1`, and 0 for zero.
  ///
  /// - Complexity: O(1).
  public var bitWidth: Int {
    switch storage {
    case .word(let word): return Int.bitWidth - word.magnitude.leadingZeroBitCount
    case .limbs(let limbs): return __gmpz_sizeinbase(limbs.pointer, 2)
    }
  }

  /// The exponent of two in the value, for a value other than zero.
  public var trailingZeroBitCount: Int {
    switch storage {
    case .word(let word): return word.trailingZeroBitCount
    case .limbs(let limbs): return Int(__gmpz_scan1(limbs.pointer, 0))
    }
  }
}
