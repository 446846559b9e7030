import AlgebraicNumbers
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
      #expect(short.kl.value == report.kl.value)
      #expect(short.name == channel.description)
    }
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
