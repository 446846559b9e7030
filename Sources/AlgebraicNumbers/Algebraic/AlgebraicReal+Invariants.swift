import ExactArithmetic
import Work

extension AlgebraicReal {
  /// Checks that the polynomial is squarefree and primitive with a positive leading coefficient, and has exactly one root
  /// in the interval, which is not rational unless the number is stored as one.
  ///
  /// - Throws: ``BrokenInvariant``.
  /// - Complexity: O(d^2) operations on integers for the degree `d`.
  package func checkInvariants() throws(BrokenInvariant) {
    switch storage {
    case .rational(let value): try value.checkInvariants()
    case .root(let root):
      try AlgebraicReal.checkInvariants(
        polynomial: root.polynomial, interval: root.interval.enclosure)
      try BrokenInvariant.check(
        root.signBelow == root.polynomial.sign(at: root.interval.enclosure.lower),
        "the sign \(root.signBelow) below the root of \(root.polynomial) is wrong")
      let rational = root.rationalValue
      try BrokenInvariant.check(
        rational == nil, "the root of \(root.polynomial) is the rational number \(rational ?? 0)")
    }
  }

  /// Checks a polynomial and an interval that isolates one of its roots.
  package static func checkInvariants(
    polynomial: Polynomial, interval: Enclosure
  ) throws(BrokenInvariant) {
    try interval.checkInvariants()
    for coefficient in polynomial.coefficients { try coefficient.checkInvariants() }
    try BrokenInvariant.check(polynomial.degree >= 1, "the polynomial \(polynomial) is constant")
    try BrokenInvariant.check(
      polynomial.leadingCoefficient.signum() > 0,
      "the polynomial \(polynomial) has no positive leading coefficient")
    try BrokenInvariant.check(
      polynomial.primitivePart == polynomial, "the polynomial \(polynomial) is not primitive")
    try BrokenInvariant.check(
      polynomial.squarefreePart == polynomial, "the polynomial \(polynomial) is not squarefree")
    let signs = (polynomial.sign(at: interval.lower), polynomial.sign(at: interval.upper))
    try BrokenInvariant.check(
      signs.0 * signs.1 < 0,
      "the polynomial \(polynomial) has the signs \(signs.0) and \(signs.1) at the ends of \(interval)"
    )
    let roots = polynomial.sturmRootCount(in: interval)
    try BrokenInvariant.check(
      roots == 1, "the polynomial \(polynomial) has \(roots) roots in \(interval)")
  }
}

extension Polynomial {
  /// The number of roots in an interval by Sturm's theorem: a second route beside Descartes' rule, which isolates roots.
  ///
  /// - Precondition: the polynomial is squarefree, and not zero at the ends.
  fileprivate func sturmRootCount(in interval: Enclosure) -> Int {
    var chain = [self, derivative]
    while let last = chain.last, last.degree > 0 {
      chain.append(chain[chain.count - 2].negatedRemainder(dividingBy: last))
    }
    func changes(at x: Rational) -> Int {
      let signs = chain.map { $0.sign(at: x) }.filter { $0 != 0 }
      return zip(signs, signs.dropFirst()).count { $0 != $1 }
    }
    return changes(at: interval.lower) - changes(at: interval.upper)
  }

  /// A positive multiple of the negated remainder, without content.
  private func negatedRemainder(dividingBy divisor: Polynomial) -> Polynomial {
    let leading = divisor.leadingCoefficient
    let scale = Polynomial(leading.magnitude)
    var rest = self
    while rest.degree >= divisor.degree {
      let quotient = Polynomial.monomial(
        leading.isNegative ? -rest.leadingCoefficient : rest.leadingCoefficient,
        degree: rest.degree - divisor.degree)
      rest = scale * rest - quotient * divisor
    }
    if rest.isZero { return rest }
    return rest.leadingCoefficient.isNegative ? rest.primitivePart : -rest.primitivePart
  }
}
