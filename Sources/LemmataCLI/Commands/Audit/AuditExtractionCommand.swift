import ArgumentParser
import CommandLineSupport
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

  @OptionGroup var secrets: SecretOptions

  @OptionGroup var guesses: GuessOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try guesses.report(command: "extraction", secrets: secrets.secrets, choices: secrets.choices)
  }
}

/// `lemmata audit bits`: guesses about fair bits.
struct AuditBitsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "bits",
    abstract: "Bounds what a model tells about fair bits, by bits that are guessed right.",
    discussion: "The same as extraction of secrets with two values.")

  @OptionGroup var bits: FairBitOptions

  @OptionGroup var guesses: GuessOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try guesses.report(command: "bits", secrets: bits.of, choices: 2)
  }
}

/// Guesses about secrets, and what is asked of them.
struct GuessOptions: ParsableArguments {
  @OptionGroup var counts: GuessCounts

  @Flag(help: "Write the p-value as a fraction whatever its length.")
  var exact = false

  @OptionGroup var audit: AuditOptions

  func report(command: String, secrets: Int, choices: Int) throws -> Report {
    try counts.audit(of: secrets, choices: choices, confidence: audit.confidence).report(
      command: command, secrets: secrets, claim: audit.auditClaim(among: SecretAudit.claims),
      isExact: exact
    ).asked
  }
}
