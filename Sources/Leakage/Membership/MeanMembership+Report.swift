import ExactArithmetic
import Tables
import Work

/// What a statistic tells about membership: its means, variances and thresholds.
public struct MembershipReport: Sendable {
  /// The sample.
  public let membership: MeanMembership
  /// The statistic.
  public let statistic: MembershipStatistic
  /// Its means under IN and OUT; `nil` for the ratio.
  public let means: Pair?
  /// Its variances under IN and OUT; `nil` for the ratio.
  public let variances: Pair?
  /// The tests of all thresholds, the greatest first.
  public let tests: [ScoreLaw.ThresholdTest]
  /// The one with the greatest advantage.
  public let best: ScoreLaw.ThresholdTest
  /// How the logarithm of the ratio was rounded, where it has too many values; the tests are then by that logarithm.
  public let rounding: Rounding?

  /// A rounding of the logarithm to base 2 of the likelihood ratio.
  public struct Rounding: Sendable, Hashable, CustomStringConvertible {
    /// What the logarithms of the coordinates are multiples of.
    public let unit: Rational
    /// How far their sum can be from the logarithm of the ratio.
    public let error: Rational
    /// The greatest advantage of all tests, enclosed.
    public let greatestAdvantage: Enclosure

    public var description: String { "in steps of \(unit), off by at most \(error)" }
  }

  /// A number under each hypothesis.
  public struct Pair: Sendable, Hashable, CustomStringConvertible {
    public let inside: Rational
    public let outside: Rational

    public var description: String { "\(inside) IN, \(outside) OUT" }
  }
}

extension MeanMembership {
  /// Computes the laws of a statistic under both hypotheses, and what its thresholds tell.
  ///
  /// A likelihood ratio of too many values is rounded; see ``RoundedRatioLaw``.
  ///
  /// - Throws: ``MembershipError`` where the bias does not suit the statistic; `WorkRefused`.
  public func report(
    of statistic: MembershipStatistic, limits: WorkLimits = .standard
  ) throws -> MembershipReport {
    if statistic == .ratio { return try ratioReport(limits) }
    let law = try scoreLaw(of: statistic, limits: limits)
    let (means, variances) = (law.means, law.variances)
    return MembershipReport(
      membership: self, statistic: statistic,
      means: .init(inside: means.inside, outside: means.outside),
      variances: .init(inside: variances.inside, outside: variances.outside),
      tests: law.thresholdTests, best: law.best, rounding: nil)
  }

  private func ratioReport(_ limits: WorkLimits) throws -> MembershipReport {
    let tests: [ScoreLaw.ThresholdTest]
    let best: ScoreLaw.ThresholdTest
    var rounding: MembershipReport.Rounding?
    if hasExactRatioLaw {
      let law = try ratioLaw(limits: limits)
      (tests, best) = (law.thresholdTests, law.best)
    } else {
      let law = try roundedRatioLaw(limits: limits)
      (tests, best) = (law.thresholdTests, law.best)
      rounding = .init(
        unit: law.unit, error: law.error, greatestAdvantage: law.greatestAdvantage)
    }
    return MembershipReport(
      membership: self, statistic: .ratio, means: nil, variances: nil, tests: tests, best: best,
      rounding: rounding)
  }
}
