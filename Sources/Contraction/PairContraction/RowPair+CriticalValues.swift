import AlgebraicNumbers
import ExactArithmetic

extension RowPair {
  /// An integer polynomial of degree at most 2m - 2, for m groups, whose roots are the critical values of
  /// `F(b)/denominator`: among them the maximum.
  ///
  /// With `t = b/(1-b)` and `k_j = p_j t + q_j`, the value u is taken where
  ///
  ///     G_u(t) = (C - u) prod_j k_j - (t+1) sum_j s_j p_j q_j prod_(i != j) k_i
  ///
  /// is zero, and a critical value makes a double root.  So the polynomial is the discriminant of G_u, as a
  /// function of u: it is not zero everywhere, since G_u is irreducible over the rational functions of u,
  /// being linear in u with coprime coefficients.  (Derived here.)  It is half as long as the resultant of
  /// the numerator of F' with G_u.
  ///
  /// The discriminant is the resultant of `G_u` and its derivative divided by the leading coefficient, up
  /// to sign.  It is evaluated at 2m - 1 points modulo word primes and interpolated.
  ///
  /// - Complexity: O(m^3) operations modulo each prime; O(m) primes for each word of the product of the
  ///   `p_j + q_j`.
  var criticalValues: Polynomial {
    let m = groups.count
    let (sum, product) = PartialFractions.combined(
      groups.map { ($0.s * $0.p * $0.q, Polynomial([$0.q, $0.p])) })
    let family = LinearFamily(
      constant: constant * product - Polynomial([1, 1]) * sum, slope: product, degree: m)
    let count = 2 * m - 1
    let inUnits = Polynomial(
      SymmetricRemainders.integers(bits: family.discriminantBits) { prime in
        family.discriminant(modulo: prime, count: count)
      })
    // The values are u/denominator.
    return inUnits.scaledArgument(by: denominator).primitivePart
  }
}

/// Polynomials in t, linear in a parameter u: `constant - u slope`, of degree m in t for all but finitely
/// many u.
private struct LinearFamily: Sendable {
  let constant: Polynomial
  let slope: Polynomial
  let degree: Int

  /// A number of bits that no coefficient of the discriminant, as a polynomial in u, exceeds.
  ///
  /// By Cauchy's estimate a coefficient is at most the greatest magnitude for |u| = 1, which Hadamard's
  /// inequality bounds by the norms of the rows of Sylvester's matrix.  The division by the leading
  /// coefficient replaces that entry in the first column by 1 or m, which does not exceed what is counted
  /// here.
  var discriminantBits: Int {
    var (norm, derivativeNorm) = (Integer.zero, Integer.zero)
    for power in 0...degree {
      let size = constant[power].magnitude + slope[power].magnitude
      norm += size * size
      derivativeNorm += size * size * Integer(power * power)
    }
    return ((degree - 1) * norm.bitWidth + degree * derivativeNorm.bitWidth) / 2 + 1
  }

  /// The coefficients of the discriminant modulo a prime, up to a sign common to all; `nil` when the prime
  /// divides a leading coefficient at one of the nodes.
  ///
  /// The nodes are -1, ..., -count: the leading coefficient, in units `F(1-) - u` times a product, is not
  /// zero at negative u.
  func discriminant(modulo prime: UInt64, count: Int) -> [UInt64]? {
    let field = Montgomery(modulus: prime)
    let constants = (0...degree).map { field.form(constant[$0]) }
    let slopes = (0...degree).map { field.form(slope[$0]) }
    let powers = (0...degree).map { field.form($0) }
    var numerators: [UInt64] = []
    var denominators: [UInt64] = []
    var (a, b) = (constants, Array(constants.dropLast()))
    for node in -count..<0 {
      let u = field.form(node)
      for index in 0...degree {
        a[index] = field.subtract(constants[index], field.multiply(u, slopes[index]))
        if index > 0 { b[index - 1] = field.multiply(a[index], powers[index]) }
      }
      let leading = a[degree]
      if leading == 0 || b[degree - 1] == 0 { return nil }
      let (numerator, denominator) = a.withUnsafeMutableBufferPointer { a in
        b.withUnsafeMutableBufferPointer { b in field.resultant(overwriting: a, b) }
      }
      numerators.append(numerator)
      denominators.append(field.multiply(denominator, leading))
    }
    field.invert(&denominators)
    let values = zip(numerators, denominators).map { field.multiply($0, $1) }
    let inverses = field.inversesOfWords(below: count)
    return field.interpolate(values, from: -count, inverses: inverses).map { field.residue($0) }
  }
}
