extension Polynomial {
  /// The resultant, the determinant of Sylvester's matrix: `l(a)^deg(b)` times the product of `b` over the
  /// roots of `a`, counted with multiplicity; 0 when either polynomial is zero.
  ///
  /// - Complexity: Euclid's algorithm modulo as many word primes as Hadamard's bound on the determinant
  ///   asks for.
  public static func resultant(_ a: Polynomial, _ b: Polynomial) -> Integer {
    if a.isZero || b.isZero { return .zero }
    if a.degree == 0 { return a.leadingCoefficient.power(b.degree) }
    if b.degree == 0 { return b.leadingCoefficient.power(a.degree) }
    // The product of the norms of the rows: deg(b) rows of `a` and deg(a) rows of `b`.
    let bits =
      (b.degree * a.squaredNorm.bitWidth + a.degree * b.squaredNorm.bitWidth + 1) / 2
    var primes: [UInt64] = []
    var residues: [UInt64] = []
    let count = SymmetricRemainders.primes(bits: bits).count
    var offset = 0
    while primes.count < count {
      let missing = count - primes.count
      for prime in WordPrimes.first(offset + missing).dropFirst(offset) {
        let field = Montgomery(modulus: prime)
        var (u, v) = (field.forms(a), field.forms(b))
        if u.count <= a.degree || v.count <= b.degree { continue }
        let (numerator, denominator) = u.withUnsafeMutableBufferPointer { u in
          v.withUnsafeMutableBufferPointer { v in field.resultant(overwriting: u, v) }
        }
        primes.append(prime)
        residues.append(field.residue(field.multiply(numerator, field.inverse(denominator))))
      }
      offset += missing
    }
    return SymmetricRemainders(primes: primes).integer(residues: residues)
  }
}
