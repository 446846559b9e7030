import AlgebraicNumbers
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// Enclosures of any width, exact quotients of log forms, and relative widths.
@Suite struct FixedInputPrecisionTests {
  private func decimal(_ text: String) throws -> Rational { try Rational(parsing: text) }

  @Test func anyWidthIsReached() throws {
    let channel = try Channel.binarySymmetric(1 / 10)
    let input = try FiniteLaw<Int>([1 / 4, 3 / 4])
    var last: Enclosure?
    for digits in [3, 10, 50, 120] {
      let width = Rational(1, Integer(10).power(digits))
      let result = try channel.klContraction(input: input, width: width)
      #expect(result.interval.width <= width && result.maximum == .interior)
      #expect(try result.witness?.check(channel: channel, input: input) == .holds)
      if let last { #expect(last.lower <= result.interval.upper) }
      if let last { #expect(result.interval.lower <= last.upper) }
      last = result.interval
    }
    let known = try decimal("0.616994999329137808054342645666")
    let interval = try #require(last)
    #expect(interval.upper > known - Rational(1, Integer(10).power(29)))
    #expect(interval.lower < known + Rational(1, Integer(10).power(29)))
  }

  @Test func cornersAreExactQuotients() throws {
    let z = try Channel.z(1 / 4).klContraction(input: try FiniteLaw<Int>([1 / 3, 2 / 3]))
    let quotient = try #require(z.quotient)
    #expect("\(quotient)" == "ln 2 / ln 3" && z.reason == .attained && z.maximum == .corner)
    #expect(z.exact == nil && z.isExact)
    // Three inputs and outputs: a row apart from the others.
    let channel = try Channel([[1 / 2, 0, 1 / 2], [1 / 3, 1 / 3, 1 / 3]])
    let input = try FiniteLaw<Int>([1 / 5, 4 / 5])
    let result = try channel.klContraction(input: input)
    let exact = try #require(result.quotient)
    #expect("\(exact)" == "(ln 3 + ln 5 - ln 11) / ln 5")
    // No law on a grid has a greater ratio, and the corner has this one.
    let reference = try channel.output(of: input)
    for count in 0...60 where count != 12 {
      let law = try FiniteLaw<Int>([Rational(count, 60), Rational(60 - count, 60)])
      let before = try #require(law.klDivergence(from: input).logForm)
      let behind = try #require(
        try channel.output(of: law).klDivergence(from: reference).logForm)
      #expect(LogQuotient(behind, over: before).isAtLeast(exact) != .holds || count == 60)
    }
  }

  /// Maxima near P, where the ratio is too flat for an island: any width is reached, and the enclosures meet.
  @Test(arguments: [
    ([48, 29, 4], [[7, 36, 53], [13, 13, 8], [59, 8, 32]]),
    ([54, 48, 33], [[35, 39, 21], [26, 40, 18], [49, 51, 20]]),
    ([33, 26, 22, 15], [[2, 6, 3, 42], [2, 46, 17, 6], [27, 33, 52, 3], [64, 28, 11, 4]]),
  ])
  func flatMaxima(weights: [Int], rows: [[Int]]) throws {
    let channel = try Channel(normalizing: rows.map { $0.map { Integer($0) } })
    let input = try FiniteLaw<Int>(normalizing: weights.map { Integer($0) })
    let chiSquare = try channel.chiSquareContraction(input: input)
    var narrow = Enclosure(0, 1)
    for digits in [2, 4, 6, 9] {
      let width = Rational(1, Integer(10).power(digits))
      let result = try channel.klContraction(input: input, width: width)
      #expect(result.interval.width <= width && chiSquare < result.interval.upper)
      #expect(try result.witness?.check(channel: channel, input: input) == .holds)
      #expect(result.interval.lower <= narrow.upper && narrow.lower <= result.interval.upper)
      narrow = narrow.intersection(result.interval)
    }
    // What a simplex's cells show has nothing of the search in it.
    let ratio = narrow.upper + narrow.upper / 8
    try channel.klContractionEvidence(input: input, ratio: ratio)
      .check(channel: channel, input: input)
  }

  /// Rows that differ by less than the squares in double precision, down to ratios that no double holds.
  @Test(arguments: [5, 100, 155, 160, 162, 200, 400])
  func tinyDifferences(digits: Int) throws {
    let tiny = Rational(1, Integer(10).power(digits))
    let (half, third) = (Rational(1, 2), Rational(1, 3))
    let (more, less) = (third + tiny, third - tiny)
    let symmetric: [[Rational]] = [[half + tiny, half - tiny], [half - tiny, half + tiny]]
    let towards: [[Rational]] = [[more, less, third], [third, third, third]]
    let around: [[Rational]] = [[more, less, third], [third, more, less], [less, third, more]]
    let quarter = half / 2
    let cases: [(rows: [[Rational]], law: [Rational])] = [
      (symmetric, [third, 1 - third]), (towards, [quarter, 1 - quarter]),
      (around, [half, quarter, quarter]),
    ]
    for (rows, law) in cases {
      let channel = try Channel(rows)
      let input = try FiniteLaw<Int>(law)
      let result = try channel.klContraction(
        input: input, within: .relative(Rational(1, 1_000_000_000)))
      #expect(try result.witness?.check(channel: channel, input: input) == .holds)
      let chiSquare = try channel.chiSquareContraction(input: input)
      #expect(chiSquare <= result.interval.upper)
      #expect(result.interval.upper <= 2 * result.interval.lower)
    }
  }

  /// Probabilities that double precision does not hold, or whose products it does not: what theorems and single inputs show.
  @Test(arguments: [100, 150, 170, 330, 400])
  func tinyProbabilities(digits: Int) throws {
    let tiny = Rational(1, Integer(10).power(digits))
    let half = Rational(1, 2)
    let apart: [[Rational]] = [[half, 3 / 10, 1 / 5], [1 / 10, 1 / 5, 7 / 10]]
    let between: [Rational] = [3 / 10, 3 / 10, 2 / 5]
    let corners: [[Rational]] = [[1, 0, 0], [0, 1, 0]]
    let binary: [[Rational]] = [[3 / 10, 7 / 10], [3 / 5, 2 / 5]]
    let rest = Rational.one - tiny
    let remainder = half - tiny
    let tripled = 3 * tiny
    let close: [[Rational]] = [[rest, tiny], [1 - tripled, tripled]]
    let cases: [(rows: [[Rational]], law: [Rational])] = [
      (apart, [rest, tiny]), (binary, [tiny, rest]), (apart + [between], [remainder, tiny, half]),
      (corners + [between], [remainder, half, tiny]), (close, [half, half]),
    ]
    for (rows, law) in cases {
      let channel = try Channel(rows)
      let input = try FiniteLaw<Int>(law)
      let result = try channel.klContraction(input: input)
      let message: Comment = "\(digits) digits, \(rows.count) x \(rows[0].count)"
      let witness = try #require(result.witness, message)
      #expect(try witness.check(channel: channel, input: input) == .holds, message)
      let chiSquare = try channel.chiSquareContraction(input: input)
      #expect(chiSquare <= result.interval.upper, message)
      #expect(witness.ratio <= result.interval.upper, message)
      #expect(channel.klContraction.value >= result.interval.lower, message)
    }
  }

  /// A letter of mass 1e-13 beside three outputs, and the width of a maximum close to the limit at P: both by cells of simplices.
  @Test func widthsBesideRareLetters() throws {
    let channel = try Channel([[1 / 2, 3 / 10, 1 / 5], [1 / 10, 1 / 5, 7 / 10]])
    for digits in [9, 13, 20] {
      let rare = Rational(1, Integer(10).power(digits))
      let input = try FiniteLaw<Int>([1 - rare, rare])
      let result = try channel.klContraction(
        input: input, within: .relative(Rational(1, Integer(10).power(9))))
      #expect(result.interval.width <= result.interval.lower * Rational(1, Integer(10).power(9)))
      #expect(try result.witness?.check(channel: channel, input: input) == .holds)
      // The corner is a lower bound.
      let corner = try FiniteLaw<Int>([.zero, .one])
      let before = try #require(corner.klDivergence(from: input).logForm)
      let after = try #require(
        try channel.output(of: corner).klDivergence(from: channel.output(of: input)).logForm)
      #expect(
        LogQuotient(after, over: before).compare(to: result.interval.upper) <= 0, "\(digits)")
    }
    let z = try Channel.z(1 / 4).klContraction(
      input: FiniteLaw<Int>([2 / 3, 1 / 3]), width: Rational(1, Integer(10).power(12)))
    #expect(z.interval.width <= Rational(1, Integer(10).power(12)))
  }

  @Test func relativeWidths() throws {
    let channel = try Channel([
      [Rational(9013, 13000), Rational(3987, 13000)],
      [Rational(9012, 13000), Rational(3988, 13000)],
    ])
    let input = try FiniteLaw<Int>([Rational(9, 11), Rational(2, 11)])
    let goal = ContractionWidth.relative(Rational(1, 1_000_000))
    let result = try channel.klContraction(input: input, within: goal)
    #expect(goal.isReached(by: result.interval))
    #expect(result.interval.upper < Rational(1, 1_000_000))
    #expect("\(goal)" == "1/1000000 of the coefficient")
    #expect("\(ContractionWidth.usual)" == "1/1000000")
  }

  @Test func widthsThatAreRefused() throws {
    let channel = try Channel.binarySymmetric(1 / 10)
    let input = try FiniteLaw<Int>([1 / 4, 3 / 4])
    #expect {
      try channel.klContraction(input: input, within: .relative(0))
    } throws: { "\($0)" == "the width is 0; expected a number above 0" }
    #expect {
      try channel.klContraction(
        input: input, width: Rational.one.scaled(byPowerOfTwo: -50_000))
    } throws: { $0 is WorkRefused && "\($0)".contains("above the limit of 40000 bits") }
  }

  /// Random channels of two letters with rare ones: the enclosures of two widths meet, and the slow one contains the ratio
  /// of every law on a grid.
  @Test func narrowAndWideEnclosuresMeet() throws {
    var generator = SplitMix64(seed: 50)
    for _ in 0..<(12 * multiplier) {
      let rows = (0..<2).map { _ -> [Rational] in
        let weight = Rational(Int.random(in: 0...16, using: &generator), 16)
        return [weight, 1 - weight]
      }
      if rows[0] == rows[1] { continue }
      let mass = Rational(1, Integer(10).power(Int.random(in: 1...12, using: &generator)))
      let (channel, input) = (try Channel(rows), try FiniteLaw<Int>([mass, 1 - mass]))
      let wide = try channel.klContraction(input: input, width: 1 / 10)
      let narrow = try channel.klContraction(
        input: input, within: .relative(Rational(1, Integer(10).power(20))))
      #expect(wide.interval.lower <= narrow.interval.upper, "\(channel), \(input)")
      #expect(narrow.interval.lower <= wide.interval.upper, "\(channel), \(input)")
      for count in 0...40 {
        let law = try FiniteLaw<Int>([Rational(count, 40), Rational(40 - count, 40)])
        if law == input { continue }
        let witness = ContractionWitness(law: law, ratio: narrow.interval.upper)
        let isEnd = narrow.witness?.law == law
        #expect(
          try isEnd || narrow.exact != nil
            || witness.check(channel: channel, input: input) == .violated,
          "\(channel), \(input), \(law)")
      }
    }
  }

  /// Two outputs: a rare letter costs no width, and its law alone is a lower bound.
  @Test func rareLettersAreNarrow() throws {
    let rows: [[[Rational]]] = [
      [[7 / 8, 1 / 8], [1 / 2, 1 / 2]], [[3 / 16, 13 / 16], [5 / 8, 3 / 8]],
      [[1, 0], [13 / 16, 3 / 16]], [[1 / 16, 15 / 16], [15 / 16, 1 / 16]],
    ]
    for (rows, digits) in rows.flatMap({ rows in [11, 12, 13, 15, 20, 30].map { (rows, $0) } }) {
      let mass = Rational(1, Integer(10).power(digits))
      let (channel, input) = (try Channel(rows), try FiniteLaw<Int>([mass, 1 - mass]))
      let result = try channel.klContraction(input: input, within: .relative(1 / 1_000_000))
      #expect(result.interval.width <= result.interval.upper / 1_000_000, "\(channel), \(digits)")
      let witness = try #require(result.witness)
      #expect(try witness.check(channel: channel, input: input) == .holds)
      #expect(witness.law != input)
      let vertex = try FiniteLaw<Int>([1, 0])
      let corner = ContractionWitness(law: vertex, ratio: result.interval.upper)
      let isBelow = try corner.check(channel: channel, input: input) == .violated
      #expect(result.isExact || isBelow, "\(channel), \(digits)")
    }
  }
}
