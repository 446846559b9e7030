import Contraction
import ExactArithmetic

/// What a certified upper bound of a coefficient is to come to: the rational number that it is, else the upper end of its enclosure,
/// rounded up to decimals.
struct UpperTarget {
  /// One unit of the last decimal.
  let unit: Rational
  /// The coefficient, or the upper end of its enclosure, rounded up to decimals.
  let rounded: Rational
  /// The coefficient where it is rational and known.
  private let exact: Rational?
  private let lower: Rational

  init(_ contraction: FixedInputContraction, digits: Int) {
    unit = Rational(1, Integer(10).power(digits))
    let upper = contraction.interval.upper
    rounded = Rational((upper / unit).ceiling()) * unit
    lower = contraction.interval.lower
    // The ends are equal where the coefficient is rational and known.
    exact = lower == upper ? upper : nil
  }

  /// The closest bound.
  var best: Rational { exact ?? rounded }

  /// A claim of a bound, which says how far above the coefficient that is, unless it is the closest.
  ///
  /// - Parameter reason: why the bound is not closer.
  func claim(
    _ claim: CertificateClaim, of bound: Rational, reason: String
  ) -> CertificateClaim {
    if bound == best { return claim }
    let distance = (bound - lower).brief()
    let place =
      exact.map { "\(distance) above the coefficient \($0.brief())" }
      ?? "at most \(distance) above the coefficient"
    return claim.reserving("certified is eta_KL(P,W) <= \(bound), \(place): \(reason)")
  }
}
