import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// Tests of many thresholds.
@Suite struct ThresholdTestTests {
  private func tests(
    _ n: Int, _ d: Int, _ bias: Rational, _ statistic: MembershipStatistic
  ) throws -> [ScoreLaw.ThresholdTest] {
    try MeanMembership(samples: n, dimension: d, bias: .known(bias)).report(of: statistic).tests
  }

  /// Their probabilities are sums of those of the terms.
  @Test func sums() throws {
    let membership = try MeanMembership(samples: 3, dimension: 5, bias: .known(1 / 3))
    let law = try membership.scoreLaw(of: .gradient)
    var (inside, outside) = (Rational.zero, Rational.zero)
    for (term, test) in zip(law.terms.reversed(), law.thresholdTests) {
      inside += term.inside
      outside += term.outside
      #expect(test.threshold == term.score)
      #expect(test.truePositive == inside && test.falsePositive == outside)
      #expect(test.advantage == inside - outside)
    }
    #expect(law.terms.count == law.thresholdTests.count)
  }

  /// Equal tests over different denominators.
  @Test func equality() throws {
    func law(_ copies: Rational) throws -> ScoreLaw {
      try ScoreLaw([
        .init(score: 1, inside: 1 / 2, outside: 1 / 4),
        .init(score: 0, inside: copies / 2, outside: 3 * copies / 4),
        .init(score: -1, inside: (1 - copies) / 2, outside: 3 * (1 - copies) / 4),
      ])
    }
    let (first, second) = (try law(1 / 3).thresholdTests[0], try law(1 / 7).thresholdTests[0])
    #expect(first == second && first.hashValue == second.hashValue)
    #expect(try law(1 / 3).thresholdTests[1] != law(1 / 7).thresholdTests[1])
  }

  /// Fewer for a figure: the ends, the best, and no step of both probabilities that is left out.
  @Test func shown() throws {
    for statistic in [MembershipStatistic.loss, .gradient, .ratio] {
      for bias in [Rational(1, 2), Rational(1, 3)] {
        let all = try tests(4, 30, bias, statistic)
        #expect(ScoreLaw.ThresholdTest.shown(all, count: all.count) == all)
        let count = 25
        let shown = ScoreLaw.ThresholdTest.shown(all, count: count)
        #expect(shown.count <= count + 3 && shown.count > count / 4, "\(statistic)")
        #expect(shown.first == all.first && shown.last == all.last)
        #expect(shown.map(\.advantage).max() == all.map(\.advantage).max())
        #expect(Set(shown).isSubset(of: Set(all)))
        #expect(zip(shown, shown.dropFirst()).allSatisfy { $0.threshold > $1.threshold })
        // Between neighbours that are shown, those that are left out are within the step.
        let step = Rational(2, count)
        func sum(_ test: ScoreLaw.ThresholdTest) -> Rational {
          test.falsePositive + test.truePositive
        }
        var last = all[0]
        for test in all {
          if shown.contains(test) { last = test } else { #expect(sum(test) < sum(last) + step) }
        }
      }
    }
  }

  /// How many values the likelihood ratio of n = 10 points with p = 1/2 has: the products of `d` numbers from 1 to 10, by the least
  /// number of factors that has given exponents of 2, 3, 5 and 7.
  @Test func ratioValues() throws {
    for d in 1...4 {
      let membership = try MeanMembership(samples: 10, dimension: d, bias: .known(1 / 2))
      let positive = try membership.ratioLaw().terms.count { !$0.ratio.isZero }
      #expect(positive == productCount(d), "d = \(d)")
    }
    // What the article on limits and the documentation of `RoundedRatioLaw` say: too many for a list.
    #expect(productCount(200) == 548_147_301)
  }

  private func productCount(_ d: Int) -> Int {
    // From 1, 2, 3, 4, 6, 8 and 9 the exponents (a, b) of 2 and 3 take this many factors at least, i of them 6.
    func factors(_ a: Int, _ b: Int) -> Int {
      var least = Int.max
      for i in 0...min(a, b) { least = min(least, i + (b - i + 1) / 2 + (a - i + 2) / 3) }
      return least
    }
    var table: [[Int]] = []
    for b in 0...(2 * d) { table.append((0...(3 * d)).map { (a: Int) -> Int in factors(a, b) }) }
    var count = 0
    for fives in 0...d {
      // Each 10 among the factors 5 and 10 takes a 2, so that as many as there are come for nothing.
      var reached = [Int](repeating: 0, count: d + 1)
      for row in table {
        for a in 0...(3 * d + fives) where row[max(0, a - fives)] <= d {
          reached[row[max(0, a - fives)]] += 1
        }
      }
      var sum = 0
      for least in 0...(d - fives) {
        // A seven for each of the remaining factors, or none.
        sum += reached[least]
        count += sum
      }
    }
    return count
  }
}
