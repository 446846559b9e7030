import ExactArithmetic

/// The confidence of an interval, and what is kept back of the permitted error because the interval was looked at
/// before, to decide whether to go on.
///
/// A run that stops by the width of its interval looks at fixed numbers of trials. If look `j` allows for the error
/// `(1 - level) / 2^j`, all looks together err with at most `1 - level`, wherever the run stops.
public struct Confidence: Sendable, Hashable {
  /// The level that is stated.
  public let level: Rational
  /// How many times the permitted error is halved.
  public let halvings: Int

  /// The greatest level: the error that is left is a number that double precision, which plans runs, resolves.
  public static let greatestLevel = 1 - Rational(1, 1_000_000_000_000)

  /// - Precondition: `0 < level <= greatestLevel` and `halvings >= 0`.
  public init(_ level: Rational, halvings: Int = 0) {
    precondition(
      level.signum() > 0 && level <= Confidence.greatestLevel, "a confidence of \(level)")
    precondition(halvings >= 0, "\(halvings) halvings")
    self.level = level
    self.halvings = halvings
  }

  /// The same level with the error halved some more times.
  public func halved(_ times: Int) -> Confidence { Confidence(level, halvings: halvings + times) }

  /// The probability with which the interval may miss: `(1 - level) / 2^halvings`.
  public var error: Rational { (1 - level).scaled(byPowerOfTwo: -halvings) }
}
