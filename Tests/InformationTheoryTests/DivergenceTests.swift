import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct DivergenceTests {
  /// Pairs of random laws on the same outcomes.
  private func forEachPair(
    seed: UInt64, count: Int, _ body: (FiniteLaw<Int>, FiniteLaw<Int>) throws -> Void
  ) rethrows {
    var generator = SplitMix64(seed: seed)
    for index in 0..<(count * multiplier) {
      let size = generator.int(1...5)
      let p = generator.law(size)
      try body(p, index % 7 == 0 ? p : generator.law(size))
    }
  }

  // MARK: Against the definitions

  @Test func klDivergence() {
    forEachPair(seed: 41, count: 150) { p, q in
      let divergence = p.klDivergence(from: q)
      #expect(
        divergence == divergenceByDefinition(zip(p.probabilities, q.probabilities)), "\(p) \(q)")
      #expect(divergence >= .finite(.zero))
      #expect((divergence == .finite(.zero)) == (p == q))
    }
  }

  @Test func crossEntropy() throws {
    forEachPair(seed: 42, count: 100) { p, q in
      let cross = p.crossEntropy(relativeTo: q)
      #expect(cross == .finite(p.entropy) + p.klDivergence(from: q), "\(p) \(q)")
    }
    let uniform = try FiniteLaw.uniform(over: 0..<6)
    #expect(
      FiniteLaw.pointMass(at: 3).crossEntropy(relativeTo: uniform) == .finite(.log(Integer(6))))
    #expect(uniform.crossEntropy(relativeTo: .pointMass(at: 3)) == .infinite)
  }

  @Test func totalVariation() {
    forEachPair(seed: 43, count: 150) { p, q in
      let halfSum =
        zip(p.probabilities, q.probabilities).reduce(Rational.zero) { $0 + ($1.0 - $1.1).magnitude }
        / 2
      #expect(p.totalVariation(to: q) == halfSum, "\(p) \(q)")
      #expect(q.totalVariation(to: p) == halfSum)
      // The greatest difference over all events.
      let size = p.outcomes.count
      let greatest = (0..<(1 << size)).map { event in
        p.probability { event >> $0 & 1 == 1 } - q.probability { event >> $0 & 1 == 1 }
      }.max()!
      #expect(greatest == halfSum)
    }
  }

  @Test func chiSquareDivergence() {
    forEachPair(seed: 44, count: 150) { p, q in
      var expected = ExtendedRational.finite(0)
      var sum = Rational.zero
      for (a, b) in zip(p.probabilities, q.probabilities) {
        if b.isZero {
          if !a.isZero { expected = .infinite }
        } else {
          sum += (a - b) * (a - b) / b
        }
      }
      if expected != .infinite { expected = .finite(sum) }
      #expect(p.chiSquareDivergence(from: q) == expected, "\(p) \(q)")
    }
  }

  @Test func renyiSum() {
    forEachPair(seed: 45, count: 60) { p, q in
      for order in 0...5 {
        var expected: ExtendedRational? = nil
        var sum = Rational.zero
        for (a, b) in zip(p.probabilities, q.probabilities) {
          if !a.isZero && !b.isZero {
            sum += a.power(order) * b.power(1 - order)
          } else if !a.isZero && order >= 2 {
            expected = .infinite
          }
        }
        #expect(p.renyiSum(order: order, from: q) == expected ?? .finite(sum), "\(p) \(q) \(order)")
      }
    }
  }

  @Test func renyiDivergence() throws {
    forEachPair(seed: 46, count: 60) { p, q in
      #expect(p.renyiDivergence(order: 1, from: q) == p.klDivergence(from: q))
      let values = (0...4).map { p.renyiDivergence(order: $0, from: q) }
      for (lower, upper) in zip(values, values.dropFirst()) {
        #expect(lower <= upper, "increasing in the order: \(p) \(q)")
      }
      // exp((a-1) D_a) is the sum.
      if case .finite(let value) = values[3], case .finite(let sum) = p.renyiSum(order: 3, from: q)
      {
        #expect(2 * value == LogForm.log(sum))
      }
    }
    let (zero, one) = (FiniteLaw.pointMass(at: 0), FiniteLaw.pointMass(at: 1))
    #expect(zero.renyiDivergence(order: 0, from: one) == .infinite)
    #expect(zero.renyiSum(order: 0, from: one) == 0)
    #expect(zero.renyiDivergence(order: 2, from: one) == .infinite)
    let uniform = try FiniteLaw.uniform(over: 0..<4)
    #expect(zero.renyiDivergence(order: 0, from: uniform) == .finite(.bits(2)))
  }

  // MARK: Inequalities

  @Test func productsAddAndMultiply() {
    var generator = SplitMix64(seed: 47)
    for _ in 0..<(30 * multiplier) {
      let (p, q) = (generator.law(3), generator.law(3))
      let (r, s) = (generator.law(2), generator.law(2))
      let (pr, qs) = (p.product(with: r), q.product(with: s))
      #expect(pr.klDivergence(from: qs) == p.klDivergence(from: q) + r.klDivergence(from: s))
      if case .finite(let a) = p.renyiSum(order: 3, from: q),
        case .finite(let b) = r.renyiSum(order: 3, from: s)
      {
        #expect(pr.renyiSum(order: 3, from: qs) == .finite(a * b))
      }
    }
  }

  @Test func pinskerAndChiSquareBounds() {
    forEachPair(seed: 48, count: 60) { p, q in
      guard case .finite(let form) = p.klDivergence(from: q) else { return }
      // D >= 2 TV^2 nats, and D <= log(1 + chi^2).
      let variation = p.totalVariation(to: q)
      #expect(form.enclosure(in: .nats, bits: 64).upper >= 2 * variation * variation, "\(p) \(q)")
      guard case .finite(let chiSquare) = p.chiSquareDivergence(from: q) else { return }
      #expect(form <= LogForm.log(1 + chiSquare), "\(p) \(q)")
    }
  }

  @Test func dataProcessing() throws {
    var generator = SplitMix64(seed: 49)
    for _ in 0..<(60 * multiplier) {
      let size = generator.int(1...4)
      let (p, q) = (generator.law(size), generator.law(size))
      let channel = generator.channel(inputs: size, outputs: generator.int(1...4))
      let (pW, qW) = (try channel.output(of: p), try channel.output(of: q))
      #expect(pW.klDivergence(from: qW) <= p.klDivergence(from: q), "\(p) \(q) \(channel)")
      #expect(pW.totalVariation(to: qW) <= p.totalVariation(to: q))
      #expect(pW.chiSquareDivergence(from: qW) <= p.chiSquareDivergence(from: q))
      #expect(pW.renyiSum(order: 4, from: qW) <= p.renyiSum(order: 4, from: q))
    }
  }

  // MARK: Values

  @Test func divergenceValues() {
    let one = Divergence.finite(.bits(1))
    #expect(one < .infinite)
    #expect(!(Divergence.infinite < .infinite))
    #expect(one + .infinite == .infinite)
    #expect(one + one == .finite(.bits(2)))
    #expect(3 * one == .finite(.bits(3)))
    #expect(0 * Divergence.infinite == .finite(.zero))
    #expect(2 * Divergence.infinite == .infinite)
    #expect(one.isFinite && !Divergence.infinite.isFinite)
    #expect(one.logForm == .bits(1) && Divergence.infinite.logForm == nil)
    #expect("\(one) \(Divergence.infinite)" == "1 +infinity")
    #expect(Set([one, .finite(.bits(1)), .infinite]).count == 2)
  }

  @Test func extendedRationalValues() {
    #expect(ExtendedRational.finite(1 / 2) < 1)
    #expect(ExtendedRational.finite(5) < .infinite)
    #expect(!(ExtendedRational.infinite < .infinite))
    #expect(ExtendedRational.infinite.rational == nil && !ExtendedRational.infinite.isFinite)
    #expect("\(ExtendedRational.finite(1 / 2)) \(ExtendedRational.infinite)" == "1/2 +infinity")
  }

  // MARK: Binary functions

  @Test func binaryEntropyValues() {
    var generator = SplitMix64(seed: 50)
    #expect(binaryEntropy(0).isZero && binaryEntropy(1).isZero)
    #expect(binaryEntropy(1 / 2) == .bits(1))
    for _ in 0..<(100 * multiplier) {
      let p = generator.probability()
      let exact = binaryEntropy(p)
      #expect(exact == entropyByDefinition([p, 1 - p]), "\(p)")
      let approximate = Enclosure.binaryEntropy(Enclosure(p), bits: 80)
      let form = exact.enclosure(in: .bits, bits: 200)
      // No entropy of a bit is above 1, which an enclosure of the form does not know.
      #expect(approximate.contains(form.intersection(Enclosure(0, 1))), "\(p)")
    }
  }

  @Test func binaryDivergenceValues() {
    var generator = SplitMix64(seed: 51)
    for _ in 0..<(100 * multiplier) {
      let (a, b) = (generator.probability(), generator.probability())
      #expect(
        binaryDivergence(a, b) == divergenceByDefinition([(a, b), (1 - a, 1 - b)]), "\(a) \(b)")
    }
    #expect(binaryDivergence(1 / 2, 0) == .infinite)
    #expect(binaryDivergence(0, 0) == .finite(.zero))
  }

  @Test func binaryConvolutionValues() {
    var generator = SplitMix64(seed: 52)
    for _ in 0..<(100 * multiplier) {
      let (a, b) = (generator.probability(), generator.probability())
      let convolution = binaryConvolution(a, b)
      #expect(convolution == a * (1 - b) + (1 - a) * b)
      #expect(1 - 2 * convolution == (1 - 2 * a) * (1 - 2 * b))
    }
  }
}
