import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct InformationCurveTests {
  private let narrow = Rational(1, Integer(10).power(12))

  /// The curve of the uniform bit has a closed form, which the certified search must meet.
  @Test func uniformBit() throws {
    for delta in [Rational(1, 20), Rational(1, 10), Rational(1, 4), Rational(2, 5)] {
      let closed = UniformCubeCurve(crossover: delta)
      let curve = try InformationCurve(.binarySymmetric(delta), input: Rational(1, 2))
      for step in 0...10 {
        let t = Rational(step, 10)
        let point = try curve.point(at: t, width: narrow)
        let value = try closed.value(at: .exact(.bits(t))).enclosure(bits: 80)
        #expect(point.check() && point.enclosure.width <= narrow, "\(delta) \(t)")
        #expect(
          point.enclosure.lower <= value.upper && value.lower <= point.enclosure.upper,
          "\(delta) \(t)")
      }
      #expect(try curve.slopeAtZero().exactValue == closed.slopeAtZero)
    }
  }

  @Test func uniformCube() throws {
    let cube = UniformCubeCurve(dimension: 3, crossover: Rational(1, 10))
    let bit = UniformCubeCurve(crossover: Rational(1, 10))
    let left = try cube.value(at: .exact(.bits(Rational(3, 2)))).enclosure(bits: 60)
    let right = try bit.value(at: .exact(.bits(Rational(1, 2)))).enclosure(bits: 60)
    #expect(left.lower <= 3 * right.upper && 3 * right.lower <= left.upper)
    #expect(
      try cube.value(at: .exact(.bits(7))).logForm == 3
        * (.bits(1) - binaryEntropy(Rational(1, 10))))
  }

  @Test func randomChannels() throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<(40 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 1 + round % 5)
      let p = Rational(Int.random(in: 0...12, using: &random), 12)
      let curve = try InformationCurve(channel, input: p)
      var previous = try curve.point(at: 0)
      #expect(previous.exactValue == .zero)
      for step in 1...4 {
        let t = Rational(step, 4) * curve.inputEntropy
        let point = try curve.point(at: t, width: Rational(1, 1_000_000))
        #expect(point.check(), "\(channel) \(p) \(step)")
        #expect(point.enclosure.width <= Rational(1, 1_000_000), "\(channel) \(p) \(step)")
        #expect(point.enclosure.upper >= previous.enclosure.lower)
        // Against the definition, through a joint law.
        let law = try point.witness.jointLaw()
        #expect(try law.mutualInformation(between: ["U"], and: ["X"]) <= t)
        #expect(try law.mutualInformation(between: ["U"], and: ["Y"]) == point.lower)
        previous = point
      }
      #expect(previous.exactValue == curve.greatestValue)
    }
  }

  /// No variable of a coarse grid is above the certified upper end.
  @Test func upperEndAgainstGrid() throws {
    var random = SplitMix64(seed: 12)
    for _ in 0..<(6 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 3)
      let p = Rational(Int.random(in: 1...7, using: &random), 8)
      let curve = try InformationCurve(channel, input: p)
      for a in 0..<16 {
        for c in 1...16 where Rational(a, 16) < p && p < Rational(c, 16) {
          let weight = (p - Rational(a, 16)) / Rational(c - a, 16)
          let witness = CurveWitness(
            channel: channel, weights: [1 - weight, weight],
            posteriors: [Rational(a, 16), Rational(c, 16)])
          if (a + c) % 5 != 0 { continue }
          let point = try curve.point(at: witness.inputInformation)
          let reached = witness.outputInformation.enclosure(bits: 64)
          #expect(reached.lower <= point.enclosure.upper, "\(channel) \(p) \(a) \(c)")
        }
      }
    }
  }

  @Test func narrowEnclosures() throws {
    let curve = try InformationCurve(.z(Rational(1, 4)), input: Rational(1, 3))
    for digits in [20, 40, 80] {
      let width = Rational(1, Integer(10).power(digits))
      let point = try curve.point(at: Rational(1, 2), width: width)
      #expect(point.enclosure.width <= width && point.check())
    }
  }

  @Test func slopeAtZero() throws {
    var random = SplitMix64(seed: 13)
    for round in 0..<(40 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: 2 + round % 3)
      let p = Rational(Int.random(in: 1...11, using: &random), 12)
      let curve = try InformationCurve(channel, input: p)
      let slope = try curve.slopeAtZero(width: Rational(1, 1_000_000))
      #expect(slope.check() && slope.enclosure.width <= Rational(1, 1_000_000), "\(channel) \(p)")
      // Between the chi-square coefficient for the law and the coefficient of the channel.
      let law = try FiniteLaw<Int>.bernoulli(p)
      #expect(try channel.chiSquareContraction(input: law) <= slope.enclosure.upper)
      #expect(channel.klContraction.value >= slope.enclosure.lower, "\(channel) \(p)")
      // The curve lies below its tangent at 0 and close to it for a small budget.
      let t = Rational(1, 1 << 20)
      let point = try curve.point(at: t, width: Rational(1, 1 << 50))
      #expect(point.enclosure.lower <= t * slope.enclosure.upper, "\(channel) \(p)")
    }
  }

  @Test func perturbedCertificatesAreRejected() throws {
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    let point = try InformationCurve(channel, input: Rational(1, 2)).point(at: Rational(1, 2))
    guard case .line(let line) = point.proof else {
      Issue.record("no line")
      return
    }
    #expect(line.isValid(for: channel))
    let swapped = CurveCertificate(
      multiplier: line.multiplier, slope: line.slope, left: line.right, middle: line.middle,
      right: line.left)
    #expect(!swapped.isValid(for: channel))
    let inside = CurveCertificate(
      multiplier: line.multiplier, slope: line.slope, left: Rational(49, 100), middle: line.middle,
      right: line.right)
    #expect(!inside.isValid(for: channel))
    let tilted = CurveCertificate(
      multiplier: line.multiplier, slope: line.slope + 1, left: line.left, middle: line.middle,
      right: line.right)
    let bound = tilted.upperBound(
      for: channel, input: Rational(1, 2), budget: Enclosure(Rational(1, 2)))
    #expect(bound! > point.enclosure.upper)
  }

  @Test func errors() throws {
    func message(_ body: () throws -> Any) -> String {
      do { return "\(try body())" } catch { return "\(error)" }
    }
    let channel = try Channel.binarySymmetric(Rational(1, 10))
    let curve = try InformationCurve(channel, input: Rational(1, 2))
    #expect(
      message { try InformationCurve(.identity(3), input: Rational(1, 2)) }
        == "the channel has 3 inputs; expected 2")
    #expect(
      message { try InformationCurve(channel, input: Rational(3, 2)) }
        == "the probability of the input 1 is 3/2; expected a number in [0, 1]")
    #expect(
      message { try InformationCurve(channel, input: FiniteLaw.uniform(over: 0..<3)) }
        == "the input law has 3 outcomes; expected 2")
    #expect(message { try curve.point(at: -1) } == "the budget is -1 bits; expected at least 0")
    #expect(
      message { try curve.point(at: 1, width: 0) } == "the width is 0; expected a positive number")
  }
}
