import ArgumentParser
import CommandLineSupport
import Lemmata

/// Uniform secrets.
struct SecretOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The number of secrets.", transform: Arguments.integer)
  var secrets: Int

  @Option(
    parsing: .unconditional, help: "The number of values of a secret.",
    transform: Arguments.integer)
  var choices: Int
}

/// Fair bits, which are secrets with two values.
struct FairBitOptions: ParsableArguments {
  @Option(parsing: .unconditional, help: "The number of bits.", transform: Arguments.integer)
  var of: Int
}

/// How many guesses about secrets were right.
struct GuessCounts: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The number of guesses that were right.",
    transform: Arguments.integer)
  var correct: Int

  @Option(
    parsing: .unconditional,
    help: "The number of guesses, one for a secret or a bit (default: all).",
    transform: Arguments.integer)
  var guesses: Int?

  /// The audit of so many secrets; the report compares the numbers of guesses and of secrets too.
  func audit(
    of secrets: Int, choices: Int, confidence: Rational = Rational(19, 20)
  ) throws -> SecretAudit {
    let guesses = guesses ?? secrets
    if guesses > secrets {
      throw AuditError.guessesAboveSecrets(guesses: guesses, secrets: secrets, name: "secrets")
    }
    return try SecretAudit(
      choices: choices, guesses: guesses, correct: correct, confidence: confidence)
  }
}
