import ExactArithmetic
import Foundation
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

@Suite struct OptimumTests {
  private func optimum(_ k: Int, _ d: Int, _ rho: Rational) throws -> Rational {
    try Game(examples: k, dimension: d, correlation: rho).optimalSuccess()
  }

  private let correlations: [Rational] = [
    0, 1 / 2, 1 / 3, 9 / 10, 1, 3 / 7, 22 / 101, 1 / 1_000_003,
  ]

  // MARK: Small cases

  @Test func handCheckedValues() throws {
    #expect(try optimum(2, 1, 1 / 2) == 5 / 8)
    #expect(try optimum(2, 2, 1 / 2) == 11 / 16)
    #expect(try optimum(2, 3, 1 / 2) == 187 / 256)
  }

  /// The mean over all examples and all `y` of the greatest likelihood, tried index by index.
  private func bruteForce(_ game: Game) -> Rational {
    let (k, d) = (game.examples, game.dimension)
    let likelihood = likelihoods(of: game)
    var occurrences = [Int](repeating: 0, count: d + 1)
    for x in 0..<(1 << (k * d)) {
      for y in 0..<(1 << d) {
        let distances = (0..<k).map { (example($0, of: x, dimension: d) ^ y).nonzeroBitCount }
        occurrences[distances.max { likelihood[$0] < likelihood[$1] }!] += 1
      }
    }
    let sum = zip(occurrences, likelihood).reduce(Rational.zero) { $0 + Rational($1.0) * $1.1 }
    return sum / Rational(k << (k * d))
  }

  @Test func agreesWithBruteForce() throws {
    for (k, d) in sizes(upTo: 8) {
      for rho in correlations {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        #expect(try game.optimalSuccess() == bruteForce(game), "k \(k), d \(d), rho \(rho)")
      }
    }
  }

  @Test func edges() throws {
    for rho in correlations {
      for size in [1, 2, 3, 7, 40, 100] {
        #expect(try optimum(1, size, rho) == 1)
        #expect(try optimum(size, 0, rho) == Rational(1, size))
        #expect(try optimum(size, 5, 0) == Rational(1, size))
        #expect(try optimum(1, 0, rho) == 1)
        let game = try Game(examples: size, dimension: 0, correlation: rho)
        #expect(game.optimalSuccessEnclosure() == Enclosure(Rational(1, size)))
      }
    }
    // The mean number of distinct examples over k.
    for (k, d) in sizes(upTo: 400) where d <= 100 {
      let cube = Rational(2).power(d)
      let expected = cube / Rational(k) * (1 - (1 - 1 / cube).power(k))
      #expect(try optimum(k, d, 1) == expected, "k \(k), d \(d)")
    }
  }

