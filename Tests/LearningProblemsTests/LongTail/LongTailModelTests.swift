import ExactArithmetic
import LearningProblems
import LemmataTestSupport
import Testing
import Work

@Suite struct LongTailModelTests {
  private func model(_ prior: [Rational], _ points: Int, _ samples: Int) throws -> LongTailModel {
    try LongTailModel(prior: prior, points: points, samples: samples)
  }

  // MARK: Known values

  @Test func coefficient() throws {
    #expect(
      try model([1, 2], 3, 3).coefficient(multiplicity: 1) == Rational(2_413_009, 7_248_180))
    #expect(
      try model([1, 10], 4, 3).coefficient(multiplicity: 1)
        == Rational(2_478_376_931_465_561, 8_365_455_151_527_188))
    // One point is in every sample n times.
    #expect(try model([1, 2], 1, 3).coefficient(multiplicity: 1) == nil)
    #expect(try model([1, 2], 1, 3).coefficient(multiplicity: 3) == 1)
  }

  @Test func expectedSingletons() throws {
    #expect(try model([1, 2], 3, 3).expectedSingletons() == Rational(120_803, 96_000))
    #expect(
      try model([1, 10], 4, 3).expectedSingletons()
        == Rational(1_157_984_994_213, 1_013_702_408_576))
    // Equal values are equal weights.
    #expect(
      try model([3, 3], 7, 5).expectedSingletons()
        == SubpopulationModel(uniform: 7, samples: 5).expectedSingletons)
  }

  @Test func profile() throws {
    let narrow = try model([1, 2], 3, 3).profile([1, 2])
    #expect(narrow.coefficient(multiplicity: 1) == Rational(1_273_289, 3_829_020))
    #expect(narrow.multiplicities == [2, 1] && narrow.total == 1 && narrow.singletons == 1)
    let wide = try model([1, 10], 4, 3).profile([1, 1, 1])
    #expect(
      wide.coefficient(multiplicity: 1)
        == Rational(1_711_697_047_260_449, 5_931_207_888_479_588))
    #expect(wide.coefficient(multiplicity: 2) == nil && wide.coefficients[0].points == 1)
  }

  @Test func limits() throws {
    #expect(try LongTailLimit(levels: 2, points: 3).coefficient == Rational(145, 354))
    #expect(try LongTailLimit(levels: 4, points: 4).coefficient == Rational(13897, 33348))
    #expect(try LongTailLimit(levels: 1, points: 9).ratio == 1)
    let ratio = try LongTailLimit(levels: 5000, points: 4).ratio
    #expect(ratio > Rational(1, 2) && ratio < Rational(1, 2) + Rational(1, 1000))
    #expect(LongTailLimit.probability(levels: 2, points: 3, sharing: 3) == Rational(1, 4))
  }

  // MARK: By enumeration

  /// Every assignment of values and every sequence of points, by definition.
  @Test func everythingByEnumeration() throws {
    let cases: [(prior: [Rational], points: Int, n: Int)] = [
      ([1, 2], 3, 3), ([1, 1, 1 / 2], 3, 2), ([5], 2, 3), ([1, 10, 100], 2, 3),
      ([1 / 3, 1 / 7], 4, 2), ([2, 4], 1, 2),
    ]
    for (prior, points, n) in cases {
      let model = try model(prior, points, n)
      var lists: [[Rational]] = [[]]
      for _ in 0..<points {
        lists = lists.flatMap { (list: [Rational]) -> [[Rational]] in prior.map { list + [$0] } }
      }
      let laws = lists.map { (values: [Rational]) -> [Rational] in
        let total = Rational.sum(values)
        return values.map { $0 / total }
      }
      func mean(_ value: ([Rational]) -> Rational) -> Rational {
        Rational.sum(laws.map(value)) / Rational(laws.count)
      }
      for l in 1...n {
        let chance = mean { $0[0].power(l) * (1 - $0[0]).power(n - l) }
        let weight = mean { $0[0].power(l + 1) * (1 - $0[0]).power(n - l) }
        #expect(
          try model.coefficient(multiplicity: l) == (chance.isZero ? nil : weight / chance))
        #expect(
          try model.probability(ofMultiplicity: l)
            == Rational(Integer.binomial(n, l)) * chance)
      }
      let sequences = (0..<n).reduce([[Int]]([[]])) { lists, _ in
        lists.flatMap { list in (0..<points).map { list + [$0] } }
      }
      var (chances, singletons, cost) = ([[Int]: Rational](), Rational.zero, Rational.zero)
      for sequence in sequences {
        let counts = (0..<points).map { point in sequence.count { $0 == point } }
        let chance = mean { law in sequence.reduce(Rational.one) { $0 * law[$1] } }
        chances[counts.filter { $0 > 0 }.sorted(by: >), default: 0] += chance
        let profile = try model.profile(counts.filter { $0 > 0 })
        for (point, count) in counts.enumerated() {
          let weight = mean { law in
            law[point] * sequence.reduce(Rational.one) { $0 * law[$1] }
          }
          #expect(profile.coefficient(multiplicity: count) == weight / chance)
          if count == 1 {
            singletons += chance
            cost += weight
          }
        }
      }
      let profiles = try model.profiles()
      #expect(
        Dictionary(uniqueKeysWithValues: profiles.map { ($0.multiplicities, $0.probability) })
          == chances)
      #expect(try model.expectedSingletons() == singletons)
      #expect(try model.costOfSingletons() == cost)
    }
  }

  // MARK: Large models

  /// Two hundred points and samples, for which values of the reference are known to some places.
  @Test func twoLevels() throws {
    let model = try model([1, 10], 50, 50)
    let (singletons, cost) = (try model.expectedSingletons(), try model.costOfSingletons())
    #expect((singletons / 50).decimal(significantDigits: 4) == "0.2259")
    #expect(
      cost.decimal(significantDigits: 4) == "0.2801"
        || cost.decimal(significantDigits: 4) == "0.2802")
    #expect(
      (50 * cost / singletons - Rational(1240, 1000)).magnitude <= Rational(1, 2000))
    let large = try self.model([1, 10], 200, 200)
    let tau = try #require(try large.coefficient(multiplicity: 1))
    #expect(try large.expectedSingletons() * tau == large.costOfSingletons())
    let once = try large.profile([Int](repeating: 1, count: 200))
    #expect(once.coefficient(multiplicity: 1) == Rational(1, 200))
  }

  // MARK: Refusals

  @Test func badInput() throws {
    let cases: [(String, () throws -> Void)] = [
      (
        "the prior is an empty list; expected at least one positive value",
        { _ = try self.model([], 2, 2) }
      ),
      (
        "value 2 of the prior is -1/2, expected a number above 0",
        { _ = try self.model([1, -1 / 2], 2, 2) }
      ),
      (
        "value 1 of the prior is 0, expected a number above 0",
        { _ = try self.model([0, 1], 2, 2) }
      ),
      (
        "N = 0: the number of points must be at least 1", { _ = try self.model([1], 0, 2) }
      ),
      (
        "n = 0: the number of samples must be at least 1", { _ = try self.model([1], 2, 0) }
      ),
      (
        "l = 4: a multiplicity in n = 3 samples must lie in 1...3",
        { _ = try self.model([1], 2, 3).coefficient(multiplicity: 4) }
      ),
      (
        "entry 2 of the profile is 0, expected a multiplicity of at least 1",
        { _ = try self.model([1], 2, 3).profile([3, 0]) }
      ),
      (
        "the profile sums to 4, expected the number n = 3 of samples",
        { _ = try self.model([1], 2, 3).profile([3, 1]) }
      ),
      (
        "the profile has 3 entries, expected at most the number N = 2 of points",
        { _ = try self.model([1], 2, 3).profile([1, 1, 1]) }
      ),
      (
        "m = 0 levels and N = 2 points: expected m >= 1 and N >= 3",
        { _ = try LongTailLimit(levels: 0, points: 2) }
      ),
    ]
    for (message, body) in cases { #expect(errorMessage(body) == message) }
  }

  @Test func tooLarge() throws {
    let zipf = try model(LongTailModel.zipf(30), 30, 30)
    let message = errorMessage { _ = try zipf.coefficient(multiplicity: 1) }
    #expect(message.contains("with L = 30 different values"))
    #expect(message.contains("more than the limit of 20000000 steps"))
    let long = errorMessage { _ = try self.model([1, 2], 500, 100_000).expectedSingletons() }
    #expect(long.contains("bits, more than the limit of 40000000 bits"))
    #expect(
      errorMessage { _ = try self.model([1], 30, 30).profiles() }.contains("more than 200 profiles")
    )
    #expect(
      errorMessage { _ = try LongTailLimit(levels: 1_000_000, points: 100) }.contains(
        "m N^2 = 1.0e10"))
  }
}
