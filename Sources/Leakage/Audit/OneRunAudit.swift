import ExactArithmetic
import Work

/// Counts of an audit of one training run: `m` canaries, each included by a fair coin, and `r` guesses about the coins,
/// of which `v` are right.
///
/// ```swift
/// let audit = try OneRunAudit(canaries: 1000, guesses: 100, correct: 95)
/// print(try audit.epsilon().interval)  // about 2.17: not eps-DP for less, with confidence 95 %
/// ```
///
/// If a change of one coin changes the law of the model by at most `(ln E, delta)` then
/// `Pr[V >= v] <= p_E(v) = min(1, T_v + m delta T_v (1 - T_v)/(v p_v))`, where `T_v` and `p_v` are the tail and the mass of
/// the binomial law with `r` trials and success `E/(1+E)`.  For `delta > 0` the number of guesses must not depend on the
/// model.  The bound is the supremum over all such mechanisms.
///
/// Source: derived here; for `delta = 0` T. Steinke, M. Nasr and M. Jagielski, "Privacy auditing with one (1) training
/// run", 2023, arXiv 2305.08846.
public struct OneRunAudit: Sendable, Hashable {
  /// The number `m` of canaries.
  public let canaries: Int
  /// The number `r` of guesses; the attack abstains about the others.
  public let guesses: Int
  /// The number `v` of right guesses.
  public let correct: Int
  /// The `delta` of approximate differential privacy.
  public let delta: Rational
  /// The confidence of what is concluded.
  public let confidence: Rational
  /// How the number of guesses came about.
  public let selection: GuessSelection
  /// The number of guesses that is made at least whatever the model, where their number may depend on it.
  public let leastGuesses: Int
  /// What `m delta` is multiplied by where the number of guesses may depend on the model, ``guessConstant(leastGuesses:factor:)``.
  let guessConstant: Rational

  /// How the number of guesses came about.
  public enum GuessSelection: String, Sendable, Hashable, CustomStringConvertible {
    /// It was fixed, or does not depend on the model.
    case fixed
    /// It may depend on the model: then `m delta` times a constant, `1/2` or less, is added for `delta > 0`, a bound for every
    /// number of guesses.
    case fromModel = "from the model"

    public var description: String { rawValue }
  }

  /// Creates the counts of an audit.
  ///
  /// - Parameters:
  ///   - canaries: the number `m` of canaries.
  ///   - guesses: the number `r` of guesses, at most `m`.
  ///   - correct: the number `v` of right guesses.
  ///   - delta: the `delta` of approximate differential privacy.
  ///   - confidence: the confidence of what is concluded.
  ///   - selection: how the number of guesses came about.
  ///   - leastGuesses: for ``GuessSelection/fromModel`` the number of guesses that is made at least, from 1 to
  ///     ``greatestLeastGuesses``; it must not depend on the model.
  /// - Throws: ``AuditError`` for counts out of order and probabilities out of range.
  public init(
    canaries: Int, guesses: Int, correct: Int, delta: Rational = 0,
    confidence: Rational = Rational(19, 20), selection: GuessSelection = .fixed,
    leastGuesses: Int = 1
  ) throws(AuditError) {
    try AuditError.check("canaries", canaries)
    try AuditError.check("guesses", guesses)
    try AuditError.check("right guesses", correct)
    if correct > guesses { throw .correctAboveGuesses(correct: correct, guesses: guesses) }
    if guesses > canaries {
      throw .guessesAboveSecrets(guesses: guesses, secrets: canaries, name: "canaries")
    }
    try AuditError.check(delta: delta)
    try AuditError.check(confidence: confidence)
    let most = min(max(guesses, 1), OneRunAudit.greatestLeastGuesses)
    if leastGuesses < 1 || leastGuesses > most {
      throw .leastGuessesOutOfRange(leastGuesses, most: most)
    }
    self.canaries = canaries
    self.guesses = guesses
    self.correct = correct
    self.delta = delta
    self.confidence = confidence
    self.selection = selection
    self.leastGuesses = leastGuesses
    guessConstant = OneRunAudit.guessConstant(leastGuesses: leastGuesses)
  }

  /// The probability with which the conclusion may be wrong, `1 - confidence`.
  public var error: Rational { 1 - confidence }

  /// The tail of the right guesses; `nil` where every number of them is in it.
  var tail: BinomialTail? {
    correct == 0 ? nil : BinomialTail(trials: guesses, threshold: correct)
  }
}

extension OneRunAudit: CustomStringConvertible {
  /// The counts.
  public var description: String {
    "\(correct) of \(guesses) guesses right, \(canaries) canaries, delta \(delta), confidence \(confidence)"
  }
}
