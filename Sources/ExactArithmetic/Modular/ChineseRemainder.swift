import Work

/// Reconstruction of an integer from its residues modulo many word-sized primes.
package struct ChineseRemainder: Sendable {
  /// The moduli: distinct primes below 2^63.
  package let primes: [UInt64]

  package init(primes: [UInt64]) { self.primes = primes }

  /// The moduli needed for non-negative integers of up to `bits` bits.
  package init(bits: Int) {
    // Each of the primes used here exceeds 2^62.
    self.init(primes: WordPrimes.descending(bits / 62 + 1))
  }

  /// The least non-negative integer with the given residues.
  ///
  /// - Complexity: O(M(b) log n) for `n` primes of `b` bits in all.
  package func integer(residues: [UInt64]) -> Integer {
    precondition(
      residues.count == primes.count, "\(residues.count) residues for \(primes.count) primes")
    let tree = ProductTree(primes.map { Integer($0) })
    // sum_i P/p_i is congruent to the product of the other primes modulo each p_i.
    let derivative = tree.combine(Array(repeating: .one, count: primes.count))
    let cofactors = tree.remainders(of: derivative)
    let weights = Concurrency.map(primes.count, minimumPerRange: 256) { _, range in
      range.map { index -> Integer in
        let field = Montgomery(modulus: primes[index])
        let inverse = field.inverse(field.form(cofactors[index]))
        // One factor in Montgomery's form: the product is a plain residue.
        return Integer(field.multiply(inverse, residues[index]))
      }
    }
    return tree.combine(Array(weights.joined())) % tree.root
  }
}
