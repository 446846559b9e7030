import ArgumentParser
import Lemmata

/// `lemmata audit extraction`: guesses about uniform secrets.
struct AuditExtractionCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "extraction",
    abstract: "Bounds what a model tells about uniform secrets, by guesses that are right.",
    discussion: """
      With the confidence, mutual information and maximal leakage are at least what is printed; a model that is one of \
      2^B has at least so many bits B, all counted that the attack reads.
      """)

  @Option(
    parsing: .unconditional, help: "The number of secrets.", transform: Arguments.integer)
  var secrets: Int

  @Option(
    parsing: .unconditional, help: "The number of values of a secret.",
    transform: Arguments.integer)
  var choices: Int

  @OptionGroup var guesses: GuessOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try guesses.report(command: "extraction", secrets: secrets, choices: choices)
  }
}

/// `lemmata audit bits`: guesses about fair bits.
struct AuditBitsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bits",
    abstract: "Bounds what a model tells about fair bits, by bits that are guessed right.",
    discussion: "The same as extraction of secrets with two values.")

  @Option(parsing: .unconditional, help: "The number of bits.", transform: Arguments.integer)
  var of: Int

  @OptionGroup var guesses: GuessOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try guesses.report(command: "bits", secrets: of, choices: 2)
  }
}

/// Guesses about secrets, and what is asked of them.
struct GuessOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The number of guesses that were right.",
    transform: Arguments.integer)
  var correct: Int

  @Option(
    parsing: .unconditional,
    help: "The number of guesses, one for a secret or a bit (default: all).",
    transform: Arguments.integer)
  var guesses: Int?

  @Flag(help: "Write the p-value as a fraction whatever its length.")
  var exact = false

  @OptionGroup var audit: AuditOptions

  func report(command: String, secrets: Int, choices: Int) throws -> Report {
    try SecretAudit(
      choices: choices, guesses: guesses ?? secrets, correct: correct, confidence: audit.confidence
    ).report(
      command: command, secrets: secrets, claim: audit.auditClaim(among: SecretAudit.claims),
      isExact: exact
    ).asked
  }
}
