import Claims
import ExactArithmetic
import InformationLemmas
import Leakage
import Lemmas
import Tables

/// Three statistics of membership with one difference of means.
public struct MembershipStatisticsLemma: Lemma {
  public let id = "membership-statistics"
  public let title = "Loss, score and gradient separate members by the same difference of means"
  public let status = LemmaStatus.derived
  public let source = "Derived here."
  public let statement = """
    Let X_1, ..., X_n be independent points of {0,1}^d, n >= 1, whose coordinates are independent and 1 with the \
    probabilities p_j in (0,1); xbar is their mean, and y is X_1 (IN) or a fresh point (OUT). Let \
    loss = -|xbar-y|^2/2, score = <y-p, xbar-p>, gradient = <y-xbar, xbar-p>. Then
    (i) gradient = score - |xbar-p|^2 and loss = score - |xbar-p|^2/2 - |y-p|^2/2;
    (ii) for each of the three the mean under IN exceeds that under OUT by sum_j p_j (1-p_j)/n;
    (iii) the mean of the score under OUT and that of the gradient under IN are 0.
    """
  public let summary = """
    (i) is algebra. The last terms have the same law under IN and OUT, so that all three have the difference of means of the \
    score, which is E<X_1-p, xbar-p> = sum_j p_j (1-p_j)/n; and E|xbar-p|^2 is the same number.
    """
  public let enumerated = """
    All samples and points for n <= 4, d = 1 and n <= 2, d = 2 with p = 1/2, 1/3, 4/5; against the laws by convolution for \
    n <= 6, d <= 3 (exhaustive: n <= 10, d <= 6).
    """
  public let buildsOn: [String] = []
  public let parameters = LemmaParameter.list(.points, .dimension)

  public init() {}

  private static let biases = [Rational(1, 2), Rational(1, 3), Rational(4, 5)]

  public func cases(_ scope: LemmaScope) throws -> [MeanMembership] {
    let (n, d) = scope == .standard ? (6, 3) : (10, 6)
    return try MembershipStatisticsLemma.biases.flatMap { bias in
      try (1...n).flatMap { samples in
        try (1...d).map {
          try MeanMembership(samples: samples, dimension: $0, bias: .known(bias))
        }
      }
    }
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
    guard case .known(let p) = membership.bias else { return [] }
    let (n, d) = (Rational(membership.samples), Rational(membership.dimension))
    let separation = d * p * (1 - p) / n
    var claims: [Claim] = []
    let statistics: [MembershipStatistic] = [.loss, .score, .gradient]
    for statistic in statistics {
      let means = try membership.scoreLaw(of: statistic).means
      claims.append(
        Claim(
          "E[\(statistic)|IN] - E[\(statistic)|OUT]", means.inside - means.outside,
          equals: "sum p(1-p)/n", separation, reason: "The other terms have one law."))
      if statistic == .score {
        claims.append(
          Claim("E[score|OUT]", means.outside, equals: "0", 0, reason: "y is independent."))
      }
      if statistic == .gradient {
        claims.append(
          Claim("E[gradient|IN]", means.inside, equals: "0", 0, reason: "E|xbar-p|^2 = V/n."))
      }
    }
    return claims + identities(membership, p)
  }

  /// The identities (i), summed over all samples and points where these are few.
  private func identities(_ membership: MeanMembership, _ p: Rational) -> [Claim] {
    let (n, d) = (membership.samples, membership.dimension)
    let bits = (n + 1) * d
    if bits > 6 { return [] }
    var (first, second) = (Rational.zero, Rational.zero)
    for word in 0..<(1 << bits) {
      func coordinate(_ point: Int, _ j: Int) -> Rational { Rational(word >> (point * d + j) & 1) }
      var (loss, score, gradient, spread, own) = (
        Rational.zero, Rational.zero, Rational.zero, Rational.zero, Rational.zero
      )
      for j in 0..<d {
        let mean = Rational.sum((0..<n).map { coordinate($0, j) }) / Rational(n)
        let y = coordinate(n, j)
        loss -= (mean - y) * (mean - y) / 2
        score += (y - p) * (mean - p)
        gradient += (y - mean) * (mean - p)
        spread += (mean - p) * (mean - p)
        own += (y - p) * (y - p)
      }
      first += (gradient - (score - spread)).magnitude
      second += (loss - (score - spread / 2 - own / 2)).magnitude
    }
    return [
      Claim(
        "sum |gradient - score + |xbar-p|^2|", first, equals: "0", 0, reason: "Algebra."),
      Claim(
        "sum |loss - score + |xbar-p|^2/2 + |y-p|^2/2|", second, equals: "0", 0,
        reason: "Algebra."),
    ]
  }

  /// How the statistics differ, for one coordinate.
  public func results() throws -> Table? {
    var table = Table(
      title: "Means and variances for n = 4, d = 1, p = 1/2",
      columns: [
        Table.Column("statistic", alignment: .left), "mean IN", "mean OUT", "variance IN",
        "variance OUT",
      ])
    let membership = try MeanMembership(samples: 4, dimension: 1, bias: .known(Rational(1, 2)))
    for statistic in [MembershipStatistic.loss, .score, .gradient] {
      let law = try membership.scoreLaw(of: statistic)
      let (means, variances) = (law.means, law.variances)
      table.append([
        .text(statistic.rawValue), .rational(means.inside), .rational(means.outside),
        .rational(variances.inside), .rational(variances.outside),
      ])
    }
    return table
  }
}

extension MembershipStatisticsLemma {
  public var falseVariants: [FalseVariant<MeanMembership>] {
    [
      FalseVariant(
        "Var[loss|IN] = Var[score|IN]", change: "The variances are equal as well."
      ) { membership in
        let loss = try membership.scoreLaw(of: .loss).variances.inside
        let score = try membership.scoreLaw(of: .score).variances.inside
        return [
          Claim("Var[loss|IN]", loss, equals: "Var[score|IN]", score, reason: "False.")
        ]
      }
    ]
  }
}
