import CGMP

extension Integer: SignedNumeric {
  @inlinable
  public init?<T: BinaryInteger>(exactly source: T) {
    if let word = Int(exactly: source) {
      self.init(word)
    } else {
      let magnitude = source.magnitude
      var value = Integer.zero
      for word in magnitude.words.reversed() {
        value = (value << 64) + Integer(word)
      }
      self = source < 0 ? -value : value
    }
  }

  /// The absolute value.
  @inlinable
  public var magnitude: Integer { signum() < 0 ? -self : self }

  @inlinable @inline(__always)
  public static func + (lhs: Integer, rhs: Integer) -> Integer {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow { return Integer(sum) }
    }
    return addLarge(lhs, rhs)
  }

  @inlinable @inline(__always)
  public static func - (lhs: Integer, rhs: Integer) -> Integer {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow { return Integer(difference) }
    }
    return subtractLarge(lhs, rhs)
  }

  @inlinable @inline(__always)
  public static func * (lhs: Integer, rhs: Integer) -> Integer {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow { return Integer(product) }
    }
    return multiplyLarge(lhs, rhs)
  }

  @inlinable @inline(__always)
  public static func += (lhs: inout Integer, rhs: Integer) {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (sum, overflow) = a.addingReportingOverflow(b)
      if !overflow {
        lhs.storage = .word(sum)
        return
      }
    }
    lhs.updateLarge(rhs, __gmpz_add)
  }

  @inlinable @inline(__always)
  public static func -= (lhs: inout Integer, rhs: Integer) {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (difference, overflow) = a.subtractingReportingOverflow(b)
      if !overflow {
        lhs.storage = .word(difference)
        return
      }
    }
    lhs.updateLarge(rhs, __gmpz_sub)
  }

  @inlinable @inline(__always)
  public static func *= (lhs: inout Integer, rhs: Integer) {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage {
      let (product, overflow) = a.multipliedReportingOverflow(by: b)
      if !overflow {
        lhs.storage = .word(product)
        return
      }
    }
    if !rhs.isOne { lhs.updateLarge(rhs, __gmpz_mul) }
  }

  @inlinable
  public static prefix func - (operand: Integer) -> Integer { Integer(0) - operand }

  @usableFromInline @inline(never)
  static func addLarge(_ lhs: Integer, _ rhs: Integer) -> Integer {
    computed { result in lhs.withGMP { a in rhs.withGMP { b in __gmpz_add(result, a, b) } } }
  }

  @usableFromInline @inline(never)
  static func subtractLarge(_ lhs: Integer, _ rhs: Integer) -> Integer {
    computed { result in lhs.withGMP { a in rhs.withGMP { b in __gmpz_sub(result, a, b) } } }
  }

  @usableFromInline @inline(never)
  static func multiplyLarge(_ lhs: Integer, _ rhs: Integer) -> Integer {
    computed { result in lhs.withGMP { a in rhs.withGMP { b in __gmpz_mul(result, a, b) } } }
  }

  /// Replaces the value by `operation(value, rhs)`, in place when nobody else holds its buffer.
  @usableFromInline @inline(never)
  mutating func updateLarge(
    _ rhs: Integer,
    _ operation: (
      UnsafeMutablePointer<__mpz_struct>?, UnsafePointer<__mpz_struct>?,
      UnsafePointer<__mpz_struct>?
    ) -> Void
  ) {
    updateInPlace { target, source in
      rhs.withGMP { operation(target, source, $0) }
    }
  }

  /// Replaces the value by what `update(target, source)` writes to `target`, where `source` holds the
  /// present value and may be the same object.
  @inline(__always)
  mutating func updateInPlace(
    _ update: (UnsafeMutablePointer<__mpz_struct>, UnsafePointer<__mpz_struct>) -> Void
  ) {
    guard case .limbs(var limbs) = storage else {
      let old = self
      self = .computed { result in old.withGMP { update(result, $0) } }
      return
    }
    storage = .word(0)  // gives up this value's own reference, so that uniqueness can show
    if isKnownUniquelyReferenced(&limbs) {
      update(limbs.pointer, UnsafePointer(limbs.pointer))
      self = Integer(normalizing: limbs)
    } else {
      self = .computed { result in update(result, UnsafePointer(limbs.pointer)) }
    }
  }

  /// `self += a * b`, without a temporary for the product.
  package mutating func addProduct(_ a: Integer, _ b: Integer) {
    if case .word(let x) = a.storage, case .word(let y) = b.storage, case .word(let s) = storage {
      let (product, overflow) = x.multipliedReportingOverflow(by: y)
      if !overflow {
        let (sum, overflow) = s.addingReportingOverflow(product)
        if !overflow {
          storage = .word(sum)
          return
        }
      }
    }
    if a.isOne {
      self += b
      return
    }
    updateInPlace { target, source in
      if UnsafePointer(target) != source { __gmpz_set(target, source) }
      a.withGMP { x in b.withGMP { y in __gmpz_addmul(target, x, y) } }
    }
  }
}

// MARK: - Shifts

extension Integer {
  /// The value times `2^count`; a negative count shifts right.
  public static func << (value: Integer, count: Int) -> Integer {
    if count < 0 { return value >> -count }
    if case .word(let word) = value.storage {
      if word == 0 { return value }
      if count < 63, (word << count) >> count == word { return Integer(word << count) }
    }
    return computed { result in value.withGMP { __gmpz_mul_2exp(result, $0, UInt(count)) } }
  }

  /// `floor(value / 2^count)`; a negative count shifts left.
  public static func >> (value: Integer, count: Int) -> Integer {
    if count < 0 { return value << -count }
    if case .word(let word) = value.storage { return Integer(word >> min(count, 63)) }
    return computed { result in value.withGMP { __gmpz_fdiv_q_2exp(result, $0, UInt(count)) } }
  }
}

extension Integer: ExpressibleByIntegerLiteral {
  /// Creates the value of an integer literal of any length.
  @inlinable
  public init(integerLiteral literal: StaticBigInt) {
    if literal.bitWidth <= Int.bitWidth {
      self.init(Int(bitPattern: literal[0]))
    } else {
      self.init(largeLiteral: literal)
    }
  }

  @usableFromInline
  init(largeLiteral literal: StaticBigInt) {
    // Two's complement words, least significant first; the sign word weighs negatively.
    let count = (literal.bitWidth + 63) / 64
    var value = Integer.computed { result in __gmpz_set_si(result, literal.signum() < 0 ? -1 : 0) }
    for index in stride(from: count - 1, through: 0, by: -1) {
      value = (value << 64) + Integer(literal[index])
    }
    self = value
  }
}
