import ExactArithmetic

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
    return SymmetricRemainders.integers(bits: bits) { prime in
      let field = Montgomery(modulus: prime)
      var (u, v) = (field.forms(a), field.forms(b))
      if u.count <= a.degree || v.count <= b.degree { return nil }  // divides a leading coefficient
      let (numerator, denominator) = u.withUnsafeMutableBufferPointer { u in
        v.withUnsafeMutableBufferPointer { v in field.resultant(overwriting: u, v) }
      }
      return [field.residue(field.multiply(numerator, field.inverse(denominator)))]
    }[0]
  }
}
