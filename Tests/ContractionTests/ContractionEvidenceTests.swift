import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

@Suite struct ContractionEvidenceTests {
  /// A channel with a law, by their weights.
  private struct Case {
    let channel: Channel
    let input: FiniteLaw<Int>

    init(_ rows: [[Integer]], _ weights: [Integer]) throws {
      channel = try Channel(normalizing: rows)
      input = try FiniteLaw<Int>(normalizing: weights)
    }

    /// Evidence for a ratio that exceeds the upper end of the coefficient by a share of it.
    func evidence(_ share: Rational) throws -> ContractionEvidence {
      let upper = try channel.klContraction(input: input, width: Rational(1, 1_000_000))
        .interval.upper
      let ratio =
        upper.isZero ? share : min(1, (upper * (1 + share)).rounded(toSignificantBits: 40, .up))
      return try channel.klContractionEvidence(input: input, ratio: ratio)
    }

    func rejection(_ evidence: ContractionEvidence) -> ContractionEvidence.Rejection? {
      do throws(ContractionEvidence.Rejection) {
        try evidence.check(channel: channel, input: input)
        return nil
      } catch { return error }
    }
  }

  private static func cases() throws -> [Case] {
    [
      try Case([[4, 0], [1, 3]], [1, 1]),
      try Case([[9, 1], [1, 9]], [1, 3]),
      try Case([[4, 1, 1], [1, 3, 2], [1, 2, 4]], [1, 2, 3]),
      try Case([[1, 0, 0], [1, 1, 0], [1, 1, 1]], [1, 1, 1]),
      try Case([[2, 1, 0], [0, 2, 1], [1, 0, 2]], [1, 1, 2]),
      // More inputs than outputs, and more outputs than inputs.
      try Case([[3, 1], [2, 2], [0, 4], [1, 3]], [1, 1, 2, 2]),
      try Case([[1, 2, 3, 4], [4, 0, 2, 1]], [2, 1]),
      // Letters without probability, equal rows and proportional columns.
      try Case([[4, 2, 1, 0], [4, 2, 1, 0], [2, 1, 4, 0], [0, 0, 1, 1]], [1, 2, 3, 0]),
      try Case([[1, 1], [1, 1]], [1, 1]),
      // A rare letter.
      try Case([[1, 0], [1, 1]], [1_000_000_000, 1]),
      try Case([[5, 3, 2], [1, 2, 7]], [Integer(10).power(20), 1]),
    ]
  }

  @Test func isFoundAndAccepted() throws {
    for (number, item) in try ContractionEvidenceTests.cases().enumerated() {
      for share in [Rational(1, 10), Rational(1, 1000)] {
        let evidence = try item.evidence(share)
        #expect(item.rejection(evidence) == nil, "case \(number), \(share)")
      }
    }
  }

