import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

extension SplitMix64 {
  /// A polynomial of at most the given degree: often with zeros, short or long coefficients.
  mutating func polynomial(degree: Int, bits: Int = 100) -> Polynomial {
    let count = index(below: degree + 2)
    let kind = index(below: 4)
    return Polynomial(
      (0..<count).map { _ in
        switch kind {
        case 0: return Integer(int(-3...3))
        case 1: return coin() ? .zero : integer(bits: bits)
        default: return integer(bits: bits)
        }
      })
  }

  mutating func nonzeroPolynomial(degree: Int, bits: Int = 100) -> Polynomial {
    while true {
      let value = polynomial(degree: degree, bits: bits)
      if !value.isZero { return value }
    }
  }
}

@Suite struct PolynomialTests {
  /// The greatest prime below 2^63, which the modular algorithms try first.
  let firstPrime: Integer = 9_223_372_036_854_775_783

  func naive(_ p: Polynomial, _ x: Rational) -> Rational {
    p.coefficients.enumerated().reduce(Rational.zero) { $0 + Rational($1.1) * x.power($1.0) }
  }

  @Test func descriptionAndDegree() {
    #expect(Polynomial([1, -2, 3]).description == "3x^2 - 2x + 1")
    #expect(Polynomial([0, -1, 0, -1]).description == "-x^3 - x")
    #expect(Polynomial([-1, 1]).description(variable: "t") == "t - 1")
    #expect(Polynomial.zero.description == "0")
    #expect(Polynomial([-7]).description == "-7")
    #expect(Polynomial.zero.degree == -1 && Polynomial.one.degree == 0)
    let trailing: [Integer] = [1, 0, 2, 0, 0]
    #expect(Polynomial(trailing).degree == 2)
    #expect(Polynomial([0, 0] as [Integer]).isZero)
    #expect(Polynomial.monomial(5, degree: 3) == Polynomial([0, 0, 0, 5]))
    #expect(Polynomial(trailing)[1] == 0 && Polynomial(trailing)[9] == 0)
    #expect(Polynomial(trailing).leadingCoefficient == 2 && Polynomial.zero.leadingCoefficient == 0)
    #expect(Polynomial(root: Rational(-2, 3)) == Polynomial([2, 3]))
    #expect(Polynomial([3, -4]).coefficientBits == 3)
  }

  @Test func clearingDenominators() {
    let p = Polynomial(clearingDenominatorsOf: [Rational(1, 2), 0, Rational(-2, 3)])
    #expect(p == Polynomial([3, 0, -4]))
    #expect(Polynomial(clearingDenominatorsOf: []).isZero)
  }

