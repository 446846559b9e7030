import ExactArithmetic
import LemmataTestSupport
import NearestNeighbourGame
import RateCertificates
import Rates
import Testing

/// The whole rate function between its bounds.
@Suite struct RateCurveTests {
  @Test func gaps() throws {
    let game = try Game(examples: 2, dimension: 2, correlation: 1 / 2)
    let curve = try Rate(game).curve(gap: Rational(1, 50), count: 40)
    #expect(curve.gap <= Rational(1, 50) && curve.points.count < 40, "\(curve)")
    #expect(curve.gaps.count == curve.points.count + 1)
    let successes = try curve.points.map { try #require($0.success) }
    #expect(zip(successes, successes.dropFirst()).allSatisfy { $0 < $1 })
    for point in curve.points { try RateCertificateChecker.check(point) }
    // At the middle of each piece a value of its own lies in the bounds.
    for (left, right) in zip(curve.points, curve.points.dropFirst()).prefix(3 * multiplier) {
      let (a, b) = (try #require(left.success), try #require(right.success))
      let middle = ((a + b) / 2).rounded(toSignificantBits: 30)
      let value = try Rate(game).certificate(success: middle)
      #expect(value.lower <= Rational(1, 2) * (left.upper + right.upper) + .bits(1 / 1_000_000))
      let line = try #require(left.line)
      #expect(middle * line.slope + line.intercept <= value.upper)
    }
  }

  @Test func refusals() throws {
    let game = try Game(examples: 2, dimension: 2, correlation: 1)
    #expect(errorMessage { try Rate(game).curve(count: 3) }.contains("with rho = 1"))
  }
}
