import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

/// The invariants of the exact numbers: every operation keeps them, and broken parts are found.
@Suite struct InvariantTests {
  // MARK: Rationals and enclosures

  @Test func rationals() throws {
    var random = SplitMix64(seed: 71)
    for _ in 0..<cases(400) {
      let (a, b) = (random.rational(), random.nonzeroRational())
      let results: [Rational] = [
        a, b, a + b, a - b, a * b, a / b, -a, b.reciprocal(), b.power(3), b.power(-2), a.magnitude,
        a.scaled(byPowerOfTwo: random.int(-80...80)), Rational(a.floor()), Rational(a.ceiling()),
        a.rounded(toSignificantBits: random.int(1...90), .down), Rational.sum([a, b, -a]),
      ]
      for result in results {
        #expect(throws: Never.self, "\(a), \(b)") { try result.checkInvariants() }
      }
    }
  }

  @Test func brokenRationals() {
    func message(_ numerator: Integer, _ denominator: Integer) -> String {
      errorMessage {
        try Rational.checkInvariants(numerator: numerator, denominator: denominator)
      }
    }
    #expect(message(3, -2) == "3/-2 has no positive denominator")
    #expect(message(3, 0) == "3/0 has no positive denominator")
    #expect(message(15, 9) == "15/9 is not in lowest terms: 3 divides both")
    #expect(message(0, 2) == "0/2 is not in lowest terms: 2 divides both")
    #expect(message(0, 1) == "no error, but ()")
  }

  @Test func enclosures() throws {
    var random = SplitMix64(seed: 72)
    for _ in 0..<cases(200) {
      let (a, b) = (random.enclosure(), random.enclosure())
      let divisor =
        b.lower.signum() * b.upper.signum() > 0 ? b : Enclosure(random.nonzeroRational())
      let probabilities = Enclosure(random.probability()).hull(Enclosure(random.probability()))
      let bits = random.int(2...120)
      var results: [Enclosure] = [
        a, b, a + b, a - b, a * b, -a, random.rational() * a, a.divided(by: divisor, bits: bits),
        a.hull(b), a.hull(b).intersection(a), a.rounded(toBits: bits),
        Enclosure.exp(probabilities, bits: bits),
        Enclosure.binaryEntropy(probabilities, bits: bits),
        Enclosure.inverseBinaryEntropy(probabilities, bits: bits),
      ]
      if b.lower.signum() > 0 {
        results += [
          Enclosure.log(b, bits: bits), Enclosure.log2(b, bits: bits),
          Enclosure.squareRoot(b, bits: bits),
        ]
      }
      for result in results {
        #expect(throws: Never.self, "\(a), \(b), \(bits) bits") { try result.checkInvariants() }
      }
    }
  }

  @Test func brokenEnclosures() {
    func message(_ lower: Rational, _ upper: Rational) -> String {
      errorMessage { try Enclosure.checkInvariants(lower: lower, upper: upper) }
    }
    #expect(message(2, Rational(3, 2)) == "the ends 2 and 3/2 are out of order")
    #expect(message(2, 2) == "no error, but ()")
  }

  // MARK: Forms in logarithms

  @Test func logForms() throws {
    var random = SplitMix64(seed: 73)
    for _ in 0..<cases(60) {
      let (a, b) = (random.logForm(), random.logForm())
      var changed = a
      changed.add(random.rational(bits: 40), log: random.integer(bits: 60).magnitude + 1)
      let factor = random.rational(bits: 40)
      let results: [LogForm] = [
        a, b, a + b, a - b, -a, a - a, changed, factor * a, a * factor,
        a / random.nonzeroRational(bits: 40), LogForm(a.terms + b.terms),
        LogForm.log(random.positiveRational(bits: 80)), LogForm.bits(factor),
      ]
      for result in results {
        #expect(throws: Never.self, "\(a), \(b)") {
          try result.checkInvariants()
          let canonical = result.canonicalized()
          try canonical.checkCanonical()
          #expect(canonical == result)
        }
      }
    }
  }

  @Test func brokenLogForms() {
    func message(_ coefficients: [Integer: Rational]) -> String {
      errorMessage { try LogForm.checkInvariants(collected: coefficients) }
    }
    #expect(message([1: 2]) == "the base 1 is below 2")
    #expect(message([-3: 2]) == "the base -3 is below 2")
    #expect(message([3: 0]) == "the coefficient of log 3 is zero")
    #expect(message([3: 1, 9: 2]) == "no error, but ()")
    func canonicalMessage(_ bases: [Integer]) -> String {
      errorMessage { try LogForm.checkCanonical(bases: bases) }
    }
    let prime = Integer(2).power(89) - 1
    #expect(canonicalMessage([2, 9]) == "the base 9 is not a prime")
    #expect(canonicalMessage([prime * prime]) == "the base \(prime * prime) is \(prime)^2")
    #expect(canonicalMessage([3, 3 * prime]) == "the bases 3 and \(3 * prime) are not coprime")
    #expect(canonicalMessage([2, 3, prime]) == "no error, but ()")
  }

  // MARK: Algebraic numbers

  @Test func algebraicReals() throws {
    var random = SplitMix64(seed: 74)
    for _ in 0..<cases(30) {
      let roots = AlgebraicReal.realRoots(of: random.polynomialWithRoots())
      for root in roots.prefix(3) {
        let q = random.nonzeroRational(bits: 20)
        var results: [AlgebraicReal] = [
          root, -root, root + q, q - root, q * root, root / q, root.squared(),
          root.refined(bits: 100),
        ]
        if root.signum() > 0 { results.append(root.squareRoot()) }
        if root.signum() != 0 { results.append(root.reciprocal()) }
        for result in results {
          #expect(throws: Never.self, "\(root), \(q)") { try result.checkInvariants() }
        }
      }
    }
  }

  @Test func brokenAlgebraicReals() {
    func message(_ coefficients: [Integer], _ lower: Rational, _ upper: Rational) -> String {
      errorMessage {
        try AlgebraicReal.checkInvariants(
          polynomial: Polynomial(coefficients), interval: Enclosure(lower, upper))
      }
    }
    #expect(message([-2, 0, 1], 1, 2) == "no error, but ()")
    #expect(message([7], 1, 2) == "the polynomial 7 is constant")
    #expect(message([2, 0, -1], 1, 2).hasSuffix("has no positive leading coefficient"))
    #expect(message([-4, 0, 2], 1, 2).hasSuffix("is not primitive"))
    #expect(message([4, 0, -4, 0, 1], 1, 2).hasSuffix("is not squarefree"))
    #expect(message([-2, 0, 1], -2, 2).contains("has the signs 1 and 1 at the ends of"))
    #expect(message([-2, 0, 1], 2, 3).contains("has the signs 1 and 1 at the ends of"))
    // The roots are -1, 0 and 1.
    #expect(message([0, -1, 0, 1], -2, 2).contains("has 3 roots in"))
  }
}