  @Test func arithmeticAgreesWithValues() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(300) {
      let (p, q) = (random.polynomial(degree: 8), random.polynomial(degree: 8))
      let (x, r) = (random.integer(bits: 40), random.rational(bits: 30))
      let (a, b) = (p.value(at: x), q.value(at: x))
      #expect((p + q).value(at: x) == a + b)
      #expect((p - q).value(at: x) == a - b)
      #expect((p * q).value(at: x) == a * b)
      #expect((-p).value(at: x) == -a)
      #expect((x * p).value(at: x) == x * a)
      #expect(p.power(3) == p * p * p && p.power(0) == .one)
      #expect(p.value(at: r) == naive(p, r))
      #expect(p.sign(at: r) == naive(p, r).signum())
      #expect((p * q).derivative == p.derivative * q + p * q.derivative)
    }
  }

  @Test func substitutions() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(300) {
      let p = random.polynomial(degree: 9)
      let (x, offset) = (random.integer(bits: 30), random.integer(bits: 30))
      #expect(p.shifted(by: offset).value(at: x) == p.value(at: x + offset))
      #expect(p.shiftedByOne == p.shifted(by: 1))
      #expect(p.scaledArgument(by: offset).value(at: x) == p.value(at: x * offset))
      #expect(p.ofSquare.value(at: x) == p.value(at: x * x))
      if !x.isZero && !p.isZero {
        let inverse = p.value(at: Rational(1, x)) * Rational(x.power(p.degree))
        #expect(Rational(p.reversed.value(at: x)) == inverse)
      }
    }
  }

  @Test func enclosuresContainValues() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(200) {
      let p = random.polynomial(degree: 8)
      let (a, b) = (random.rational(bits: 20), random.rational(bits: 20))
      let interval = Enclosure(min(a, b), max(a, b))
      for x in [a, b, interval.midpoint] {
        #expect(p.value(at: interval).contains(naive(p, x)))
        #expect(p.value(at: interval, bits: 20).contains(naive(p, x)))
      }
    }
  }

  @Test func contentAndPrimitivePart() {
    var random = SplitMix64(seed: 4)
    #expect(Polynomial.zero.content == 0 && Polynomial.zero.primitivePart.isZero)
    #expect(Polynomial([-6, 0, -9]).content == 3)
    #expect(Polynomial([-6, 0, -9]).primitivePart == Polynomial([2, 0, 3]))
    for _ in 0..<cases(200) {
      let p = random.nonzeroPolynomial(degree: 6)
      let part = p.primitivePart
      #expect(part.content == 1 && part.leadingCoefficient.signum() > 0)
      #expect(p == p.content * part || p == -p.content * part)
    }
  }

  @Test func exactDivision() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<cases(200) {
      let (p, q) = (random.polynomial(degree: 6), random.nonzeroPolynomial(degree: 6))
      #expect((p * q).quotient(dividingExactlyBy: q) == p)
      if q.degree > 0 { #expect((p * q + .one).quotient(dividingExactlyBy: q) == nil) }
      #expect(Polynomial.one.quotient(dividingExactlyBy: 2 * q) == nil)
    }
  }

  @Test func pseudoRemainders() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<cases(200) {
      let (p, q) = (random.polynomial(degree: 8), random.nonzeroPolynomial(degree: 5))
      let rest = p.pseudoRemainder(dividingBy: q)
      if p.degree < q.degree {
        #expect(rest == p)
        continue
      }
      #expect(rest.degree < q.degree)
      let scaled = q.leadingCoefficient.power(p.degree - q.degree + 1) * p
      #expect((scaled - rest).quotient(dividingExactlyBy: q) != nil)
    }
  }

  /// Euclid's algorithm with primitive remainders.
  func euclid(_ a: Polynomial, _ b: Polynomial) -> Polynomial {
    var (u, v) = a.degree >= b.degree ? (a, b) : (b, a)
    while !v.isZero { (u, v) = (v, u.pseudoRemainder(dividingBy: v).primitivePart) }
    return u.primitivePart
  }

  @Test func greatestCommonDivisors() {
    var random = SplitMix64(seed: 7)
    #expect(Polynomial.gcd(.zero, .zero).isZero)
    #expect(Polynomial.gcd(.zero, Polynomial([-4, -2])) == Polynomial([2, 1]))
    #expect(Polynomial.gcd(Polynomial([6]), Polynomial([4, 2])) == .one)
    for index in 0..<cases(200) {
      let factor = random.nonzeroPolynomial(degree: 5, bits: [5, 300][index % 2])
      var (p, q) = (random.polynomial(degree: 5), random.polynomial(degree: 5))
      if index % 5 == 0 { p = p * Polynomial([1, firstPrime]) }
      if index % 7 == 0 { q = q * Polynomial([1, firstPrime]) }
      #expect(Polynomial.gcd(p * factor, q * factor) == euclid(p * factor, q * factor))
      #expect(Polynomial.gcd(p, q) == euclid(p, q))
    }
    // Modulo the first prime the polynomials have a common factor that they do not have.
    #expect(Polynomial.gcd(Polynomial([-1, 1]), Polynomial([firstPrime - 1, 1])) == .one)
    let common = Polynomial([2, 0, 5])
    #expect(
      Polynomial.gcd(common * Polynomial([-1, 1]), common * Polynomial([firstPrime - 1, 1]))
        == common)
  }

  @Test func squarefreeParts() {
    var random = SplitMix64(seed: 8)
    for _ in 0..<cases(100) {
      // Different linear factors and an irreducible one, with exponents.
      let roots = Set((0..<3).map { _ in random.rational(bits: 20) })
      var (power, simple) = (
        Polynomial([2, 0, 1]).power(random.int(1...3)), Polynomial([2, 0, 1])
      )
      for root in roots {
        power *= Polynomial(root: root).power(random.int(1...3))
        simple *= Polynomial(root: root)
      }
      #expect((random.nonzeroInteger() * power).squarefreePart == simple)
    }
    #expect(Polynomial([-5]).squarefreePart == .one)
  }

  @Test func resultants() {
    #expect(Polynomial.resultant(Polynomial([-2, 0, 1]), Polynomial([-3, 0, 1])) == 1)
    #expect(Polynomial.resultant(Polynomial([5]), Polynomial([1, 2, 3])) == 25)
    #expect(Polynomial.resultant(.zero, Polynomial([1, 2, 3])) == 0)
    var random = SplitMix64(seed: 9)
    for index in 0..<cases(150) {
      var p = random.nonzeroPolynomial(degree: 5, bits: [6, 200][index % 2])
      let q = random.nonzeroPolynomial(degree: 5, bits: 60)
      if index % 6 == 0 { p = p * Polynomial([1, firstPrime]) }
      #expect(Polynomial.resultant(p, q) == sylvesterDeterminant(p, q))
      let common = Polynomial([1, 3])
      #expect(Polynomial.resultant(p * common, q * common) == 0)
    }
  }

  /// Bareiss' elimination on Sylvester's matrix.
  func sylvesterDeterminant(_ p: Polynomial, _ q: Polynomial) -> Integer {
    let (m, n) = (p.degree, q.degree)
    var rows: [[Integer]] = []
    for (polynomial, count) in [(p, n), (q, m)] {
      for shift in 0..<max(count, 0) {
        var row = [Integer](repeating: .zero, count: m + n)
        for (power, coefficient) in polynomial.coefficients.enumerated() {
          row[shift + polynomial.degree - power] = coefficient
        }
        rows.append(row)
      }
    }
    var previous = Integer.one
    var sign = Integer.one
    for k in 0..<(m + n) {
      guard let pivot = (k..<(m + n)).first(where: { !rows[$0][k].isZero }) else { return 0 }
      if pivot != k {
        rows.swapAt(pivot, k)
        sign = -sign
      }
      for i in (k + 1)..<max(m + n, k + 1) {
        for j in (k + 1)..<(m + n) {
          rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j])
            .exactlyDivided(by: previous)
        }
      }
      previous = rows[k][k]
    }
    return sign * previous
  }

  @Test func symmetricRemainders() {
    var random = SplitMix64(seed: 10)
    for _ in 0..<cases(100) {
      let value = random.integer(bits: 500)
      let primes = SymmetricRemainders.primes(bits: value.bitWidth)
      let residues = primes.map { prime -> UInt64 in
        let field = Montgomery(modulus: prime)
        return field.residue(field.form(value))
      }
      #expect(SymmetricRemainders(primes: primes).integer(residues: residues) == value)
    }
    #expect(WordPrimes.first(70) == WordPrimes.descending(70))
    #expect(Integer(WordPrimes.first(1)[0]) == firstPrime)
  }

  @Test func interpolation() {
    var random = SplitMix64(seed: 11)
    let field = Montgomery(modulus: WordPrimes.first(1)[0])
    for count in 1...12 {
      let coefficients = (0..<count).map { _ in field.form(random.integer()) }
      let start = random.int(-20...20)
      let values = (0..<count).map { field.value(coefficients, at: field.form(start + $0)) }
      let inverses = field.inversesOfWords(below: count)
      #expect(field.interpolate(values, from: start, inverses: inverses) == coefficients)
    }
  }
}
