import CGMP
import ExactArithmetic
import Work

/// Reconstruction of many signed integers from their residues modulo the same word-sized primes.
///
/// The representative of least magnitude is taken: the integer itself when its magnitude is below half of
/// the product of the primes.
package struct SymmetricRemainders: Sendable {
  package let primes: [UInt64]
  private let product: Integer
  private let half: Integer
  /// The product divided by each of the primes.
  private let cofactors: [Integer]
  /// The inverses of the cofactors, in Montgomery's form.
  private let inverses: [UInt64]

  package init(primes: [UInt64]) {
    self.primes = primes
    let product = Integer.product(primes.map { Integer($0) })
    self.product = product
    half = product >> 1
    cofactors = primes.map { product.exactlyDivided(by: Integer($0)) }
    inverses = zip(primes, cofactors).map { prime, cofactor in
      let field = Montgomery(modulus: prime)
      return field.inverse(field.form(cofactor))
    }
  }

  /// The primes needed for integers whose magnitude is below `2^bits`.
  package static func primes(bits: Int) -> [UInt64] {
    // Each of the primes exceeds 2^62, and one bit is for the sign.
    WordPrimes.first((bits + 1) / 62 + 1)
  }

  /// The integers of magnitude below `2^bits` whose residues modulo a prime are given by a function.
  ///
  /// - Parameter image: the residues, always as many, not in Montgomery's form; `nil` passes the prime over, as
  ///   may happen for finitely many.  It is called on all cores.
  package static func integers(
    bits: Int, _ image: @Sendable (_ prime: UInt64) -> [UInt64]?
  ) -> [Integer] {
    let wanted = primes(bits: bits).count
    var found: [(prime: UInt64, residues: [UInt64])] = []
    var tried = 0
    while found.count < wanted {
      let next = Array(WordPrimes.first(tried + wanted - found.count).dropFirst(tried))
      tried += next.count
      let images = Concurrency.map(next.count, minimumPerRange: 4) { _, range in
        next[range].compactMap { prime in image(prime).map { (prime: prime, residues: $0) } }
      }
      found += images.joined()
    }
    let remainders = SymmetricRemainders(primes: found.map(\.prime))
    return found[0].residues.indices.map { index in
      remainders.integer(residues: found.map { $0.residues[index] })
    }
  }

  /// The integer of least magnitude with given residues, not in Montgomery's form.
  ///
  /// - Complexity: O(n^2) operations on words for n primes.
  package func integer(residues: [UInt64]) -> Integer {
    precondition(
      residues.count == primes.count, "\(residues.count) residues for \(primes.count) primes")
    var sum = Integer.computed { sum in
      for (index, residue) in residues.enumerated() {
        let field = Montgomery(modulus: primes[index])
        // One factor in Montgomery's form: the product is a plain residue.
        let weight = field.multiply(inverses[index], residue)
        cofactors[index].withGMP { __gmpz_addmul_ui(sum, $0, UInt(weight)) }
      }
    }
    sum = sum % product
    return sum > half ? sum - product : sum
  }
}
