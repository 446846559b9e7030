import ExactArithmetic
import LemmataTestSupport
import Testing
import Work

/// Long forms that are equal by identities, told apart from forms that are not: the coprime refinement behind
/// the equality of log forms.
@Suite struct CoprimeRefinementTests {
  private let count = cases(4000)

  private struct Source {
    var random: SplitMix64

    /// A number of 20 digits, whose factors nobody asks for.
    mutating func factor() -> Integer {
      Integer(10).power(19)
        + Integer(UInt64.random(in: 0..<8_000_000_000_000_000_000, using: &random))
    }

    mutating func factors(_ count: Int) -> [Integer] { (0..<count).map { _ in factor() } }

    mutating func rational() -> Rational {
      Rational(random.int(-1_000_000...1_000_000), random.int(1...1000))
    }
  }

  private func term(_ coefficient: Rational, _ base: Integer) -> LogForm.Term {
    LogForm.Term(coefficient: coefficient, base: base)
  }

  /// Checks that the two sums are equal, and that each of several changes is noticed.
  private func expectEqual(_ left: [LogForm.Term], _ right: [LogForm.Term], _ shape: String) {
    let (a, b) = (LogForm(left), LogForm(right))
    #expect(a == b && !(a < b) && !(b < a), "\(shape)")
    #expect(hashOf(a) == hashOf(b), "\(shape)")
    #expect((a - b).enclosure(bits: 20) == .zero, "\(shape)")
    var changed = a
    changed.add(Rational(1, 1 << 40), log: 3)
    #expect(changed != b && b < changed, "\(shape), a small prime more")
    changed = a
    changed.add(1, log: Integer(2).power(400) + 1)
    changed.add(-1, log: Integer(2).power(400))
    #expect(changed != b && b < changed, "\(shape), 2^-400 more")
    let middle = left[left.count / 2]
    changed = a
    changed.add(-middle.coefficient, log: middle.base)
    changed.add(middle.coefficient, log: middle.base + 1)
    #expect(
      changed != b && (b < changed) == (middle.coefficient.signum() > 0),
      "\(shape), a base off by one")
  }

  @Test func randomPairing() {
    var source = Source(random: SplitMix64(seed: 1))
    let (p, q) = (source.factors(count / 2), source.factors(count / 2))
    let other = q.shuffled(using: &source.random)
    expectEqual(
      zip(p, q).map { term(1, $0 * $1) }, zip(p, other).map { term(1, $0 * $1) }, "random pairing")
    // The same with coefficients that no product can cancel.
    let c = p.map { _ in source.rational() }
    let weighted = p.indices.map { term(c[$0], p[$0] * q[$0]) }
    let single =
      p.indices.map { term(c[$0], p[$0]) } + q.indices.map { term(c[$0] / 2, q[$0].power(2)) }
    expectEqual(weighted, single, "weighted products and their factors")
  }

  @Test func grid() {
    var source = Source(random: SplitMix64(seed: 2))
    let side = Int(Double(count).squareRoot())
    let (p, q) = (source.factors(side), source.factors(side))
    let (u, v) = (p.map { _ in source.rational() }, q.map { _ in source.rational() })
    let products = p.indices.flatMap { i in q.indices.map { term(u[i] + v[$0], p[i] * q[$0]) } }
    let (sumU, sumV) = (Rational.sum(u), Rational.sum(v))
    let factors =
      p.indices.map { term(Rational(side) * u[$0] + sumV, p[$0]) }
      + q.indices.map { term(Rational(side) * v[$0] + sumU, q[$0]) }
    expectEqual(products, factors, "grid")
  }

  /// Consecutive products with long unrelated denominators, whose sums over the small primes are long.
  @Test func chain() {
    var source = Source(random: SplitMix64(seed: 7))
    let p = source.factors(count / 2 + 1)
    let c = p.dropLast().map { _ in
      Rational(source.random.int(1...1 << 40), source.random.int(1...1 << 40))
    }
    let products = c.indices.map { term(c[$0], p[$0] * p[$0 + 1]) }
    let squares = p.indices.map { index in
      let after = index < c.count ? c[index] : 0
      let before = index > 0 ? c[index - 1] : 0
      return term((after + before) / 2, p[index] * p[index])
    }
    expectEqual(products, squares, "chain")
  }

  @Test func fourCycles() {
    var source = Source(random: SplitMix64(seed: 3))
    var (left, right): ([LogForm.Term], [LogForm.Term]) = ([], [])
    for _ in 0..<count / 4 {
      let f = source.factors(4)
      let c = Rational(source.random.int(1...1 << 40), source.random.int(1...1 << 40))
      left += [term(c, f[0] * f[1]), term(c, f[2] * f[3])]
      right += [term(c, f[0] * f[2]), term(c, f[1] * f[3])]
    }
    expectEqual(left, right, "four-cycles")
  }

  /// Products along the edges of a random graph with unrelated coefficients, balanced by squares of the vertices.
  @Test func randomGraph() {
    for vertices in [count / 8, 30] {
      var source = Source(random: SplitMix64(seed: 4))
      let p = source.factors(vertices)
      var balance = [Rational](repeating: 0, count: vertices)
      var sides: [[LogForm.Term]] = [[], []]
      for (side, sign) in [(0, Rational(1)), (1, Rational(-1))] {
        for _ in 0..<count / 2 {
          let (i, j) = (
            source.random.int(0...(vertices - 1)), source.random.int(0...(vertices - 1))
          )
          let c = source.rational()
          sides[side].append(term(c, p[i] * p[j]))
          balance[i] += sign * c
          balance[j] += sign * c
        }
      }
      sides[1] += p.indices.map { term(balance[$0] / 2, p[$0] * p[$0]) }
      expectEqual(sides[0], sides[1], "random graph on \(vertices) vertices")
    }
  }

  /// Bases with many small and repeated factors, whose radicals coincide.
  @Test func manyProductsOfFewPrimes() {
    var source = Source(random: SplitMix64(seed: 5))
    for primes in [[2, 3, 5], [1009, 1013], source.factors(2), source.factors(3) + [1009]] {
      var sums = [Rational](repeating: 0, count: primes.count)
      var terms: [LogForm.Term] = []
      for _ in 0..<count / 8 {
        let exponents = primes.map { _ in source.random.int(0...6) }
        let c = source.rational()
        terms.append(term(c, zip(primes, exponents).reduce(Integer.one) { $0 * $1.0.power($1.1) }))
        for index in primes.indices { sums[index] += Rational(exponents[index]) * c }
      }
      expectEqual(terms, primes.indices.map { term(sums[$0], primes[$0]) }, "\(primes)")
    }
  }

  /// Random numbers with their many small factors against their factorisations.
  @Test func wordsAgainstTheirFactorisations() {
    var random = SplitMix64(seed: 6)
    var (left, right): ([LogForm.Term], [LogForm.Term]) = ([], [])
    for _ in 0..<count / 4 {
      let n = random.next() >> UInt64(random.int(24...63)) | 1
      let c = Rational(random.int(-99...99), random.int(1...99))
      left.append(term(c, Integer(n)))
      for (prime, exponent) in WordFactorization.factor(n) {
        right.append(term(Rational(exponent) * c, Integer(prime)))
      }
    }
    left.append(term(1, 7))
    right.append(term(1, 7))
    expectEqual(left, right, "words")
  }
}
