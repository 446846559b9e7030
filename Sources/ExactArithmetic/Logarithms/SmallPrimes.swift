import Work

/// The removal of small prime factors, which most bases share.
package enum SmallPrimes {
  /// The primes below 1000.
  package static let primes: [Int] = {
    var isComposite = [Bool](repeating: false, count: 1000)
    var primes: [Int] = []
    for n in 2..<1000 where !isComposite[n] {
      primes.append(n)
      for multiple in stride(from: n * n, to: 1000, by: n) { isComposite[multiple] = true }
    }
    return primes
  }()

  private static let product = Integer.product(primes.map { Integer($0) })

  /// Splits the small primes off the bases of a form.
  ///
  /// - Returns: for each of ``primes`` the coefficients that add up to its own, and the rest of the form, whose
  ///   bases have no small prime factors and are not collected.
  static func strip(
    _ coefficients: [Integer: Rational]
  ) -> (multiples: [[Rational]], rest: [LogForm.Term]) {
    let terms = coefficients.map { LogForm.Term(coefficient: $0.value, base: $0.key) }
    let parts = Concurrency.map(terms.count, minimumPerRange: 256) { _, range in
      var multiples = [[Rational]](repeating: [], count: primes.count)
      var rest: [LogForm.Term] = []
      for term in terms[range] {
        let cofactor = divideOut(term.base) { index, exponent in
          multiples[index].append(Rational(exponent) * term.coefficient)
        }
        if !cofactor.isOne {
          rest.append(LogForm.Term(coefficient: term.coefficient, base: cofactor))
        }
      }
      return (multiples, rest)
    }
    return (primes.indices.map { index in parts.flatMap { $0.0[index] } }, parts.flatMap(\.1))
  }

  /// The terms of the small primes, from the coefficients that ``strip(_:)`` found.
  static func terms(_ multiples: [[Rational]]) -> [LogForm.Term] {
    let sums = Concurrency.map(primes.count, minimumPerRange: 1, rangesPerCore: 8) { _, range in
      range.map { Rational.sum(multiples[$0]) }
    }.joined()
    return zip(primes, sums).filter { !$1.isZero }.map {
      LogForm.Term(coefficient: $1, base: Integer($0))
    }
  }

  /// Calls `found` with the index of each small prime factor and its exponent; returns the cofactor.
  private static func divideOut(
    _ n: Integer, _ found: (_ index: Int, _ exponent: Int) -> Void
  ) -> Integer {
    var shared = Integer.gcd(n, product)
    if shared.isOne { return n }
    var cofactor = n
    for (index, prime) in primes.enumerated() {
      let divisor = Integer(prime)
      if !divisor.divides(shared) { continue }
      let exponent: Int
      (cofactor, exponent) = cofactor.removing(divisor)
      found(index, exponent)
      shared = shared.exactlyDivided(by: divisor)
      if shared.isOne { break }
    }
    return cofactor
  }
}
