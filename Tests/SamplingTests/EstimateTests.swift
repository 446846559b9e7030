import ExactArithmetic
import Foundation
import Sampling
import Testing

@Suite struct EstimateTests {
  /// At the ends the exact tails are at most half of what the confidence leaves, at the next decimals inside more.
  @Test func clopperPearson() {
    // The values that tables and other programs give for 3 of 10 at 95 %.
    let known = SuccessCount(trials: 10, successes: 3).interval(confidence: 0.95)
    #expect(abs(known.lowerBound - 0.06673951) < 1e-8 && abs(known.upperBound - 0.65245285) < 1e-8)
    for (n, x) in [(1, 0), (1, 1), (5, 0), (5, 5), (20, 7), (50, 49)] {
      for confidence in [Rational(1, 2), Rational(99, 100), Confidence.greatestLevel] {
        func tail(_ range: ClosedRange<Int>, _ p: Rational) -> Rational {
          range.reduce(Rational.zero) { (sum: Rational, x: Int) -> Rational in
            let ways = Rational(Integer.binomial(n, x))
            return sum + ways * p.power(x) * (1 - p).power(n - x)
          }
        }
        for (halvings, digits) in [(0, 30), (3, 8), (1, 17)] {
          let half = (1 - confidence).scaled(byPowerOfTwo: -halvings - 1)
          let interval = SuccessCount(trials: n, successes: x)
            .interval(Confidence(confidence, halvings: halvings), digits: digits)
          let (lower, upper) = (interval.lower, interval.upper)
          if x == 0 {
            #expect(lower.isZero)
          } else {
            #expect(tail(x...n, lower) <= half, "\(n) \(x) \(confidence)")
            #expect(tail(x...n, lower + lower.unit(digits)) > half, "\(n) \(x) \(confidence)")
          }
          if x == n {
            #expect(upper == 1)
          } else {
            #expect(tail(0...x, upper) <= half, "\(n) \(x) \(confidence)")
            #expect(tail(0...x, upper - upper.unit(digits)) > half, "\(n) \(x) \(confidence)")
          }
        }
      }
    }
    // One trial: the ends are decimals themselves.
    #expect(
      SuccessCount(trials: 1, successes: 1).interval(Confidence(Rational(99, 100)))
        == Enclosure(Rational(1, 200), 1))
    #expect(
      SuccessCount(trials: 1, successes: 0).interval(Confidence(Rational(99, 100)))
        == Enclosure(0, Rational(199, 200)))
    // Against the normal approximation for many trials.
    let large = SuccessCount(trials: 1_000_000_000_000, successes: 400_000_000_000)
    let interval = large.interval(confidence: 0.95)
    let width = 2 * 1.959963985 * (0.24 / 1e12).squareRoot()
    #expect(abs((interval.upperBound - interval.lowerBound) / width - 1) < 2e-3)
    #expect(SuccessCount.zero.interval(confidence: 0.9) == 0...1)
    // In double precision the ends are rounded outward.
    let decimals = large.interval(Confidence(Rational(exactly: 0.95)!), digits: 40)
    #expect(Rational(exactly: interval.lowerBound)! <= decimals.lower)
    #expect(Rational(exactly: interval.upperBound)! >= decimals.upper)
    #expect(Rational(exactly: interval.lowerBound.nextUp.nextUp)! > decimals.lower)
  }
}

extension Rational {
  /// The last of so many significant digits of the number.
  fileprivate func unit(_ digits: Int) -> Rational {
    Rational(10).power(decimalExponent - digits + 1)
  }
}

@Suite struct BoundedMeanTests {
  @Test func meanAndVariance() {
    var mean = BoundedMean.zero
    #expect(mean.estimate == nil && mean.variance == nil)
    for value in [0.0, 0.25, 0.75, 1.0] { mean.add(value) }
    #expect(mean.estimate == Rational(1, 2) && mean.count == 4)
    #expect(mean.variance == Rational(5, 24))
    var other = BoundedMean.zero
    other.add(0.5)
    #expect((mean + other).count == 5)
    #expect((mean + other).estimate == Rational(1, 2))
  }

  /// The empirical Bernstein interval by its formula in double precision, and what happens at the ends.
  @Test func interval() {
    var mean = BoundedMean.zero
    for index in 0..<1000 { mean.add(index % 4 == 0 ? 0.5 : 0.25) }
    let log = 2 * 0.6931471805599453 + 4.605170185988092  // ln(4/(1/100))
    let variance = 0.1875 * 0.0625 * 1000 / 999
    let radius = (2 * variance * log / 1000).squareRoot() + 7 * log / (3 * 999)
    let interval = mean.interval(Confidence(99 / 100))
    #expect(abs(Double(interval.lower) - (0.3125 - radius)) < 1e-7)
    #expect(abs(Double(interval.upper) - (0.3125 + radius)) < 1e-7)
    #expect(mean.interval(Confidence(99 / 100), rounding: 1 / 10).contains(interval))
    var few = BoundedMean.zero
    few.add(0)
    few.add(0)
    #expect(few.interval(Confidence(1 / 2)) == Enclosure(0, 1))
  }
}
