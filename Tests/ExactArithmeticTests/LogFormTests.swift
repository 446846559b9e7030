import ExactArithmetic
import Foundation
import LemmataTestSupport
import Testing
import Work

@Suite struct LogFormTests {
  private func log(_ n: Integer) -> LogForm { LogForm.log(n) }

  /// A form of a few terms over small and large bases.
  private func form(_ random: inout SplitMix64, terms: Int = 6) -> LogForm {
    var form = LogForm.zero
    for _ in 0..<random.index(below: terms + 1) {
      let base =
        random.index(below: 2) == 0
        ? Integer(1 + random.index(below: 30)) : random.integer(bits: 150).magnitude + 1
      form.add(random.rational(bits: 20), log: base)
    }
    return form
  }

  /// Whether two forms are equal, in every way that equality shows.
  private func expectEqual(
    _ a: LogForm, _ b: LogForm, _ note: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(a == b, "\(note)", sourceLocation: sourceLocation)
    #expect(hashOf(a) == hashOf(b), "\(note)", sourceLocation: sourceLocation)
    #expect(!(a < b) && !(b < a) && a <= b, "\(note)", sourceLocation: sourceLocation)
    #expect((a - b).isZero && (a - b).signum() == 0, "\(note)", sourceLocation: sourceLocation)
    #expect((a - b).enclosure() == .zero, "\(note)", sourceLocation: sourceLocation)
  }

  // MARK: Identities

  @Test func identities() {
    expectEqual(log(12) - 2 * log(2), log(3))
    expectEqual(log(6), log(2) + log(3))
    expectEqual(log(1), .zero)
    expectEqual(log(8), .bits(3))
    expectEqual(log(Integer(10).power(40)), 40 * (log(2) + log(5)))
    expectEqual(LogForm.log(Rational(12, 35)), log(12) - log(35))
    expectEqual(Rational(1, 3) * log(27) + Rational(1, 2) * log(16), log(3) + .bits(2))
    #expect(log(12) - log(2) != log(3))
  }

  @Test func productsOfLargePrimes() {
    var random = SplitMix64(seed: 501)
    for _ in 0..<cases(20) {
      let (p, q, r) = (
        Integer(random.twentyDigitPrime()), Integer(random.twentyDigitPrime()),
        Integer(random.twentyDigitPrime())
      )
      expectEqual(log(p * p * q) - 2 * log(p), log(q))
      expectEqual(log(p * q) + log(q * r) + log(r * p), 2 * log(p * q * r))
      expectEqual(Rational(1, 2) * log(p * p * q) + Rational(1, 2) * log(q), log(p * q))
      expectEqual(log(p * q * 12) - log(p * q) - 2 * log(2), log(3))
      #expect(log(p * q) != log(p * q + 2))
      #expect(log(p * p * q) - 2 * log(p) != log(r) || q == r)
    }
  }

  @Test func primePowers() {
    var random = SplitMix64(seed: 502)
    for _ in 0..<cases(20) {
      let p = Integer(random.twentyDigitPrime())
      let (m, n) = (1 + random.index(below: 8), 1 + random.index(below: 8))
      expectEqual(Rational(n) * log(p.power(m)), Rational(m) * log(p.power(n)))
      expectEqual(log(p.power(m)) + log(p.power(n)), log(p.power(m + n)))
    }
  }

  @Test func randomMultiplicativeIdentities() {
    var random = SplitMix64(seed: 503)
    for _ in 0..<cases(40) {
      var primes: [Integer] = [2, 3, 5]
      for _ in 0..<(1 + random.index(below: 5)) {
        primes.append(Integer(random.twentyDigitPrime()))
      }
      primes = Array(Set(primes))
      var (products, factors) = (LogForm.zero, LogForm.zero)
      for _ in 0..<(1 + random.index(below: 70)) {
        let coefficient = random.rational(bits: 30)
        var base = Integer.one
        for prime in primes {
          let exponent = max(0, random.index(below: 6) - 2)
          base *= prime.power(exponent)
          factors.add(Rational(exponent) * coefficient, log: prime)
        }
        products.add(coefficient, log: base)
      }
      expectEqual(products, factors)
      let tiny = Rational(1, Integer(10).power(80)) * LogForm.log(primes[0])
      #expect(products + tiny != factors && products + tiny > factors)
      #expect(products < factors + tiny && (factors - tiny - products).signum() == -1)
    }
  }

