import CGMP

extension Integer: Equatable, Comparable {
  @inlinable @inline(__always)
  public static func == (lhs: Integer, rhs: Integer) -> Bool {
    switch (lhs.storage, rhs.storage) {
    case (.word(let a), .word(let b)): return a == b
    case (.limbs, .limbs): return compareLarge(lhs, rhs) == 0
    default: return false
    }
  }

  @inlinable @inline(__always)
  public static func < (lhs: Integer, rhs: Integer) -> Bool {
    if case .word(let a) = lhs.storage, case .word(let b) = rhs.storage { return a < b }
    return compareLarge(lhs, rhs) < 0
  }

  @usableFromInline @inline(never)
  static func compareLarge(_ lhs: Integer, _ rhs: Integer) -> Int32 {
    lhs.withGMP { a in rhs.withGMP { b in __gmpz_cmp(a, b) } }
  }
}

extension Integer: Hashable {
  @inlinable
  public func hash(into hasher: inout Hasher) {
    switch storage {
    case .word(let word): hasher.combine(word)
    case .limbs(let limbs): Integer.hash(limbs, into: &hasher)
    }
  }

  @usableFromInline
  static func hash(_ limbs: Limbs, into hasher: inout Hasher) {
    let view = limbs.pointer.pointee
    hasher.combine(view._mp_size)
    hasher.combine(
      bytes: UnsafeRawBufferPointer(
        start: view._mp_d, count: Int(view._mp_size.magnitude) * MemoryLayout<UInt>.size))
  }
}