  /// A ratio below what a law attains is refused by the search, and the cells of a greater one do not prove it.
  @Test func noFalseBound() throws {
    // The last cases have a coefficient of 0 or a rare letter, which doubles do not refute.
    for item in try ContractionEvidenceTests.cases().dropLast(3) {
      let coefficient = try item.channel.klContraction(
        input: item.input, width: Rational(1, 10_000))
      let evidence = try item.evidence(Rational(1, 100))
      for factor in [Rational(99, 100), Rational(999, 1000)] {
        let ratio = coefficient.interval.lower * factor
        #expect(throws: (any Error).self) {
          try item.channel.klContractionEvidence(
            input: item.input, ratio: ratio, cellLimit: 100_000)
        }
        let claim = ContractionEvidence(
          ratio: ratio, chiSquareBound: min(evidence.chiSquareBound, ratio * Rational(999, 1000)),
          space: evidence.space, divisions: evidence.divisions)
        #expect(item.rejection(claim) != nil)
      }
    }
  }

  /// Every byte changed, every prefix and every longer list is rejected, or still covers the simplex.
  @Test func mutations() throws {
    let item = try Case([[1, 0, 0], [1, 1, 0], [1, 1, 1]], [1, 1, 1])
    let evidence = try item.evidence(Rational(1, 4))
    let bytes = evidence.divisions
    func rejection(
      _ bytes: [UInt8], chiSquareBound: Rational? = nil, space: ContractionEvidence.Space? = nil
    ) -> ContractionEvidence.Rejection? {
      item.rejection(
        ContractionEvidence(
          ratio: evidence.ratio, chiSquareBound: chiSquareBound ?? evidence.chiSquareBound,
          space: space ?? evidence.space, divisions: bytes))
    }
    for position in bytes.indices {
      #expect(rejection(Array(bytes[..<position])) == .incomplete)
      for byte: UInt8 in [0, 2, 3, 255] where byte != bytes[position] {
        var changed = bytes
        changed[position] = byte
        let answer = rejection(changed)
        if byte >= 3 && byte != .max { #expect(answer == .noSuchEdge(byte, position: position)) }
        // A byte 255 on an inner cell meets an open cell or leaves bytes over; an edge on a leaf leaves its halves without bytes.
        if byte == .max || bytes[position] == .max { #expect(answer != nil) }
      }
    }
    #expect(rejection(bytes + [255]) == .trailingBytes(1))
    #expect(rejection([]) == .incomplete)
    #expect(rejection([255]) == .openCell(position: 0))
    let chiSquare = try item.channel.chiSquareContraction(input: item.input)
    let below = chiSquare.enclosure(bits: 60).lower
    #expect(rejection(bytes, chiSquareBound: below) == .chiSquareBoundFails(below))
    #expect(
      rejection(bytes, chiSquareBound: evidence.ratio) == .chiSquareBoundFails(evidence.ratio))
    #expect(rejection(bytes, chiSquareBound: 0) == .chiSquareBoundFails(0))
    let deep = [UInt8](repeating: 0, count: 3000)
    #expect(rejection(deep) == .tooDeep(position: 2000))
  }

  @Test func badInput() throws {
    let item = try Case([[4, 0], [1, 3]], [1, 1])
    let evidence = try item.evidence(Rational(1, 10))
    let other = try FiniteLaw<Int>(normalizing: [1, 1, 1] as [Integer])
    #expect(throws: ContractionEvidence.Rejection.lawDoesNotFit(law: 3, channel: 2)) {
      try evidence.check(channel: item.channel, input: other)
    }
    #expect(throws: (any Error).self) {
      try item.channel.klContractionEvidence(input: other, ratio: Rational(1, 2))
    }
    for ratio in [Rational.zero, Rational(-1), Rational(11, 10), Rational(1, 100)] {
      #expect(throws: ContractionError.ratioIsNoBound(ratio)) {
        try item.channel.klContractionEvidence(input: item.input, ratio: ratio)
      }
    }
    let claim = ContractionEvidence(
      ratio: 2, chiSquareBound: Rational(1, 2), space: .outputs, divisions: [255])
    #expect(item.rejection(claim) == .ratioOutOfRange(2))
    #expect(throws: WorkRefused.self) {
      try item.channel.klContractionEvidence(
        input: item.input, ratio: evidence.ratio, cellLimit: 2)
    }
    let wide = try Channel.qarySymmetric(13, Rational(1, 2))
    #expect(throws: WorkRefused.self) {
      try wide.klContractionEvidence(input: .uniform, ratio: 1)
    }
  }

  /// Beyond the least double, next to the coefficient, and the trivial ratio.
  @Test func extremes() throws {
    for digits in [265, 280, 300] {
      let item = try Case([[10, 10, 0], [1, 0, 19]], [Integer(10).power(digits), 1])
      let evidence = try item.channel.klContractionEvidence(input: item.input, ratio: 1)
      #expect(item.rejection(evidence) == nil, "1e-\(digits)")
    }
    let item = try Case([[4, 0], [1, 3]], [1, 1])
    let upper = try item.channel.klContraction(
      input: item.input, width: Rational(1, Integer(10).power(30))
    ).interval.upper
    #expect(throws: WorkRefused.self) {
      try item.channel.klContractionEvidence(
        input: item.input, ratio: upper + Rational(1, Integer(10).power(16)))
    }
    let near = try item.channel.klContractionEvidence(
      input: item.input, ratio: upper + Rational(1, Integer(10).power(11)))
    #expect(item.rejection(near) == nil)
  }

  /// Either simplex proves the bound.
  @Test func bothSpaces() throws {
    let item = try Case([[3, 1, 1], [2, 2, 4], [0, 4, 1]], [1, 1, 2])
    let ratio = try item.evidence(Rational(1, 20)).ratio
    for space in [ContractionEvidence.Space.inputs, .outputs] {
      let evidence = try item.channel.klContractionEvidence(
        input: item.input, ratio: ratio, space: space)
      #expect(evidence.space == space)
      #expect(item.rejection(evidence) == nil)
    }
  }

  @Test func prints() throws {
    let evidence = ContractionEvidence(
      ratio: Rational(1, 2), chiSquareBound: Rational(1, 3), space: .inputs,
      divisions: [0, 255, 255])
    #expect("\(evidence)" == "eta_KL(P, W) <= 1/2 by 2 cells of the simplex of inputs")
    #expect(
      "\(ContractionEvidence.Rejection.openCell(position: 3))"
        == "the cell of byte 3 passes neither test")
  }

  /// Five letters to a thousandth: less than 1 MB.
  @Test(.enabled(if: multiplier > 1)) func fiveLetters() throws {
    let item = try Case(
      [[6, 1, 0, 2, 1], [1, 7, 1, 0, 1], [0, 2, 5, 1, 2], [1, 1, 1, 9, 0], [2, 0, 3, 1, 4]],
      [1, 2, 3, 4, 5])
    let evidence = try item.evidence(Rational(1, 1000))
    #expect(evidence.divisions.count < 1_000_000)
    #expect(item.rejection(evidence) == nil)
  }
}
