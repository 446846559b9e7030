import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import RateCertificates
import Rates
import Testing
import Work

/// `R(alpha; k, d, rho)` against brute force, bounds and protocols.
@Suite struct RateTests {
  private func game(_ k: Int, _ d: Int, _ rho: Rational = Rational(1, 2)) throws -> Game {
    try Game(examples: k, dimension: d, correlation: rho)
  }

  /// The success a part of the way from a guess to the optimum.
  private func success(_ part: Rational, in game: Game) throws -> Rational {
    let guess = Rational(1, game.examples)
    return guess + part * (try game.optimalSuccess() - guess)
  }

  /// A certificate that its checker accepts.
  private func certificate(_ game: Game, part: Rational) throws -> RateCertificate {
    let certificate = try Rate(game).certificate(success: success(part, in: game))
    let interval = try RateCertificateChecker.check(certificate)
    #expect(interval.width <= Rate.standardWidth, "\(game): \(interval)")
    return certificate
  }

  private static let games: [(k: Int, d: Int, rho: Rational)] = [
    (2, 1, Rational(1, 2)), (2, 2, Rational(1, 4)), (3, 1, Rational(1, 2)), (3, 2, Rational(1, 2)),
    (2, 3, Rational(2, 3)), (2, 2, 1),
  ]

  /// All rules one by one give the same as the trees, and none a smaller maximum.
  @Test func treesAgreeWithAllRules() throws {
    for (k, d, rho) in RateTests.games where k * d <= 4 || multiplier > 1 {
      var certificate = try certificate(game(k, d, rho), part: Rational(1, 2))
      certificate.pricing = .init(method: .enumeration, nodes: 0, tree: [])
      try RateCertificateChecker.check(certificate)
      // A maximum that is too small, with the bounds that it would give.
      let change = LogForm.log(2) - LogForm.log(3)
      certificate.maximum = Rational(2, 3) * certificate.maximum
      certificate.lower -= change
      certificate.line?.intercept -= change
      #expect(errorMessage { try RateCertificateChecker.check(certificate) }.contains("maximum is"))
    }
  }