  // MARK: Group laws

  @Test func arithmetic() {
    var random = SplitMix64(seed: 504)
    for _ in 0..<cases(200) {
      let (a, b, c) = (form(&random), form(&random), form(&random))
      let factor = random.nonzeroRational(bits: 20)
      expectEqual(a + b, b + a)
      expectEqual((a + b) + c, a + (b + c))
      expectEqual(a - b, a + -b)
      expectEqual(factor * (a + b), factor * a + b * factor)
      expectEqual(factor * a / factor, a)
      expectEqual(0 * a, .zero)
      var (sum, difference) = (a, a)
      sum += b
      difference -= b
      expectEqual(sum, a + b)
      expectEqual(difference, a - b)
      #expect(a.magnitude >= .zero && (a.magnitude == a || a.magnitude == -a))
    }
  }

  @Test func collectedTerms() {
    let terms = [(1, 6), (2, 6), (0, 7), (3, 1), (-3, 6)].map {
      LogForm.Term(coefficient: Rational($0.0), base: Integer($0.1))
    }
    #expect(LogForm(terms).termCount == 0)
    #expect(LogForm(terms.dropLast()).termCount == 1)
    var form = LogForm.log(6 as Integer)
    form.add(1, log: 10)
    form.add(1, log: 1)
    #expect(form.termCount == 2)
    form.add(-1, log: 10)
    form.add(-1, log: 6)
    #expect(form.termCount == 0)
    #expect(LogForm.bits(0).termCount == 0)
  }

  @Test func terms() {
    #expect(
      log(12).terms == [
        LogForm.Term(coefficient: 2, base: 2), LogForm.Term(coefficient: 1, base: 3),
      ])
    var random = SplitMix64(seed: 505)
    for _ in 0..<cases(100) {
      let form = form(&random)
      let terms = form.terms
      #expect(terms.allSatisfy { $0.base > 1 && !$0.coefficient.isZero })
      #expect(zip(terms, terms.dropFirst()).allSatisfy { $0.base < $1.base })
      for (index, term) in terms.enumerated() {
        for other in terms[(index + 1)...] { #expect(Integer.gcd(term.base, other.base) == 1) }
      }
      expectEqual(LogForm(terms), form)
      expectEqual(form.canonicalized(), form)
    }
    let (p, q) = (Integer(random.twentyDigitPrime()), Integer(random.twentyDigitPrime()))
    #expect(log(p.power(6)).terms == [LogForm.Term(coefficient: 6, base: p)])
    #expect((log(p * q) + log(p)).terms.map(\.base) == [p, q].sorted())
    #expect((log(p * q) - log(q * 4) + log(4)).terms.map(\.base) == [p])
  }

  @Test func wordBasesHaveUniqueCanonicalForm() {
    var random = SplitMix64(seed: 506)
    for _ in 0..<cases(100) {
      let (a, b) = (1 + random.next() >> 33, 1 + random.next() >> 33)
      let product = log(Integer(a) * Integer(b))
      #expect(product.terms == (log(Integer(a)) + log(Integer(b))).terms, "\(a), \(b)")
      #expect(product.terms.allSatisfy { WordFactorization.isPrime(UInt64("\($0.base)")!) })
    }
  }

  // MARK: Order

