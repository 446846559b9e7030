import Claims
import ExactArithmetic
import InformationLemmas
import Leakage
import Lemmas
import Tables

/// The likelihood ratio of membership, and where another statistic is its equal.
public struct MembershipRatioLemma: Lemma {
  public let id = "membership-ratio"
  public let title = "The likelihood ratio of membership, and the gradient for two points"
  public let status = LemmaStatus.derived
  public let source = """
    Derived here; J. Neyman and E. S. Pearson, Philosophical Transactions of the Royal Society A 231, 1933, for the likelihood \
    ratio.
    """
  public let statement = """
    In the setting of membership in a sample by its mean, with n points of {0,1}^d whose coordinates are 1 with probability p \
    in (0,1): (i) no test has a greater advantage Pr[IN|IN] - Pr[IN|OUT] than the likelihood ratio at the threshold 1; in \
    particular no threshold of the loss, the score or the gradient has. (ii) For n = 2 and p = 1/2 the gradient is -1/2 \
    times the number of coordinates that are impossible for a member, and its threshold at 0 has the advantage of the likelihood \
    ratio, for every d.
    """
  public let summary = """
    (i) is the Neyman-Pearson lemma. (ii) A coordinate has the ratio 0 where both points differ from y, 1 where they differ from \
    each other and 2 where they agree with y, so that the ratio is 0 or at least 1; it is 0 if and only if the gradient is \
    below 0.
    """
  public let enumerated = """
    n <= 5, d <= 4 and p = 1/2, 1/3, 4/5; n = 2, d <= 8 and p = 1/2 (exhaustive: n <= 6, d <= 8; d <= 20).
    """
  public let buildsOn: [String] = []
  public let parameters = LemmaParameter.list(.points, .dimension)

  public init() {}

  public func cases(_ scope: LemmaScope) throws -> [MeanMembership] {
    let (n, d, most) = scope == .standard ? (5, 4, 8) : (6, 8, 20)
    var cases: [MeanMembership] = []
    for bias in [Rational(1, 2), Rational(1, 3), Rational(4, 5)] {
      for samples in 1...n {
        for dimension in 1...d {
          cases.append(
            try MeanMembership(samples: samples, dimension: dimension, bias: .known(bias)))
        }
      }
    }
    return cases
      + (try ((d + 1)...most).map {
        try MeanMembership(samples: 2, dimension: $0, bias: .known(Rational(1, 2)))
      })
  }

  public func label(_ membership: MeanMembership) -> String { "\(membership)" }

  public func size(_ membership: MeanMembership) -> CaseSize {
    CaseSize(values: membership.samples * membership.dimension)
  }

  /// `-n` points of `-d` coordinates with p = 1/2.
  public func instance(_ arguments: LemmaArguments) throws -> MeanMembership {
    try MeanMembership(
      samples: arguments.require(.points, of: id),
      dimension: arguments.require(.dimension, of: id), bias: .known(Rational(1, 2)))
  }

  public func check(_ membership: MeanMembership) throws -> [Claim] {
    let greatest = try membership.ratioLaw().best.advantage
    var claims: [Claim] = []
    for statistic in [MembershipStatistic.loss, .score, .gradient] {
      let law = try membership.scoreLaw(of: statistic)
      claims.append(
        Claim(
          "advantage of \(statistic)", law.best.advantage, atMost: "that of the ratio", greatest,
          reason: "Neyman-Pearson."))
      if statistic == .gradient && membership.samples == 2
        && membership.bias == .known(Rational(1, 2))
      {
        let atZero = law.tail(atLeast: 0)
        claims.append(
          Claim(
            "advantage of gradient >= 0", atZero.inside - atZero.outside,
            equals: "that of the ratio", greatest,
            reason: "The ratio is 0 where the gradient is below 0, else at least 1."))
      }
    }
    return claims
  }

  /// The greatest advantages of the statistics.
  public func results() throws -> Table? {
    let statistics: [MembershipStatistic] = [.ratio, .loss, .score, .gradient]
    var table = Table(
      title: "The greatest advantage of a threshold",
      columns: ["n", "d", "p"]
        + statistics.map { Table.Column($0.rawValue, notation: .decimal) },
      readerDigits: 6)
    for (n, d, p) in [
      (2, 4, Rational(1, 2)), (4, 4, Rational(1, 2)), (4, 8, Rational(1, 2)),
      (4, 2, Rational(1, 3)),
    ] {
      let membership = try MeanMembership(samples: n, dimension: d, bias: .known(p))
      table.append(
        [.integer(n), .integer(d), .rational(p)]
          + (try statistics.map { .rational(try membership.report(of: $0).best.advantage) }))
    }
    return table
  }
}

extension MembershipRatioLemma {
  public var falseVariants: [FalseVariant<MeanMembership>] {
    [
      FalseVariant(
        "For every n the gradient has the advantage of the likelihood ratio",
        change: "Not for n = 2 and p = 1/2 alone."
      ) { membership in
        let gradient = try membership.scoreLaw(of: .gradient).best.advantage
        return [
          Claim(
            "that of the ratio", try membership.ratioLaw().best.advantage,
            atMost: "advantage of gradient", gradient, reason: "False.")
        ]
      }
    ]
  }
}
