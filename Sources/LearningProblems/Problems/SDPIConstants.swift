import Claims
import ExactArithmetic
import Tables

/// The constants of the two strong data processing inequalities of a learning problem: for every message `M`
/// made from the data, `I(M;theta) <= tau I(M;X_1..n)` and `I(M;X) <= rho I(M;X_1..n)`.
///
/// They are the KL contraction coefficients, with the law of the data as the input law, of the channels from
/// the data to the parameter and to a test point.
public struct SDPIConstants: Sendable, Hashable {
  /// The constant of (parameter, data): one number where it is known exactly.
  public let tau: Enclosure
  /// The constant of (test point, data): one number where it is known exactly.
  public let rho: Enclosure
  /// Chi-square's constant of (parameter, data), at most `tau`.
  public let tauChiSquare: Rational
  /// Chi-square's constant of (test point, data), at most `rho`.
  public let rhoChiSquare: Rational

  /// The width asked for, relative to the chi-square values, unless another is.
  public static let usualWidth = Rational(1, 1_000_000_000_000)

  public init(
    tau: Enclosure, rho: Enclosure, tauChiSquare: Rational, rhoChiSquare: Rational
  ) {
    self.tau = tau
    self.rho = rho
    self.tauChiSquare = tauChiSquare
    self.rhoChiSquare = rhoChiSquare
  }

  /// `(1 - tau)/rho`: the least memorization for each unit of test information; `nil` when `rho` is 0, so that
  /// a test point is independent of the data.
  public var factor: Enclosure? {
    guard rho.lower.signum() > 0 else { return nil }
    return Enclosure((1 - tau.upper) / rho.upper, (1 - tau.lower) / rho.lower)
  }
}

extension Enclosure {
  /// The number as a side of a claim: exact where it is known.
  var quantity: Quantity { isExact ? .rational(lower) : .enclosed(self) }
}