  @Test func orderAgreesWithEnclosures() {
    var random = SplitMix64(seed: 507)
    for _ in 0..<cases(300) {
      let (a, b) = (form(&random), form(&random))
      let (x, y) = (a.enclosure(bits: 200), b.enclosure(bits: 200))
      if x.upper < y.lower { #expect(a < b && a != b && (a - b).signum() == -1) }
      if x.lower > y.upper { #expect(a > b && a != b && (a - b).signum() == 1) }
      if a == b { #expect(overlap(x, y)) }
      #expect((a < b) != (a >= b))
    }
  }

  @Test func logarithmOfNeighbours() {
    let n = Integer(2).power(400)
    let difference = log(n + 1) - log(n)
    #expect(difference.signum() == 1 && log(n + 1) > log(n) && log(n + 1) != log(n))
    // 1/n - 1/(2 n^2) < ln(1 + 1/n) < 1/n.
    let small = Rational(1, n)
    let value = difference.enclosure(in: .nats, bits: 500)
    #expect(value.lower < small && value.upper > small - small * small / 2)
    #expect(
      (value.midpoint - small + small * small / 2).magnitude < small.power(2) / Rational(n >> 90))
    #expect(value.isAccurate(toRelativeBits: 400))
    #expect(difference.approximation(in: .nats) == 0x1p-400)
    // Second differences: log(n+2) - 2 log(n+1) + log(n) is about -1/n^2.
    let second = log(n + 2) - 2 * log(n + 1) + log(n)
    #expect(second.signum() == -1 && second.approximation(in: .nats) == -0x1p-800)
  }

  // MARK: Enclosures

  @Test func enclosure() {
    var random = SplitMix64(seed: 508)
    for _ in 0..<cases(150) {
      let form = form(&random)
      for unit in InformationUnit.allCases {
        let coarse = form.enclosure(in: unit, bits: 40)
        let fine = form.enclosure(in: unit, bits: 300)
        #expect(coarse.contains(fine), "\(form)")
        #expect(coarse.isAccurate(toRelativeBits: 39) && fine.isAccurate(toRelativeBits: 299))
        #expect(coarse.lower.signum() == form.signum() || form.isZero)
      }
      // Two units of the same value.
      let product = form.enclosure(in: .bits, bits: 100) * Enclosure.log(2 as Rational, bits: 100)
      #expect(overlap(product, form.enclosure(in: .nats, bits: 100)), "\(form)")
    }
  }

  @Test func enclosureOfOneLogarithm() {
    var random = SplitMix64(seed: 509)
    for _ in 0..<cases(300) {
      let x = random.positiveRational()
      let form = LogForm.log(x)
      #expect(overlap(form.enclosure(in: .nats, bits: 90), Enclosure.log(x, bits: 90)), "\(x)")
      #expect(overlap(form.enclosure(in: .bits, bits: 90), Enclosure.log2(x, bits: 90)), "\(x)")
    }
  }

  @Test func enclosureOfExtremeCoefficients() {
    for coefficient in [Rational(Integer(10).power(500)), Rational(1, Integer(10).power(500))] {
      let form = coefficient * (log(3) - log(2))
      let value = form.enclosure(in: .nats, bits: 64)
      let expected = coefficient * Enclosure.log(Rational(3, 2), bits: 80)
      #expect(overlap(value, expected) && value.isAccurate(toRelativeBits: 63))
      #expect(form.signum() == 1 && (-form).signum() == -1)
    }
  }

  @Test func rationalBits() {
    #expect(LogForm.bits(Rational(5, 3)).rationalBits == Rational(5, 3))
    #expect(log(1024).rationalBits == 10)
    #expect(LogForm.zero.rationalBits == 0)
    #expect((log(8) - Rational(1, 2) * log(2)).rationalBits == Rational(5, 2))
    #expect(log(3).rationalBits == nil)
    #expect((log(6) - log(3)).canonicalized().rationalBits == 1)
    #expect(log(1024).enclosure(in: .bits, bits: 10) == Enclosure(10))
  }

  @Test func approximationIsTheNearestDouble() throws {
    var random = SplitMix64(seed: 510)
    for _ in 0..<cases(300) {
      let form = form(&random)
      for unit in InformationUnit.allCases {
        let value = form.enclosure(in: unit, bits: 400)
        let nearest = form.approximation(in: unit)
        #expect(nearest == Double(value.lower) && nearest == Double(value.upper), "\(form)")
      }
      let n = 2 + random.index(below: 1_000_000)
      let expected = Foundation.log(Double(n))
      let nearest = log(Integer(n)).approximation(in: .nats)
      #expect(abs(nearest - expected) <= 2 * expected.ulp, "log \(n)")
    }
  }

  @Test func approximationOfTies() {
    let half = Rational(1).scaled(byPowerOfTwo: -53)
    // One bit, written in three ways.
    let root: LogForm = Rational(1, 2) * log(225)
    let quotient: LogForm = log(6) - log(3)
    let written: LogForm = log(15) - root
    let wholes: [LogForm] = [log(2), quotient, written + log(2)]
    for whole in wholes {
      let tie: LogForm = whole + .bits(half)
      let nextTie: LogForm = whole + .bits(3 * half)
      let beyondTie: LogForm = whole + .bits(half + half / 1000)
      let (next, beyond): (Double, Double) = (0x1.0000000000002p0, 0x1.0000000000001p0)
      #expect(tie.approximation() == 1)
      #expect(nextTie.approximation() == next)
      #expect(beyondTie.approximation() == beyond)
    }
    #expect(LogForm.zero.approximation() == 0)
    #expect((log(6) - log(3) - log(2)).approximation(in: .nats) == 0)
  }

  // MARK: Hashing

  @Test func equalFormsInSets() {
    var random = SplitMix64(seed: 511)
    for _ in 0..<cases(50) {
      let (a, b) = (random.twentyDigitInteger(), random.twentyDigitInteger())
      let set: Set = [
        log(a * b), log(a) + log(b), Rational(1, 2) * log(a * a * b * b), log(a * b + 1),
      ]
      #expect(set.count == 2)
      #expect(set.contains(log(a * b * 9) - 2 * log(3)))
    }
  }

  // MARK: Text

  @Test func description() {
    #expect("\(Rational(3, 4) * log(3) - .bits(Rational(1, 2)))" == "3/4 log2 3 - 1/2")
    #expect("\(LogForm.zero)" == "0")
    #expect("\(log(6) - log(2) - log(3))" == "0")
    #expect("\(LogForm.bits(2) - Rational(3, 4) * log(3))" == "2 - 3/4 log2 3")
    #expect("\(log(3))" == "log2 3")
    #expect("\(-log(3))" == "-log2 3")
    #expect("\(log(12))" == "log2 3 + 2")
    #expect("\(log(15))" == "log2 3 + log2 5")
  }

  @Test func descriptionOfSignsAndUnits() {
    #expect("\(LogForm.bits(Rational(-1, 2)))" == "-1/2")
    #expect("\(-log(3) - .bits(1))" == "-log2 3 - 1")
    #expect("\(log(5) - 2 * log(3))" == "-2 log2 3 + log2 5")
    #expect(log(6).description(in: .nats) == "ln 2 + ln 3")
    #expect((Rational(3, 4) * log(3)).description(in: .nats) == "3/4 ln 3")
    #expect(LogForm.zero.description(in: .nats) == "0")
  }

  @Test func latex() {
    #expect(
      (Rational(3, 4) * log(3) - .bits(Rational(1, 2))).latex()
        == "\\frac{3}{4}\\log_2 3-\\frac{1}{2}")
    #expect(LogForm.zero.latex() == "0")
    #expect(log(6).latex(in: .nats) == "\\ln 2+\\ln 3")
    #expect((LogForm.bits(2) - log(3)).latex() == "2-\\log_2 3")
  }

  @Test func codable() throws {
    #expect(
      try json(Rational(3, 4) * log(3) - .bits(Rational(1, 2)))
        == "[[\"-1/2\",\"2\"],[\"3/4\",\"3\"]]")
    #expect(try json(LogForm.zero) == "[]")
    var random = SplitMix64(seed: 512)
    for _ in 0..<cases(50) {
      let form = form(&random)
      let decoded = try throughJSON(form)
      #expect(decoded == form && decoded.termCount == form.termCount)
    }
    for pair in [
      ["1", "0"], ["1", "-2"], ["1", "x"], ["x", "2"], ["1"], ["1", "2", "3"], ["1/0", "2"],
    ] {
      #expect(
        decodingMessage(LogForm.self, try json([pair]))
          == "\(pair) is not a rational coefficient and a positive integer")
    }
  }
}
