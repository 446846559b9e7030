/// Prime factors of machine words.
package enum WordFactorization {
  /// The prime factors of `n` with their exponents, increasing; empty for 1.
  ///
  /// - Complexity: about `n^(1/4)` modular multiplications (Pollard's rho, Brent's variant).
  package static func factor(_ n: UInt64) -> [(prime: UInt64, exponent: Int)] {
    precondition(n > 0, "the factorisation of zero")
    var exponents: [UInt64: Int] = [:]
    var pending = [n]
    while let m = pending.popLast() {
      if m == 1 { continue }
      if isPrime(m) {
        exponents[m, default: 0] += 1
      } else {
        let divisor = properDivisor(m)
        pending += [divisor, m / divisor]
      }
    }
    return exponents.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Whether `n` is prime: Miller-Rabin with the first twelve primes as bases, which is a proof below 2^64
  /// (Sorenson and Webster, "Strong pseudoprimes to twelve prime bases", 2017).
  package static func isPrime(_ n: UInt64) -> Bool {
    let bases: [UInt64] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]
    if n < 2 { return false }
    for base in bases where n % base == 0 { return n == base }
    let shift = (n - 1).trailingZeroBitCount
    let odd = (n - 1) >> UInt64(shift)
    return bases.allSatisfy { base in
      var x = power(base, odd, modulo: n)
      if x == 1 || x == n - 1 { return true }
      for _ in 1..<shift {
        x = multiply(x, x, modulo: n)
        if x == n - 1 { return true }
      }
      return false
    }
  }

  static func multiply(_ a: UInt64, _ b: UInt64, modulo n: UInt64) -> UInt64 {
    n.dividingFullWidth(a.multipliedFullWidth(by: b)).remainder
  }

  static func power(_ base: UInt64, _ exponent: UInt64, modulo n: UInt64) -> UInt64 {
    var result: UInt64 = 1 % n
    var square = base % n
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square, modulo: n) }
      square = multiply(square, square, modulo: n)
      rest >>= 1
    }
    return result
  }

  /// A divisor of the composite `n` other than 1 and `n`.
  private static func properDivisor(_ n: UInt64) -> UInt64 {
    if n & 1 == 0 { return 2 }
    var increment: UInt64 = 0
    while true {
      increment += 1
      func step(_ x: UInt64) -> UInt64 {
        let (sum, overflow) = multiply(x, x, modulo: n).addingReportingOverflow(increment)
        return overflow || sum >= n ? sum &- n : sum
      }
      var (slow, fast): (UInt64, UInt64) = (2, 2)
      var divisor: UInt64 = 1
      while divisor == 1 {
        slow = step(slow)
        fast = step(step(fast))
        divisor = UInt64(WordArithmetic.gcd(UInt(slow > fast ? slow - fast : fast - slow), UInt(n)))
      }
      if divisor != n { return divisor }
    }
  }
}
