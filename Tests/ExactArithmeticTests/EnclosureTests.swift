import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct EnclosureTests {
  /// An interval and a number inside, often an end.
  private func interval(
    _ random: inout SplitMix64, bits: Int = 100
  ) -> (interval: Enclosure, inside: Rational) {
    let (a, b) = (random.rational(bits: bits), random.rational(bits: bits))
    let whole = random.index(below: 5) == 0 ? Enclosure(a) : Enclosure(min(a, b), max(a, b))
    return (whole, whole.lower + Rational(random.index(below: 9), 8) * whole.width)
  }

  private func positiveInterval(_ random: inout SplitMix64) -> (Enclosure, Rational) {
    let (a, b) = (random.positiveRational(bits: 60), random.positiveRational(bits: 60))
    let whole = random.index(below: 3) == 0 ? Enclosure(a) : Enclosure(min(a, b), max(a, b))
    return (whole, whole.lower + Rational(random.index(below: 9), 8) * whole.width)
  }

  // MARK: Intervals

  @Test func queries() {
    let x = Enclosure(Rational(-1, 2), 2)
    #expect(x.width == Rational(5, 2) && x.midpoint == Rational(3, 4) && !x.isExact)
    #expect(x.contains(Rational(-1, 2)) && x.contains(2 as Rational) && !x.contains(3 as Rational))
    #expect(x.contains(Enclosure(0, 2)) && !x.contains(Enclosure(0, 3)))
    #expect(Enclosure(5).isExact && Enclosure(5).width == 0 && Enclosure(5) == Enclosure(5, 5))
    #expect(x.intersection(Enclosure(1, 3)) == Enclosure(1, 2))
    #expect(x.hull(Enclosure(1, 3)) == Enclosure(Rational(-1, 2), 3))
    #expect(Enclosure(5).isAccurate(toRelativeBits: 1000))
    #expect(
      Enclosure(8, 9).isAccurate(toRelativeBits: 3)
        && !Enclosure(8, 9).isAccurate(toRelativeBits: 4))
    #expect(Enclosure(-9, -8).isAccurate(toRelativeBits: 3) && !x.isAccurate(toRelativeBits: 0))
    #expect(!Enclosure(0, 1).isAccurate(toRelativeBits: 0))
  }

  // MARK: Arithmetic

  @Test func arithmeticContainsThePoints() {
    var random = SplitMix64(seed: 701)
    for _ in 0..<cases(2000) {
      let (x, a) = interval(&random)
      let (y, b) = interval(&random)
      let factor = random.rational(bits: 40)
      #expect((x + y).contains(a + b) && (x - y).contains(a - b) && (x * y).contains(a * b))
      #expect((-x).contains(-a) && (factor * x).contains(factor * a))
      // The ends are attained, so the images are the least possible.
      #expect(
        (x - y).width == x.width + y.width && (factor * x).width == factor.magnitude * x.width)
      #expect(x.hull(y).contains(x) && x.hull(y).contains(y))
      if y.lower.signum() * y.upper.signum() > 0 {
        let (coarse, fine) = (x.divided(by: y, bits: 20), x.divided(by: y, bits: 200))
        #expect(
          coarse.contains(a / b) && fine.contains(a / b) && coarse.contains(fine), "\(x) by \(y)")
      }
    }
    #expect(Enclosure.zero == Enclosure(0))
  }

  @Test func roundedOutward() {
    var random = SplitMix64(seed: 702)
    for _ in 0..<cases(1000) {
      let (x, _) = interval(&random)
      let bits = 1 + random.index(below: 80)
      let rounded = x.rounded(toBits: bits)
      #expect(rounded.contains(x) && rounded.contains(x.rounded(toBits: bits + 10)))
      #expect(rounded.rounded(toBits: bits) == rounded)
      let scale = max(x.lower.magnitude, x.upper.magnitude)
      #expect(rounded.width - x.width <= (scale * 2).scaled(byPowerOfTwo: 1 - bits))
    }
  }

  @Test func simplestRational() {
    var random = SplitMix64(seed: 703)
    for _ in 0..<cases(500) {
      let denominator = 1 + random.index(below: 500)
      let lower = Rational(random.index(below: 4001) - 2000, denominator)
      let x = Enclosure(lower, lower + Rational(1, 1 + random.index(below: 200)))
      let simplest = x.simplestRational
      #expect(x.contains(simplest), "\(x)")
      let least = (1...200).first {
        (x.lower * Rational($0)).ceiling() <= (x.upper * Rational($0)).floor()
      }
      #expect(simplest.denominator == Integer(least!), "\(x)")
    }
    for _ in 0..<cases(300) {
      let value = random.rational(bits: 60)
      #expect(Enclosure(value).simplestRational == value)
      // A fraction is the simplest one within 1/(2 d^2) of itself.
      let radius = Rational(1, 2 * value.denominator * value.denominator + 1)
      let around = Enclosure(value - radius, value + radius)
      #expect(around.simplestRational.denominator <= value.denominator, "\(value)")
    }
    #expect(Enclosure(Rational(-1, 3), Rational(1, 7)).simplestRational == 0)
    #expect(Enclosure(Rational(-7, 2), Rational(-10, 3)).simplestRational == Rational(-7, 2))
  }

  // MARK: Functions

  /// Checks a function at two precisions: the finer value lies in the coarser one and is narrow.
  private func expectNested(
    _ note: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ function: (_ bits: Int) -> Enclosure
  ) {
    let (coarse, fine) = (function(40), function(200))
    #expect(coarse.contains(fine), "\(note)", sourceLocation: sourceLocation)
    #expect(coarse.isAccurate(toRelativeBits: 36), "\(note)", sourceLocation: sourceLocation)
    #expect(fine.isAccurate(toRelativeBits: 196), "\(note)", sourceLocation: sourceLocation)
  }

  /// Positive rationals at which logarithms are delicate.
  private func positiveNumbers(_ random: inout SplitMix64, _ count: Int) -> [Rational] {
    let tiny = Rational(1).scaled(byPowerOfTwo: -300)
    var values: [Rational] = [
      1, 2, Rational(1, 2), 1 + tiny, 1 - tiny, tiny, Rational(Integer(10).power(300)),
      Rational(3, 2),
      2 - tiny, 2 + tiny, Rational(1, 2) + tiny, Rational(1, 2) - tiny, Rational(2, 3),
    ]
    for _ in 0..<count { values.append(random.positiveRational()) }
    return values
  }

  @Test func logarithms() {
    var random = SplitMix64(seed: 704)
    for x in positiveNumbers(&random, cases(300)) {
      expectNested("ln \(x)") { Enclosure.log(x, bits: $0) }
      expectNested("log2 \(x)") { Enclosure.log2(x, bits: $0) }
      #expect(overlap(Enclosure.log(x, bits: 60), LogForm.log(x).enclosure(in: .nats)), "ln \(x)")
      #expect(
        overlap(Enclosure.log2(x, bits: 60), LogForm.log(x).enclosure(in: .bits)), "log2 \(x)")
    }
    #expect(Enclosure.log(1 as Rational, bits: 10) == .zero)
    #expect(Enclosure.log2(Rational(1, 1024), bits: 10) == Enclosure(-10))
    #expect(Enclosure.log2(Enclosure(Rational(1, 4), 8), bits: 10) == Enclosure(-2, 3))
  }

  @Test func functionsOfIntervals() {
    var random = SplitMix64(seed: 705)
    for _ in 0..<cases(200) {
      let (x, inside) = positiveInterval(&random)
      let point = Enclosure(inside)
      #expect(Enclosure.log(x, bits: 50).contains(Enclosure.log(point, bits: 90)), "\(x)")
      #expect(Enclosure.log2(x, bits: 50).contains(Enclosure.log2(point, bits: 90)), "\(x)")
      #expect(
        Enclosure.squareRoot(x, bits: 50).contains(Enclosure.squareRoot(point, bits: 90)), "\(x)")
      let small = Enclosure(x.lower / (1 + x.upper), x.upper / (1 + x.upper))
      let inner = Enclosure(inside / (1 + x.upper))
      #expect(Enclosure.exp(small, bits: 50).contains(Enclosure.exp(inner, bits: 90)), "\(x)")
    }
  }

  @Test func exponential() {
    var random = SplitMix64(seed: 706)
    let tiny = Rational(1).scaled(byPowerOfTwo: -300)
    for x in [0, 1, -1, tiny, -tiny, 100, -100, Rational(1, 3), -1000] as [Rational] {
      expectNested("exp \(x)") { Enclosure.exp(Enclosure(x), bits: $0) }
    }
    for x in positiveNumbers(&random, cases(200)) {
      let image = Enclosure.exp(Enclosure.log(x, bits: 80), bits: 80)
      #expect(image.contains(x), "\(x)")
      let small = x / (1 + x) * 40 - 20
      #expect(
        Enclosure.log(Enclosure.exp(Enclosure(small), bits: 80), bits: 80).contains(small), "\(x)")
    }
    #expect(Enclosure.exp(.zero, bits: 10) == Enclosure(1))
    // e to twenty digits.
    let e = Enclosure.exp(Enclosure(1), bits: 80)
    #expect(e.contains(Rational("2.718281828459045235360287")!) == false)
    #expect(
      e.lower < Rational("2.71828182845904523537")! && e.upper > Rational("2.71828182845904523536")!
    )
  }

  @Test func squareRoot() {
    var random = SplitMix64(seed: 707)
    for x in positiveNumbers(&random, cases(300)) {
      expectNested("sqrt \(x)") { Enclosure.squareRoot(Enclosure(x), bits: $0) }
      let root = Enclosure.squareRoot(Enclosure(x), bits: 70)
      #expect((root * root).contains(x), "\(x)")
    }
    #expect(Enclosure.squareRoot(Enclosure(0), bits: 10) == .zero)
    #expect(Enclosure.squareRoot(Enclosure(4, 9), bits: 10) == Enclosure(2, 3))
  }

  // MARK: Binary entropy

  private func entropy(_ p: Rational) -> LogForm {
    (p.isZero ? .zero : -p * LogForm.log(p)) - (p == 1 ? .zero : (1 - p) * LogForm.log(1 - p))
  }

  @Test func binaryEntropy() {
    var random = SplitMix64(seed: 708)
    for _ in 0..<cases(300) {
      let p = random.probability()
      let (coarse, fine) = (
        Enclosure.binaryEntropy(Enclosure(p), bits: 40),
        Enclosure.binaryEntropy(Enclosure(p), bits: 200)
      )
      #expect(coarse.contains(fine), "h(\(p))")
      #expect(fine.isAccurate(toRelativeBits: 190), "h(\(p))")
      #expect(fine.lower >= 0 && fine.upper <= 1, "h(\(p))")
      #expect(overlap(fine, entropy(p).enclosure(bits: 200)), "h(\(p))")
      #expect(overlap(fine, Enclosure.binaryEntropy(Enclosure(1 - p), bits: 200)), "h(\(p))")
    }
    #expect(Enclosure.binaryEntropy(Enclosure(0), bits: 10) == .zero)
    #expect(Enclosure.binaryEntropy(Enclosure(1), bits: 10) == .zero)
    #expect(Enclosure.binaryEntropy(Enclosure(Rational(1, 2)), bits: 10) == Enclosure(1))
    #expect(Enclosure.binaryEntropy(Enclosure(0, 1), bits: 10) == Enclosure(0, 1))
  }

  @Test func binaryEntropyOfIntervals() {
    var random = SplitMix64(seed: 709)
    for _ in 0..<cases(300) {
      let (a, b) = (random.probability(), random.probability())
      let p = Enclosure(min(a, b), max(a, b))
      let inside = p.lower + Rational(random.index(below: 9), 8) * p.width
      let image = Enclosure.binaryEntropy(p, bits: 50)
      #expect(image.contains(Enclosure.binaryEntropy(Enclosure(inside), bits: 90)), "h(\(p))")
      let attained = [a, b].map { Enclosure.binaryEntropy(Enclosure($0), bits: 90) }
      #expect(image.contains(attained[0]) && image.contains(attained[1]), "h(\(p))")
    }
  }

  @Test func inverseBinaryEntropy() {
    var random = SplitMix64(seed: 710)
    for _ in 0..<cases(60) {
      let y = random.probability()
      let (coarse, fine) = (
        Enclosure.inverseBinaryEntropy(Enclosure(y), bits: 30),
        Enclosure.inverseBinaryEntropy(Enclosure(y), bits: 120)
      )
      #expect(coarse.contains(fine), "\(y)")
      #expect(fine.lower >= 0 && fine.upper <= Rational(1, 2), "\(y)")
      #expect(Enclosure.binaryEntropy(fine, bits: 160).contains(y), "\(y)")
      if y < Rational(99, 100) {
        #expect(
          coarse.width <= Rational(2).power(-30) && fine.width <= Rational(2).power(-120), "\(y)")
      }
      // The ends of h^-1(h(p)) enclose p.
      let p = random.probability() / 2
      let image = Enclosure.inverseBinaryEntropy(
        Enclosure.binaryEntropy(Enclosure(p), bits: 80), bits: 40)
      #expect(image.contains(p), "\(p)")
    }
    #expect(Enclosure.inverseBinaryEntropy(Enclosure(0), bits: 10) == .zero)
    #expect(Enclosure.inverseBinaryEntropy(Enclosure(1), bits: 10) == Enclosure(Rational(1, 2)))
    #expect(
      Enclosure.inverseBinaryEntropy(Enclosure(0, 1), bits: 10) == Enclosure(0, Rational(1, 2)))
  }

  // MARK: Text

  @Test func description() throws {
    #expect("\(Enclosure(Rational(1, 4), Rational(1, 2)))" == "[0.25, 0.5]")
    #expect(Enclosure(Rational(1, 3)).description(significantDigits: 3) == "[0.333, 0.334]")
    #expect(Enclosure(Rational(-2, 3)).description(significantDigits: 2) == "[-0.67, -0.66]")
    var random = SplitMix64(seed: 711)
    for _ in 0..<cases(300) {
      let (x, _) = interval(&random)
      let ends = x.description(significantDigits: 5).dropFirst().dropLast().split(separator: ",")
      let lower = try Rational(parsing: String(ends[0]))
      let upper = try Rational(parsing: String(ends[1].dropFirst()))
      #expect(Enclosure(lower, upper).contains(x), "\(x)")
    }
  }

  @Test func codable() throws {
    var random = SplitMix64(seed: 712)
    for _ in 0..<cases(50) {
      let (x, _) = interval(&random)
      #expect(try throughJSON(x) == x && hashOf(throughJSON(x)) == hashOf(x))
    }
    #expect(try json(Enclosure(Rational(1, 2), 3)) == "[\"1/2\",\"3\"]")
    #expect(
      decodingMessage(Enclosure.self, "[\"1\",\"1/2\"]") == "the ends 1 and 1/2 are out of order")
  }
}
