import AlgebraicNumbers
import Catalog
import Claims
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing

/// Claims that follow from `eta_chi2(P,W) <= eta_KL(P,W) <= eta_KL(W)` are decided by it, however wide the enclosure is.
@Suite struct FixedInputTheoremTests {
  private struct Case {
    let rows: [[Rational]]
    let input: [Rational]?
    let width: Rational
  }

  private static let cases: [Case] = [
    Case(
      rows: [[1 / 2, 1 / 2], [1 / 3, 2 / 3]], input: [1 / 100, 99 / 100], width: 1 / 10),
    Case(
      rows: [[1 / 2, 1 / 3, 1 / 6], [1 / 5, 2 / 5, 2 / 5], [1 / 7, 1 / 7, 5 / 7]], input: nil,
      width: 1 / 10),
    Case(
      rows: [
        [Rational(9013, 13000), Rational(3987, 13000)],
        [
          Rational(4_500_000_000_000_013, 6_500_000_000_000_000),
          Rational(1_999_999_999_999_987, 6_500_000_000_000_000),
        ],
      ], input: [Rational(9, 11), Rational(2, 11)], width: Rational(1, 1_000_000)),
    Case(
      rows: [
        [1 / 2, 1 / 4, 1 / 4], [1 / 4, 1 / 2, 1 / 4], [1 / 4, 1 / 4, 1 / 2],
        [1 / 3, 1 / 3, 1 / 3], [1 / 6, 1 / 3, 1 / 2], [1 / 5, 1 / 5, 3 / 5],
      ], input: nil, width: Rational(1, 1_000_000)),
  ]

  private func expectDecided(
    _ channel: Channel, _ input: FiniteLaw<Int>, _ width: Rational
  ) throws {
    let report = try channel.contractionReport(input: input, width: width)
    let undecided = report.claims.filter { $0.verdict != .holds }.map(\.claim)
    #expect(undecided.isEmpty, "\(channel), \(input), \(width)")
    let kl = try #require(report.fixedInput).kl
    let chiSquare = try channel.chiSquareContraction(input: input)
    #expect(kl.bounds.lower >= chiSquare && kl.bounds.upper <= channel.klContraction.value)
    #expect(kl.interval.contains(kl.bounds.enclosure(bits: 2000)))
    if let witness = kl.witness {
      #expect(try witness.check(channel: channel, input: input) == .holds)
    }
  }

  @Test func wideEnclosuresLeaveNothingUndecided() throws {
    for item in FixedInputTheoremTests.cases {
      let channel = try Channel(item.rows)
      let input =
        try item.input.map { try FiniteLaw<Int>($0) }
        ?? .uniform(over: 0..<channel.inputCount)
      try expectDecided(channel, input, item.width)
    }
  }

  @Test func sixRowsContainTheKnownValue() throws {
    let channel = try Channel(FixedInputTheoremTests.cases[3].rows)
    let result = try channel.klContraction(input: .uniform(over: 0..<6))
    #expect(result.interval.lower <= Rational(781_985, 10_000_000))
    #expect(result.interval.upper >= Rational(781_984, 10_000_000))
    // The three columns have dimension 2: the search reaches the width.
    #expect(result.interval.lower > Rational(781_983, 10_000_000))
  }

  @Test func rareLettersAreDecidedAtEveryWidth() throws {
    let channel = try Channel([[1, 0], [1 / 2, 1 / 2]])
    var masses = (7...20).map { Rational(1, Integer(10).power($0)) }
    masses.append(Rational.one.scaled(byPowerOfTwo: -201))
    for mass in masses {
      let widths: [Rational] = [1 / 10, Rational(1, 1_000_000), Rational(1, Integer(10).power(30))]
      for width in widths {
        try expectDecided(channel, try FiniteLaw<Int>([1 - mass, mass]), width)
      }
    }
  }

  /// A number between exact bounds is compared by them, equal ends included.
  @Test func boundsDecideWhatEnclosuresDoNot() throws {
    let root = AlgebraicReal.realRoots(of: Polynomial([-1, 0, 2])).last!
    let number = Quantity.between(ExactBounds(root, AlgebraicReal(1)))
    #expect(Quantity.compare(.algebraic(root), atMost: number) == .holds)
    #expect(Quantity.compare(number, atMost: .rational(1)) == .holds)
    #expect(Quantity.compare(number, atMost: .algebraic(root)) == .undecided)
    #expect(Quantity.compare(number, atMost: .rational(1 / 2)) == .violated)
    #expect((number - .algebraic(root)).enclosure().lower == 0)
    #expect((number - .rational(1)).isAtLeastZero == .undecided)
    #expect(!number.isExact && number.rationalValue == nil)
    #expect(Quantity.between(ExactBounds(root, root)).isExact)
  }
}
