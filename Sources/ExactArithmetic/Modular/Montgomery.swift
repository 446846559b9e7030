import CGMP

/// Arithmetic modulo an odd number below 2^63 on residues in Montgomery's form `x 2^64 mod p`.
///
/// (P. Montgomery, "Modular multiplication without trial division", Math. Comp. 44, 1985.)
package struct Montgomery: Sendable {
  package let modulus: UInt64
  /// `-1/p mod 2^64`.
  @usableFromInline let negatedInverse: UInt64
  /// `2^128 mod p`, which brings a residue into the form.
  private let squaredRadix: UInt64
  /// One, in the form.
  package let one: UInt64

  /// - Precondition: `modulus` is odd, above 1 and below 2^63.
  package init(modulus: UInt64) {
    precondition(modulus & 1 == 1 && modulus > 1 && modulus >> 63 == 0, "the modulus \(modulus)")
    self.modulus = modulus
    var inverse = modulus  // correct to 3 bits; each step doubles that
    for _ in 0..<5 { inverse = inverse &* (2 &- modulus &* inverse) }
    negatedInverse = 0 &- inverse
    one = (UInt64.max % modulus) + 1 == modulus ? 0 : (UInt64.max % modulus) + 1
    squaredRadix = modulus.dividingFullWidth((one, 0)).remainder
  }

  /// The product of two residues in the form.
  @inlinable @inline(__always)
  package func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    let factor = product.low &* negatedInverse
    let reduction = factor.multipliedFullWidth(by: modulus)
    // The low halves cancel: they add up to 0 or 2^64.
    let sum = product.high &+ reduction.high &+ (product.low == 0 ? 0 : 1)
    return sum >= modulus ? sum &- modulus : sum
  }

  @inlinable @inline(__always)
  package func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= modulus ? sum &- modulus : sum
  }

  @inlinable @inline(__always)
  package func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 {
    a >= b ? a &- b : a &+ (modulus &- b)
  }

  @inlinable @inline(__always)
  package func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

  /// Brings a residue below the modulus into the form.
  package func form(_ residue: UInt64) -> UInt64 { multiply(residue, squaredRadix) }

  /// The residue that a form stands for.
  package func residue(_ form: UInt64) -> UInt64 { multiply(form, 1) }

  /// The form of an integer of any size.
  package func form(_ value: Integer) -> UInt64 {
    form(value.withGMP { UInt64(__gmpz_fdiv_ui($0, UInt(modulus))) })
  }

  package func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var result = one
    for bit in stride(from: 63 - exponent.leadingZeroBitCount, through: 0, by: -1) {
      result = multiply(result, result)
      if exponent >> UInt64(bit) & 1 == 1 { result = multiply(result, base) }
    }
    return result
  }

  /// The inverse of a residue other than zero, for a prime modulus.
  package func inverse(_ a: UInt64) -> UInt64 { power(a, modulus - 2) }

  /// Raises every element to a positive power, in place: the loop over the elements is innermost, so
  /// independent products overlap in the processor.
  package func raise(_ values: UnsafeMutableBufferPointer<UInt64>, to exponent: Int) {
    precondition(exponent >= 1, "the exponent \(exponent)")
    let chunkLength = 256  // the elements and their bases stay in the first-level cache
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: chunkLength) { bases in
      for start in stride(from: 0, to: values.count, by: chunkLength) {
        let chunk = UnsafeMutableBufferPointer(
          rebasing: values[start..<min(start + chunkLength, values.count)])
        for index in chunk.indices { bases[index] = chunk[index] }
        for bit in stride(from: 62 - exponent.leadingZeroBitCount, through: 0, by: -1) {
          for index in chunk.indices { chunk[index] = multiply(chunk[index], chunk[index]) }
          if exponent >> bit & 1 == 1 {
            for index in chunk.indices { chunk[index] = multiply(chunk[index], bases[index]) }
          }
        }
      }
    }
  }
}