  @Test func isMonotone() throws {
    for (k, d) in sizes(upTo: 30) {
      for rho in correlations {
        let value = try optimum(k, d, rho)
        #expect(try optimum(k + 1, d, rho) <= value, "k \(k), d \(d), rho \(rho)")
        #expect(try optimum(k, d + 1, rho) >= value, "k \(k), d \(d), rho \(rho)")
        #expect(value >= Rational(1, k) && value <= 1)
      }
      let sorted = correlations.sorted()
      for (smaller, greater) in zip(sorted, sorted.dropFirst()) {
        #expect(
          try optimum(k, d, smaller) <= optimum(k, d, greater), "k \(k), d \(d), rho \(greater)")
      }
    }
  }

  // MARK: Greater cases

  /// `(2^d / k) sum_w (T_w^k - T_(w+1)^k) delta^w (1-delta)^(d-w)` as written.
  private func writtenOut(_ game: Game) -> Rational {
    let (k, d) = (game.examples, game.dimension)
    let cube = Integer(1) << d
    var tails = [Rational](repeating: 0, count: d + 2)
    for w in stride(from: d, through: 0, by: -1) {
      tails[w] = tails[w + 1] + Rational(Integer.binomial(d, w), cube)
    }
    let terms = likelihoods(of: game).enumerated().map { w, likelihood in
      (tails[w].power(k) - tails[w + 1].power(k)) * likelihood
    }
    return Rational(cube) / Rational(k) * Rational.sum(terms)
  }

  @Test func agreesWithTheFormulaAsWritten() throws {
    // Integers of up to 4096 bits are computed directly, longer ones modulo primes.
    var cases: [(Int, Int)] = [
      (2, 60), (60, 2), (63, 60), (60, 60), (61, 61), (62, 63), (64, 64), (100, 37), (37, 100),
      (80, 100),
      (100, 100), (1000, 5), (5, 300), (4096, 1), (5000, 1), (2, 500),
    ]
    for extra in 1..<multiplier { cases += [(60 + 3 * extra, 61 + extra), (100 + extra, 90)] }
    let awkward = Rational("123456789012345678901234567890/987654321098765432109876543211")!
    for (k, d) in cases {
      for rho in [1 / 2, 3 / 7, 22 / 101, 1, 1 / 1_000_003, awkward] as [Rational] {
        let game = try Game(examples: k, dimension: d, correlation: rho)
        #expect(try game.optimalSuccess() == writtenOut(game), "k \(k), d \(d), rho \(rho)")
      }
    }
  }

  // MARK: Enclosures

  private func checkEnclosure(_ k: Int, _ d: Int, _ rho: Rational) throws {
    let game = try Game(examples: k, dimension: d, correlation: rho)
    let exact = try game.optimalSuccess()
    for digits in [1, 30, 100] {
      let enclosure = game.optimalSuccessEnclosure(significantDigits: digits)
      #expect(enclosure.contains(exact), "k \(k), d \(d), rho \(rho), \(digits) digits")
      #expect(enclosure.lower >= Rational(1, k) && enclosure.upper <= 1)
      #expect(
        enclosure.width * Rational(10).power(digits) <= enclosure.lower,
        "k \(k), d \(d), rho \(rho), \(digits) digits")
    }
  }

  @Test func enclosureContainsTheExactValue() throws {
    for (k, d) in sizes(upTo: 16) {
      for rho in correlations { try checkEnclosure(k, d, rho) }
    }
    let nearOne = 1 - Rational(1, Integer(10).power(40))
    let nearZero = Rational(1, Integer(10).power(40))
    for (k, d) in [(2, 500), (500, 2), (50, 77), (100, 100), (3000, 1), (10_000, 3), (40, 300)] {
      for rho in [1 / 2, 3 / 7, 1, nearOne, nearZero] as [Rational] {
        try checkEnclosure(k, d, rho)
      }
    }
    var generator = SplitMix64(seed: 4)
    for _ in 0..<(40 * multiplier) {
      let k = Int.random(in: 1...60, using: &generator)
      let d = Int.random(in: 0...60, using: &generator)
      try checkEnclosure(k, d, generator.correlation())
    }
  }

  /// The optimum in floating point, by logarithms of the binomial law.
  private func approximation(_ k: Int, _ d: Int, _ rho: Double) -> Double {
    let logMass = (0...d).map { i -> Double in
      lgamma(Double(d + 1)) - lgamma(Double(i + 1)) - lgamma(Double(d - i + 1)) - Double(d) * log(2)
    }
    var below = [Double](repeating: 0, count: d + 2)
    var above = [Double](repeating: 0, count: d + 2)
    for i in 0...d { below[i + 1] = below[i] + exp(logMass[i]) }
    for i in stride(from: d, through: 0, by: -1) { above[i] = above[i + 1] + exp(logMass[i]) }
    var sum = 0.0
    for w in 0...d where above[w] > 0 {
      let logTail = above[w] > 0.5 ? log1p(-below[w]) : log(above[w])
      let share = -expm1(Double(k) * log1p(-exp(logMass[w]) / above[w]))
      let logLikelihood = Double(w) * log1p(-rho) + Double(d - w) * log1p(rho)
      sum += exp(Double(k) * logTail + logLikelihood) * share
    }
    return sum / Double(k)
  }

  @Test func enclosureAtGreatSizes() throws {
    let cases: [(Int, Int, Rational)] = [
      (1_000_000, 10_000, 1 / 50), (1_000_000, 10_000, 1 / 20), (1_000_000, 10_000, 1 / 1000),
      (1000, 10_000, 1 / 20), (1_000_000_000_000, 100, 1 / 2),
    ]
    for (k, d, rho) in cases {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let enclosure = game.optimalSuccessEnclosure()
      #expect(enclosure.lower >= Rational(1, k) && enclosure.upper <= 1)
      #expect(enclosure.width * Rational(10).power(30) <= enclosure.lower)
      let value = Double(enclosure.midpoint)
      let expected = approximation(k, d, Double(rho))
      #expect(abs(value / expected - 1) < 1e-6, "k \(k), d \(d), rho \(rho): \(value), \(expected)")
      let fewer = try Game(examples: k - 1, dimension: d, correlation: rho)
      #expect(fewer.optimalSuccessEnclosure().lower > enclosure.upper)
    }
    let extreme = try Game(examples: .max, dimension: 3, correlation: 1 / 2)
    #expect(extreme.optimalSuccessEnclosure().lower >= Rational(1, Int.max))
  }
}
