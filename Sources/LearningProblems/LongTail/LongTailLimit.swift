import ExactArithmetic
import Work

/// The long-tail model whose prior has levels `1, t, ..., t^(m-1)` that lie far apart, as `t` grows: `n = N` samples of `N`
/// points.
///
/// In the limit a point has the frequency `1/r` if it is one of `r` points on the highest level that occurs, and else 0.
/// Only `r >= 2` counts in `tau_1`, and with
/// `P_r = C(N-1, r-1) sum_(j=1)^m m^(-r) ((j-1)/m)^(N-r)`, the probability that a point is one of `r` on the highest level,
/// `tau_1 -> sum_(r>=2) P_r r^(-2) (1-1/r)^(N-1) / sum_(r>=2) P_r r^(-1) (1-1/r)^(N-1)`,
/// which tends to 1/2 as `m` grows.  In a sample of `N` different points each has the mean frequency `1/N`.
///
/// Source: derived here.
public struct LongTailLimit: Sendable, Hashable {
  /// The number `m >= 1` of levels.
  public let levels: Int
  /// The number `N >= 3` of points and of samples.
  public let points: Int
  /// `lim tau_1` as `t` grows.
  public let coefficient: Rational

  /// Computes the limit.
  ///
  /// - Throws: ``LongTailError/limitOutOfRange(levels:points:)``; `WorkRefused` when `m N^2` is above ``greatestWork``.
  /// - Complexity: `m N` powers of numbers of `N log m` bits.
  public init(levels m: Int, points count: Int) throws {
    if m < 1 || count < 3 { throw LongTailError.limitOutOfRange(levels: m, points: count) }
    if Double(m) * Double(count) * Double(count) > Double(LongTailLimit.greatestWork) {
      throw WorkRefused(
        "the limit of tau_1 for m = \(m) levels and N = \(count) points",
        size: .count("m N^2 = \(WorkEstimate.short(Double(m) * Double(count) * Double(count)))"),
        limit: .fixed(LongTailLimit.greatestWork, unit: ""))
    }
    levels = m
    points = count
    let masses = (2...count).map { r in
      (
        r,
        LongTailLimit.probability(levels: m, points: count, sharing: r)
          * (1 - Rational(1, r)).power(count - 1)
      )
    }
    coefficient =
      Rational.sum(masses.map { $1 / Rational($0 * $0) })
      / Rational.sum(masses.map { $1 / Rational($0) })
  }

  /// The greatest `m N^2` for which the limit is computed.
  public static let greatestWork = 100_000_000

  /// `P_r`: the probability that a point is one of `r` on the highest level that occurs.
  ///
  /// - Precondition: `m >= 1` and `1 <= r <= N`.
  public static func probability(
    levels m: Int, points count: Int, sharing r: Int
  ) -> Rational {
    precondition(m >= 1 && (1...count).contains(r), "\(r) of \(count) points, \(m) levels")
    let below = (0..<m).reduce(Integer.zero) { $0 + Integer($1).power(count - r) }
    return Rational(Integer.binomial(count - 1, r - 1) * below, Integer(m).power(count))
  }

  /// The mean frequency `1/N` of each point in a sample of `N` different points.
  public var coefficientOfDifferentPoints: Rational { Rational(1, points) }

  /// ``coefficientOfDifferentPoints`` over ``coefficient``, which tends to `2/N` as `m` grows: no greater constant `c` makes
  /// `err(A|S) >= opt(S) + c sum_l tau_l errn_S(A,l)` true for the samples `S` of `N` different points.
  public var ratio: Rational { coefficientOfDifferentPoints / coefficient }
}

extension LongTailLimit: CustomStringConvertible {
  /// The limit: `m = 2, N = 3: tau_1 -> 145/354`.
  public var description: String { "m = \(levels), N = \(points): tau_1 -> \(coefficient)" }
}
