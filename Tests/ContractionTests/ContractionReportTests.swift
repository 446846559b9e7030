import AlgebraicNumbers
import Catalog
import Contraction
import ExactArithmetic
import InformationTheory
import LemmataTestSupport
import Testing
import Work

/// The report on a channel.
struct ContractionReportTests {
  @Test func holdsForRandomChannels() throws {
    var generator = SplitMix64(seed: 20260)
    for _ in 0..<60 {
      let (n, m) = (
        Int.random(in: 1...3, using: &generator), Int.random(in: 1...3, using: &generator)
      )
      let weights = (0..<n).map { _ in
        (0..<m).map { _ in Integer(Int.random(in: 0...3, using: &generator)) }
      }
      if weights.contains(where: { $0.allSatisfy(\.isZero) }) { continue }
      let channel = try Channel(normalizing: weights)
      let law = try FiniteLaw(
        normalizing: (0..<n).map { _ in Integer(Int.random(in: 1...3, using: &generator)) })
      let report = try channel.contractionReport(input: law)
      #expect(report.verdict != .violated, "\(report)")
      let fixedInput = try #require(report.fixedInput)
      #expect(fixedInput.isWidthReached, "\(report)")
      // The input law need not be named: then there is less to tell.
      let short = try channel.contractionReport()
      #expect(short.fixedInput == nil && short.holds)
      #expect(short.kl.exact == report.kl.exact && short.kl.exact != nil)
      #expect(short.name == channel.description)
    }
  }

  /// The exact coefficient of sixty outputs is a root of a polynomial of degree 118: the report has bounds of it instead.
  @Test func manyOutputs() throws {
    var generator = SplitMix64(seed: 60)
    let rows = (0..<3).map { _ in
      (0..<60).map { _ in Integer(Int.random(in: 1...500, using: &generator)) }
    }
    let channel = try Channel(normalizing: rows)
    let report = try channel.contractionReport(input: InputLaw.uniform.law(for: channel))
    #expect(report.kl.exact == nil && report.holds)
    let interval = report.kl.bounds.enclosure(bits: 64)
    #expect(interval.width < Rational(1, Integer(10).power(12)))
    let greatest = [(0, 1), (0, 2), (1, 2)].map {
      klByBisection(channel.rows[$0.0], channel.rows[$0.1], bits: 40)
    }
    #expect(greatest.map(\.lower).max()! <= interval.upper)
    #expect(greatest.map(\.upper).max()! >= interval.lower)
    let pair = try #require(report.kl.pair)
    let attained = klByBisection(channel.rows[pair.first], channel.rows[pair.second], bits: 40)
    #expect(attained.upper >= interval.lower)
    let words = "\(report.report)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("enclosed by bounds of all pairs"))
    #expect(report.claims.contains { $0.claim == "eta_KL(P,W) <= eta_KL(W)" })
  }

  @Test func manyInputs() throws {
    // The balance of 40 inputs is out of reach; the report then has no bounds by Makur and Zheng.
    let channel = try Channel((0..<40).map { [Rational($0, 40), Rational(40 - $0, 40)] })
    let report = try channel.contractionReport(input: InputLaw.uniform.law(for: channel))
    #expect(report.verdict != .violated)
    #expect(report.claims.contains { $0.claim == "eta_KL(P,W) <= eta_KL(W)" })
    #expect(!report.claims.contains { $0.claim.contains("min P") })
  }
}