  /// Blahut-Arimoto over all sources and all rules at the slope of a certificate.
  @Test func unreducedBlahutArimoto() throws {
    for (k, d, rho) in RateTests.games where k * d <= 6 {
      let game = try game(k, d, rho)
      for part in [Rational(1, 3), Rational(9, 10)] {
        let certificate = try certificate(game, part: part)
        let line = try #require(certificate.line)
        let slope = line.slope.approximation()
        let bounds = blahutArimoto(game, slope: slope, rounds: 400 * multiplier)
        let success = Double(try #require(certificate.success))
        let upper = certificate.upper.approximation() - slope * success
        #expect(line.intercept.approximation() <= bounds.upper + 1e-9, "\(game), \(part)")
        #expect(bounds.lower <= upper + 1e-9, "\(game), \(part)")
        #expect(bounds.upper - bounds.lower < 0.05, "\(game), \(part): \(bounds)")
      }
    }
  }

  /// Bounds of `min I - slope E r`, up to rounding.
  private func blahutArimoto(
    _ game: Game, slope: Double, rounds: Int
  ) -> (lower: Double, upper: Double) {
    let (k, d) = (game.examples, game.dimension)
    let delta = Double(game.flipProbability)
    let likelihood = (0...d).map { pow(delta, Double($0)) * pow(1 - delta, Double(d - $0)) }
    var rules: [[Int]] = [[]]
    for _ in 0..<(1 << d) { rules = rules.flatMap { rule in (0..<k).map { rule + [$0] } } }
    let factors = (0..<(1 << (k * d))).map { x in
      rules.map { rule in
        let reward = rule.enumerated().reduce(0.0) { sum, answer in
          let row = x >> (answer.element * d) & (1 << d - 1)
          return sum + likelihood[(row ^ answer.offset).nonzeroBitCount]
        }
        return exp2(slope * reward / Double(k))
      }
    }
    var q = [Double](repeating: 1 / Double(rules.count), count: rules.count)
    var bounds = (lower: 0.0, upper: 0.0)
    for _ in 0..<rounds {
      var gain = [Double](repeating: 0, count: rules.count)
      var value = 0.0
      for row in factors {
        var z = 0.0
        for rule in q.indices { z += q[rule] * row[rule] }
        for rule in q.indices { gain[rule] += row[rule] / z / Double(factors.count) }
        value -= log2(z) / Double(factors.count)
      }
      bounds = (value - log2(gain.max()!), value)
      for rule in q.indices { q[rule] *= gain[rule] }
    }
    return bounds
  }

  /// Increasing, convex, every line below every upper point, and below `R_OPT`.
  @Test func shape() throws {
    for (k, d, rho) in [(2, 2, Rational(1, 2)), (3, 2, Rational(1, 3))] {
      let game = try game(k, d, rho)
      let parts = [1, 3, 5, 7, 9].map { Rational($0, 10) }
      let certificates = try parts.map { try certificate(game, part: $0) }
      for (low, high) in zip(certificates, certificates.dropFirst()) {
        #expect(low.lower < high.upper)
      }
      for index in 1..<(parts.count - 1) {
        let chord =
          Rational(1, 2)
          * (certificates[index - 1].upper + certificates[index + 1].upper)
        #expect(certificates[index].lower <= chord)
      }
      for certificate in certificates {
        let line = try #require(certificate.line)
        for other in certificates {
          let alpha = try #require(other.success)
          #expect(alpha * line.slope + line.intercept <= other.upper)
        }
        let optimum = try AlwaysNearest(examples: k, dimension: d).certificate()
        #expect(try game.optimalSuccess() * line.slope + line.intercept <= optimum.upper)
      }
    }
  }

  /// Above every bound from below, and below every protocol.
  @Test func bounds() throws {
    for (k, d, rho) in RateTests.games {
      for target in [RateTarget.partOfOptimum(Rational(19, 20)), .optimum] {
        let game = try game(k, d, rho)
        if rho == 1 && target == .optimum { continue }
        if target.description != "optimum",
          Rational(19, 20) * (try game.optimalSuccess()) <= Rational(1, k)
        {
          continue
        }
        let report = try RateReport.rate(for: target, in: game)
        #expect(report.verdict == .holds, "\(report)")
        #expect(report.chain.count >= 5)
      }
    }
  }

  // MARK: Rules up to symmetry

  @Test func ruleOrbits() {
    for (k, d, count) in [
      (2, 0, 1), (3, 0, 1), (2, 1, 2), (2, 2, 4), (3, 2, 6), (4, 2, 7), (2, 3, 14), (3, 3, 58),
      (4, 3, 124), (2, 4, 222),
    ] {
      let orbits = RuleOrbits(examples: k, dimension: d)
      let list = orbits.enumerated()
      var all = 1
      for _ in 0..<(1 << d) { all *= k }
      #expect(list.count == count && list.reduce(0) { $0 + $1.size } == all, "\(k), \(d)")
      #expect(orbits.burnsideCount == Integer(count), "\(k), \(d)")
    }
    #expect(RuleOrbits(examples: 3, dimension: 4).burnsideCount == 22490)
    #expect(RuleOrbits(examples: 4, dimension: 4).burnsideCount == 494_298)
    #expect(RuleOrbits(examples: 2, dimension: 5).burnsideCount == 616_126)
  }

  // MARK: The edges

  @Test func nothingIsNeeded() throws {
    for (k, d, rho) in [(1, 3, Rational(1, 2)), (3, 0, Rational(1, 2)), (2, 2, Rational(0))] {
      let game = try game(k, d, rho)
      let report = try RateReport.rate(for: .optimum, in: game)
      #expect(report.interval == .zero && report.certificate == nil, "\(game)")
    }
    let report = try RateReport.rate(for: .success(Rational(1, 2)), in: game(2, 3))
    #expect(report.interval == .zero && report.description.contains("A blind guess"))
    #expect(try RateReport.alwaysNearest(examples: 1, dimension: 4).interval == .zero)
    #expect(try RateReport.alwaysNearest(examples: 4, dimension: 0).interval == .zero)
  }

  @Test func refusals() throws {
    let game = try game(2, 3)
    #expect(
      errorMessage { try RateReport.rate(for: .success(Rational(3, 4)), in: game) }
        .contains(
          "the success is 3/4; expected at least 1/k = 1/2, which costs nothing, and at most OPT = 187/256"
        ))
    #expect(
      errorMessage { try RateReport.rate(for: .success(Rational(1, 3)), in: game) }
        .contains("the success is 1/3; expected at least 1/k = 1/2"))
    #expect(
      errorMessage { try Rate(self.game(2, 2, 1)).curve(count: 4) }
        .contains("with rho = 1 a curve has no certificate at its end"))
    #expect(
      errorMessage { try Rate(self.game(2, 2, 0)) }.contains(
        "rho is 0; expected a correlation above 0"))
    #expect(errorMessage { try RateTarget(parsing: "much") }.contains("is no success"))
    #expect(errorMessage { try RateTarget(parsing: "1/2*X") }.contains("is no success"))
    #expect(
      errorMessage { try Rate(self.game(5, 5)).certificate(success: Rational(2, 5)) }
        == "k d is 25; expected at most 20 bits for a success below the optimum")
    #expect(throws: WorkRefused.self) {
      try Rate(game).certificate(
        success: Rational(2, 3), limits: WorkLimits(operations: 1e3, bytes: 1e9))
    }
    #expect(
      errorMessage {
        try Rate(self.game(2, 4, Rational(1, 1_000_001))).certificate(
          success: Rational(5_000_001, 10_000_000))
      }.contains("rho is 1/1000001, whose numbers are too long"))
  }

  @Test func targets() throws {
    #expect(try RateTarget(parsing: "optimum") == .optimum)
    #expect(try RateTarget(parsing: "9/10*OPT") == .partOfOptimum(Rational(9, 10)))
    #expect(try RateTarget(parsing: "0.7") == .success(Rational(7, 10)))
  }
}
