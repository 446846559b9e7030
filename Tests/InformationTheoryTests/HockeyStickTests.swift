import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// The hockey-stick divergence, against its definitions.
@Suite struct HockeyStickTests {
  private func forEachPair(
    seed: UInt64, _ body: (FiniteLaw<Int>, FiniteLaw<Int>, inout SplitMix64) throws -> Void
  ) rethrows {
    var generator = SplitMix64(seed: seed)
    for index in 0..<cases(120) {
      let size = generator.int(1...5)
      let p = generator.law(size)
      let q = index % 7 == 0 ? p : generator.law(size)
      try body(p, q, &generator)
    }
  }

  @Test func hockeyStickDivergence() {
    forEachPair(seed: 51) { p, q, generator in
      let gamma = generator.coin() ? Rational(generator.int(0...4)) : 3 * generator.probability()
      let value = p.hockeyStickDivergence(gamma: gamma, from: q)
      let sum = zip(p.probabilities, q.probabilities).reduce(Rational.zero) {
        $0 + max($1.0 - gamma * $1.1, 0)
      }
      #expect(value == sum, "\(p) \(q) \(gamma)")
      // The greatest over all events.
      let greatest = (0..<(1 << p.outcomes.count)).map { event in
        p.probability { event >> $0 & 1 == 1 } - gamma * q.probability { event >> $0 & 1 == 1 }
      }.max()!
      #expect(value == greatest)
      #expect(p.hockeyStickDivergence(gamma: 1, from: q) == p.totalVariation(to: q))
      // The two orders of the laws: E_gamma(P||Q) - gamma E_(1/gamma)(Q||P) = 1 - gamma.
      if !gamma.isZero {
        let other = q.hockeyStickDivergence(gamma: gamma.reciprocal(), from: p)
        #expect(value - gamma * other == 1 - gamma)
      }
    }
  }

  @Test func hockeyStickCurve() {
    forEachPair(seed: 52) { p, q, generator in
      let curve = p.hockeyStickCurve(from: q)
      #expect(curve.vertices[0] == .init(gamma: 0, value: 1))
      for (left, right) in zip(curve.vertices, curve.vertices.dropFirst()) {
        #expect(left.gamma < right.gamma && right.value <= left.value)
        let middle = (left.gamma + right.gamma) / 2
        #expect(curve.value(at: middle) == p.hockeyStickDivergence(gamma: middle, from: q))
      }
      for vertex in curve.vertices {
        #expect(vertex.value == p.hockeyStickDivergence(gamma: vertex.gamma, from: q))
        #expect(curve.value(at: vertex.gamma) == vertex.value)
      }
      // Every vertex but the first is a kink: the slope changes there.
      let ratios = Set(
        zip(p.probabilities, q.probabilities).compactMap {
          $0.isZero || $1.isZero ? nil : $0 / $1
        })
      #expect(Set(curve.vertices.dropFirst().map(\.gamma)) == ratios)
      let far = curve.vertices.last!.gamma + Rational(generator.int(1...9))
      let missed = zip(p.probabilities, q.probabilities).reduce(Rational.zero) {
        $1.1.isZero ? $0 + $1.0 : $0
      }
      #expect(curve.value(at: far) == missed)
    }
  }

  @Test func examples() throws {
    let curve = try FiniteLaw.bernoulli(1 / 2).hockeyStickCurve(from: .bernoulli(1 / 4))
    #expect("\(curve)" == "0: 1, 2/3: 1/3, 2: 0")
    let disjoint = FiniteLaw.pointMass(at: 0).hockeyStickCurve(from: .pointMass(at: 1))
    #expect("\(disjoint)" == "0: 1" && disjoint.value(at: 1000) == 1)
    let equal = FiniteLaw.pointMass(at: 0).hockeyStickCurve(from: .pointMass(at: 0))
    #expect("\(equal)" == "0: 1, 1: 0")
  }

  @Test func maxDivergence() {
    forEachPair(seed: 53) { p, q, _ in
      let greatest = zip(p.probabilities, q.probabilities).compactMap { own, other -> Rational? in
        if own.isZero { return nil }
        return other.isZero ? -1 : own / other
      }
      let expected: Divergence =
        greatest.contains(-1) ? .infinite : .finite(.log(greatest.max()!))
      #expect(p.maxDivergence(from: q) == expected, "\(p) \(q)")
    }
  }
}
