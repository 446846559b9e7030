import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct AlgebraicRealComparisonTests {
  @Test func equalNumbersWithDifferentPolynomials() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(40) {
      let p = random.nonzeroPolynomial(degree: 5, bits: 20)
      let q = random.nonzeroPolynomial(degree: 5, bits: 200)
      let roots = AlgebraicReal.realRoots(of: p)
      let more = AlgebraicReal.realRoots(of: p * q)
      for root in roots {
        let equals = more.filter { $0 == root }
        #expect(equals.count == 1)
        #expect(hashOf(equals[0]) == hashOf(root))
        #expect(more.count { $0 < root } + more.count { $0 > root } + 1 == more.count)
      }
      #expect(Set(roots + more).count == more.count)
    }
  }

  @Test func nearlyEqualRootsOfMignottePolynomials() {
    for k in [5, 30, 100] {
      // x^9 - 2 (2^k x - 1)^2 has two roots near 2^-k whose distance is about 2^(-5.5 k).
      let p =
        Polynomial.monomial(1, degree: 9)
        - Integer(2) * Polynomial([-1, Integer.one << k]).power(2)
      let roots = AlgebraicReal.realRoots(of: p)
      #expect(roots.count == 3)
      #expect(roots[0] < roots[1] && roots[1] < roots[2] && roots[0] != roots[1])
      let middle = Rational(1).scaled(byPowerOfTwo: -k)
      #expect(roots[0] < middle && middle < roots[1])
      // The derivative of the square is tiny there, and its sign is known.
      #expect(roots[0].sign(of: Polynomial([-1, Integer.one << k])) == -1)
      #expect(roots[1].sign(of: Polynomial([-1, Integer.one << k])) == 1)
      #expect(roots[1].sign(of: p * Polynomial([3, 1])) == 0)
    }
  }

  @Test func comparisonWithRationals() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(40) {
      let p = random.nonzeroPolynomial(degree: 6, bits: 10)
      for root in AlgebraicReal.realRoots(of: p) {
        for bits in [3, 50, 300] {
          let ends = root.enclosure(bits: bits)
          if root.isRational {
            #expect(root == ends.lower && !(root < ends.lower) && root <= ends.lower)
            #expect(!(root != ends.lower) && ends.lower >= root)
            continue
          }
          #expect(root > ends.lower && root < ends.upper && root != ends.lower)
          #expect(ends.lower < root && ends.upper > root && ends.lower <= root)
          #expect(root >= ends.lower && root <= ends.upper && ends.upper >= root)
          #expect(root.compare(to: ends.midpoint) == -AlgebraicReal(ends.midpoint).compareTo(root))
        }
      }
    }
  }

  @Test func hashesOfDyadicAndRationalNumbers() {
    let dyadic = AlgebraicReal.realRoots(of: Polynomial([-3, 8]) * Polynomial([-2, 0, 1]))
    #expect(hashOf(dyadic[1]) == hashOf(AlgebraicReal(Rational(3, 8))))
    // A number just below a multiple of 2^-64, and one just above.
    let tiny = Rational(1).scaled(byPowerOfTwo: -500)
    let square = Rational(1, 4) + tiny
    let above = AlgebraicReal(square).squareRoot()
    let again = AlgebraicReal.realRoots(
      of: Polynomial(clearingDenominatorsOf: [-square, 0, 1]) * Polynomial([5, 1]))
    #expect(again.last! == above && hashOf(again.last!) == hashOf(above))
    #expect(above != Rational(1, 2) && above > Rational(1, 2))
  }

  @Test func signsOfPolynomials() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(60) {
      let p = random.nonzeroPolynomial(degree: 5, bits: 20)
      let (q, r) = (random.polynomial(degree: 4, bits: 20), random.polynomial(degree: 4, bits: 20))
      for root in AlgebraicReal.realRoots(of: p) {
        let value = q.value(at: root.enclosure(bits: 2000))
        if value.lower.signum() * value.upper.signum() > 0 {
          #expect(root.sign(of: q) == value.lower.signum())
          // Adding a multiple of the polynomial changes nothing.
          #expect(root.sign(of: q + r * p) == value.lower.signum())
        }
        #expect(root.sign(of: r * p) == 0)
        #expect(root.sign(of: .zero) == 0 && root.sign(of: Polynomial([-2])) == -1)
      }
    }
    let root = AlgebraicReal(2).squareRoot()
    // The convergents of the square root of 2 lie on both sides of it in turn.
    var (n, d) = (Integer(1), Integer(1))
    for step in 0..<300 {
      #expect(root.sign(of: Polynomial([-n, d])) == (step & 1 == 0 ? 1 : -1))
      #expect((root < Rational(n, d)) == (step & 1 == 1))
      (n, d) = (n + 2 * d, n + d)
    }
  }
}

extension AlgebraicReal {
  fileprivate func compareTo(_ other: AlgebraicReal) -> Int { AlgebraicReal.compare(self, other) }
}
