import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import Testing
import Work

/// The optimum as a function of the correlation, for any integer `k`, against the exact optimum.
@Suite struct OptimumCurveTests {
  private let correlations: [Rational] = [0, 1 / 1_000_003, 1 / 10, 1 / 3, 1 / 2, 9 / 10, 1]

  private func checkAgainstExact(_ k: Int, _ d: Int, upTo greatest: Rational, bits: Int) throws {
    let curve = OptimumCurve(examples: Integer(k), dimension: d, upTo: greatest, bits: bits)
    for rho in correlations + [greatest] where rho <= greatest {
      let exact = try Game(examples: k, dimension: d, correlation: rho).optimalSuccess()
      let value = curve.value(at: rho)
      #expect(value.contains(exact), "k \(k), d \(d), rho \(rho), \(bits) bits")
      #expect(
        value.isAccurate(toRelativeBits: bits - 2), "k \(k), d \(d), rho \(rho), \(bits) bits")
    }
  }

  @Test func agreesWithTheExactOptimum() throws {
    // Powers of two, as in the asymptotics, and everything else that is small.
    for m in 0...10 {
      for d in [0, 1, 2, 3, 7, 16, 33] { try checkAgainstExact(1 << m, d, upTo: 1, bits: 64) }
    }
    for (k, d) in sizes(upTo: 12) {
      for greatest in [1 / 1_000_003, 2 / 5, 1] as [Rational] {
        try checkAgainstExact(k, d, upTo: greatest, bits: 40)
      }
    }
    for (k, d) in [(2, 500), (3, 301), (500, 2), (37, 100), (1000, 40), (10_000, 3)] {
      for (greatest, bits) in [(1 / 3, 64), (1, 200)] as [(Rational, Int)] {
        try checkAgainstExact(k, d, upTo: greatest, bits: bits)
      }
    }
    var generator = SplitMix64(seed: 51)
    for _ in 0..<(20 * multiplier) {
      let k = Int.random(in: 1...80, using: &generator)
      let d = Int.random(in: 0...80, using: &generator)
      try checkAgainstExact(k, d, upTo: generator.correlation(), bits: 64)
    }
  }

  @Test func agreesWithTheEnclosureOfOneGame() throws {
    for (k, d, rho) in [
      (1_000_000, 10_000, 1 / 20), (1_000_000, 3000, 1 / 50), (1 << 62, 100, 1 / 2),
    ] as [(Int, Int, Rational)] {
      let game = try Game(examples: k, dimension: d, correlation: rho)
      let curve = OptimumCurve(examples: Integer(k), dimension: d, upTo: min(1, 3 * rho), bits: 80)
      let (one, other) = (game.optimalSuccessEnclosure(), curve.value(at: rho))
      #expect(one.lower <= other.upper && other.lower <= one.upper, "\(one), \(other)")
      #expect(other.isAccurate(toRelativeBits: 76))
    }
  }

  /// `k = 2^320`: the sum in 3000-bit floating point (mpmath), with `Pr[least = h]` as the difference of
  /// `1 - T_h^k = -expm1(k log1p(-c_h/2^d))` for exact integers `c_h`.
  @Test func agreesWithAnIndependentComputation() {
    let curve = OptimumCurve(
      examples: Integer(1) << 320, dimension: 44_362, upTo: Rational(1, 8), bits: 100)
    for (rho, expected) in [
      ("0.112085", "0.9968766867204415108528822686"),
      ("0.112084", "0.9968746785975876353582242722"),
    ] {
      let value = curve.value(at: Rational(rho)!)
      let error = Rational("1e-27")!
      #expect(value.lower > Rational(expected)! - error, "\(value)")
      #expect(value.upper < Rational(expected)! + error, "\(value)")
    }
  }

  @Test func isIncreasing() {
    for (k, d) in [(Integer(2), 5), (Integer(1) << 80, 11_091), (Integer(1) << 200, 64)] {
      let curve = OptimumCurve(examples: k, dimension: d, upTo: 1)
      var previous = curve.value(at: 0)
      #expect(previous == Enclosure(Rational(1, k)))
      for step in 1...20 {
        let value = curve.value(at: Rational(step, 20))
        #expect(value.upper >= previous.lower && value.upper <= 1, "k \(k), d \(d), step \(step)")
        if d == 5 { #expect(value.lower > previous.upper, "step \(step)") }
        previous = value
      }
    }
    // At rho = 1 the mean number of distinct examples over k.
    let certain = OptimumCurve(examples: Integer(1) << 40, dimension: 20).value(at: 1)
    #expect(certain.contains(Rational(1, 1 << 20)) || certain.upper < Rational(1, 1 << 20))
    #expect(certain.upper > Rational(1, 1 << 20) * (1 - Rational(1, 1 << 30)))
  }

  // MARK: Where a success is reached

  @Test func crossingsAreCertain() throws {
    for (k, d) in [(2, 10), (16, 30), (1000, 40)] {
      let curve = OptimumCurve(examples: Integer(k), dimension: d)
      for target in [1 / 4, 1 / 2, 9 / 10] as [Rational] where target > Rational(1, k) {
        for step in [1 / 8, 1 / 1000, 1 / 999_983] as [Rational] {
          func exact(_ rho: Rational) throws -> Rational {
            try Game(examples: k, dimension: d, correlation: rho).optimalSuccess()
          }
          guard let crossing = curve.crossing(of: target, step: step) else {
            let last = Rational((1 / step).floor()) * step
            #expect(try exact(last) < target, "k \(k), target \(target)")
            continue
          }
          let below = try #require(crossing.below)
          #expect(crossing.reaching - below == step)
          #expect(try exact(crossing.reaching) >= target, "k \(k), target \(target)")
          #expect(try exact(below) < target, "k \(k), target \(target)")
        }
      }
    }
  }

  @Test func equalityIsDecidedInSmallGames() throws {
    // OPT(2, 1, rho) = (2 + rho)/4, which is 5/8 at 1/2.
    let curve = OptimumCurve(examples: 2, dimension: 1)
    #expect(curve.reaches(Rational(5, 8), at: Rational(1, 2)) == .holds)
    #expect(curve.reaches(Rational(5, 8) + Rational(1, 1 << 50), at: Rational(1, 2)) == .violated)
    let crossing = try #require(curve.crossing(of: Rational(5, 8), step: Rational(1, 100)))
    #expect(crossing.reaching == Rational(1, 2) && crossing.below == Rational(49, 100))
    // The success of a guess needs no correlation, and nothing is below.
    let guess = try #require(curve.crossing(of: Rational(1, 2), step: Rational(1, 100)))
    #expect(guess.reaching == 0 && guess.below == nil)
    // Two distinct strings of one bit are too few for 7/8.
    #expect(curve.crossing(of: Rational(7, 8), step: Rational(1, 100)) == nil)
    // Equality that no enclosure shows, in a game too large to be decided exactly.
    let large = OptimumCurve(examples: 5000, dimension: 1)
    let value = try Game(examples: 5000, dimension: 1, correlation: Rational(1, 2)).optimalSuccess()
    #expect(large.reaches(value, at: Rational(1, 2)) == .undecided)
    let around = try #require(large.crossing(of: value, step: Rational(1, 100)))
    #expect(around.reaching == Rational(51, 100) && around.below == Rational(49, 100))
  }
}
