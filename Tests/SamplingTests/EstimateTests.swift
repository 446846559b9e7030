import ExactArithmetic
import Foundation
import Sampling
import Testing

@Suite struct EstimateTests {
  /// Tails against exact sums of rationals.
  @Test func binomialTails() {
    for n in [1, 2, 7, 30, 60] {
      for p in [Rational(1, 10), Rational(1, 2), Rational(9, 10), Rational(1, 97)] {
        for x in 0...(n + 1) {
          var exact = Rational.zero
          for j in x..<max(x, n + 1) {
            exact += Rational(Integer.binomial(n, j)) * p.power(j) * (1 - p).power(n - j)
          }
          let value = BinomialTail.atLeast(Double(x), of: Double(n), probability: Double(p))
          #expect(abs(value - Double(exact)) <= 1e-12 * Double(exact) + 1e-300, "\(n) \(p) \(x)")
        }
      }
    }
  }

  /// The ends are where the exact tails are half of what the confidence leaves.
  @Test func clopperPearson() {
    // The values that tables and other programs give for 3 of 10 at 95 %.
    let known = SuccessCount(trials: 10, successes: 3).interval(confidence: 0.95)
    #expect(abs(known.lowerBound - 0.06673951) < 1e-8 && abs(known.upperBound - 0.65245285) < 1e-8)
    for (n, x) in [(1, 0), (1, 1), (5, 0), (5, 5), (20, 7), (50, 49)] {
      for confidence in [Rational(9, 10), Rational(99, 100)] {
        let half = (1 - confidence) / 2
        let interval = SuccessCount(trials: n, successes: x).interval(
          confidence: Double(confidence))
        let lower = Rational(exactly: interval.lowerBound)!
        let upper = Rational(exactly: interval.upperBound)!
        func tail(_ range: ClosedRange<Int>, _ p: Rational) -> Rational {
          range.reduce(Rational.zero) {
            $0 + Rational(Integer.binomial(n, $1)) * p.power($1) * (1 - p).power(n - $1)
          }
        }
        // Outward: the exact tails at the ends are no more than allowed, and not much less.
        if x == 0 {
          #expect(lower.isZero)
        } else {
          #expect(
            tail(x...n, lower) <= half && tail(x...n, lower) > half * Rational(999_999, 1_000_000))
        }
        if x == n {
          #expect(upper == 1)
        } else {
          #expect(
            tail(0...x, upper) <= half && tail(0...x, upper) > half * Rational(999_999, 1_000_000))
        }
      }
    }
    // Against the normal approximation for many trials.
    let large = SuccessCount(trials: 1_000_000_000_000, successes: 400_000_000_000)
    let interval = large.interval(confidence: 0.95)
    let width = 2 * 1.959963985 * (0.24 / 1e12).squareRoot()
    #expect(abs((interval.upperBound - interval.lowerBound) / width - 1) < 2e-3)
    #expect(SuccessCount.zero.interval(confidence: 0.9) == 0...1)
  }
}
