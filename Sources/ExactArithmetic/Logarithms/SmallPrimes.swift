/// The removal of small prime factors, which most bases share.
enum SmallPrimes {
  /// The primes below 1000.
  static let primes: [Int] = {
    var isComposite = [Bool](repeating: false, count: 1000)
    var primes: [Int] = []
    for n in 2..<1000 where !isComposite[n] {
      primes.append(n)
      for multiple in stride(from: n * n, to: 1000, by: n) { isComposite[multiple] = true }
    }
    return primes
  }()

  private static let product = Integer.product(primes.map { Integer($0) })

  /// Rewrites a form with each small prime as a base of its own; the rest has no small prime factors and
  /// equal bases collected.
  static func strip(
    _ coefficients: [Integer: Rational]
  ) -> (small: [LogForm.Term], rest: [LogForm.Term]) {
    var byPrime: [Int: [Rational]] = [:]
    var rest: [LogForm.Term] = []
    for (base, coefficient) in coefficients {
      let cofactor = divideOut(base) { prime, exponent in
        byPrime[prime, default: []].append(Rational(exponent) * coefficient)
      }
      if !cofactor.isOne { rest.append(LogForm.Term(coefficient: coefficient, base: cofactor)) }
    }
    let small = byPrime.sorted { $0.key < $1.key }.map { prime, list in
      LogForm.Term(coefficient: Rational.sum(list), base: Integer(prime))
    }
    let collected = LogForm(rest).coefficients.map {
      LogForm.Term(coefficient: $0.value, base: $0.key)
    }
    return (small.filter { !$0.coefficient.isZero }, collected.sorted { $0.base < $1.base })
  }

  /// Calls `found` with each small prime factor and its exponent; returns the cofactor.
  static func divideOut(_ n: Integer, _ found: (_ prime: Int, _ exponent: Int) -> Void) -> Integer {
    var cofactor = n
    var shared = Integer.gcd(n, product)
    for prime in primes {
      if shared.isOne { break }
      let divisor = Integer(prime)
      if !(shared % divisor).isZero { continue }
      shared = shared.exactlyDivided(by: divisor)
      let exponent: Int
      (cofactor, exponent) = cofactor.removing(divisor)
      found(prime, exponent)
    }
    return cofactor
  }
}
