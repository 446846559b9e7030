import ExactArithmetic
import Foundation
import InformationTheory
import LemmataTestSupport
import NearestNeighbourGame
import Testing

/// `I(J;Y|M)` of the message `everything`, which is a sum over the multisets of distances.
@Suite struct DistanceMultisetsTests {
  private let correlations: [Rational] = [1 / 2, 3 / 7, 22 / 101, 1]

  /// `H(Y|X) - d h(delta)` by all `(d+1)^k` lists of distances from a fixed `y`.
  private func overLists(_ game: Game) -> LogForm {
    let (k, d) = (game.examples, game.dimension)
    let likelihood = likelihoods(of: game)
    // The probability of each value of the density of Y given X.
    var occurrences: [Rational: Integer] = [0: 1]
    for _ in 0..<k {
      var next: [Rational: Integer] = [:]
      for (sum, ways) in occurrences {
        for w in 0...d { next[sum + likelihood[w], default: 0] += ways * Integer.binomial(d, w) }
      }
      occurrences = next
    }
    let scale = Rational(Integer(1) << d, Integer(1) << (d * k))
    var entropy = LogForm.zero
    for (sum, ways) in occurrences where !sum.isZero {
      let density = sum / Rational(k)
      entropy += -(scale * Rational(ways) * density) * LogForm.log(density)
    }
    return entropy - Rational(d) * binaryEntropy(game.flipProbability)
  }

  @Test func agreesWithAllListsOfDistances() throws {
    for k in 1...6 {
      for d in 0...8 where multiplier > 1 || k <= 3 || d <= 5 {
        for rho in correlations {
          let game = try Game(examples: k, dimension: d, correlation: rho)
          let found = try game.quantities(for: .everything).indexInformation
          #expect(found == overLists(game), "k \(k), d \(d), rho \(rho)")
        }
      }
    }
  }

  @Test func agreesWithEnumeration() throws {
    for k in 1...6 {
      for d in 1...8 where k * d <= 24 {
        // The cells that the enumeration visits.
        let cells = k * (d + 4) << (k * d + d)
        if cells > (multiplier > 1 ? 20_000_000_000 : 600_000_000) { continue }
        for rho in cells > 20_000_000 && multiplier == 1 ? [3 / 7] : correlations {
          let game = try Game(examples: k, dimension: d, correlation: rho)
          let closed = try game.quantities(for: .everything)
          let enumerated = try game.quantities(for: Message.everything.enumerated())
          #expect(
            closed.indexInformation == enumerated.indexInformation.logForm!,
            "k \(k), d \(d), rho \(rho)")
          #expect(closed.success == enumerated.success, "k \(k), d \(d), rho \(rho)")
        }
      }
    }
  }

  /// When `rho = 1`, `I(J;Y|M)` is the mean of `log k - H(J|X,Y)`, where `Y` leaves the equal examples open.
  @Test func withoutNoise() throws {
    for (k, d) in [(2, 1), (2, 5), (3, 3), (5, 2), (9, 4), (20, 1)] {
      let game = try Game(examples: k, dimension: d, correlation: 1)
      let cube = Integer(1) << d
      var expected = LogForm.log(Integer(k))
      for others in 0..<k {
        let ways = Integer.binomial(k - 1, others) * (cube - 1).power(k - 1 - others)
        expected.add(-Rational(ways, cube.power(k - 1)), log: Integer(others + 1))
      }
      #expect(try game.quantities(for: .everything).indexInformation == expected, "k \(k), d \(d)")
    }
  }

  // MARK: Enclosed sums

  /// A noise so long that the log form would fill the memory, between two that are short and close.
  @Test func enclosesWhatIsTooLongToWriteDown() throws {
    func information(_ rho: Rational) throws -> InformationQuantity {
      try Game(examples: 30, dimension: 4, correlation: rho).quantities(for: .everything)
        .indexInformation
    }
    let offset = Rational(1, Integer(10).power(40))
    let below = try information(1 / 2)
    let above = try information(1 / 2 + offset)
    #expect(below.logForm != nil && above.logForm != nil)
    #expect(below.logForm! < above.logForm!)

    let game = try Game(
      examples: 30, dimension: 4, correlation: 1 / 2 + Rational(1, Integer(10).power(40_000)))
    let report = try game.report(for: .everything)
    let between = report.quantities.indexInformation
    #expect(between.logForm == nil)
    for bits in [20, 100, 130, 200] {
      let enclosure = between.enclosure(bits: bits)
      #expect(enclosure.isAccurate(toRelativeBits: bits))
      #expect(enclosure.lower <= above.enclosure(bits: 300).upper, "\(bits) bits")
      #expect(enclosure.upper >= below.enclosure(bits: 300).lower, "\(bits) bits")
    }
    #expect(report.holds, "\(report.verdict)")
    #expect(report.quantities.success < 1)
  }

  /// One bit each: the number of examples equal to `Y` is binomial.
  @Test func enclosesTheSumOverManyExamples() throws {
    let (k, rho) = (200_000, 1 / 3 as Rational)
    let game = try Game(examples: k, dimension: 1, correlation: rho)
    let found = try game.quantities(for: .everything).indexInformation
    #expect(found.logForm == nil)
    func entropy(_ p: Double) -> Double {
      p <= 0 || p >= 1 ? 0 : -(p * log2(p) + (1 - p) * log2(1 - p))
    }
    let delta = (1 - Double(rho)) / 2
    var expected = -entropy(delta)
    for m in 0...k {
      let ways: Double = lgamma(Double(k + 1)) - lgamma(Double(m + 1)) - lgamma(Double(k - m + 1))
      let logMass: Double = ways - Double(k) * log(2)
      let share = Double(m) / Double(k)
      let mixture: Double = share * (1 - delta) + (1 - share) * delta
      expected += exp(logMass) * entropy(mixture)
    }
    let value = Double(found.enclosure(bits: 60).midpoint)
    #expect(abs(value - expected) < 1e-8, "\(value), \(expected)")
  }
}
