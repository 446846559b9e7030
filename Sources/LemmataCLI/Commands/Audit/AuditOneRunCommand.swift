import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata audit one-run`: guesses about canaries of one training run.
struct AuditOneRunCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "one-run",
    abstract: "Audits differential privacy by guesses about the canaries of one training run.",
    discussion: """
      Each of m canaries is included by a fair coin; of r guesses about the coins v are right. For delta > 0 the bound is \
      the sharp one, for a number of guesses that does not depend on the model; beside it stands the value of the \
      formula that public tools use, which is no bound for every number of right guesses.
      """)

  @OptionGroup var counts: OneRunOptions

  @Flag(help: "Write p-values as fractions whatever their length.")
  var exact = false

  @OptionGroup var audit: AuditOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    try counts.audit(confidence: audit.confidence).report(
      claim: audit.auditClaim(among: AuditClaim.Kind.allCases), bits: output.enclosureBits,
      isExact: exact
    ).asked
  }
}

/// The counts of an audit of one training run.
struct OneRunOptions: ParsableArguments {
  @Option(
    parsing: .unconditional, help: "The number m of canaries.", transform: Arguments.integer)
  var canaries: Int

  @Option(
    parsing: .unconditional, help: "The number r of guesses.", transform: Arguments.integer)
  var guesses: Int

  @Option(
    parsing: .unconditional, help: "The number v of right guesses.", transform: Arguments.integer)
  var correct: Int

  @Option(
    parsing: .unconditional, help: "The delta of approximate differential privacy.",
    transform: Arguments.rational)
  var delta = Rational.zero

  @Flag(
    help:
      "The number of guesses was chosen from the model; refused for delta > 0 without --any-guesses."
  )
  var guessesFromModel = false

  @Flag(
    help:
      "For delta > 0 use a bound that holds for every number of guesses: m delta / 2 is added to the tail."
  )
  var anyGuesses = false

  @Option(
    parsing: .unconditional,
    help:
      "With --any-guesses: the number of guesses that is made at least, whatever the model; the more, the less is added (default: 1).",
    transform: Arguments.integer)
  var leastGuesses: Int?

  func audit(confidence: Rational) throws -> OneRunAudit {
    if guessesFromModel && !anyGuesses && delta.signum() > 0 {
      throw UsageError(
        "\(AuditError.guessesFromModel(delta: delta)); expected --any-guesses as well")
    }
    if leastGuesses != nil && !anyGuesses {
      throw UsageError(
        "--least-guesses is for a number of guesses that was chosen from the model; expected --any-guesses as well"
      )
    }
    return try OneRunAudit(
      canaries: canaries, guesses: guesses, correct: correct, delta: delta, confidence: confidence,
      selection: anyGuesses ? .fromModel : .fixed, leastGuesses: leastGuesses ?? 1)
  }
}
