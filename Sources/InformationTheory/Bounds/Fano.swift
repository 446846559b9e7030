import ExactArithmetic

/// Fano's inequality.
public enum Fano {
  /// Fano's term: the information that naming the right one of `k` equally likely alternatives with a
  /// probability of success `alpha` takes at least,
  ///
  /// `F(alpha) = log k - h(alpha) - (1 - alpha) log(k - 1) = d(alpha || 1/k)`.
  ///
  /// It is exact, 0 at `alpha = 1/k`, and increases from there to `log k` at `alpha = 1`.  For `k = 1` there
  /// is nothing to name and the term is 0.
  ///
  /// Source: R. M. Fano, *Transmission of Information* (1961).
  ///
  /// - Precondition: `0 <= alpha <= 1` and `k >= 1`.
  public static func term(success alpha: Rational, among k: Int) -> LogForm {
    term(success: alpha, among: Integer(k))
  }

  /// Fano's term for a number of alternatives of any size, such as `2^320`.
  ///
  /// - Precondition: `0 <= alpha <= 1` and `k >= 1`.
  public static func term(success alpha: Rational, among k: Integer) -> LogForm {
    precondition(k.signum() > 0, "\(k) alternatives")
    precondition(!alpha.isNegative && alpha <= 1, "a probability of success of \(alpha)")
    if k.isOne { return .zero }
    var form = LogForm.log(k) - binaryEntropy(alpha)
    form.add(alpha - 1, log: k - 1)
    return form
  }
}
