import CGMP
import Work

extension Integer {
  /// Checks that only a value that does not fit a word is on the heap: equality of words is equality of values.
  ///
  /// - Throws: ``BrokenInvariant``.
  package func checkInvariants() throws(BrokenInvariant) {
    guard case .limbs(let limbs) = storage else { return }
    try BrokenInvariant.check(
      __gmpz_fits_slong_p(limbs.pointer) == 0, "\(self) fits a word and is on the heap")
  }
}
