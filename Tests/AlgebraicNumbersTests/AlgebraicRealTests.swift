import AlgebraicNumbers
import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

@Suite struct AlgebraicRealTests {
  let x = Polynomial([0, 1])

  /// The number of real roots by Sturm's theorem, for a squarefree polynomial.
  func sturmCount(_ p: Polynomial) -> Int {
    var chain = [p, p.derivative]
    while let last = chain.last, last.degree > 0 {
      let (a, b) = (chain[chain.count - 2], last)
      // An even power of the leading coefficient keeps the sign.
      let factor = b.leadingCoefficient.power((a.degree - b.degree + 1) & 1)
      let rest = (factor * a.pseudoRemainder(dividingBy: b))
      if rest.isZero { break }
      chain.append(-(Rational(1, rest.content).numerator * rest))
    }
    func variations(_ signs: [Int]) -> Int {
      let kept = signs.filter { $0 != 0 }
      return zip(kept, kept.dropFirst()).count { $0 != $1 }
    }
    let right = chain.map { $0.leadingCoefficient.signum() }
    let left = chain.map { $0.leadingCoefficient.signum() * ($0.degree & 1 == 1 ? -1 : 1) }
    return variations(left) - variations(right)
  }

  @Test func rootsOfKnownPolynomials() {
    let roots = AlgebraicReal.realRoots(of: Polynomial([-2, 0, 1]))
    #expect(roots.count == 2 && roots[0] == -roots[1])
    #expect(
      roots[1].enclosure(bits: 200).lower.decimal(significantDigits: 50, rounding: .down)
        == "1.4142135623730950488016887242096980785696718753769")
    #expect(AlgebraicReal.realRoots(of: Polynomial([1, 0, 1])).isEmpty)
    #expect(AlgebraicReal.realRoots(of: Polynomial([7])).isEmpty)
    #expect(AlgebraicReal.realRoots(of: Polynomial([0, 0, 0, 5])) == [AlgebraicReal(0)])
    #expect(roots[1].description == "root of x^2 - 2 near 1.414213562373095")
    #expect(AlgebraicReal(Rational(3, 4)).description == "3/4")
    #expect(roots[1].polynomial == Polynomial([-2, 0, 1]) && !roots[1].isRational)
    #expect(roots[1].approximation == 2.0.squareRoot())
    let wilkinson = (1...20).reduce(Polynomial.one) { $0 * Polynomial([Integer(-$1), 1]) }
    #expect(
      AlgebraicReal.realRoots(of: wilkinson).map { $0.rationalValue }
        == (1...20).map { Rational($0) })
    // A tiny perturbation makes ten of the roots complex.
    let perturbed = Integer.one << 23
    #expect(
      AlgebraicReal.realRoots(of: perturbed * wilkinson - .monomial(1, degree: 19)).count == 10)
  }

  @Test func rationalRootsAreRecognised() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(40) {
      let rational = Set((0..<random.int(1...4)).map { _ in random.rational(bits: 100) })
      let irrational = Polynomial([-3, 0, 1]) * Polynomial([1, 0, 1])
      let product = rational.reduce(irrational) {
        $0 * Polynomial(root: $1).power(random.int(1...2))
      }
      let roots = AlgebraicReal.realRoots(of: random.nonzeroInteger() * product)
      #expect(roots.compactMap { $0.rationalValue } == rational.sorted())
      #expect(roots.count == rational.count + 2)
      #expect(roots.allSatisfy { $0.isRational == ($0.polynomial.degree == 1) })
    }
  }

  @Test func irrationalRootsOfPolynomialsWithRootsModuloEveryPrime() {
    let p = Polynomial([-2, 0, 1]) * Polynomial([-3, 0, 1]) * Polynomial([-6, 0, 1])
    let roots = AlgebraicReal.realRoots(of: p)
    #expect(roots.count == 6 && roots.allSatisfy { !$0.isRational })
    // The same with a long leading coefficient.
    let scaled = p.scaledArgument(by: Integer(10).power(40) + 1)
    #expect(AlgebraicReal.realRoots(of: scaled).allSatisfy { !$0.isRational })
  }

  @Test func rootsAgreeWithSturmSequences() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(150) {
      let p = random.nonzeroPolynomial(degree: 9, bits: 12).squarefreePart
      if p.degree < 1 { continue }
      let roots = AlgebraicReal.realRoots(of: p)
      #expect(roots.count == sturmCount(p), "\(p)")
      for (a, b) in zip(roots, roots.dropFirst()) {
        #expect(a < b && !(b < a) && a != b)
        #expect(a.enclosure(bits: 100).lower <= b.enclosure(bits: 100).upper)
      }
      for root in roots {
        for bits in [10, 70, 500] {
          let ends = root.enclosure(bits: bits)
          #expect(ends.width <= Rational(1).scaled(byPowerOfTwo: -bits))
          #expect(p.sign(at: ends.lower) * p.sign(at: ends.upper) <= 0)
        }
        #expect(root.sign(of: p) == 0)
      }
    }
  }

  @Test func creationFromIntervals() {
    let p = Polynomial([-2, 0, 1]) * Polynomial([-1, 2])
    let root = AlgebraicReal(rootOf: p, in: Enclosure(Rational(4, 3), Rational(3, 2)))
    #expect(root == AlgebraicReal.realRoots(of: p)[2])
    // A rational root inside or at an end.
    for (lower, upper) in [
      (Rational(1, 3), Rational(1)), (Rational(1, 2), Rational(2, 3)),
      (Rational(0), Rational(1, 2)), (Rational(1, 2), Rational(1, 2)),
    ] {
      #expect(AlgebraicReal(rootOf: p, in: Enclosure(lower, upper)) == Rational(1, 2))
    }
    #expect(root.enclosure(width: Rational(1, 1000)).width <= Rational(1, 1000))
    #expect(root.enclosure(width: 7).width <= 7)
    #expect(
      root.computableReal.enclosure(bits: 300).width <= Rational(1).scaled(byPowerOfTwo: -300))
    #expect(root.interval.contains(root.enclosure(bits: 400)))
    #expect(root.refined(bits: 200) == root)
  }

  @Test func longRefinement() {
    var random = SplitMix64(seed: 3)
    for bits in [100, 10_000] {
      let p = Polynomial((0...30).map { _ in random.natural(bits: bits) - (1 << (bits - 1)) })
      for root in AlgebraicReal.realRoots(of: p) {
        let ends = root.enclosure(bits: 10_000)
        #expect(ends.width <= Rational(1).scaled(byPowerOfTwo: -10_000))
        #expect(p.sign(at: ends.lower) * p.sign(at: ends.upper) < 0)
      }
    }
  }

  /// Bisection from 0 would take as many steps as the smallest root has zeros before its first digit.
  @Test func rootsOfVeryDifferentSizes() {
    var random = SplitMix64(seed: 6)
    for bits in [50, 2000] {
      let roots = Set(
        (0..<8).map { _ in
          let size = Rational(random.int(1...9)).scaled(byPowerOfTwo: random.int(-bits...bits))
          return random.coin() ? size : -size
        })
      let p = roots.reduce(Polynomial([-2, 0, 1])) { $0 * Polynomial(root: $1) }
      let found = AlgebraicReal.realRoots(of: p)
      #expect(found.compactMap { $0.rationalValue } == roots.sorted())
      #expect(found.count == roots.count + 2)
    }
    for _ in 0..<cases(10) {
      let p = random.nonzeroPolynomial(degree: 12, bits: 1000).squarefreePart
      if p.degree < 1 { continue }
      #expect(AlgebraicReal.realRoots(of: p).count == sturmCount(p))
    }
  }

  @Test func squaresAndSquareRoots() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<cases(40) {
      let p = random.nonzeroPolynomial(degree: 6, bits: 15)
      for root in AlgebraicReal.realRoots(of: p) {
        let square = root.squared()
        #expect(square.squareRoot() == (root.signum() < 0 ? -root : root))
        #expect(square.signum() == abs(root.signum()))
        if root.signum() >= 0 { #expect(root.squareRoot().squared() == root) }
        if let rational = root.rationalValue { #expect(square == rational * rational) }
      }
    }
    #expect(AlgebraicReal(Rational(9, 16)).squareRoot() == Rational(3, 4))
    #expect(AlgebraicReal(2).squareRoot().squared() == Rational(2))
    #expect(AlgebraicReal(0).squareRoot() == Rational(0))
  }

  @Test func arithmeticWithRationals() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<cases(40) {
      let p = random.nonzeroPolynomial(degree: 6, bits: 15)
      let offset = random.rational(bits: 30)
      let factor = random.nonzeroRational(bits: 30)
      for root in AlgebraicReal.realRoots(of: p) {
        #expect((root + offset) - offset == root)
        #expect(offset - (offset - root) == root)
        #expect((factor * root) / factor == root)
        #expect(-(-root) == root)
        let value = root.enclosure(bits: 100)
        #expect(overlap((root + offset).enclosure(bits: 100), value + Enclosure(offset)))
        #expect(overlap((root * factor).enclosure(bits: 100), factor * value))
        if root.signum() != 0 { #expect(root.reciprocal().reciprocal() == root) }
        #expect(Rational(0) * root == Rational(0))
      }
    }
  }
}
