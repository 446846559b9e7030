import ArgumentParser
import CommandLineSupport
import Lemmata

/// `lemmata audit rates`: independent runs with and without one canary.
struct AuditRatesCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "Audits differential privacy by independent runs with and without one canary.",
    discussion: """
      The test has a threshold that was fixed beforehand. Scores of many canaries of one run are not independent runs: \
      see 'lemmata audit one-run'.
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "In how many of the runs with the canary the test said so: 150/200.", valueName: "tp/n1"),
    transform: AuditRatesCommand.parseRate)
  var tp: Rate

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "In how many of the runs without the canary the test said so: 20/200.", valueName: "fp/n0"),
    transform: AuditRatesCommand.parseRate)
  var fp: Rate

  @Option(
    parsing: .unconditional, help: "The delta of approximate differential privacy.",
    transform: Arguments.rational)
  var delta = Rational.zero

  @OptionGroup var audit: AuditOptions

  @OptionGroup var output: OutputOptions

  /// A number of positive runs and of runs, which are not reduced.
  struct Rate {
    let positives: Int
    let runs: Int
  }

  private static func parseRate(_ text: String) throws -> Rate {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw UsageError("\"\(text)\" is no count of runs; expected two integers such as 150/200")
    }
    return Rate(
      positives: try Arguments.integer(String(parts[0])),
      runs: try Arguments.integer(String(parts[1])))
  }

  func report() throws -> Report {
    try RatesAudit(
      truePositives: tp.positives, of: tp.runs, falsePositives: fp.positives, of: fp.runs,
      delta: delta, confidence: audit.confidence
    ).report(
      claim: audit.auditClaim(among: RatesAudit.claims), bits: output.enclosureBits
    ).asked
  }
}
