import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct FanoTests {
  @Test func termIsABinaryDivergence() {
    var generator = SplitMix64(seed: 71)
    for _ in 0..<(60 * multiplier) {
      let (alpha, k) = (generator.probability(), generator.int(2...50))
      let term = Fano.term(success: alpha, among: k)
      #expect(Divergence.finite(term) == binaryDivergence(alpha, Rational(1, k)), "\(alpha) \(k)")
      #expect(term.signum() >= 0)
    }
  }

  @Test func edges() {
    #expect(Fano.term(success: 1, among: 1) == .zero)
    for k in 2...20 {
      #expect(Fano.term(success: Rational(1, k), among: k).isZero)
      #expect(Fano.term(success: 1, among: k) == LogForm.log(Integer(k)))
    }
    #expect(Fano.term(success: 5 / 8, among: 2).approximation().description.hasPrefix("0.04556"))
  }

  @Test func anyNumberOfAlternatives() {
    for k in 1...20 {
      #expect(
        Fano.term(success: 3 / 7, among: Integer(k)) == Fano.term(success: 3 / 7, among: k))
    }
    // F - (alpha log2 k - h(alpha)) = (1 - alpha) log2(k/(k-1)), between (1 - alpha)/k and twice that in bits.
    let k = Integer(1) << 320
    let alpha = Rational(319, 320)
    let rest = Fano.term(success: alpha, among: k) + binaryEntropy(alpha) - LogForm.bits(319)
    let excess = rest.enclosure(bits: 64)
    #expect(excess.lower > Rational(1, 320 * k) && excess.upper < Rational(2, 320 * k))
  }

  @Test func inequality() throws {
    // I(J;Y) >= F(success) for J uniform and the best guess of J from Y.
    var generator = SplitMix64(seed: 72)
    for _ in 0..<(60 * multiplier) {
      let k = generator.int(1...5)
      let channel = generator.channel(inputs: k, outputs: generator.int(1...4))
      let uniform = try FiniteLaw.uniform(over: 0..<k)
      let information = try channel.mutualInformation(input: uniform)
      let best = (0..<channel.outputCount).map { y in (0..<k).map { channel[$0, y] }.max()! }
      let success = Rational.sum(best) / Rational(k)
      #expect(Fano.term(success: success, among: k) <= information, "\(channel)")
    }
  }
}
