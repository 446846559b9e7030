import Work

/// Primes that fill a machine word, as moduli for computations with large integers.
package enum WordPrimes {
  private static let trialDivisors: [UInt64] = [
    3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53,
  ]

  /// The greatest `count` primes below 2^63, decreasing.
  ///
  /// - Complexity: about 4 microseconds a prime on each core.
  package static func descending(_ count: Int) -> [UInt64] {
    var primes: [UInt64] = []
    var top: UInt64 = (1 << 63) - 1
    while primes.count < count {
      // One odd number in about 22 is prime here.
      let candidates = (count - primes.count) * 22 + 1000
      let start = top
      let found = Concurrency.map(candidates, minimumPerRange: 2000) { _, range in
        range.lazy.map { start - 2 * UInt64($0) }.filter(isPrime)
      }
      primes += found.joined()
      top = start - 2 * UInt64(candidates)
    }
    return Array(primes.prefix(count))
  }

  /// Miller-Rabin as in ``WordFactorization/isPrime(_:)``, in Montgomery's form.
  private static func isPrime(_ n: UInt64) -> Bool {
    for divisor in trialDivisors where n % divisor == 0 { return false }
    let field = Montgomery(modulus: n)
    let minusOne = n - field.one
    let shift = (n - 1).trailingZeroBitCount
    let odd = (n - 1) >> UInt64(shift)
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    return bases.allSatisfy { base in
      var x = field.power(field.form(base), odd)
      if x == field.one || x == minusOne { return true }
      for _ in 1..<shift {
        x = field.multiply(x, x)
        if x == minusOne { return true }
      }
      return false
    }
  }
}
