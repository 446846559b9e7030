import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata audit runs`: several independent runs with fresh secrets.
struct AuditRunsCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "runs",
    abstract:
      "Bounds what models tell about their secrets, by the mean of several independent runs.",
    discussion: """
      The file is {"guesses": 100, "correct": [95, 93, 97]} with the right guesses of each run, and optionally "secrets" \
      (the number in each run), "choices" (the values of a secret, 2 unless given) and "list" (the number of guesses \
      in a list for a secret, 1 unless given). The runs are the units: guesses within one are dependent.
      """)

  @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
  var file: String

  @Option(
    parsing: .unconditional, help: "The delta of approximate differential privacy.",
    transform: Arguments.rational)
  var delta = Rational.zero

  @OptionGroup var audit: AuditOptions

  @OptionGroup var output: OutputOptions

  func report() throws -> Report {
    let runs = try InputFile.parse(file) {
      try RunsAudit(parsing: $0, delta: delta, confidence: audit.confidence)
    }
    return try runs.report(
      claim: audit.auditClaim(among: runs.claims), bits: output.enclosureBits
    ).asked
  }
}
