import ExactArithmetic
import Leakage
import LemmataTestSupport
import Testing

/// The likelihood ratio of many coordinates.
@Suite struct RoundedRatioTests {
  private func membership(
    _ n: Int, _ d: Int, _ bias: MembershipBias = .known(1 / 2)
  ) throws -> MeanMembership {
    try MeanMembership(samples: n, dimension: d, bias: bias)
  }

  /// Exactly, at 200 coordinates: the law sums to 1, and no statistic exceeds its advantage.
  @Test func exactAtTwoHundred() throws {
    let membership = try membership(4, 200)
    #expect(membership.hasExactRatioLaw)
    let law = try membership.ratioLaw()
    let tests = law.thresholdTests
    #expect(tests.count > 10_000)
    #expect(tests.last?.falsePositive == 1 && tests.last?.truePositive == 1)
    #expect(zip(tests, tests.dropFirst()).allSatisfy { $0.threshold > $1.threshold })
    #expect(law.best.advantage == tests.map { $0.advantage }.max())
    for statistic in [MembershipStatistic.loss, .score, .gradient] {
      #expect(try membership.scoreLaw(of: statistic).best.advantage < law.best.advantage)
    }
  }

  /// Codes of exponents against one coordinate after the other, which is taken where there are many primes.
  @Test func bothWays() throws {
    // 30 points have ratios with ten primes; their pairs are few.
    let pair = try membership(30, 2)
    #expect(pair.hasExactRatioLaw)
    var masses: [Rational: Rational] = [:]
    let one = try membership(30, 1).ratioLaw().terms
    for first in one {
      for second in one {
        masses[first.ratio * second.ratio, default: 0] += first.outside * second.outside
      }
    }
    let terms = try pair.ratioLaw().terms
    #expect(terms.count == masses.count)
    #expect(terms.allSatisfy { masses[$0.ratio] == $0.outside })
    #expect(terms.allSatisfy { $0.inside == $0.ratio * $0.outside })
  }

  /// The enclosure contains the advantage where that is known, and its lower end is that of a test.
  @Test func enclosureOfTheAdvantage() throws {
    let half = MembershipBias.known(Rational(1, 2))
    let cases: [(n: Int, d: Int, bias: MembershipBias)] = [
      (4, 8, half), (4, 40, half), (3, 12, .known(Rational(1, 3))),
      (2, 30, .known(Rational(2, 5))), (3, 6, .uniform), (10, 3, half),
      (1, 5, .known(Rational(1, 4))), (3, 2, .known(1)),
    ]
    for (n, d, bias) in cases {
      let membership = try membership(n, d, bias)
      let exact = try membership.ratioLaw().best.advantage
      let rounded = try membership.roundedRatioLaw()
      #expect(rounded.greatestAdvantage.contains(exact), "\(membership)")
      #expect(rounded.greatestAdvantage.width <= Rational(1, 1000), "\(membership): \(rounded)")
      #expect(rounded.best.advantage == rounded.greatestAdvantage.lower)
      #expect(rounded.thresholdTests.map { $0.advantage }.max() == rounded.best.advantage)
    }
  }

  /// The rounded tests are tests: for one coordinate their probabilities are those of the outcomes that they take.
  @Test func testsOfOneCoordinate() throws {
    let membership = try membership(6, 1, .known(1 / 3))
    let exact = try membership.ratioLaw().thresholdTests
    let rounded = try membership.roundedRatioLaw().thresholdTests
    for test in rounded {
      #expect(
        exact.contains {
          $0.truePositive == test.truePositive && $0.falsePositive == test.falsePositive
        }, "\(test)")
    }
  }

  /// Ten points with 200 coordinates, whose ratio has hundreds of millions of values.
  @Test func tenPoints() throws {
    let membership = try membership(10, 200)
    #expect(!membership.hasExactRatioLaw)
    let report = try membership.report(of: .ratio)
    let rounding = try #require(report.rounding)
    #expect(rounding.greatestAdvantage.width <= Rational(1, 1000))
    for statistic in [MembershipStatistic.loss, .score, .gradient] {
      let advantage = try membership.scoreLaw(of: statistic).best.advantage
      #expect(advantage <= rounding.greatestAdvantage.upper, "\(statistic)")
      #expect(advantage < report.best.advantage, "\(statistic)")
    }
    #expect("\(report)".contains("is off by at most"))
  }
}
