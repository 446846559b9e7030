import ExactArithmetic

extension Polynomial {
  /// The primitive greatest common divisor, with positive leading coefficient; 0 when both are zero.
  ///
  /// Images modulo word primes are put together by the Chinese remainder theorem until the result divides
  /// both polynomials.  A prime that divides neither leading coefficient can only give too large a degree,
  /// so a common divisor of the least degree seen is the greatest.
  ///
  /// - Complexity: one prime when the polynomials have no common factor; else about as many as the result
  ///   has words in its coefficients, and a trial division.
  public static func gcd(_ a: Polynomial, _ b: Polynomial) -> Polynomial {
    if a.isZero { return b.primitivePart }
    if b.isZero { return a.primitivePart }
    if a.degree == 0 || b.degree == 0 { return .one }
    let (a, b) = (a.primitivePart, b.primitivePart)
    if a == b { return a }
    let leading = Integer.gcd(a.leadingCoefficient, b.leadingCoefficient)
    var images: [(prime: UInt64, residues: [UInt64])] = []
    var degree = min(a.degree, b.degree) + 1
    var used = 0
    var wanted = 1
    while true {
      for prime in WordPrimes.first(used + wanted).dropFirst(used) {
        used += 1
        let field = Montgomery(modulus: prime)
        let (u, v) = (field.forms(a), field.forms(b))
        if u.count <= a.degree || v.count <= b.degree { continue }  // divides a leading coefficient
        let image = field.gcd(u, v)
        if image.count == 1 { return .one }
        if image.count - 1 > degree { continue }
        if image.count - 1 < degree {
          degree = image.count - 1
          images = []
        }
        let scale = field.form(leading)
        images.append((prime, image.map { field.residue(field.multiply($0, scale)) }))
      }
      if !images.isEmpty {
        let remainders = SymmetricRemainders(primes: images.map(\.prime))
        let candidate = Polynomial(
          (0...degree).map { power in
            remainders.integer(residues: images.map { $0.residues[power] })
          }
        ).primitivePart
        if candidate.divides(a) && candidate.divides(b) { return candidate }
      }
      wanted = max(used, 1)
    }
  }

  /// Whether this polynomial divides another over the integers.
  func divides(_ other: Polynomial) -> Bool {
    if !leadingCoefficient.divides(other.leadingCoefficient) || !self[0].divides(other[0]) {
      return false
    }
    return other.quotient(dividingExactlyBy: self) != nil
  }

  /// The primitive polynomial with the same roots, each simple, and positive leading coefficient.
  ///
  /// - Precondition: the polynomial is not zero.
  public var squarefreePart: Polynomial {
    precondition(!isZero, "the squarefree part of the zero polynomial")
    let primitive = primitivePart
    let repeated = Polynomial.gcd(primitive, primitive.derivative)
    if repeated.degree <= 0 { return primitive }
    // Gauss: the quotient of a primitive polynomial by a primitive divisor is one over the integers.
    return primitive.quotient(dividingExactlyBy: repeated)!
  }
}
