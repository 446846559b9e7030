import Contraction
import ExactArithmetic
import InformationFlow
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct InformationCurveBoundsTests {
  private let width = Rational(1, 1000)

  private func steps(_ curve: InformationCurveBounds, _ count: Int = 6) -> [LogForm] {
    (0...count).map { Rational($0, count) * curve.inputEntropy }
  }

  /// Mrs Gerber's lemma is the curve of two flipped bits.
  @Test func flippedBits() throws {
    let flip = Rational(1, 10)
    let bit = [[1 - flip, flip], [flip, 1 - flip]]
    let rows = (0..<4).map { (x: Int) -> [Rational] in
      (0..<4).map { (y: Int) -> Rational in bit[x & 1][y & 1] * bit[x >> 1][y >> 1] }
    }
    let curve = try InformationCurveBounds(
      Channel(rows), input: .uniform(over: 0..<4), width: width)
    let closed = UniformCubeCurve(dimension: 2, crossover: flip)
    for t in steps(curve, 12) {
      let bounds = try curve.enclosure(at: t)
      let value = try closed.value(at: .exact(t)).enclosure(bits: 60)
      #expect(bounds.width <= width, "\(t)")
      #expect(bounds.lower <= value.upper && value.lower <= bounds.upper, "\(t)")
    }
    #expect(try curve.check())
  }

  /// An erasure keeps the same share of every information.
  @Test func erasures() throws {
    let share = Rational(2, 3)
    let rows = (0..<3).map { (x: Int) -> [Rational] in
      (0..<3).map { (y: Int) -> Rational in y == x ? share : 0 } + [1 - share]
    }
    let curve = try InformationCurveBounds(
      Channel(rows), input: FiniteLaw([Rational(1, 2), Rational(1, 3), Rational(1, 6)]),
      width: width)
    #expect(curve.greatestValue == share * curve.inputEntropy)
    for t in steps(curve) {
      let bounds = try curve.enclosure(at: t)
      let value = (share * t).enclosure(bits: 60)
      #expect(bounds.lower <= value.upper && value.lower <= bounds.upper)
      #expect(bounds.width <= width)
    }
  }

  /// With two inputs the curve is known by a proof of another kind.
  @Test func twoInputs() throws {
    var random = SplitMix64(seed: 21)
    for _ in 0..<(12 * multiplier) {
      let channel = random.channel(inputs: 2, outputs: random.int(1...4))
      let law = random.law(2)
      let close = try InformationCurve(channel, input: law)
      let curve = try InformationCurveBounds(channel, input: law, width: width)
      #expect(curve.inputEntropy == close.inputEntropy)
      #expect(curve.greatestValue == close.greatestValue)
      for t in steps(curve) {
        let bounds = try curve.enclosure(at: t)
        let point = try close.point(at: t).enclosure
        #expect(
          bounds.lower <= point.upper && point.lower <= bounds.upper, "\(channel) \(law) \(t)")
        #expect(bounds.width <= width, "\(channel) \(law) \(t)")
      }
    }
  }

  /// No variable lies above the curve, and its bounds are close.
  @Test func randomVariables() throws {
    var random = SplitMix64(seed: 22)
    for round in 0..<(20 * multiplier) {
      let inputs = 3 + round % 2
      let channel = random.channel(inputs: inputs, outputs: random.int(1...4))
      let law = random.law(inputs)
      let curve = try InformationCurveBounds(channel, input: law, width: width)
      #expect(try curve.check(), "\(channel) \(law)")
      for t in steps(curve) {
        #expect(try curve.enclosure(at: t).width <= width, "\(channel) \(law) \(t)")
      }
      for _ in 0..<20 {
        let conditional = (0..<inputs).map { _ in random.probabilities(random.int(1...3)) }
        let size = conditional.map(\.count).max()!
        let rows = conditional.map { $0 + Array(repeating: .zero, count: size - $0.count) }
        let mixture = try CurveMixture(channel: channel, input: law, conditional: rows)
        let bounds = try curve.enclosure(at: mixture.inputInformation)
        let value = mixture.outputInformation.enclosure(bits: 80)
        #expect(value.lower <= bounds.upper, "\(channel) \(law) \(rows)")
      }
    }
  }

  /// The slope at 0 is the contraction coefficient for the input law.
  @Test func slopeAtZero() throws {
    let channel = try Channel([
      [Rational(1, 2), Rational(1, 3), Rational(1, 6)],
      [Rational(1, 7), Rational(1, 7), Rational(5, 7)],
      [Rational(1, 5), Rational(2, 5), Rational(2, 5)],
    ])
    let law = try FiniteLaw<Int>.uniform(over: 0..<3)
    let curve = try InformationCurveBounds(channel, input: law, width: Rational(1, 10_000))
    let slope = try channel.klContraction(input: law).interval
    // The coarsest precision tells nothing apart, and still encloses.
    let coarse = try curve.enclosure(at: .bits(Rational(1, 100)), bits: 4)
    #expect(try coarse.contains(curve.enclosure(at: .bits(Rational(1, 100))).midpoint))
    for t in [Rational(1, 100), Rational(1, 10), Rational(1, 2)] {
      let bounds = try curve.enclosure(at: .bits(t))
      #expect(bounds.lower <= slope.upper * t)
    }
    let early = try curve.enclosure(at: .bits(Rational(1, 100)))
    #expect(early.upper >= slope.lower * Rational(1, 100) * Rational(9, 10))
  }

  /// What the multipliers of a line claim, at laws of every kind, by exact divergences instead of double precision.
  @Test func linesByExactDivergences() throws {
    var random = SplitMix64(seed: 24)
    for round in 0..<(6 * multiplier) {
      let inputs = 3 + round % 3
      let channel = random.channel(inputs: inputs, outputs: random.int(2...4))
      let law = try FiniteLaw<Int>.uniform(over: 0..<inputs)
      let curve = try InformationCurveBounds(channel, input: law, width: Rational(1, 100))
      let output = try channel.output(of: law)
      for line in curve.lines {
        for _ in 0..<10 {
          let other = random.law(inputs)
          let paid = line.slope * (try #require(other.klDivergence(from: law).logForm))
          let told = try #require(
            channel.output(of: other).klDivergence(from: output).logForm)
          let nats = Rational.sum(
            zip(line.multipliers, other.probabilities).map { multiplier, probability in
              multiplier * (probability - Rational(1, inputs))
            })
          let bits = Enclosure(nats).divided(by: .log(Rational(2), bits: 80), bits: 80)
          #expect(
            (told - paid).enclosure(bits: 80).lower <= bits.upper + line.intercept,
            "\(channel) \(line) \(other)")
        }
      }
    }
  }

  /// A line that says less than it proves is refused, whatever is changed.
  @Test func falseLines() throws {
    var random = SplitMix64(seed: 23)
    let channel = random.shortChannel(inputs: 3, outputs: 3)
    let law = try FiniteLaw<Int>.uniform(over: 0..<3)
    let curve = try InformationCurveBounds(channel, input: law, width: width)
    #expect(!curve.lines.isEmpty)
    for line in curve.lines {
      func check(
        slope: Rational? = nil, intercept: Rational? = nil, multipliers: [Rational]? = nil
      ) -> Bool {
        CurveLine(
          slope: slope ?? line.slope, intercept: intercept ?? line.intercept,
          multipliers: multipliers ?? line.multipliers
        ).check(channel: channel, input: law)
      }
      #expect(check())
      #expect(!check(intercept: line.intercept - width))
      #expect(!check(slope: line.slope - Rational(1, 64)))
      #expect(!check(slope: -1) && !check(slope: 2, intercept: line.intercept + 1))
      #expect(!check(multipliers: Array(line.multipliers.dropLast())))
      for x in 0..<3 {
        var multipliers = line.multipliers
        multipliers[x] = multipliers[x] - Rational(1, 4)
        #expect(!check(multipliers: multipliers))
      }
    }
  }

  @Test func degenerateLaws() throws {
    let rows: [[Rational]] = [[1, 0], [Rational(1, 2), Rational(1, 2)], [0, 1]]
    let channel = try Channel(rows)
    let certain = try InformationCurveBounds(channel, input: FiniteLaw([1, 0, 0]))
    #expect(certain.inputEntropy.isZero)
    #expect(try certain.enclosure(at: .bits(1)) == .zero)
    // An input that does not occur leaves the curve of the two others.
    let two = try InformationCurveBounds(
      channel, input: FiniteLaw([Rational(1, 2), Rational(1, 2), 0]), width: width)
    let known = try InformationCurve(Channel(Array(rows.prefix(2))), input: Rational(1, 2))
    for t in steps(two) {
      let (bounds, point) = (try two.enclosure(at: t), try known.point(at: t).enclosure)
      #expect(bounds.lower <= point.upper && point.lower <= bounds.upper)
    }
    let useless = try InformationCurveBounds(
      Channel([rows[1], rows[1], rows[1]]), input: .uniform(over: 0..<3))
    #expect(try useless.enclosure(at: .bits(1)) == .zero)
    let whole = try InformationCurveBounds(
      Channel([[1, 0, 0], [0, 1, 0], [0, 0, 1]]), input: .uniform(over: 0..<3))
    let half = try whole.enclosure(at: .bits(Rational(1, 2)))
    #expect(half.contains(Rational(1, 2)) && half.width < Rational(1, 1_000_000))
  }

  @Test func refusals() throws {
    let channel = try Channel([[1, 0], [0, 1], [Rational(1, 2), Rational(1, 2)]])
    let uniform = try FiniteLaw<Int>.uniform(over: 0..<3)
    #expect(throws: CurveError.widthIsNotPositive(0)) {
      try InformationCurveBounds(channel, input: uniform, width: 0)
    }
    #expect(throws: CurveError.inputCountMismatch(law: 2, channel: 3)) {
      try InformationCurveBounds(channel, input: .uniform(over: 0..<2))
    }
    let tiny = Rational(1).scaled(byPowerOfTwo: -400)
    #expect(
      errorMessage {
        try InformationCurveBounds(channel, input: FiniteLaw([tiny, 1 - tiny, 0]))
      }.contains("is too small; expected 0 or at least 2^-300"))
    #expect(throws: CurveError.widthTooSmall(tiny)) {
      try InformationCurveBounds(channel, input: uniform, width: tiny)
    }
    #expect(throws: CurveError.tooManyLetters(inputs: 17, outputs: 1)) {
      try InformationCurveBounds(
        Channel(Array(repeating: [1], count: 17)), input: .uniform(over: 0..<17))
    }
    for rows: [[Rational]] in [
      [[1, 0], [1], [0, 1]], [[1, 0], [Rational(1, 2), Rational(1, 4)], [0, 1]],
      [[1, 0], [2, -1], [0, 1]],
    ] {
      #expect(throws: CurveError.rowIsNoLaw(input: 1)) {
        try CurveMixture(channel: channel, input: uniform, conditional: rows)
      }
    }
    #expect(throws: CurveError.inputCountMismatch(law: 2, channel: 3)) {
      try CurveMixture(channel: channel, input: uniform, conditional: [[1], [1]])
    }
    let curve = try InformationCurveBounds(channel, input: uniform)
    #expect(throws: CurveError.negativeBudget(.bits(-1))) { try curve.enclosure(at: .bits(-1)) }
  }
}
