import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Rates
import Testing

/// The greatest success without noise.
@Suite struct NoiselessOptimumTests {
  private func value(_ k: Int, _ d: Int) throws -> LogForm {
    try NoiselessOptimum(examples: k, dimension: d).information()
  }

  @Test func knownValues() throws {
    #expect(try value(2, 1) == .bits(Rational(1, 2)))
    // Two strings of two bits, each answered for two points: different with probability 3/4, then a third of the rules is
    // right; equal ones serve every rule.
    #expect(try value(2, 2) == Rational(3, 4) * .log(3))
    // Of many points three different ones are almost always there; a random rule answers each by its own with probability 1/3.
    let many = try value(3, 40).enclosure(bits: 64)
    let limit = LogForm.log(27).enclosure(in: .bits, bits: 64)
    let distance = many - limit
    #expect(max(distance.upper, -distance.lower) < Rational(1, 1_000_000_000))
  }

  /// It is below the value for a little noise, and the success just below costs no more.
  @Test func againstCertificates() throws {
    for (k, d) in [(2, 2), (3, 2), (2, 3), (4, 1)] {
      let form = try value(k, d)
      let nearest = try AlwaysNearest(examples: k, dimension: d).certificate()
      #expect(form <= nearest.upper, "k = \(k), d = \(d)")
      let game = try Game(examples: k, dimension: d, correlation: 1)
      let optimum = try game.optimalSuccess()
      let almost = optimum - Rational(1, 1000)
      let below = try Rate(game).certificate(success: almost)
      #expect(below.lower <= form, "k = \(k), d = \(d)")
      // By convexity a line below the curve at the optimum.
      let line = try #require(below.line)
      #expect(optimum * line.slope + line.intercept <= form, "k = \(k), d = \(d)")
      // The chord from 0 at 1/k lies above the curve.
      let part = (almost - Rational(1, k)) / (optimum - Rational(1, k))
      #expect(below.lower <= part * form)
    }
  }

  @Test func reports() throws {
    let game = try Game(examples: 3, dimension: 2, correlation: 1)
    let report = try RateReport.rate(for: .optimum, in: game)
    #expect(report.exact == (try value(3, 2)) && report.certificate == nil)
    #expect(report.verdict == .holds && !report.chain.isEmpty)
    let words = "\(report)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Without noise Bob gets one of her strings itself."))
  }

  @Test func refusals() throws {
    #expect(
      errorMessage { try NoiselessOptimum(examples: 1, dimension: 1) }
        == "k is 1; expected at least 2")
    #expect(
      errorMessage { try NoiselessOptimum(examples: 2, dimension: 0) }
        == "d is 0; expected at least 1")
    #expect(
      errorMessage { try self.value(1_000_000, 1_000_000) }.contains("R(OPT) for k = 1000000"))
  }
}
