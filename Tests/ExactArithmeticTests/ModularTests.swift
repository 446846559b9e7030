import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct ModularTests {
  /// Odd moduli above 1 and below 2^63.
  private func moduli(_ random: inout SplitMix64) -> [UInt64] {
    var moduli: [UInt64] = [
      3, 5, 7, 9, (1 << 31) - 1, (1 << 61) - 1, (1 << 63) - 25, (1 << 63) - 1,
    ]
    for _ in 0..<cases(50) {
      moduli.append(max(3, (random.next() >> UInt64(1 + random.index(below: 60))) | 1))
    }
    return moduli
  }

  @Test func montgomeryArithmetic() {
    var random = SplitMix64(seed: 901)
    for modulus in moduli(&random) {
      let field = Montgomery(modulus: modulus)
      #expect(field.modulus == modulus && field.residue(field.one) == 1)
      #expect(field.form(1 as UInt64) == field.one)
      var residues: [UInt64] = [0, 1, 2, modulus - 1, modulus - 2, modulus / 2]
      for _ in 0..<10 { residues.append(random.next() % modulus) }
      for a in residues {
        #expect(field.residue(field.form(a)) == a, "\(a) modulo \(modulus)")
        for b in residues {
          let product = field.multiply(field.form(a), field.form(b))
          let expected = UInt64(UInt128(a) * UInt128(b) % UInt128(modulus))
          #expect(
            product < modulus && field.residue(product) == expected, "\(a) * \(b) modulo \(modulus)"
          )
          let sum = field.residue(field.add(field.form(a), field.form(b)))
          #expect(
            UInt128(sum) == (UInt128(a) + UInt128(b)) % UInt128(modulus),
            "\(a) + \(b) modulo \(modulus)")
        }
      }
    }
  }

  @Test func montgomeryPowers() {
    var random = SplitMix64(seed: 902)
    for modulus in moduli(&random) {
      let field = Montgomery(modulus: modulus)
      let base = random.next() % modulus
      var expected: UInt64 = 1
      for exponent in 0..<UInt64(20) {
        #expect(
          field.residue(field.power(field.form(base), exponent)) == expected, "\(base)^\(exponent)")
        expected = UInt64(UInt128(expected) * UInt128(base) % UInt128(modulus))
      }
      let (m, n) = (random.next() >> 2, random.next() >> 2)
      let form = field.form(base)
      #expect(
        field.power(form, m + n) == field.multiply(field.power(form, m), field.power(form, n)))
    }
  }

  @Test func montgomeryInverses() {
    var random = SplitMix64(seed: 903)
    for prime in [3, 5, 1_000_003, (1 << 61) - 1] + WordPrimes.descending(20) {
      let field = Montgomery(modulus: prime)
      for _ in 0..<20 {
        let residue = 1 + random.next() % (prime - 1)
        let form = field.form(residue)
        #expect(
          field.multiply(form, field.inverse(form)) == field.one, "\(residue) modulo \(prime)")
      }
    }
  }

  @Test func montgomeryFormsOfIntegers() {
    var random = SplitMix64(seed: 904)
    for modulus in moduli(&random) {
      let field = Montgomery(modulus: modulus)
      for _ in 0..<10 {
        let value = random.integer()
        let residue = Integer(field.residue(field.form(value)))
        #expect(residue >= 0 && residue < Integer(modulus), "\(value)")
        #expect(Integer(modulus).divides(value - residue), "\(value) modulo \(modulus)")
      }
    }
  }

  @Test func montgomeryRaise() {
    var random = SplitMix64(seed: 905)
    let field = Montgomery(modulus: WordPrimes.descending(1)[0])
    for count in [0, 1, 2, 255, 256, 257, 600] {
      for exponent in [1, 2, 3, 7, 64, 1001] {
        let values = (0..<count).map { _ in random.next() % field.modulus }
        var raised = values
        raised.withUnsafeMutableBufferPointer { field.raise($0, to: exponent) }
        #expect(raised == values.map { field.power($0, UInt64(exponent)) }, "\(count), \(exponent)")
      }
    }
  }

  @Test func wordPrimes() throws {
    #expect(WordPrimes.descending(0) == [])
    let primes = WordPrimes.descending(200)
    #expect(primes.count == 200 && primes[0] == (1 << 63) - 25)
    #expect(zip(primes, primes.dropFirst()).allSatisfy { $0 > $1 })
    #expect(primes.allSatisfy { WordFactorization.isPrime($0) })
    // None is left out.
    let last = try #require(primes.last)
    let count = stride(from: last, to: 1 << 63, by: 2).count { WordFactorization.isPrime($0) }
    #expect(count == 200)
    #expect(Array(WordPrimes.descending(1500).prefix(200)) == primes)
  }

  @Test func chineseRemainder() {
    var random = SplitMix64(seed: 906)
    for bits in [1, 61, 62, 63, 64, 200, 1000, 20_000] {
      let system = ChineseRemainder(bits: bits)
      let product = Integer.product(system.primes.map { Integer($0) })
      #expect(product >= Integer.one << bits, "\(bits) bits")
      var values: [Integer] = [0, 1, (Integer.one << bits) - 1, product - 1]
      for _ in 0..<cases(5) { values.append(random.natural(bits: bits)) }
      for value in values {
        let residues = system.primes.map { UInt64(Int(exactly: value % Integer($0))!) }
        #expect(system.integer(residues: residues) == value, "\(bits) bits")
      }
    }
    #expect(ChineseRemainder(primes: [3, 5, 7]).integer(residues: [2, 3, 2]) == 23)
  }
}
