import ExactArithmetic
import Work

/// Why counts of an audit are refused.
public enum AuditError: InputError, Hashable {
  /// A count below its least value, or above the greatest number of trials.
  case countOutOfRange(name: String, count: Int, least: Int)
  /// More right guesses than guesses.
  case correctAboveGuesses(correct: Int, guesses: Int)
  /// More positive runs than runs.
  case positivesAboveRuns(positives: Int, runs: Int)
  /// More guesses than there is to guess.
  case guessesAboveSecrets(guesses: Int, secrets: Int, name: String)
  /// A confidence outside (0, 1).
  case confidenceOutOfRange(Rational)
  /// A `delta` outside [0, 1].
  case deltaOutOfRange(Rational)
  /// A claimed `epsilon` below 0, or `e^epsilon` below 1.
  case claimOutOfRange(name: String, value: Rational, least: Rational)
  /// A list of guesses for a secret that is empty or holds all its values.
  case listOutOfRange(list: Int, choices: Int)
  /// `delta > 0`, and the model chose how many guesses were made.
  case guessesFromModel(delta: Rational)
  /// A least number of guesses below 1, or above the guesses or what is computed.
  case leastGuessesOutOfRange(Int, most: Int)
  /// No run.
  case noRuns
  /// A claim that is no `name=value` with a known name.
  case unknownClaim(String, known: [String])

  public var description: String {
    switch self {
    case .countOutOfRange(let name, let count, let least):
      return "the number of \(name) is \(count); expected \(least) to 2^60"
    case .correctAboveGuesses(let correct, let guesses):
      return "\(correct) of \(guesses) guesses are right; expected at most \(guesses)"
    case .positivesAboveRuns(let positives, let runs):
      return "\(positives) of \(runs) runs are positive; expected at most \(runs)"
    case .guessesAboveSecrets(let guesses, let secrets, let name):
      return "\(guesses) guesses about \(secrets) \(name); expected at most one for each"
    case .confidenceOutOfRange(let confidence):
      return "the confidence is \(confidence); expected a number above 0 and below 1, such as 19/20"
    case .deltaOutOfRange(let delta):
      return "delta is \(delta); expected a probability, from 0 to 1"
    case .claimOutOfRange(let name, let value, let least):
      return "the claim \(name)=\(value); expected at least \(least)"
    case .listOutOfRange(let list, let choices):
      return
        "lists of \(list) guesses for a secret of \(choices) values; expected 1 to \(choices - 1)"
    case .guessesFromModel(let delta):
      return "with delta = \(delta) the bound holds for a number of guesses fixed before training; "
        + "chosen from the model it has no such p-value (with the probability delta a model may reveal a few "
        + "coins and have only those guessed)"
    case .leastGuessesOutOfRange(let least, let most):
      return "the least number of guesses is \(least); expected 1 to \(most)"
    case .unknownClaim(let text, let known):
      return "\"\(text)\" is no claim that these counts can refute; expected "
        + known.map { "\($0)=x" }.list("or")
    case .noRuns:
      return "there is no run; expected the count of right guesses of each"
    }
  }
}

extension AuditError {
  /// The greatest count.
  static let greatestCount = BinomialTail.greatestTrialCount

  static func check(
    _ name: String, _ count: Int, atLeast least: Int = 0
  ) throws(AuditError) {
    if count < least || count > greatestCount {
      throw .countOutOfRange(name: name, count: count, least: least)
    }
  }

  static func check(confidence: Rational) throws(AuditError) {
    if confidence.signum() <= 0 || confidence >= 1 { throw .confidenceOutOfRange(confidence) }
  }

  static func check(delta: Rational) throws(AuditError) {
    if delta.isNegative || delta > 1 { throw .deltaOutOfRange(delta) }
  }
}
