import AlgebraicNumbers
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// `(1 - l) 1 P^T + l I`: one letter against the others.
@Suite struct ResamplingChannelTests {
  private func channel(
    _ law: [Rational], _ l: Rational, order: [Int]? = nil
  ) throws -> Channel {
    try Channel(
      law.indices.map { x in
        (order ?? Array(law.indices)).map { y in (1 - l) * law[y] + (x == y ? l : 0) }
      })
  }

  /// The slow way: the same channel with one row changed so little that the formula does not apply.
  private func bySearch(
    _ law: [Rational], _ l: Rational, width: Rational
  ) throws -> FixedInputContraction {
    var rows = try channel(law, l).rows
    let change = Rational(1, Integer(10).power(12))
    rows[0][0] -= change
    rows[0][1] += change
    return try Channel(rows).klContraction(input: try FiniteLaw<Int>(law), width: width)
  }

  @Test func agreesWithTheSearch() throws {
    let cases: [([Rational], Rational)] = [
      ([1 / 2, 1 / 3, 1 / 6], 1 / 2), ([1 / 3, 1 / 3, 1 / 3], 7 / 10),
      ([1 / 3, 1 / 3, 1 / 3], -1 / 4), ([1 / 5, 3 / 10, 1 / 2], -1 / 8),
      ([1 / 10, 1 / 10, 4 / 5], 9 / 10),
    ]
    for (law, l) in cases {
      let width = Rational(1, 100_000)
      let exact = try channel(law, l).klContraction(
        input: try FiniteLaw<Int>(law), width: Rational(1, Integer(10).power(20)))
      let search = try bySearch(law, l, width: width)
      #expect(exact.interval.lower <= search.interval.upper + width, "\(law), \(l)")
      #expect(search.interval.lower <= exact.interval.upper + width, "\(law), \(l)")
      let witness = try #require(exact.witness)
      #expect(
        try witness.check(channel: channel(law, l), input: FiniteLaw<Int>(law)) == .holds)
    }
  }

  @Test func knownValues() throws {
    let width = Rational(1, Integer(10).power(30))
    func value(_ name: String) throws -> FixedInputContraction {
      let channel = try Channel(named: name)
      return try channel.klContraction(input: .uniform(over: 0..<channel.inputCount), width: width)
    }
    let five = try value("qsc:5,1/10").interval
    #expect(five.lower > (try Rational(parsing: "0.7796673901")))
    #expect(five.upper < (try Rational(parsing: "0.7796673905")) && five.width <= width)
    let three = try value("qsc:3,1/10").interval
    #expect(three.lower > (try Rational(parsing: "0.7270080509")))
    #expect(three.upper < (try Rational(parsing: "0.7270080511")) && three.width <= width)
    // Colouring.
    let colouring = try value("qsc:5,1")
    #expect(colouring.quotient.map { "\($0)" } == "(-2 ln 2 + ln 5) / ln 5")
    // A thousand letters.
    let many = try value("qsc:300,1/10")
    #expect(many.interval.width <= width && many.maximum == .interior)
  }

  @Test func chiSquareIsTheSquareOfTheCorrelation() throws {
    let law: [Rational] = [1 / 2, 1 / 3, 1 / 6]
    for l in [1 / 2, -1 / 5] as [Rational] {
      let found = try channel(law, l).chiSquareContraction(input: try FiniteLaw<Int>(law))
      #expect(found == l * l)
      // The outputs in another order, and by the matrix of a product with a useless channel.
      let reordered = try channel(law, l, order: [2, 0, 1])
      #expect(try reordered.chiSquareContraction(input: try FiniteLaw<Int>(law)) == l * l)
      let split = try Channel(
        try channel(law, l).rows.map { row in row.flatMap { [$0 / 2, $0 / 2] } })
      #expect(try split.chiSquareContraction(input: try FiniteLaw<Int>(law)) == l * l)
    }
  }

  @Test func outputsInAnotherOrder() throws {
    let law: [Rational] = [1 / 5, 3 / 10, 1 / 2]
    let input = try FiniteLaw<Int>(law)
    let width = Rational(1, Integer(10).power(20))
    let plain = try channel(law, 2 / 3).klContraction(input: input, width: width)
    let reordered = try channel(law, 2 / 3, order: [1, 2, 0])
      .klContraction(input: input, width: width)
    #expect(plain.interval == reordered.interval)
  }
}
