import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct WordFactorizationTests {
  private static let sieve: [Bool] = {
    var isPrime = [Bool](repeating: true, count: 20_000)
    isPrime[0] = false
    isPrime[1] = false
    for n in 2..<20_000 where isPrime[n] {
      for multiple in stride(from: n * n, to: 20_000, by: n) { isPrime[multiple] = false }
    }
    return isPrime
  }()

  private func expectFactors(_ n: UInt64, sourceLocation: SourceLocation = #_sourceLocation) {
    let factors = WordFactorization.factor(n)
    let product = Integer.product(factors.map { Integer($0.prime).power($0.exponent) })
    #expect(product == Integer(n), "\(n)", sourceLocation: sourceLocation)
    #expect(
      factors.allSatisfy { WordFactorization.isPrime($0.prime) && $0.exponent > 0 }, "\(n)",
      sourceLocation: sourceLocation)
    #expect(
      zip(factors, factors.dropFirst()).allSatisfy { $0.prime < $1.prime }, "\(n)",
      sourceLocation: sourceLocation)
  }

  @Test func isPrimeAgreesWithTheSieve() {
    for n in 0..<20_000 {
      #expect(WordFactorization.isPrime(UInt64(n)) == Self.sieve[n], "\(n)")
    }
  }

  @Test func isPrimeOfLargeWords() {
    for prime in [
      18_446_744_073_709_551_557, (1 << 61) - 1, (1 << 63) - 25, 4_294_967_311, 4_294_967_291,
    ] as [UInt64] {
      #expect(WordFactorization.isPrime(prime), "\(prime)")
    }
    // Strong pseudoprimes to the first bases, Carmichael numbers, squares of primes.
    for composite in [
      2047, 3_215_031_751, 341_550_071_728_321, 3_825_123_056_546_413_051, 561, 1_122_004_669_633,
      4_294_967_291 * 4_294_967_291, UInt64.max,
    ] as [UInt64] {
      #expect(!WordFactorization.isPrime(composite), "\(composite)")
    }
  }

  @Test func factorsOfSmallWords() {
    #expect(WordFactorization.factor(1).isEmpty)
    for n in 1..<UInt64(20_000) { expectFactors(n) }
    let factors = WordFactorization.factor(360)
    #expect(factors.map(\.prime) == [2, 3, 5] && factors.map(\.exponent) == [3, 2, 1])
  }

  @Test func factorsOfLargeWords() {
    var random = SplitMix64(seed: 1001)
    let corners: [UInt64] = [
      UInt64.max, 1 << 63, (1 << 63) - 1, 4_294_967_291 * 4_294_967_291, 18_446_744_073_709_551_557,
    ]
    for n in corners {
      expectFactors(n)
    }
    for _ in 0..<cases(100) {
      expectFactors(max(1, random.next() >> UInt64(random.index(below: 64))))
    }
    func prime(bits: Int) -> UInt64 {
      var candidate = random.next() >> UInt64(64 - bits) | 1
      while !WordFactorization.isPrime(candidate) { candidate += 2 }
      return candidate
    }
    for _ in 0..<cases(20) {
      let (p, q) = (prime(bits: 31), prime(bits: 31))
      expectFactors(p * q)
      expectFactors(p * p)
      let r = prime(bits: 20)
      expectFactors(r * r * r)
    }
  }
}
