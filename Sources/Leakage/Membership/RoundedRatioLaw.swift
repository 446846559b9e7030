import ExactArithmetic
import Work

/// The likelihood ratio of a membership test with its logarithm rounded, where it has too many values for its own law.
///
/// The logarithm to base 2 of the ratio of each coordinate is rounded to a multiple of ``unit``, and the multiples are
/// summed.  The tests by that sum have exact probabilities; and as the sum is known to be within ``error`` of the logarithm of the
/// ratio, the advantage of the best test of all is enclosed.
///
/// With all values there is no list to give: for ten points, 200 coordinates and `p = 1/2` the ratio has 548,147,301 values above
/// 0, with probabilities of up to 2200 bits each, and the best test sums over them.  The rounded law has 200,000 values, and encloses
/// the greatest advantage there to within 3.4e-6; near the ratio 1, where the rounding decides, IN and OUT hardly differ.
public struct RoundedRatioLaw: Sendable, Hashable {
  /// What the logarithms are multiples of, `1/N`.
  public let unit: Rational
  /// How far the sum can be from the logarithm of the ratio.
  public let error: Rational
  /// The greatest advantage of all tests, the total variation distance; its lower end is attained by ``best``.
  public let greatestAdvantage: Enclosure
  /// The test by the rounded logarithm with the greatest advantage.
  public let best: ScoreLaw.ThresholdTest
  /// The law of the sum where the ratio is positive; it does not sum to 1 under OUT.
  private let law: ScoreLaw

  /// - Parameters:
  ///   - law: that of the sums of the rounded logarithms.
  ///   - error: how far they are from the logarithms.
  init(_ law: ScoreLaw, error: Rational) {
    self.law = law
    self.error = error
    unit = law.step
    best = law.best
    greatestAdvantage = Enclosure(
      best.advantage, max(best.advantage, RoundedRatioLaw.greatestExcess(law, error)))
  }

  /// The receiver operating characteristic of the tests by the rounded logarithm, the greatest threshold first.
  ///
  /// What is impossible for a member has no logarithm; the test that says IN for it too is not among them.
  public var thresholdTests: [ScoreLaw.ThresholdTest] { law.thresholdTests }

  /// An upper bound of the sum of the positive parts of `IN - OUT`.
  ///
  /// A value of the sum is a set of ratios within `error` of one another.  Where all are on one side of 1, its part is known;
  /// else it is greatest if only the two extreme ratios occur.
  private static func greatestExcess(_ law: ScoreLaw, _ error: Rational) -> Rational {
    var (certain, sum) = (Integer.zero, Rational.zero)
    for index in law.inside.indices where !law.outside[index].isZero {
      let logarithm = law.score(index)
      if logarithm >= error {
        certain += law.inside[index] - law.outside[index]
      } else if logarithm > -error {
        sum += excess(
          Rational(law.inside[index], law.total), Rational(law.outside[index], law.total),
          least: power(logarithm - error).lower, greatest: power(logarithm + error).upper)
      }
    }
    return Rational(certain, law.total) + sum.rounded(toSignificantBits: 128, .up)
  }

  /// The greatest `sum (IN - OUT)_+` of ratios from `least` to `greatest`, with 1 between, and the given sums.
  private static func excess(
    _ inside: Rational, _ outside: Rational, least: Rational, greatest: Rational
  ) -> Rational {
    (inside - least * outside) * (greatest - 1) / (greatest - least)
  }

  /// `2^x`
  private static func power(_ x: Rational) -> Enclosure {
    .exp(x * Enclosure.log(2, bits: 160), bits: 128)
  }
}

extension RoundedRatioLaw: CustomStringConvertible {
  /// The unit and the greatest advantage.
  public var description: String {
    "log2 of the likelihood ratio in steps of \(unit), advantage in \(greatestAdvantage)"
  }
}

extension MeanMembership {
  /// Up to so many values of the sum the unit is refined.
  private static let greatestRoundedCount = 200_000
  /// The greatest `N` of a unit `1/N`.
  private static let greatestResolution = 20_000

  /// The law of the likelihood ratio with rounded logarithms.
  ///
  /// Of all units `1/N` that give at most 200,000 values that one is taken for which the logarithms of the ratios are nearest
  /// to multiples.
  ///
  /// - Throws: `WorkRefused`.
  /// - Complexity: as ``ScoreLaw/sum(of:limits:)``.
  public func roundedRatioLaw(limits: WorkLimits = .standard) throws -> RoundedRatioLaw {
    let steps = RatioSteps(self)
    let logarithms = steps.ratios.map { Enclosure.log2($0, bits: 96) }
    let resolution = resolution(logarithms.map { Double($0.midpoint) })
    let places = logarithms.map { (Rational(resolution) * $0.midpoint).roundedToInteger }
    let (least, width) = (places.min() ?? 0, (places.max() ?? 0) - (places.min() ?? 0))
    try limits.check(ratioEstimate(values: dimension * width + 1, steps, perValue: 2))
    var inside = [Integer](repeating: .zero, count: width + 1)
    var outside = inside
    for (index, place) in places.enumerated() {
      inside[place - least] += steps.inside[index]
      outside[place - least] += steps.outside[index]
    }
    let unit = Rational(1, resolution)
    let distances = zip(logarithms, places).map { logarithm, place -> Rational in
      let rounded = Rational(place) * unit
      return max((logarithm.upper - rounded).magnitude, (logarithm.lower - rounded).magnitude)
    }
    let law = try ScoreLaw(
      least: Rational(least) * unit, step: unit, inside: inside, outside: outside,
      total: steps.total
    ).sum(of: dimension, limits: limits)
    return RoundedRatioLaw(law, error: Rational(dimension) * (distances.max() ?? 0))
  }

  /// The `N` for which the multiples by `N` are nearest to integers, in units of `1/N`.
  private func resolution(_ logarithms: [Double]) -> Int {
    let span = (logarithms.max() ?? 0) - (logarithms.min() ?? 0)
    let values = Double(MeanMembership.greatestRoundedCount)
    let most = min(
      Double(MeanMembership.greatestResolution), values / (Double(dimension) * max(span, 1e-3)))
    var (best, leastError) = (1, Double.infinity)
    for resolution in 1...max(1, Int(most)) {
      let scale = Double(resolution)
      let error = logarithms.reduce(0) { max($0, abs($1 * scale - ($1 * scale).rounded())) } / scale
      if error < leastError { (best, leastError) = (resolution, error) }
    }
    return best
  }
}

extension Rational {
  /// The nearest integer, the greater one of two.
  fileprivate var roundedToInteger: Int {
    Int(exactly: (self + Rational(1, 2)).floor()) ?? 0
  }
}
