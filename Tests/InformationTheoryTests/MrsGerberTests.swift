import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct MrsGerberTests {
  /// Fractions of a bit that are no binary entropies of simple biases.
  private func information(_ generator: inout SplitMix64) -> LogForm {
    switch generator.int(0...4) {
    case 0: return .bits(Rational(generator.int(1...99), 100))
    case 1: return .bits(Rational(1, Integer(2).power(generator.int(1...200))))
    case 2: return .bits(1 - Rational(1, Integer(2).power(generator.int(1...100))))
    default:
      let denominator = generator.int(2...10_000)
      return .bits(1) - binaryEntropy(Rational(generator.int(0...denominator), denominator))
    }
  }

  // MARK: Against the definition

  @Test func agreesWithTheInverseByBisection() {
    var generator = SplitMix64(seed: 61)
    for _ in 0..<(15 * multiplier) {
      let form = information(&generator)
      let delta = generator.probability()
      let function = MrsGerber(crossover: delta)
      let value = function.informationFunction(.exact(form)).enclosure(bits: 60)
      // 1 - h(delta * h^-1(1 - R)), with the library's own inverse.
      let entropy = (Enclosure(1) - form.enclosure(in: .bits, bits: 600))
        .intersection(Enclosure(0, 1))
      let bias = Enclosure.inverseBinaryEntropy(entropy, bits: 250)
      let ends = [bias.lower, bias.upper].map { binaryConvolution($0, delta) }
      let noisy = Enclosure(max(ends.min()!, 0), min(ends.max()!, 1))
      let expected = Enclosure(1) - Enclosure.binaryEntropy(noisy, bits: 400)
      #expect(
        value.lower <= expected.upper && expected.lower <= value.upper,
        "R = \(form), delta = \(delta): \(value) and \(expected)")
      #expect(value.isAccurate(toRelativeBits: 58) || value.isExact, "R = \(form): \(value)")
    }
  }

  @Test func entropyFunctionIsTheReflection() {
    var generator = SplitMix64(seed: 62)
    for _ in 0..<(40 * multiplier) {
      let form = information(&generator)
      let function = MrsGerber(crossover: generator.probability())
      let phi = function.entropyFunction(.exact(.bits(1) - form))
      let g = function.informationFunction(.exact(form))
      let sum = phi.enclosure(bits: 100) + g.enclosure(bits: 100)
      #expect(sum.contains(1), "\(form)")
      #expect((phi.logForm == nil) == (g.logForm == nil))
    }
  }

  // MARK: Exact values

  /// A bias is recognised where it is a short fraction.
  @Test func rationalBiasesAreExact() {
    var generator = SplitMix64(seed: 63)
    for _ in 0..<(60 * multiplier) {
      let (a, delta) = (generator.shortProbability(), generator.probability())
      let function = MrsGerber(crossover: delta)
      let noisy = function.entropyFunction(.exact(binaryEntropy(a)))
      #expect(noisy.logForm == binaryEntropy(binaryConvolution(a, delta)), "\(a) \(delta)")
      let left = function.informationFunction(.exact(.bits(1) - binaryEntropy(a)))
      #expect(
        left.logForm == .bits(1) - binaryEntropy(binaryConvolution(a, delta)), "\(a) \(delta)")
    }
  }

  @Test func endpoints() {
    for rho in rationals("0 1/3 1 -1 -1/2") as [Rational] {
      let function = MrsGerber(correlation: rho)
      let capacity = LogForm.bits(1) - binaryEntropy((1 - rho) / 2)
      #expect(function.informationFunction(.zero).logForm == .zero)
      #expect(function.informationFunction(.exact(.bits(1))).logForm == capacity)
      #expect(function.entropyFunction(.zero).logForm == binaryEntropy((1 - rho) / 2))
      #expect(function.entropyFunction(.exact(.bits(1))).logForm == .bits(1))
      #expect(function.informationFunction(Enclosure(0), bits: 50) == .zero)
      #expect(function.crossover == (1 - rho) / 2)
    }
    // At full correlation nothing is lost.
    let value = MrsGerber(correlation: 1).informationFunction(.exact(.bits(1 / 3)))
    #expect(value.enclosure(bits: 100).contains(1 / 3))
    #expect(
      MrsGerber(correlation: 0).informationFunction(.exact(.bits(1 / 3))).enclosure().contains(0))
  }

  @Test func valuesThatAreNotExactAreEnclosures() {
    let function = MrsGerber(crossover: 1 / 4)
    let value = function.informationFunction(.exact(.bits(1 / 2)))
    #expect(value.logForm == nil)
    // 2 g(1/2) = 0.2253 for d = 2 and one coordinate sent.
    let twice = (2 * value).enclosure(bits: 200)
    let (least, greatest) = (Rational(2252, 10000), Rational(2254, 10000))
    #expect(twice.lower > least && twice.upper < greatest)
    #expect(twice.isAccurate(toRelativeBits: 199))
  }

  @Test func enclosuresNest() {
    var generator = SplitMix64(seed: 64)
    for _ in 0..<(30 * multiplier) {
      let form = information(&generator)
      let function = MrsGerber(crossover: generator.probability())
      let narrow = function.informationFunction(form.enclosure(bits: 400), bits: 300)
      for bits in [4, 20, 60, 120] {
        let wide = function.informationFunction(form.enclosure(bits: bits), bits: bits)
        #expect(wide.lower <= narrow.upper && narrow.lower <= wide.upper, "\(form) \(bits)")
        let entropy = function.entropyFunction(
          Enclosure(1) - form.enclosure(bits: bits), bits: bits)
        #expect(entropy.lower <= 1 - narrow.lower && 1 - narrow.upper <= entropy.upper)
      }
      // Of an argument known by an enclosure, and of a wide one.
      let computed = function.informationFunction(.enclosed(ComputableReal(form)))
      let value = computed.enclosure(bits: 80)
      #expect(value.lower <= narrow.upper && narrow.lower <= value.upper)
      let whole = function.informationFunction(Enclosure(-1, 2), bits: 60)
      #expect(whole.lower <= narrow.lower && narrow.upper <= whole.upper)
    }
  }

  @Test func inverseInformationFunction() {
    var generator = SplitMix64(seed: 65)
    for _ in 0..<(40 * multiplier) {
      let form = information(&generator)
      let rho = Rational(generator.int(1...20), 20)
      let function = MrsGerber(correlation: generator.int(0...1) == 0 ? rho : -rho)
      let image = function.informationFunction(.exact(form))
      let back = function.inverseInformationFunction(image).enclosure(bits: 60)
      let original = form.enclosure(bits: 200)
      #expect(back.lower <= original.upper && original.lower <= back.upper, "\(form) \(rho)")
      #expect(back.width <= 1 / 1_000_000)
      let fromEnclosure = function.inverseInformationFunction(
        image.enclosure(bits: 100), bits: 80)
      #expect(fromEnclosure.lower <= original.upper && original.lower <= fromEnclosure.upper)
      #expect(fromEnclosure.width <= Rational(1, 1_000_000))
      if image.logForm != nil {
        #expect(function.inverseInformationFunction(image).logForm == form, "\(form) \(rho)")
      }
    }
  }

  // MARK: Properties

  @Test func boundedByTheSquaredCorrelation() {
    var generator = SplitMix64(seed: 66)
    for _ in 0..<(40 * multiplier) {
      let form = information(&generator)
      let rho = Rational(generator.int(1...19), 20)
      let function = MrsGerber(correlation: rho)
      let linear = InformationQuantity.exact(rho * rho * form)
      let value = function.informationFunction(.exact(form))
      #expect(linear.isAtLeast(value) != .violated, "\(form) \(rho)")
      if form.signum() > 0 { #expect(linear.isAtLeast(value) == .holds, "\(form) \(rho)") }
      // theta^2 Psi(rho) with theta = Psi^-1(R) is another bound; in particular g(R) <= g(1).
      let capacity = function.informationFunction(.exact(.bits(1)))
      #expect(capacity.isAtLeast(value) == .holds)
    }
  }

  @Test func increasingAndConcave() {
    var generator = SplitMix64(seed: 67)
    for _ in 0..<(30 * multiplier) {
      let function = MrsGerber(correlation: Rational(generator.int(1...19), 20))
      let (a, b) = (generator.int(0...998), generator.int(0...998))
      if a == b { continue }
      func g(_ numerator: Int) -> Enclosure {
        function.informationFunction(.exact(.bits(Rational(numerator, 1996)))).enclosure(bits: 100)
      }
      let (low, middle, high) = (g(2 * min(a, b)), g(a + b), g(2 * max(a, b)))
      #expect(low.upper < middle.lower && middle.upper < high.lower)
      #expect((2 * middle).lower > (low + high).upper, "\(a) \(b)")
    }
  }

  @Test func lemmaOnRandomLaws() throws {
    // H(V+Z|U) >= d phi(H(V|U)/d) for two bits.
    var generator = SplitMix64(seed: 68)
    for index in 0..<(25 * multiplier) {
      let law = generator.joint([2, 2, 3])  // X, Y are the bits, Z the other variable
      let delta = generator.probability()
      let noise = try Channel.binarySymmetric(delta)
      let noisy = try law.extended(by: "X'", from: "X", through: noise)
        .extended(by: "Y'", from: "Y", through: noise)
      let given = index % 2 == 0 ? ["Z"] : []
      let before = try noisy.conditionalEntropy(of: ["X", "Y"], given: given)
      let after = try noisy.conditionalEntropy(of: ["X'", "Y'"], given: given)
      let bound = 2 * MrsGerber(crossover: delta).entropyFunction(.exact(1 / 2 * before))
      #expect(InformationQuantity.exact(after).isAtLeast(bound) != .violated, "\(law) \(delta)")
    }
  }

  @Test func lemmaIsTightForNoisyCopies() throws {
    for (a, delta) in [(1 / 8, 1 / 4), (0, 1 / 3), (1 / 2, 1 / 5), (2 / 7, 3 / 11)]
      as [(Rational, Rational)]
    {
      let bit = try FiniteLaw(rationals("1/2 1/2"))
      let law = try JointLaw(
        input: bit, channel: .binarySymmetric(a), inputVariable: "V", outputVariable: "U"
      )
      .extended(by: "Y", from: "V", through: .binarySymmetric(delta))
      let before = try law.mutualInformation(between: ["U"], and: ["V"])
      let after = try law.mutualInformation(between: ["U"], and: ["Y"])
      let bound = MrsGerber(crossover: delta).informationFunction(.exact(before))
      #expect(bound.logForm == after)
      #expect(bound.isAtLeast(.exact(after)) == .holds)
    }
  }
}
