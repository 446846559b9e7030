import ExactArithmetic
import NearestNeighbourGame
import RateCertificates

/// Points of a rate function, inserted where the bounds are furthest apart.
struct CurveRefinement {
  private let guess: Rational
  private let optimum: Rational
  private let end: RateCertificate
  private let firstSlope: Double
  private(set) var points: [Point] = []
  /// Before each point, and after the last.
  private var gaps: [Rational] = []

  /// A certificate with its slope, in bits for a unit of reward.
  struct Point {
    let slope: Double
    let certificate: RateCertificate
    /// The success, rounded down: the upper bound holds there as well.
    let success: Rational
    let upper: Enclosure
    let line: Line
  }

  /// A line in enclosures: `slope a + intercept`.
  struct Line {
    let slope: Enclosure
    let intercept: Enclosure

    static let zero = Line(slope: .zero, intercept: .zero)

    func value(_ a: Rational) -> Enclosure { a * slope + intercept }
  }

  init(guess: Rational, optimum: Rational, end: RateCertificate, firstSlope: Double) {
    self.guess = guess
    self.optimum = optimum
    self.end = end
    self.firstSlope = firstSlope
  }

  private static let bits = 80

  mutating func insert(_ certificate: RateCertificate, slope: Double) {
    guard let line = certificate.line, let success = certificate.success else { return }
    let bits = CurveRefinement.bits
    let point = Point(
      slope: slope, certificate: certificate,
      success: success.rounded(toSignificantBits: bits, .down),
      upper: certificate.upper.enclosure(bits: bits),
      line: Line(
        slope: line.slope.enclosure(bits: bits), intercept: line.intercept.enclosure(bits: bits)))
    let place = points.firstIndex { $0.slope > slope } ?? points.count
    points.insert(point, at: place)
    gaps = (0...points.count).map { gap(before: $0) }
  }

  func isWithin(_ gap: Rational) -> Bool { !points.isEmpty && (gaps.max() ?? 0) <= gap }

  /// Between the slopes at the ends of the greatest gap; half or twice the slope at the ends of the curve.
  var nextSlope: Double {
    guard let place = gaps.indices.max(by: { gaps[$0] < gaps[$1] }) else { return firstSlope }
    if place == 0 { return points[0].slope / 2 }
    if place == points.count { return points[place - 1].slope * 1.5 }
    return (points[place - 1].slope * points[place].slope).squareRoot()
  }

  /// The greatest distance of the bounds between a point and the one before it.
  ///
  /// Above is the chord, below are the two lines.  Left of a place `c` the first line is taken, right of it the second: the
  /// distance is linear on both sides, so that its four values at the ends bound it, whatever `c` is.
  private func gap(before place: Int) -> Rational {
    let left = place == 0 ? guess : points[place - 1].success
    let right = place == points.count ? optimum : points[place].success
    let leftUpper = place == 0 ? Enclosure.zero : points[place - 1].upper
    let rightUpper =
      place == points.count ? end.upper.enclosure(bits: CurveRefinement.bits) : points[place].upper
    let first = place == 0 ? Line.zero : points[place - 1].line
    guard left < right else { return (rightUpper - first.value(right)).upper }
    func chord(_ a: Rational) -> Enclosure {
      let part = (a - left) / (right - left)
      return (1 - part) * leftUpper + part * rightUpper
    }
    let ends = [(chord(left) - first.value(left)).upper]
    if place == points.count { return max(ends[0], (chord(right) - first.value(right)).upper) }
    let second = points[place].line
    let corner = corner(first, second, left, right)
    let distances = [
      (chord(corner) - first.value(corner)).upper, (chord(corner) - second.value(corner)).upper,
      (chord(right) - second.value(right)).upper,
    ]
    return (ends + distances).max() ?? 0
  }

  /// About where two lines meet, between two places.
  private func corner(_ first: Line, _ second: Line, _ left: Rational, _ right: Rational)
    -> Rational
  {
    let slopes = second.slope.midpoint - first.slope.midpoint
    if slopes.signum() <= 0 { return right }
    let meeting = (first.intercept.midpoint - second.intercept.midpoint) / slopes
    return min(max(meeting.rounded(toSignificantBits: CurveRefinement.bits), left), right)
  }

  func curve(_ game: Game) -> RateCurve {
    RateCurve(
      game: game, optimum: optimum, points: points.map(\.certificate), end: end,
      gaps: gaps.map { $0.rounded(toSignificantBits: 20, .up) })
  }
}
