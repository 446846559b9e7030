import CertificateChecking
import Documents
import ExactArithmetic
import Leakage

extension CertificateClaim {
  /// The p-values of an audit of one training run: at `epsilon = 0`, and at two factors `e^epsilon`, `10^-digits` apart, with
  /// one at most the permitted error and one above it.
  ///
  /// - Parameters:
  ///   - audit: the counts.
  ///   - digits: how many significant decimals of each p-value are certified, and how many decimals the factors have.
  /// - Throws: ``CertificationError`` for more than 16384 guesses, or a law of more than `2^20` bits; `WorkRefused`.
  /// - Complexity: for each claim, as many products of numbers of that many bits as there are guesses.
  public static func audit(_ audit: OneRunAudit, digits: Int = 12) throws -> [CertificateClaim] {
    let excess = (canaries: audit.canaries, delta: audit.delta)
    let least = audit.selection == .fromModel && audit.delta.signum() > 0 ? audit.leastGuesses : 0
    func claim(_ factor: Rational) throws -> CertificateClaim {
      try tail(
        trials: audit.guesses, correct: audit.correct, success: factor / (1 + factor),
        excess: excess, least: least, value: audit.exactPValue(at: factor), digits: digits)
    }
    guard let crossing = audit.epsilon().crossing else { return [try claim(1)] }
    let unit = Rational(1, Integer(10).power(digits))
    var factor = max(1, Rational((crossing.lower / unit).floor()) * unit)
    while try audit.exactPValue(at: factor + unit) <= audit.error { factor += unit }
    return try (factor == 1 ? [1] : [1, factor]).map(claim) + [claim(factor + unit)]
  }

  /// The p-value of guesses about uniform secrets.
  ///
  /// - Throws: ``CertificationError`` as for ``audit(_:digits:)-(OneRunAudit,_)``; `WorkRefused`.
  public static func audit(_ audit: SecretAudit, digits: Int = 12) throws -> [CertificateClaim] {
    [
      try tail(
        trials: audit.guesses, correct: audit.correct, success: Rational(1, audit.choices),
        excess: (canaries: 0, delta: 0), least: 0, value: audit.exactPValue(), digits: digits)
    ]
  }

  private static func tail(
    trials: Int, correct: Int, success: Rational, excess: (canaries: Int, delta: Rational),
    least: Int, value: Rational, digits: Int
  ) throws -> CertificateClaim {
    // Significant decimals: those after the zeros.
    let zeros = max(0, value.denominator.bitWidth - value.numerator.bitWidth) * 3 / 10
    let places = digits + zeros
    let unit = Rational(1, Integer(10).power(places))
    let isShort = (value / unit).isInteger
    let lower = isShort ? value : Rational((value / unit).floor()) * unit
    let upper = isShort ? value : lower + unit
    return try CertificateClaim(
      .audit,
      [
        ("trials", .init(trials)), ("correct", .init(correct)), ("success", .rational(success)),
        ("canaries", .init(excess.canaries)), ("delta", .rational(excess.delta)),
        ("least", .init(least)),
        ("between", [.decimal(lower, digits: places), .decimal(upper, digits: places)]),
      ])
  }
}
