import CGMP

/// The heap storage of an integer that does not fit a machine word: one GMP integer.
///
/// A buffer header has a stable address, so that the same object may be both operands of a GMP call:
/// passing `&x.value` twice would violate exclusivity.  The value never changes once another
/// `Integer` shares the buffer.
@usableFromInline
package final class Limbs: ManagedBuffer<__mpz_struct, Never> {
  /// A new buffer that holds zero.
  package static func zero() -> Limbs {
    let buffer = Limbs.create(minimumCapacity: 0) { _ in __mpz_struct() }
    let limbs = unsafeDowncast(buffer, to: Limbs.self)
    __gmpz_init(limbs.pointer)
    return limbs
  }

  /// A new buffer that holds zero and has room for `bits` bits.
  package static func zero(reservingBits bits: Int) -> Limbs {
    let buffer = Limbs.create(minimumCapacity: 0) { _ in __mpz_struct() }
    let limbs = unsafeDowncast(buffer, to: Limbs.self)
    __gmpz_init2(limbs.pointer, UInt(bits))
    return limbs
  }

  deinit { __gmpz_clear(pointer) }

  /// The GMP integer.  Valid while the buffer lives.
  package var pointer: UnsafeMutablePointer<__mpz_struct> {
    withUnsafeMutablePointerToHeader { $0 }
  }
}
