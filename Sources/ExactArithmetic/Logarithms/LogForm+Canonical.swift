extension LogForm {
  /// Up to this many terms a form is brought to pairwise coprime bases for display.
  static let canonicalLimit = 4096

  /// The form over pairwise coprime bases.
  ///
  /// Factors below 2^63 are split into primes, so a form whose bases fit a machine word has a unique
  /// canonical form; larger cofactors stay unfactored but pairwise coprime, and perfect powers are
  /// replaced by their roots.  Above 4096 terms only prime factors below 1000 are split off.
  ///
  /// - Complexity: see ``signum()``; a factorisation of a 63-bit cofactor takes about a millisecond.
  public func canonicalized() -> LogForm {
    if coefficients.count > LogForm.canonicalLimit {
      let (multiples, rest) = SmallPrimes.strip(coefficients)
      return LogForm(SmallPrimes.terms(multiples) + rest)
    }
    var terms: [Term] = []
    for term in CoprimeRefinement.refine(coefficients) {
      let (root, exponent) = term.base.perfectPowerRoot
      let scaled = Rational(exponent) * term.coefficient
      if case .word(let word) = root.storage {
        for (prime, exponent) in WordFactorization.factor(UInt64(word)) {
          terms.append(Term(coefficient: Rational(exponent) * scaled, base: Integer(prime)))
        }
      } else {
        terms.append(Term(coefficient: scaled, base: root))
      }
    }
    return LogForm(terms)
  }

  /// The terms of the canonical form, by increasing base.
  public var terms: [Term] { canonicalized().sortedTerms }

  /// The terms as collected, by increasing base.
  package var sortedTerms: [Term] {
    coefficients.sorted { $0.key < $1.key }.map { Term(coefficient: $0.value, base: $0.key) }
  }
}

extension Integer {
  /// `(r, e)` with `self = r^e` and `e` as large as possible, for a value above 1.
  ///
  /// Above 2^14 bits the roots are not sought: they would take longer than anything else.
  var perfectPowerRoot: (root: Integer, exponent: Int) {
    var root = self
    var exponent = 1
    if bitWidth > 1 << 14 { return (root, exponent) }
    for prime in SmallPrimes.primes {
      // The base has no prime factor below the root's size, so only few exponents can occur.
      if prime >= root.bitWidth { break }
      while true {
        let (candidate, isExact) = root.root(prime)
        if !isExact { break }
        root = candidate
        exponent *= prime
      }
    }
    return (root, exponent)
  }
}
