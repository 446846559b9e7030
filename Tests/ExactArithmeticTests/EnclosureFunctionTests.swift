import ExactArithmetic
import Foundation
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct EnclosureFunctionTests {
  /// Bounds of `ln x` from `ln x = 2 artanh((x-1)/(x+1))`, by rational arithmetic alone.
  static func logarithmBySeries(_ x: Rational, terms: Int) -> Enclosure {
    let z = (x - 1) / (x + 1)
    let square = z * z
    var power = z
    var sum = Rational.zero
    for k in 0..<terms {
      sum += power / Rational(2 * k + 1)
      power *= square
    }
    // The rest is at most the next power over (2 terms + 1)(1 - z^2), with the sign of z.
    let rest = power / (Rational(2 * terms + 1) * (1 - square))
    return Enclosure(2 * min(sum, sum + rest), 2 * max(sum, sum + rest))
  }

  private func expectNested(_ narrow: Enclosure, in wide: Enclosure, _ comment: String) {
    // Both contain the value; the finer one is no wider and they meet.
    #expect(max(narrow.lower, wide.lower) <= min(narrow.upper, wide.upper), "\(comment)")
    #expect(narrow.width <= wide.width, "\(comment)")
  }

  @Test func logarithmsAgreeWithTheSeries() {
    for (n, d) in [
      (2, 1), (3, 2), (3, 1), (1, 2), (10, 9), (9, 10), (1_000_001, 1_000_000), (7, 5),
    ] {
      let x = Rational(n, d)
      let series = Self.logarithmBySeries(x, terms: 120)
      for bits in [30, 64, 100] {
        let value = Enclosure.log(x, bits: bits)
        #expect(max(value.lower, series.lower) <= min(value.upper, series.upper), "ln \(x)")
        #expect(value.isAccurate(toRelativeBits: bits - 2), "ln \(x)")
      }
    }
    let two = Enclosure.log(Rational(2), bits: 128)
    #expect(
      two.description(significantDigits: 30)
        == "[0.693147180559945309417232121458, 0.693147180559945309417232121459]")
  }

  @Test func logarithmLaws() {
    var random = SplitMix64(seed: 1)
    for _ in 0..<cases(500) {
      let (x, y) = (random.positiveRational(), random.positiveRational())
      let bits = random.int(10...250)
      let logs = [x, y, x * y].map { Enclosure.log($0, bits: bits) }
      let sum = logs[0] + logs[1]
      #expect(max(sum.lower, logs[2].lower) <= min(sum.upper, logs[2].upper), "\(x), \(y)")
      expectNested(Enclosure.log(x, bits: bits + 60), in: logs[0], "ln \(x)")
      expectNested(
        Enclosure.log2(x, bits: bits + 60), in: Enclosure.log2(x, bits: bits), "log2 \(x)")
      let form = LogForm.log(x)
      for (value, unit) in [
        (logs[0], InformationUnit.nats), (Enclosure.log2(x, bits: bits), .bits),
      ] {
        let exact = form.enclosure(in: unit, bits: bits + 100)
        #expect(value.contains(exact) || value.isExact && exact == value, "\(x), \(unit)")
      }
      let interval = Enclosure(min(x, y), max(x, y))
      #expect(Enclosure.log(interval, bits: bits).contains(logs[0]), "\(interval)")
      #expect(
        Enclosure.log2(interval, bits: bits).contains(Enclosure.log2(y, bits: bits)), "\(interval)")
    }
  }

  @Test func logarithmsNearOneKeepTheirRelativeAccuracy() {
    for exponent in [1, 10, 60, 100, 300, 1000] {
      let offset = Rational(1).scaled(byPowerOfTwo: -exponent)
      for x in [1 + offset, 1 - offset] {
        for bits in [20, 64, 200] {
          #expect(Enclosure.log(x, bits: bits).isAccurate(toRelativeBits: bits - 4), "\(exponent)")
          #expect(Enclosure.log2(x, bits: bits).isAccurate(toRelativeBits: bits - 4), "\(exponent)")
        }
      }
    }
    #expect(Enclosure.log(Rational(1), bits: 10) == .zero)
    for exponent in -100...100 {
      let power = Rational(2).power(exponent)
      #expect(Enclosure.log2(power, bits: 5) == Enclosure(Rational(exponent)))
    }
  }

  @Test func exponentialInvertsTheLogarithm() {
    var random = SplitMix64(seed: 2)
    for _ in 0..<cases(500) {
      let x = random.positiveRational()
      let bits = random.int(10...250)
      let image = Enclosure.exp(Enclosure.log(x, bits: bits), bits: bits)
      #expect(image.contains(x), "\(x)")
      let logarithm = Enclosure.log(x, bits: bits).midpoint.magnitude.ceiling()
      #expect(image.isAccurate(toRelativeBits: bits - 6 - logarithm.bitWidth), "\(x)")
    }
    #expect(Enclosure.exp(.zero, bits: 10) == Enclosure(1))
    for point in [Rational(-50), -1, Rational(1, 1 << 40), 1, 30, Rational(7001, 10)] {
      let (coarse, fine) = (
        Enclosure.exp(Enclosure(point), bits: 53), Enclosure.exp(Enclosure(point), bits: 120)
      )
      expectNested(fine, in: coarse, "exp \(point)")
      #expect(coarse.isAccurate(toRelativeBits: 50), "exp \(point)")
      let floating = Foundation.exp(Double(point))
      #expect(abs(Double(fine.midpoint) / floating - 1) < 1e-12, "exp \(point)")
      // e^x e^-x = 1
      #expect((fine * Enclosure.exp(Enclosure(-point), bits: 120)).contains(1), "exp \(point)")
    }
  }

  @Test func squareRoots() {
    var random = SplitMix64(seed: 3)
    for _ in 0..<cases(500) {
      let x = random.rational().magnitude
      let bits = random.int(5...250)
      let root = Enclosure.squareRoot(Enclosure(x), bits: bits)
      #expect(root.lower * root.lower <= x && x <= root.upper * root.upper, "\(x)")
      #expect(root.isAccurate(toRelativeBits: bits - 3), "\(x)")
    }
    #expect(Enclosure.squareRoot(Enclosure(4, 9), bits: 20) == Enclosure(2, 3))
    #expect(Enclosure.squareRoot(.zero, bits: 20) == .zero)
  }

  /// `h(p)` as a log form.
  static func entropy(_ p: Rational) -> LogForm {
    if p.isZero || p == 1 { return .zero }
    return -p * LogForm.log(p) - (1 - p) * LogForm.log(1 - p)
  }

  @Test func binaryEntropyAgreesWithTheLogForm() {
    var random = SplitMix64(seed: 4)
    for _ in 0..<cases(500) {
      let p = random.probability()
      let bits = random.int(10...250)
      let value = Enclosure.binaryEntropy(Enclosure(p), bits: bits)
      // The entropy is at most one, which the log form's enclosure cannot know.
      let exact = Self.entropy(p).enclosure(in: .bits, bits: bits + 80)
        .intersection(Enclosure(0, 1))
      #expect(value.contains(exact) && value.lower >= 0 && value.upper <= 1, "h(\(p))")
      #expect(value.isAccurate(toRelativeBits: bits - 4), "h(\(p))")
      expectNested(Enclosure.binaryEntropy(Enclosure(p), bits: bits + 70), in: value, "h(\(p))")
      let q = random.probability()
      let (low, high) = (min(p, q), max(p, q))
      let image = Enclosure.binaryEntropy(Enclosure(low, high), bits: bits)
      for step in 0...4 {
        let point = low + (high - low) * Rational(step, 4)
        let there = Enclosure.binaryEntropy(Enclosure(point), bits: bits + 80)
        #expect(image.contains(there), "h on [\(low), \(high)] at \(point)")
      }
    }
    for (p, h) in [(Rational.zero, Rational.zero), (1, 0), (Rational(1, 2), 1)] {
      #expect(Enclosure.binaryEntropy(Enclosure(p), bits: 20) == Enclosure(h))
    }
  }

  @Test func inverseBinaryEntropyInvertsTheEntropy() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<cases(60) {
      var p = random.probability()
      if p > Rational(1, 2) { p = 1 - p }
      let bits = random.int(10...150)
      let y = Enclosure.binaryEntropy(Enclosure(p), bits: 3 * bits + 600)
      let inverse = Enclosure.inverseBinaryEntropy(y, bits: bits)
      #expect(inverse.contains(p), "\(p)")
      #expect(inverse.lower >= 0 && inverse.upper <= Rational(1, 2), "\(p)")
      #expect(inverse.width <= Rational(2).scaled(byPowerOfTwo: -bits), "\(p)")
      // The image contains the argument.
      #expect(Enclosure.binaryEntropy(inverse, bits: bits + 100).contains(y), "\(p)")
      // A wider argument gives a wider result.
      let wide = Enclosure(max(0, y.lower - Rational(1, 1000)), min(1, y.upper + Rational(1, 1000)))
      #expect(Enclosure.inverseBinaryEntropy(wide, bits: bits).contains(p), "\(p)")
    }
    #expect(Enclosure.inverseBinaryEntropy(.zero, bits: 64) == .zero)
    #expect(Enclosure.inverseBinaryEntropy(Enclosure(1), bits: 64) == Enclosure(Rational(1, 2)))
  }

  @Test func inverseBinaryEntropyOfARationalIsAsNarrowAsAsked() {
    // Near 1 the entropy is flat, so the bisection needs more precision than the result has.
    var arguments = [Rational(1, 2), Rational(1, 1000), Rational(999, 1000)]
    for exponent in [5, 60, 200, 300] {
      let offset = Rational(1).scaled(byPowerOfTwo: -exponent)
      arguments += [offset, 1 - offset]
    }
    for y in arguments {
      for bits in [8, 64, 128] {
        let inverse = Enclosure.inverseBinaryEntropy(Enclosure(y), bits: bits)
        #expect(inverse.width <= Rational(1).scaled(byPowerOfTwo: -bits), "\(y), \(bits)")
        #expect(Enclosure.binaryEntropy(inverse, bits: 700).contains(y), "\(y), \(bits)")
      }
    }
  }

  /// MPFR's number against Machin's formula, `pi = 16 arctan(1/5) - 4 arctan(1/239)`.
  @Test func pi() {
    func arctangent(ofReciprocal n: Int) -> Enclosure {
      // The alternating series lies between consecutive partial sums.
      var (sum, terms) = (Rational.zero, 0)
      while true {
        let term = Rational(.one, Integer(2 * terms + 1) * Integer(n).power(2 * terms + 1))
        let next = terms % 2 == 0 ? sum + term : sum - term
        if term < Rational(1).scaled(byPowerOfTwo: -320) {
          return Enclosure(min(sum, next), max(sum, next))
        }
        (sum, terms) = (next, terms + 1)
      }
    }
    let machin = 16 * arctangent(ofReciprocal: 5) - 4 * arctangent(ofReciprocal: 239)
    for bits in [2, 24, 53, 90, 300] {
      let pi = Enclosure.pi(bits: bits)
      #expect(pi.contains(machin), "\(bits)")
      #expect(pi.isAccurate(toRelativeBits: bits - 1), "\(bits)")
    }
    #expect(Enclosure.rootOfTwoPi == Enclosure.squareRoot(2 * machin, bits: 72))
  }

  @Test func squared() {
    for (low, high) in [(-3, 2), (-2, 3), (0, 5), (1, 4), (-4, -1), (-5, 0), (2, 2)] {
      let square = Enclosure(Rational(low), Rational(high)).squared
      let values = (low...high).map { $0 * $0 }
      #expect(square == Enclosure(Rational(values.min()!), Rational(values.max()!)))
    }
  }
}
